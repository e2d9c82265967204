// The lines of a page as the spam stage sees them.

#pragma once

#include <string_view>
#include <vector>

#include "feature/feature.hpp"
#include "line/line.hpp"
#include "parse/document.hpp"
#include "spam/spam.hpp"

namespace kijil::spam {

// document: nullptr for text input. body: lines that the classifier takes for body; of the others those
// inside a figure's caption, or that name who took the picture, are captions. url: of the page, to tell which
// links lead elsewhere; may be empty.
std::vector<PageLine> page_lines(const parse::Document* document, const line::Lines& lines,
                                 const feature::Matrix& matrix, const std::vector<bool>& body,
                                 std::string_view url);

}  // namespace kijil::spam
