// What the ancestors of a line make of it in Markdown.

#pragma once

#include <cstdint>
#include <vector>

#include "line/line.hpp"
#include "parse/document.hpp"

namespace kijil::assemble {

enum class Form : std::uint8_t { kNone, kParagraph, kHeading, kRow, kCode };

// A quote, or an item of a list.
struct Container {
  std::uint32_t block = line::kNone;  // kNone: the last item of `list`, since another list stands right in it
  std::uint32_t list = line::kNone;   // of an item; kNone for a quote

  bool is_item() const { return list != line::kNone; }
};

struct Place {
  Form form = Form::kNone;
  std::uint32_t block = line::kNone;  // the paragraph, heading, table or code block that the line is part of
  unsigned level = 0;                 // of a heading, from 1
  std::vector<Container> containers;  // around that block, the outermost first; the outermost twenty
};

Place place_of(const parse::Document& document, const line::TextLine& line);

}  // namespace kijil::assemble
