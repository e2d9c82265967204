// The mark at a heading that links to the heading itself: ¶, #, §, a chain. The ledger has it, the body has
// not.

#pragma once

#include <string_view>

#include "line/line.hpp"
#include "parse/document.hpp"

namespace kijil::assemble {

// Whether a piece of a heading is such a mark: signs without a word, in a link to a place of a page.
bool is_permalink(const parse::Document& document, const parse::Piece& piece);

// The text of a line, where it is a heading without such a mark at its end or beginning.
std::string_view without_permalink(const parse::Document& document, const line::TextLine& line);

}  // namespace kijil::assemble
