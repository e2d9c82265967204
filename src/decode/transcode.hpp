// Bytes in a legacy charset to UTF-8, through ICU.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kijil::decode {

// The bytes as UTF-8, every undecodable sequence as one U+FFFD; nullopt if ICU has no converter of that name.
std::optional<std::string> transcode(std::string_view bytes, const std::string& converter);

// ICU's name of a converter in lower case, the MIME name where it has one; the name itself if ICU has no
// converter.
std::string canonical_name(const std::string& converter);

}  // namespace kijil::decode
