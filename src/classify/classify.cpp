#include "classify/classify.hpp"

#include <algorithm>
#include <cmath>

#include "classify/bins.hpp"
#include "text/falling_order.hpp"

namespace kijil::classify {
namespace {

// Of the weight of P(content): below 1 the page is taken to hold a little less body than the scores say.
// Swept 0.7-1.0 on the dev pages: flat between 0.8 and 0.9.
constexpr float kRecallScale = 0.9F;
// A page whose best body is expected to be worse than this has none: a home page, a list of links. Swept on
// the dev pages, 0.3-0.4 costs nothing; with the East Asian model, by folds of the Korean pages labelled by
// hand, 0.35 takes seven of nine home pages and lists for what they are, 0.45 eight, 0.5 all, and 0.5 loses
// an article of the dev pages.
constexpr float empty_page(BodyModel model) { return model == BodyModel::kEastAsianMarkup ? 0.45F : 0.35F; }

// Words that a page is expected to have in its body from which it has one, however little is known about
// which they are: a story under a thousand comments. On home pages and lists, in the Korean pages labelled by
// hand by folds, 208 at most.
constexpr float kSomeBody = 250;

// Share of Hangul, Kana and ideographs in the characters of a page in Korean, Japanese or Chinese: the others
// have next to none.
constexpr float kEastAsian = 0.2F;

float sigmoid(float x) { return 1.0F / (1.0F + std::exp(-x)); }

float beta_squared(Profile profile) {
  switch (profile) {
    case Profile::kPrecision: return 0.25F;
    case Profile::kRecall: return 4.0F;
    default: return 1.0F;
  }
}

// A line weighs as many words as it has; one without words weighs a little, so that it follows its score.
float weight(const line::TextLine& line) {
  return std::max(0.2F, static_cast<float>(line.stats.last_word - line.stats.first_word));
}

}  // namespace

BodyModel body_model(const line::Lines& lines, bool markup) {
  if (!markup) return BodyModel::kText;
  return line::wide_share(lines) > kEastAsian ? BodyModel::kEastAsianMarkup : BodyModel::kMarkup;
}

std::vector<float> content_scores(const feature::Matrix& matrix, BodyModel model, Reached* reached) {
  const Trees& trees = content_model(model);
  std::vector<float> scores = evaluate(trees, Bins(trees, matrix, 0, matrix.lines()), reached);
  for (float& score : scores) score = sigmoid(score);
  return scores;
}

namespace {

// The raw scores of the kind model, [class][line], of lines [first, last), as shares.
std::vector<float> kind_shares(const feature::Matrix& matrix, bool markup, std::size_t first,
                               std::size_t last, Reached* reached = nullptr) {
  const Trees& trees = kind_model(markup);
  const std::size_t lines = last - first;
  std::vector<float> raw = evaluate(trees, Bins(trees, matrix, first, last), reached);
  for (std::size_t i = 0; i < lines; ++i) {
    float highest = raw[i];
    for (std::uint32_t k = 1; k < trees.classes; ++k) highest = std::max(highest, raw[k * lines + i]);
    float sum = 0;
    for (std::uint32_t k = 0; k < trees.classes; ++k)
      sum += raw[k * lines + i] = std::exp(raw[k * lines + i] - highest);
    for (std::uint32_t k = 0; k < trees.classes; ++k) raw[k * lines + i] /= sum;
  }
  return raw;
}

}  // namespace

float kind_score(const feature::Matrix& matrix, bool markup, std::size_t line, Label label) {
  return kind_shares(matrix, markup, line, line + 1)[static_cast<std::size_t>(label) - 1];
}

std::vector<Scores> label_scores(const feature::Matrix& matrix, bool markup,
                                 const std::vector<float>& content, Reached* reached) {
  const std::size_t lines = matrix.lines();
  const std::vector<float> shares = kind_shares(matrix, markup, 0, lines, reached);
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

namespace {

// A line of code without words, such as a closing bracket, goes with the code before it, or behind it where
// it comes first: its own score says little, and code without its brackets is broken.
void join_code(const std::vector<line::TextLine>& lines, std::vector<bool>& body) {
  const auto wordless = [&](std::size_t i) {
    return lines[i].preformatted && lines[i].stats.first_word == lines[i].stats.last_word;
  };
  const auto together = [&](std::size_t i) {
    return lines[i].preformatted && lines[i].block == lines[i + 1].block;
  };
  for (std::size_t i = lines.size() - 1; i-- > 0;) {
    if (wordless(i) && together(i) && (i == 0 || !together(i - 1))) body[i] = body[i + 1];
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (wordless(i) && together(i - 1)) body[i] = body[i - 1];
  }
}

}  // namespace

Decision decide(const std::vector<float>& content, const line::Lines& lines, BodyModel model, Profile profile,
                std::optional<float> threshold) {
  const std::size_t n = content.size();
  Decision decision;
  decision.body.resize(n);
  if (n == 0) return decision;
  const std::vector<std::uint32_t> order = text::falling_order(content);
  float expected = 0;
  for (std::size_t i = 0; i < n; ++i) expected += content[i] * weight(lines.lines[i]);
  const float beta = beta_squared(profile);
  float hit = 0, taken = 0, best = -1;
  std::size_t count = 0;
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t i = order[k];
    if (threshold.has_value() && content[i] < *threshold) break;
    hit += content[i] * weight(lines.lines[i]);
    taken += weight(lines.lines[i]);
    const float f = (1 + beta) * hit / (taken + beta * kRecallScale * expected);
    if (!threshold.has_value() && f <= best) continue;
    best = f;
    count = k + 1;
    decision.expected_f1 = 2 * hit / (taken + expected);
  }
  const bool empty = decision.expected_f1 < empty_page(model) && expected < kSomeBody;
  if (!threshold.has_value() && profile != Profile::kRecall && empty) {
    decision.expected_f1 = 1 - decision.expected_f1;
    return decision;
  }
  for (std::size_t k = 0; k < count; ++k) decision.body[order[k]] = true;
  join_code(lines.lines, decision.body);
  return decision;
}

}  // namespace kijil::classify
