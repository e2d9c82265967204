// The parts that the features of bare text and of markup share.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "feature/feature.hpp"
#include "feature/line_facts.hpp"

namespace kijil::feature {

// Fills the features of mode `both` but title_*; the matrix has its size. lines is not empty.
void text_features(const line::Lines& lines, const LineFacts& facts, Matrix& matrix);

// The line of bare text that is most likely its headline: of the lines before the first good one the one that
// the page repeats, else the widest that neither ends a sentence nor has words of lines that are no body; ""
// when there is none.
std::string_view guess_title(const line::Lines& lines, const LineFacts& facts);

// Fills title_*; an empty title gives the values for no title.
void title_features(const line::Lines& lines, std::string_view title, Matrix& matrix);

}  // namespace kijil::feature
