#include "feature/patterns.hpp"

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

void find_digits(std::string_view line, Patterns& found) {
  for (std::size_t at = 0; at < line.size();) {
    if (!is_digit(line[at])) {
      ++at;
      continue;
    }
    const std::size_t count = digits_at(line, at);
    const std::size_t end = at + count;
    const bool own_word =
        (at == 0 || !text::is_alpha(line[at - 1])) && (end == line.size() || !text::is_alpha(line[end]));
    found.date |= (own_word && is_year(line.substr(at, count))) || is_numeric_date(line, at, count);
    found.time |= count <= 2 && end < line.size() && line[end] == ':' && digits_at(line, end + 1) == 2;
    at = end;
  }
}

bool has_address(std::string_view line) {
  if (line.find("://") != std::string_view::npos || line.find("www.") != std::string_view::npos) return true;
  const std::size_t at = line.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < line.size() && line[at - 1] != ' ' &&
         line[at + 1] != ' ';
}

bool has_copyright(std::string_view line) {
  return line.find("©") != std::string_view::npos || line.find("ⓒ") != std::string_view::npos ||
         (line.size() < 300 && (text::contains_ignoring_case(line, "copyright") ||
                                text::contains_ignoring_case(line, "rights reserved") ||
                                text::contains_ignoring_case(line, "(c)")));
}

bool has_currency(std::string_view line) {
  if (line.find('$') != std::string_view::npos) return true;
  for (const std::string_view sign : {"€", "£", "¥", "₩", "₹"}) {
    if (line.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

Patterns patterns(std::string_view line, bool has_digits) noexcept {
  Patterns found;
  if (has_digits) find_digits(line, found);
  found.address = has_address(line);
  found.copyright = has_copyright(line);
  found.currency = has_currency(line);
  return found;
}

}  // namespace kijil::feature
