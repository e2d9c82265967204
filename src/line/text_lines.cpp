// Lines of plain text.

#include <algorithm>

#include "line/line.hpp"
#include "line/stored_text.hpp"
#include "text/ascii.hpp"

namespace kijil::line {
namespace {

// Position of the line's end at or after `at`, and one past its terminator ("\n", "\r\n" or "\r").
struct LineEnd {
  std::size_t end;
  std::size_t next;
};

LineEnd line_end(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  if (end == text.size()) return {end, end};
  return {end, end + (text.substr(end, 2) == "\r\n" ? 2 : 1)};
}

}  // namespace

void make_lines(std::string_view text, parse::Arena& arena, Lines& lines) {
  lines.clear();
  LineScanner scanner(lines.words);
  std::uint32_t number = 0;
  std::uint32_t blank = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [end, next] = line_end(text, at);
    const std::string_view source = text.substr(at, end - at);
    ++number;
    scanner.start_line();
    scanner.add(source, false);
    if (scanner.empty()) {
      ++blank;
    } else {
      TextLine line;
      line.number = number;
      line.text = stored_text(scanner, false, arena);
      line.stats = scanner.finish_line();
      const std::string_view trimmed = text::trim(source);
      line.begin = static_cast<std::uint32_t>(trimmed.data() - text.data());
      line.end = line.begin + static_cast<std::uint32_t>(trimmed.size());
      line.blank_before = blank;
      blank = 0;
      lines.lines.push_back(line);
    }
    at = next;
  }
}

}  // namespace kijil::line
