// What a UTF-16 unit of normalised text is, and the parts of a Hangul syllable.

#pragma once

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kijil::spam {

constexpr bool is_syllable(char16_t c) noexcept { return c >= 0xAC00 && c <= 0xD7A3; }

// Index of the final consonant of a Hangul syllable: 0 for none, 8 for ㄹ, at most 27.
constexpr unsigned final_consonant(char16_t syllable) noexcept { return (syllable - 0xAC00U) % 28; }

constexpr bool is_ascii_letter(char16_t c) noexcept { return (c | 0x20U) >= u'a' && (c | 0x20U) <= u'z'; }
constexpr bool is_digit(char16_t c) noexcept { return c >= u'0' && c <= u'9'; }

inline bool is_letter(char16_t c) noexcept {
  return c < 0x80 ? is_ascii_letter(c) : is_syllable(c) || u_isalpha(static_cast<UChar32>(c));
}

// Letters and digits: what words are made of.
inline bool is_word(char16_t c) noexcept {
  return c < 0x80 ? is_ascii_letter(c) || is_digit(c) : is_syllable(c) || u_isalnum(static_cast<UChar32>(c));
}

constexpr bool is_cyrillic(char16_t c) noexcept { return c >= 0x0400 && c <= 0x052F; }
constexpr bool is_greek(char16_t c) noexcept { return c >= 0x0370 && c <= 0x03FF; }
constexpr bool is_ideograph(char16_t c) noexcept { return c >= 0x3400 && c <= 0x9FFF; }
constexpr bool is_kana(char16_t c) noexcept { return c >= 0x3041 && c <= 0x30FF; }
constexpr bool is_katakana(char16_t c) noexcept { return c >= 0x30A1 && c <= 0x30FF; }

// Of a script that writes no spaces between words.
constexpr bool is_unspaced(char16_t c) noexcept { return is_ideograph(c) || is_kana(c); }

constexpr char16_t lower_ascii(char16_t c) noexcept {
  return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
}

// Whether the text has the unit. Looks at a block at a time, which compilers make vectors of.
constexpr bool has_unit(std::u16string_view text, char16_t unit) noexcept {
  constexpr std::size_t kBlock = 64;
  for (; text.size() >= kBlock; text.remove_prefix(kBlock)) {
    std::uint16_t any = 0;
    for (std::size_t i = 0; i < kBlock; ++i)
      any = static_cast<std::uint16_t>(any | (text[i] == unit ? 0xFFFFU : 0U));
    if (any != 0) return true;
  }
  return text.find(unit) != text.npos;
}

// FNV-1a over UTF-16 units with a final mix: good enough for tables whose size is a power of two.
inline constexpr std::uint32_t kHashSeed = 2166136261U;

constexpr std::uint32_t hashed(std::uint32_t hash, char16_t c) noexcept { return (hash ^ c) * 16777619U; }

constexpr std::uint32_t mixed_hash(std::uint32_t hash) noexcept { return (hash ^ hash >> 15) * 2246822519U; }

constexpr std::uint32_t hash_of(std::u16string_view text) noexcept {
  std::uint32_t hash = kHashSeed;
  for (const char16_t c : text) hash = hashed(hash, c);
  return mixed_hash(hash);
}

// Calls found(begin, end) for what spaces separate.
template <typename Found>
void for_each_word(std::u16string_view text, Found&& found) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(u' ', begin), text.size());
    found(begin, end);
    begin = end + 1;
  }
}

}  // namespace kijil::spam
