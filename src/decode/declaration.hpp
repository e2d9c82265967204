// The charset that a page declares about itself.

#pragma once

#include <string_view>

namespace kijil::decode {

// The label of the first <?xml encoding>, <meta charset> or <meta content="...; charset="> in the first 64
// KiB, as written; empty when there is none. Comments are skipped.
std::string_view declared_label(std::string_view html);

// The charset parameter of a media type: "EUC-KR" of "text/html; charset=EUC-KR"; empty when there is none.
std::string_view charset_parameter(std::string_view media_type);

}  // namespace kijil::decode
