// What was decided about every line of a page.

#pragma once

#include <optional>
#include <vector>

#include "classify/classify.hpp"
#include "kijil/kijil.hpp"
#include "line/line.hpp"
#include "spam/spam.hpp"

namespace kijil::assemble {

struct Verdict {
  std::vector<classify::Scores> scores;  // by line; empty when nobody asked for labels
  std::vector<Label> labels;  // by line: content where the line is body, else the likeliest other label
  std::vector<bool> kept;     // by line: whether it is in the text
  std::vector<spam::Finding> findings;  // in order of line and position
};

// Labels before the spam stage: body lines are content. scores may be empty: then lines that are neither body
// nor of a sure form are called kNavigation.
std::vector<Label> labels(const std::vector<classify::Scores>& scores, const std::vector<bool>& body,
                          const std::vector<std::optional<Label>>& forms);

// Adds the findings: a line that is nothing but spam becomes kSpam and its score moves there. Then decides
// what is kept: the lines with a label that the options name, but a headline that the page has several times
// once, where it is next before the body, unless all labels are named.
Verdict verdict(const line::Lines& lines, std::vector<classify::Scores> scores, std::vector<Label> labels,
                std::vector<spam::Finding> findings, const Options& options);

}  // namespace kijil::assemble
