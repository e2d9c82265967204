// ASCII helpers that ignore the locale.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kijil::text {

// The HTML standard's ASCII white space: tab, line feed, form feed, carriage return, space.
constexpr bool is_space(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
constexpr bool is_alpha(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// Lower case of the ASCII letters among the eight bytes of a word; other bytes stay.
constexpr std::uint64_t lower_of_eight(std::uint64_t word) noexcept {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  const std::uint64_t seven = word & (0x7F * kEach);
  const std::uint64_t from_a = seven + (0x80 - 'A') * kEach;
  const std::uint64_t beyond_z = seven + (0x7F - 'Z') * kEach;
  const std::uint64_t upper = ~word & (from_a ^ beyond_z) & (0x80 * kEach);
  return word | (upper >> 2);
}

constexpr bool equals_ignoring_case(std::string_view text, std::string_view lower_case) noexcept {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (lower(text[i]) != lower_case[i]) return false;
  }
  return true;
}

constexpr bool contains_ignoring_case(std::string_view text, std::string_view lower_case) noexcept {
  for (std::size_t i = 0; i + lower_case.size() <= text.size(); ++i) {
    if (equals_ignoring_case(text.substr(i, lower_case.size()), lower_case)) return true;
  }
  return false;
}

constexpr std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Whether the predicate holds for one of the pieces of text between white space, such as the names in a class
// attribute; those behind it are not asked.
template <class Predicate>
constexpr bool any_field(std::string_view text, Predicate holds) {
  while (!(text = trim(text)).empty()) {
    std::size_t end = 0;
    while (end < text.size() && !is_space(text[end])) ++end;
    if (holds(text.substr(0, end))) return true;
    text.remove_prefix(end);
  }
  return false;
}

// Whether text has an ASCII letter or anything beyond ASCII: what is neither number nor sign.
constexpr bool has_letters(std::string_view text) noexcept {
  for (const char c : text) {
    if (is_alpha(c) || (c & 0x80) != 0) return true;
  }
  return false;
}

inline std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

}  // namespace kijil::text
