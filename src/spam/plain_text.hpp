// ASCII and Hangul syllables, which are nearly all of a Korean page, from UTF-8 to UTF-16.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kijil::spam {

// What was decoded.
struct PlainText {
  std::size_t bytes = 0;
  std::size_t units = 0;
  std::uint32_t syllables = 0;
};

// Units that may be written behind the last one, for a caller to leave room.
inline constexpr std::size_t kPlainSlack = 32;

// Decodes up to the first character that is neither ASCII nor a Hangul syllable, or to the end; a control
// character becomes a space. units needs room for text.size() + kPlainSlack.
PlainText decode_plain(std::string_view text, char16_t* units);

// The same without vectors, for machines that lack them and for the tests.
PlainText decode_plain_portable(std::string_view text, char16_t* units);

// The Hangul syllable of the next three bytes, U+AC00 to U+D7A3, or 0.
inline std::uint32_t syllable_at(std::string_view text, std::size_t at) noexcept {
  if (text.size() - at < 3) return 0;
  const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(text[at + i])}; };
  if ((byte(0) & 0xF0) != 0xE0 || (byte(1) & 0xC0) != 0x80 || (byte(2) & 0xC0) != 0x80) return 0;
  const std::uint32_t c = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return c - 0xAC00 < 11172 ? c : 0;
}

}  // namespace kijil::spam
