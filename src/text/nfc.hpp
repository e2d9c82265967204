// Unicode normalisation of one line.

#pragma once

#include <string>
#include <string_view>

namespace kijil::text {

// The NFC of valid UTF-8.
std::string nfc(std::string_view text);

}  // namespace kijil::text
