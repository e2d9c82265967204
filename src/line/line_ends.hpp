// Where the lines of plain text end.

#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kijil::line {

// Each terminator ("\n", "\r\n" or "\r") is looked for once, however many of the other kind there are.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {}

  struct End {
    std::size_t end;   // of the line that begins at `at`
    std::size_t next;  // one past its terminator
  };
  // at: where a line begins; never less than the last time.
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

}  // namespace kijil::line
