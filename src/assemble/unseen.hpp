// Follows the inline tags of a line, to tell which of its runs a browser does not show.

#pragma once

#include <cstddef>
#include <string_view>

namespace kijil::assemble {

class Unseen {
 public:
  // Passes what stands between two runs: tags, comments.
  void pass(std::string_view between);

  // Whether the next run is inside an element that is hidden, or meant for screen readers alone.
  bool now() const { return depth_ > 0; }

 private:
  std::string_view name_;  // of the element that hides
  std::size_t depth_ = 0;  // open elements of that name, itself included
};

}  // namespace kijil::assemble
