// UTF-8: is it, how much of it is, and what to do about the rest.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kijil::decode {

// Bytes of the longest prefix that is valid UTF-8 (RFC 3629: no surrogates, no overlong forms, nothing above
// U+10FFFF); bytes.size() when all of it is.
std::size_t valid_utf8_prefix(std::string_view bytes);

// What UTF-8 makes of bytes that are not all valid.
struct Utf8Count {
  std::size_t characters = 0;  // well-formed sequences of two to four bytes
  std::size_t errors = 0;      // ill-formed sequences; one that the end of the input cuts off is not counted
};
Utf8Count count_utf8(std::string_view bytes);

// The text with one U+FFFD for each maximal subpart of an ill-formed sequence (Unicode 15, section 3.9), as
// browsers do.
std::string repair_utf8(std::string_view bytes);

}  // namespace kijil::decode
