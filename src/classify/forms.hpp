// Lines whose form alone says what they are.

#pragma once

#include <vector>

#include "classify/classify.hpp"
#include "feature/feature.hpp"

namespace kijil::classify {

// Moves the scores of lines of a known form to the label of that form; content and scores stay of one sum, 1.
//
// Each rule was checked on the Korean lines labelled by hand (docs/model.md): how often it is right stands beside it.
void apply_forms(const feature::Matrix& matrix, std::vector<float>& content, std::vector<Scores>& scores);

}  // namespace kijil::classify
