// What the bytes of a line are, as bits: 64 bytes at a time.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kijil::line {

inline constexpr std::size_t kScanned = 64;            // bytes, one bit each
inline constexpr std::uint32_t kStartCharacters = 10;  // by which beginnings of lines are compared

// Bit i is for byte i; bits of bytes behind the end of the text are clear.
struct ByteBits {
  std::uint64_t spaces = 0;
  std::uint64_t lowers = 0;
  std::uint64_t uppers = 0;
  std::uint64_t digits = 0;
  std::uint64_t marks = 0;   // ASCII that is none of the above
  std::uint64_t hangul = 0;  // first bytes of Hangul syllables
  std::uint64_t others = 0;  // first bytes of characters beyond ASCII that are no syllables
  std::uint64_t starts = 0;  // first bytes of fields: no space, behind a space
  std::uint32_t characters = 0;
  std::uint32_t lower_count = 0;
  std::uint32_t upper_count = 0;
  std::uint32_t digit_count = 0;
  std::uint32_t hangul_count = 0;
  std::uint32_t fields = 0;
  std::uint32_t upper_fields = 0;  // that begin with A to Z
  std::uint32_t lower_fields = 0;
  // Fields of at most three characters that begin with a small letter; `unsure` are such beginnings that are
  // not counted because the end of the block or a character of several bytes is near.
  std::uint32_t short_fields = 0;
  std::uint64_t unsure = 0;
  // Bytes of the first kStartCharacters characters, or `size` when there are no more.
  std::size_t start_bytes = 0;
  // Bits of Pair that occur; also of what stands behind the end of the text.
  std::uint8_t pairs = 0;
};

// Two bytes that are rare in text, but for words that features look for.
enum Pair : std::uint8_t {
  kPairWw = 1,  // "www."
  kPairYr = 2,  // "copyright", capitals or not, as the next
  kPairRv = 4,  // "rights reserved"
};

// The bits of the next `size` bytes, at most kScanned, of valid UTF-8 whose only white space is single
// spaces. after_space: whether the byte before is a space or nothing. kScanned + 1 bytes can be read.
// lowered: receives kScanned bytes, with small ASCII letters for capitals.
void scan_bytes(const char* text, std::size_t size, bool after_space, ByteBits& bits, char* lowered) noexcept;

// A beginning of text that can be copied as it is: no white space but single spaces between other characters,
// nothing invisible, and nothing that NFC may change.
struct PlainRun {
  std::size_t size = 0;
  std::uint32_t characters = 0;
  std::uint32_t spaces = 0;
};

// The longest plain run that kScanned-byte steps find: what follows it may be plain, too, and has to be
// looked at. kScanned + 1 bytes behind text + size can be read.
PlainRun plain_run(const char* text, std::size_t size) noexcept;

// Bytes of UTF-8 that begin U+A000 to U+D7FF: Hangul syllables and little else.
std::size_t hangul_leads(std::string_view text) noexcept;

}  // namespace kijil::line
