// Which lines are body, by the page's own threshold.

#pragma once

#include <optional>
#include <vector>

#include "classify/trees.hpp"
#include "kijil/kijil.hpp"
#include "line/line.hpp"

namespace kijil::classify {

struct Decision {
  std::vector<bool> body;  // by line
  float expected_f1 = 1;   // of the body, from P(content) alone
};

// Which lines are body. Without a fixed threshold, the most likely lines are taken as long as the body is
// worth more by its expected precision and recall: F0.5 or F2 by profile, else F1 and the mean of the two.
// model: the one whose scores these are.
Decision decide(const std::vector<float>& content, const line::Lines& lines, BodyModel model, Profile profile,
                std::optional<float> threshold);

}  // namespace kijil::classify
