// Every line of the page with what was decided about it and why.

#pragma once

#include <optional>
#include <vector>

#include "assemble/verdict.hpp"
#include "classify/explain.hpp"
#include "kijil/kijil.hpp"
#include "line/line.hpp"
#include "parse/arena.hpp"

namespace kijil::assemble {

// forms: labels of the lines that are known by their form. declared: the lines that the page calls its
// article; empty when it calls none so. arena: that of the lines; the reasons are put there, too.
std::vector<Line> ledger(const line::Lines& lines, const Verdict& verdict,
                         const std::vector<std::optional<Label>>& forms, const std::vector<bool>& declared,
                         classify::Explainer& explainer, parse::Arena& arena);

}  // namespace kijil::assemble
