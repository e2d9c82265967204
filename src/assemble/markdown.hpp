// Kept lines as CommonMark: headings, lists, tables, code, quotes, links, emphasis.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kijil/kijil.hpp"
#include "line/line.hpp"
#include "parse/document.hpp"

namespace kijil::assemble {

class MarkdownWriter {
 public:
  // document: nullptr when nothing will be added. link_base: as of link.hpp; must outlive the writer.
  MarkdownWriter(const parse::Document* document, const line::Lines& lines, std::string_view link_base)
      : document_(document), lines_(lines), link_base_(link_base) {}

  // Appends line `index`. text: the line after repair; as_written: it is what the page says, so that its
  // links and emphasis can be taken from the page. Returns where in out the text begins, its prefix left out.
  std::size_t add(std::uint32_t index, Label label, std::string_view text, bool as_written, std::string& out);

  // Closes what is open.
  void finish(std::string& out);

 private:
  enum class Form : std::uint8_t { kNone, kParagraph, kHeading, kItem, kRow, kCode };
  struct Place {  // what the ancestors of a line say
    Form form = Form::kParagraph;
    std::uint32_t block = line::kNone;      // the list item, row or code block that the line is in
    std::uint32_t container = line::kNone;  // the list or table around
    unsigned level = 0;                     // of heading, or depth of lists
    unsigned quotes = 0;
    bool ordered = false;
    unsigned number = 1;  // of the item
    bool header = false;  // a row of <th>
  };

  Place place(const line::TextLine& line) const;
  unsigned item_number(std::uint32_t item) const;
  void separate(const Place& now, const line::TextLine& line, std::string& out);
  void prefix(const Place& now, std::string& out) const;
  std::size_t add_row(const line::TextLine& line, std::string& out);
  void add_inline(const line::TextLine& line, std::string& out) const;
  std::string target(std::uint32_t link) const;

  const parse::Document* document_;
  const line::Lines& lines_;
  std::string_view link_base_;
  Place last_{Form::kNone, line::kNone, line::kNone, 0, 0, false, 1, false};
};

}  // namespace kijil::assemble
