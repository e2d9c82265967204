// Every line of the page with what was decided about it and why.

#pragma once

#include <vector>

#include "assemble/verdict.hpp"
#include "feature/feature.hpp"
#include "kijil/kijil.hpp"
#include "line/line.hpp"

namespace kijil::assemble {

std::vector<Line> ledger(const line::Lines& lines, const feature::Matrix& matrix, bool markup, const Verdict& verdict);

}  // namespace kijil::assemble
