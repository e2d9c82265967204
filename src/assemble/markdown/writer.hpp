// Kept lines as CommonMark 0.31, tables as GitHub writes them: headings, lists, quotes, tables, code, links.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assemble/markdown/place.hpp"
#include "kijil/kijil.hpp"
#include "line/line.hpp"
#include "parse/document.hpp"

namespace kijil::assemble {

// What the body has of a line.
struct WrittenText {
  std::string_view text;
  // Of which it is made, for its links and emphasis; none where the text is not what the page says.
  std::span<const std::uint32_t> pieces;
  std::span<SpamSpan> spans;  // in text; become those in the output
};

class MarkdownWriter {
 public:
  // document: nullptr when nothing will be added. link_base: as of link.hpp; must outlive the writer.
  MarkdownWriter(const parse::Document* document, const line::Lines& lines, std::string_view link_base)
      : document_(document), lines_(lines), link_base_(link_base) {}

  // Appends line `index`; lines come in their order.
  void add(std::uint32_t index, Label label, const WrittenText& text, std::string& out);

  // Closes what is open.
  void finish(std::string& out);

 private:
  // A container that has begun.
  struct Open : Container {
    std::string mark;         // that it begins with
    unsigned number = 0;      // of an item in an ordered list
    bool other_mark = false;  // its list follows another one, and has to differ from it
  };

  std::size_t shared_with(Place& now) const;
  bool goes_on(const Place& now, std::size_t shared, const line::TextLine& line) const;
  void go_on(const line::TextLine& line, std::string& out) const;
  void begin_block(std::uint32_t index, const Place& now, std::size_t shared, std::string& out);
  void begin_containers(const Place& now, std::size_t shared, std::string& out);
  Open opened(const Container& container, const Open* sibling) const;
  unsigned item_number(const Container& item, const Open* sibling) const;
  void begin_line(std::string& out) const;
  void blank_line(std::string& out) const;
  void close_code(std::string& out) const;
  void end_header(std::uint32_t index, unsigned cells, std::string& out) const;
  void add_text(const line::TextLine& line, const WrittenText& text, std::string& out) const;

  const parse::Document* document_;
  const line::Lines& lines_;
  std::string_view link_base_;
  Place last_;
  std::vector<Open> open_;        // the containers of the last line, outermost first
  std::uint32_t last_piece_ = 0;  // one past the pieces of the last line
  std::string fence_;             // of the code block that is open
};

}  // namespace kijil::assemble
