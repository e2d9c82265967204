// A hash of bytes: the same on every machine of one byte order, and no defence against chosen keys.

#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace kijil::text {

// One step: multiplication carries low bits up, the shift brings them back (splitmix64's, shortened).
constexpr std::uint64_t mixed(std::uint64_t value) noexcept {
  value *= 0x9E3779B97F4A7C15;
  return value ^ (value >> 32);
}

inline std::uint64_t hash(std::string_view bytes) noexcept {
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  const auto word = [](const char* from, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, from, size);
    return value;
  };
  std::uint64_t state = mixed(left + 1);
  for (; left > 8; at += 8, left -= 8) state = mixed(state ^ word(at, 8));
  // The last one to eight bytes; where they are fewer than a number has, two of its reads overlap.
  std::uint64_t last = 0;
  if (left == 8) {
    last = word(at, 8);
  } else if (left >= 4) {
    last = word(at, 4) | word(at + left - 4, 4) << 32;
  } else if (left > 0) {
    last = word(at, 1) | word(at + left / 2, 1) << 8 | word(at + left - 1, 1) << 16;
  }
  return mixed(state ^ last);
}

}  // namespace kijil::text
