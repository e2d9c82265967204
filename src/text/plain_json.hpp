// What stands in a JSON string as it is.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kijil::text {

inline bool needs_json_escape(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// Where the first character that needs an escape stands, or the size of the text. Eight bytes at a time: a
// borrow leaves the top bit of a byte that is below 0x20, or that is 0 after the exclusive or with the
// character looked for.
inline std::size_t plain_json_size(std::string_view text) noexcept {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  constexpr std::uint64_t kTop = 0x80 * kEach;
  const auto below = [](std::uint64_t bytes, std::uint64_t limit) {
    return (bytes - limit * kEach) & ~bytes & kTop;
  };
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if ((below(bytes, 0x20) | below(bytes ^ '"' * kEach, 1) | below(bytes ^ '\\' * kEach, 1)) != 0) break;
  }
  while (at < text.size() && !needs_json_escape(text[at])) ++at;
  return at;
}

}  // namespace kijil::text
