#include "feature/patterns.hpp"

#include <cstdint>
#include <cstring>

#include "text/ascii.hpp"

namespace kijil::feature {
namespace {

using text::is_digit;

std::size_t digits_at(std::string_view line, std::size_t at) {
  std::size_t count = 0;
  while (at + count < line.size() && is_digit(line[at + count])) ++count;
  return count;
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

bool is_date_mark(char c) { return c == '.' || c == '/' || c == '-'; }

// One or two digits, a mark, one or two digits, a mark, digits.
bool is_numeric_date(std::string_view line, std::size_t at, std::size_t first) {
  const std::size_t mark = at + first;
  if (first > 2 || mark >= line.size() || !is_date_mark(line[mark])) return false;
  const std::size_t second = digits_at(line, mark + 1);
  const std::size_t next_mark = mark + 1 + second;
  if (second == 0 || second > 2 || next_mark >= line.size() || !is_date_mark(line[next_mark])) return false;
  return digits_at(line, next_mark + 1) >= 2;
}

// The place of the first digit at or after `at`, or the size of the line. Eight bytes at a time: a byte is a
// digit when it is at most nine beyond '0'.
std::size_t next_digit(std::string_view line, std::size_t at) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  for (; at + 8 <= line.size(); at += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, line.data() + at, sizeof bytes);
    bytes ^= '0' * kEach;
    const std::uint64_t beyond = ((bytes & (0x7F * kEach)) + (0x7F - 9) * kEach) | bytes;
    if ((~beyond & (0x80 * kEach)) != 0) break;
  }
  while (at < line.size() && !is_digit(line[at])) ++at;
  return at;
}

void find_digits(std::string_view line, Patterns& found) {
  for (std::size_t at = 0; (at = next_digit(line, at)) < line.size();) {
    const std::size_t count = digits_at(line, at);
    const std::size_t end = at + count;
    const bool own_word =
        (at == 0 || !text::is_alpha(line[at - 1])) && (end == line.size() || !text::is_alpha(line[end]));
    found.date |= (own_word && is_year(line.substr(at, count))) || is_numeric_date(line, at, count);
    found.time |= count <= 2 && end < line.size() && line[end] == ':' && digits_at(line, end + 1) == 2;
    at = end;
  }
}

bool has(const line::LineStats& stats, char mark) { return (stats.marks & line::mark_bit(mark)) != 0; }

bool has_address(std::string_view line, const line::LineStats& stats) {
  if (has(stats, '/') && line.find("://") != std::string_view::npos) return true;
  if ((stats.pairs & line::kPairWw) != 0 && line.find("www.") != std::string_view::npos) return true;
  if (!has(stats, '@')) return false;
  const std::size_t at = line.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < line.size() && line[at - 1] != ' ' &&
         line[at + 1] != ' ';
}

bool has_c_in_brackets(std::string_view line) {
  for (std::size_t at = 0; (at = line.find('(', at)) != std::string_view::npos; ++at) {
    if (line.size() - at >= 3 && text::lower(line[at + 1]) == 'c' && line[at + 2] == ')') return true;
  }
  return false;
}

bool has_copyright(std::string_view line, const line::LineStats& stats) {
  constexpr std::size_t kLongest = 300;  // bytes; a text about rights has longer lines
  if (stats.copyright_sign) return true;
  if (line.size() >= kLongest) return false;
  const auto contains = [line](std::string_view words) { return text::contains_ignoring_case(line, words); };
  return ((stats.pairs & line::kPairYr) != 0 && contains("copyright")) ||
         ((stats.pairs & line::kPairRv) != 0 && contains("rights reserved")) ||
         (has(stats, '(') && has_c_in_brackets(line));
}

}  // namespace

Patterns patterns(std::string_view line, const line::LineStats& stats) noexcept {
  Patterns found;
  // A date has four digits or more, a time of day three.
  if (stats.digits >= 4 || (stats.digits == 3 && has(stats, ':'))) find_digits(line, found);
  found.address = has_address(line, stats);
  found.copyright = has_copyright(line, stats);
  found.currency = stats.currency_sign || has(stats, '$');
  return found;
}

}  // namespace kijil::feature
