// What the words of a line say to the network of bare text.

#pragma once

#include <cstddef>

#include "feature/feature.hpp"
#include "line/line.hpp"

namespace kijil::feature {

// Each bucket of words has eight numbers that were learned together with the network, by
// tools/training/word_vectors.py: words that stand in the same kind of line have similar ones. Nothing else
// sees them; trees, which split one number at a time, have the odds of words.
inline constexpr std::size_t kWordNumbers = 8;

// Fills vector_1 to vector_8 with the means of the numbers of a line's words.
void word_vector_features(const line::Lines& lines, Matrix& matrix);

// Fills them with 0.
void no_word_vector_features(Matrix& matrix);

}  // namespace kijil::feature
