// UTF-16 and UTF-32, which no byte-oriented look at a page can read.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "decode/encoding.hpp"

namespace kijil::decode {

struct ByteOrderMark {
  Encoding encoding;
  std::size_t length;  // bytes
};

// The mark at the beginning (UTF-8, UTF-16, UTF-32), unless what follows it is plainly not in that encoding.
std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes);

// UTF-16 without a mark, told from the first 8 KiB: nearly every code unit is one that text has, and some of
// them are ASCII.
std::optional<Encoding> guess_utf16(std::string_view bytes);

}  // namespace kijil::decode
