#include "assemble/byline.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace kijil::assemble {
namespace {

constexpr std::size_t kMaxLine = 300;  // bytes; longer lines are prose

bool is_syllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

// Where the code point before `at` begins.
std::size_t before(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && (text[at] & 0xC0) == 0x80);
  return at;
}

// The two to four Hangul syllables that end at `end`; "" for fewer or more.
std::string_view name_before(std::string_view line, std::size_t end) {
  while (end > 0 && text::is_space(line[end - 1])) --end;
  std::size_t begin = end;
  int syllables = 0;
  while (begin > 0) {
    const std::size_t previous = before(line, begin);
    if (!is_syllable(text::code_point_at(line, previous).value)) break;
    begin = previous;
    ++syllables;
  }
  return syllables >= 2 && syllables <= 4 ? line.substr(begin, end - begin) : std::string_view();
}

// "홍길동 기자", "홍길동 특파원"
std::string_view korean_reporter(std::string_view line) {
  for (const std::string_view role : {"기자", "특파원", "논설위원", "객원기자"}) {
    for (std::size_t at = 0; (at = line.find(role, at)) != std::string_view::npos; at += role.size()) {
      const std::string_view name = name_before(line, at);
      if (!name.empty()) return name;
    }
  }
  return {};
}

// What follows "by", up to a mark, a digit or "posted".
std::string_view english_author(std::string_view line) {
  std::size_t at = 0;
  if (line.size() > 3 && text::equals_ignoring_case(line.substr(0, 3), "by ")) {
    at = 3;
  } else if (line.size() > 11 && text::equals_ignoring_case(line.substr(0, 11), "written by ")) {
    at = 11;
  } else {
    return {};
  }
  std::string_view rest = line.substr(at);
  std::size_t end = std::min(rest.find_first_of("|,(/@0123456789"), rest.size());
  for (const std::string_view stop : {"·", " posted", " published", " updated", " on ", " in "}) {
    end = std::min(end, rest.find(stop));
  }
  rest = text::trim(rest.substr(0, end));
  const auto words = std::ranges::count(rest, ' ') + 1;
  return words <= 5 ? rest : std::string_view();
}

}  // namespace

std::string byline_author(std::string_view line) {
  if (line.size() > kMaxLine) return {};
  const std::string_view reporter = korean_reporter(line);
  return std::string(reporter.empty() ? english_author(line) : reporter);
}

}  // namespace kijil::assemble
