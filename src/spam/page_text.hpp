// The lines of a page as one normalised text in which every character leads back to the bytes it came from.
//
// Normalised: compatibility forms folded (NFKC), invisible characters dropped, split Hangul letters composed,
// look-alike letters of other scripts folded inside words that mix scripts.

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "spam/spam.hpp"
#include "spam/token.hpp"

namespace kijil::spam {

enum class Disguise : std::uint8_t { kInvisible, kJamo, kWide, kLookAlike };

// A character of the normalised text that was written in another way.
struct Altered {
  std::uint32_t index;  // into PageText::chars
  Disguise disguise;
};

struct PageText {
  std::unique_ptr<char16_t[]> units;      // what chars points into
  std::u16string_view chars;              // every line ends with '\n'; a character outside the BMP is U+FFFD
  std::vector<Token> tokens;              // the words of chars
  std::vector<std::uint32_t> line_begin;  // index of each line's first char, and the size of chars at the end
  std::vector<Altered> altered;           // in order of index
  std::uint32_t syllables = 0;            // Hangul syllables in chars

  std::uint32_t line_of(std::uint32_t index) const;
};

// Linear in the bytes of the lines; ill-formed UTF-8 becomes U+FFFD.
PageText normalise(std::span<const PageLine> lines);

// The same for one text that is no line of the page: a title, a description. Line breaks become spaces.
std::u16string normalise(std::string_view text);

std::string to_utf8(std::u16string_view text);

// Bytes of a line's text, from 0.
struct ByteRange {
  std::uint32_t line;
  std::uint32_t begin;
  std::uint32_t end;
};

// Leads chars back to bytes: reads a line once more and keeps the places, so that asking in order of line
// costs no more than reading the lines.
class ByteMap {
 public:
  // Both must outlive the object.
  ByteMap(const PageText& page, std::span<const PageLine> lines) : page_(page), lines_(lines) {}

  // What the chars [first, last), of one line, came from; invisible characters after the last one stay out.
  ByteRange bytes_of(std::uint32_t first, std::uint32_t last);

 private:
  const PageText& page_;
  std::span<const PageLine> lines_;
  std::uint32_t line_ = ~0U;           // that was read
  std::vector<std::uint32_t> offset_;  // of each char of it, its line break included
};

}  // namespace kijil::spam
