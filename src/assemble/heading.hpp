// The words of a heading without what sites hang on it: the mark that links to the heading itself (¶, #, §, a
// chain) and a wiki's [edit]. The ledger has them, the body has not.

#pragma once

#include <cstdint>
#include <string_view>

#include "line/line.hpp"
#include "parse/document.hpp"

namespace kijil::assemble {

// Pieces [first, last) of a document.
struct PieceRange {
  std::uint32_t first;
  std::uint32_t last;
};

// The pieces of a line; of a heading those that are its own words.
PieceRange own_pieces(const parse::Document& document, const line::TextLine& line);

// The text of a line; of a heading its own words.
std::string_view own_text(const parse::Document& document, const line::TextLine& line);

}  // namespace kijil::assemble
