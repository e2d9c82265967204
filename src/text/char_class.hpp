// What a code point does in a line of text.

#pragma once

#include <cstdint>

namespace kijil::text {

enum class CharClass : std::uint8_t {
  kOther,  // punctuation and symbols that are none of the below
  kSpace,
  kLower,
  kUpper,
  kLetter,  // a letter without case that is not wide
  kWide,    // Hangul, Kana, ideographs: as much text as about two Latin letters
  kDigit,
  kTerminal,   // ends a sentence: . ! ? and their like
  kComma,      // stands inside a sentence: , ; : and their like
  kSeparator,  // stands between the items of a list: | > bullets, arrows
  kQuote,      // quotation marks and brackets
  kMark,       // combining
  kFormat,     // invisible
};
inline constexpr unsigned kCharClassCount = 13;

struct CharInfo {
  CharClass kind;
  bool may_change;  // the code point may change, or change its neighbours, under NFC
};

// The generated table in two stages: kPageOf[code point / 256] is a page of kClasses.
extern const std::uint8_t kPageOf[];
extern const std::uint8_t kClasses[];
// Lead bytes of UTF-8 below which a character is white space, invisible or may change under NFC: bit h of
// entry l stands for the byte 0xC0 + 0x10 * h + l.
extern const std::uint8_t kNeedsLook[16];
inline constexpr std::uint8_t kMayChange = 0x10;

// code_point: any value; kOther beyond U+10FFFF.
inline CharInfo info(char32_t code_point) noexcept {
  if (code_point > 0x10FFFF) return {CharClass::kOther, false};
  const std::uint8_t value = kClasses[kPageOf[code_point >> 8] * 256U + (code_point & 0xFF)];
  return {static_cast<CharClass>(value & 0x0F), (value & kMayChange) != 0};
}

constexpr bool is_letter(CharClass kind) noexcept {
  return kind >= CharClass::kLower && kind <= CharClass::kWide;
}

// Part of a word as \w means it: letters, digits, marks, and the low line, which callers test themselves.
constexpr bool is_word(CharClass kind) noexcept {
  return is_letter(kind) || kind == CharClass::kDigit || kind == CharClass::kMark;
}

}  // namespace kijil::text
