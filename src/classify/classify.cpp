#include "classify/classify.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace kijil::classify {
namespace {

// Share of Hangul, Kana and ideographs in the characters of a page in Korean, Japanese or Chinese: the others
// have next to none.
constexpr float kEastAsian = 0.2F;
constexpr float kKorean = 0.2F;  // the same of Hangul alone

float sigmoid(float x) { return 1.0F / (1.0F + std::exp(-x)); }

}  // namespace

BodyModel body_model(const line::Lines& lines, const feature::Matrix& matrix, bool markup) {
  if (!markup) {
    return matrix.same(feature::Feature::kPageHangul) > kKorean ? BodyModel::kKoreanText : BodyModel::kText;
  }
  return line::wide_share(lines) > kEastAsian ? BodyModel::kEastAsianMarkup : BodyModel::kMarkup;
}

namespace {

// What the trees and the network, where it speaks of them, say together: [class][line]. share: the network's.
std::vector<float> raw_scores(const Trees& trees, std::span<const float> network, float share,
                              const feature::Matrix& matrix, Reached* reached) {
  std::vector<float> scores = evaluate(trees, matrix, 0, matrix.lines(), reached);
  for (std::size_t i = 0; i < network.size(); ++i) scores[i] = share * network[i] + (1 - share) * scores[i];
  return scores;
}

}  // namespace

std::vector<float> content_scores(const feature::Matrix& matrix, BodyModel model, const Outputs& outputs,
                                  Reached* reached) {
  std::vector<float> scores =
      raw_scores(content_model(model), outputs.body(), body_network_share(model), matrix, reached);
  for (float& score : scores) score = sigmoid(score);
  return scores;
}

namespace {

// The raw scores of the kind model as shares, [class][line]. Class by class, which takes several lines at
// once.
std::vector<float> kind_shares(const feature::Matrix& matrix, BodyModel model, const Outputs& outputs,
                               Reached* reached) {
  const Trees& trees = kind_model(has_markup(model));
  const std::size_t lines = matrix.lines();
  std::vector<float> raw = raw_scores(trees, outputs.kinds(), kind_network_share(model), matrix, reached);
  std::vector<float> highest(raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(lines)), sum(lines);
  for (std::uint32_t k = 1; k < trees.classes; ++k) {
    for (std::size_t i = 0; i < lines; ++i) highest[i] = std::max(highest[i], raw[k * lines + i]);
  }
  for (std::uint32_t k = 0; k < trees.classes; ++k) {
    for (std::size_t i = 0; i < lines; ++i)
      sum[i] += raw[k * lines + i] = std::exp(raw[k * lines + i] - highest[i]);
  }
  for (std::uint32_t k = 0; k < trees.classes; ++k) {
    for (std::size_t i = 0; i < lines; ++i) raw[k * lines + i] /= sum[i];
  }
  return raw;
}

}  // namespace

std::vector<Scores> label_scores(const feature::Matrix& matrix, BodyModel model, const Outputs& outputs,
                                 const std::vector<float>& content, Reached* reached) {
  const std::size_t lines = matrix.lines();
  const std::vector<float> shares = kind_shares(matrix, model, outputs, reached);
  std::vector<Scores> scores(lines);
  for (std::size_t i = 0; i < lines; ++i) {
    scores[i].fill(0);
    scores[i][0] = content[i];
    for (std::size_t k = 0; k * lines < shares.size(); ++k)
      scores[i][k + 1] = (1 - content[i]) * shares[k * lines + i];
  }
  return scores;
}

Label likeliest(const Scores& scores) noexcept {
  return static_cast<Label>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace kijil::classify
