// Steps over UTF-8 that is known to be valid.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kijil::text {

// The code point at text[at], and its length in bytes. at < text.size(); text is valid UTF-8.
struct CodePoint {
  char32_t value;
  std::size_t size;
};

inline CodePoint code_point_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {((lead & 0x1FU) << 6) | (byte(1) & 0x3FU), 2};
  if (lead < 0xF0) return {((lead & 0x0FU) << 12) | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU), 3};
  return {((lead & 0x07U) << 18) | ((byte(1) & 0x3FU) << 12) | ((byte(2) & 0x3FU) << 6) | (byte(3) & 0x3FU),
          4};
}

inline constexpr std::size_t kMostOfCodePoint = 4;  // bytes

// Writes a code point, at most kMostOfCodePoint bytes, and returns where they end; U+FFFD for a surrogate or
// a value beyond U+10FFFF.
inline char* write(char* to, char32_t value) noexcept {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
  const auto put = [&](char32_t byte) { *to++ = static_cast<char>(byte); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
  return to;
}

inline void append(std::string& out, char32_t value) {
  char bytes[kMostOfCodePoint];
  out.append(bytes, write(bytes, value));
}

// The beginning of valid UTF-8, at most `bytes` long and cut between two code points.
inline std::string_view truncated(std::string_view text, std::size_t bytes) noexcept {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

// Number of code points of valid UTF-8.
inline std::size_t code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

}  // namespace kijil::text
