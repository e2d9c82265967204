// Lines whose form alone says what they are.

#pragma once

#include <optional>
#include <vector>

#include "classify/classify.hpp"
#include "feature/feature.hpp"
#include "line/line.hpp"

namespace kijil::classify {

// The label of each line whose form a line of the body does not have, and lowers P(content) of such lines.
//
// Each rule was checked on the Korean lines labelled by hand: how often it is right stands beside it.
std::vector<std::optional<Label>> sure_forms(const line::Lines& lines, const feature::Matrix& matrix,
                                             std::vector<float>& content);

// Moves the scores of lines of a known form to the label of that form; the scores of a line still sum to 1.
void apply_forms(const feature::Matrix& matrix, const std::vector<std::optional<Label>>& sure,
                 std::vector<Scores>& scores);

}  // namespace kijil::classify
