// The quotes and lists that are open, and how a line begins in them.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "assemble/markdown/place.hpp"
#include "parse/document.hpp"

namespace kijil::assemble {

class OpenContainers {
 public:
  // document: must outlive this.
  explicit OpenContainers(const parse::Document& document) : document_(document) {}

  std::size_t size() const { return open_.size(); }

  // How many of them, from the outermost, a line stands in, too. Says of a list right in a list in which item
  // it is; without an item before, it is no container.
  std::size_t shared_with(Place& now) const;

  // Ends all but those that are shared, begins those that a block stands in besides, and its first line.
  // below_text: a paragraph ends there, below which a list of its item needs no blank line.
  void begin(const Place& now, std::size_t shared, bool below_text, std::string& out);

  // What begins a further line, the line feed before it included.
  std::string line_begin() const;
  void blank_line(std::string& out) const;

 private:
  struct Open : Container {
    std::string mark;         // that it begins with
    unsigned number = 0;      // of an item in an ordered list
    bool other_mark = false;  // its list follows another one, and has to differ from it
  };

  // An ordered list, counted up to the last item that was asked for.
  struct Numbered {
    unsigned start = 1;
    unsigned items = 0;
    std::uint32_t last = 0;  // block
  };

  Open opened(const Container& container, const Open* sibling);
  unsigned item_number(const Container& item);

  const parse::Document& document_;
  std::vector<Open> open_;                      // the outermost first
  std::map<std::uint32_t, Numbered> numbered_;  // by block of the list
};

}  // namespace kijil::assemble
