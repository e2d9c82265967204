// Every line of the page with what was decided about it and why.

#pragma once

#include <optional>
#include <vector>

#include "assemble/verdict.hpp"
#include "feature/feature.hpp"
#include "kijil/kijil.hpp"
#include "line/line.hpp"

namespace kijil::assemble {

// forms: labels of the lines that are known by their form.
std::vector<Line> ledger(const line::Lines& lines, const feature::Matrix& matrix, bool markup,
                         const Verdict& verdict, const std::vector<std::optional<Label>>& forms);

}  // namespace kijil::assemble
