// The lines of a page as the spam stage sees them.

#pragma once

#include <string_view>
#include <vector>

#include "line/line.hpp"
#include "parse/document.hpp"
#include "spam/spam.hpp"

namespace kijil::spam {

// document: nullptr for text input. url: of the page, to tell which links lead elsewhere; may be empty.
std::vector<PageLine> page_lines(const parse::Document* document, const line::Lines& lines,
                                 const std::vector<Label>& labels, std::string_view url);

}  // namespace kijil::spam
