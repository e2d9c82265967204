// Numbers to label scores.

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "classify/network.hpp"
#include "classify/trees.hpp"
#include "feature/feature.hpp"
#include "kijil/kijil.hpp"
#include "line/line.hpp"

namespace kijil::classify {

using Scores = std::array<float, kLabelCount>;

// The model for a page, by whether it has markup and by its characters.
BodyModel body_model(const line::Lines& lines, const feature::Matrix& matrix, bool markup);

// The network's part in what is said of a line's being body; the trees have the rest. Swept on the dev pages:
// flat from 0.4 to 0.6, and from 0.6 to 0.8 where the network sees the words and the trees only their odds.
constexpr float body_network_share(BodyModel model) noexcept {
  return model == BodyModel::kText ? 0.7F : 0.5F;
}

// The same of its label. On Korean pages the trees know more, who see the runs of characters: by folds of
// pages and of sites, see docs/tried.md.
constexpr float kind_network_share(BodyModel model) noexcept {
  return model == BodyModel::kEastAsianMarkup ? 0.35F : 0.5F;
}

// P(content) of each line, in [0, 1]: a mean, in log odds, of what the trees and the network say. reached:
// where the trees come from, for who asks why.
std::vector<float> content_scores(const feature::Matrix& matrix, BodyModel model, const Outputs& outputs,
                                  Reached* reached = nullptr);

// P(label) of each line; they sum to 1. kSpam is left at 0: it belongs to the spam stage.
std::vector<Scores> label_scores(const feature::Matrix& matrix, BodyModel model, const Outputs& outputs,
                                 const std::vector<float>& content, Reached* reached = nullptr);

Label likeliest(const Scores& scores) noexcept;

}  // namespace kijil::classify
