// Lines of plain text.

#include <optional>

#include "line/hard_wrap.hpp"
#include "line/line.hpp"
#include "line/line_ends.hpp"
#include "line/markdown_links.hpp"
#include "line/stored_text.hpp"
#include "text/ascii.hpp"

namespace kijil::line {
namespace {

// "well-" and "known" are one word.
bool ends_inside_word(std::string_view text) {
  return text.size() > 1 && text.back() == '-' && text::is_alpha(text[text.size() - 2]);
}

// Adds what shows of a piece of the line; whether that is not all that is written.
bool add_shown(std::string_view source, LineScanner& scanner) {
  const std::optional<std::string> shown = without_link_targets(source);
  scanner.add(shown ? *shown : source, false);
  return shown.has_value();
}

std::string_view whole(std::string_view source, parse::Arena& arena) {
  std::vector<std::uint32_t> words;
  LineScanner scanner(words);
  scanner.start_line();
  scanner.add(source, false);
  return stored_text(scanner, false, arena);
}

}  // namespace

void make_lines(std::string_view text, parse::Arena& arena, Lines& lines) {
  lines.clear();
  LineScanner scanner(lines.words);
  const std::size_t most = most_lines(text.size());
  const HardWrap wrap(text);
  std::uint32_t number = 0;
  std::uint32_t blank = 0;
  LineEnds ends(text);
  for (std::size_t at = 0; at < text.size();) {
    auto [end, next] = ends.after(at);
    const std::uint32_t first = ++number;
    std::string_view source = text::trim(text.substr(at, end - at));
    const auto begin = static_cast<std::uint32_t>(source.data() - text.data());
    scanner.start_line();
    bool has_links = add_shown(source, scanner);
    while (wrap.goes_on(number)) {
      ++number;
      if (!ends_inside_word(source)) scanner.add_space();
      const auto [further, after] = ends.after(next);
      source = text::trim(text.substr(next, further - next));
      has_links |= add_shown(source, scanner);
      next = after;
    }
    at = next;
    if (scanner.empty()) {
      ++blank;
      continue;
    }
    if (lines.lines.size() == most) {
      lines.too_many = true;
      return;
    }
    TextLine& line = lines.lines.emplace_back();
    line.number = first;
    line.text = stored_text(scanner, false, arena);
    scanner.finish_line(line.stats);
    line.begin = begin;
    line.end = static_cast<std::uint32_t>(source.data() + source.size() - text.data());
    if (has_links) line.written = whole(text.substr(line.begin, line.end - line.begin), arena);
    line.blank_before = blank;
    blank = 0;
  }
}

}  // namespace kijil::line
