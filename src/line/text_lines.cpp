// Lines of plain text.

#include <algorithm>

#include "line/line.hpp"
#include "line/stored_text.hpp"
#include "text/ascii.hpp"

namespace kijil::line {
namespace {

// Where lines end: each terminator ("\n", "\r\n" or "\r") is looked for once, however many of the other kind
// there are.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {}

  struct End {
    std::size_t end;   // of the line that begins at `at`
    std::size_t next;  // one past its terminator
  };
  End after(std::size_t at) {
    if (feed_ < at || !known_) feed_ = find('\n', at);
    if (carriage_ < at || !known_) carriage_ = find('\r', at);
    known_ = true;
    const std::size_t end = std::min(feed_, carriage_);
    if (end == text_.size()) return {end, end};
    return {end, end + (carriage_ + 1 == feed_ ? 2 : 1)};
  }

 private:
  std::size_t find(char c, std::size_t at) const { return std::min(text_.find(c, at), text_.size()); }

  std::string_view text_;
  std::size_t feed_ = 0;  // the next of each at or after the last `at`
  std::size_t carriage_ = 0;
  bool known_ = false;
};

}  // namespace

void make_lines(std::string_view text, parse::Arena& arena, Lines& lines) {
  lines.clear();
  LineScanner scanner(lines.words);
  const std::size_t most = most_lines(text.size());
  std::uint32_t number = 0;
  std::uint32_t blank = 0;
  LineEnds ends(text);
  for (std::size_t at = 0; at < text.size();) {
    const auto [end, next] = ends.after(at);
    const std::string_view source = text.substr(at, end - at);
    ++number;
    scanner.start_line();
    scanner.add(source, false);
    if (scanner.empty()) {
      ++blank;
    } else if (lines.lines.size() == most) {
      lines.too_many = true;
      return;
    } else {
      TextLine& line = lines.lines.emplace_back();
      line.number = number;
      line.text = stored_text(scanner, false, arena);
      scanner.finish_line(line.stats);
      const std::string_view trimmed = text::trim(source);
      line.begin = static_cast<std::uint32_t>(trimmed.data() - text.data());
      line.end = line.begin + static_cast<std::uint32_t>(trimmed.size());
      line.blank_before = blank;
      blank = 0;
    }
    at = next;
  }
}

}  // namespace kijil::line
