#include "assemble/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

namespace kijil::assemble {
namespace {

constexpr auto kSpamIndex = static_cast<std::size_t>(Label::kSpam);

// Evidence is a sum of log odds, about 4 of which flag a line (docs/spam.md).
float probability(float evidence) { return 1.0F / (1.0F + std::exp(-evidence)); }

void make_spam(float evidence, classify::Scores& scores) {
  const float spam = std::max(0.5F, probability(evidence));
  for (float& score : scores) score *= 1 - spam;
  scores[kSpamIndex] += spam;
}

// Sites print the headline in their path and in a bar that stays on the screen, too.
void keep_headlines_once(const line::Lines& lines, Verdict& verdict) {
  const auto body = std::ranges::find(verdict.labels, Label::kContent) - verdict.labels.begin();
  std::unordered_map<std::uint64_t, std::size_t> chosen;  // by the hash of the headline
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    if (verdict.labels[i] != Label::kTitle || !verdict.kept[i]) continue;
    const auto [at, is_new] = chosen.try_emplace(lines.lines[i].stats.hash, i);
    if (is_new) continue;
    const bool nearer = static_cast<std::ptrdiff_t>(i) < body;
    verdict.kept[nearer ? at->second : i] = false;
    if (nearer) at->second = i;
  }
}

}  // namespace

std::vector<Label> labels(const std::vector<classify::Scores>& scores, const std::vector<bool>& body,
                          const std::vector<std::optional<Label>>& forms) {
  std::vector<Label> out(body.size());
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (scores.empty()) {
      out[i] = body[i] ? Label::kContent : forms[i].value_or(Label::kNavigation);
      continue;
    }
    classify::Scores others = scores[i];
    others[0] = -1;
    out[i] = body[i] ? Label::kContent : classify::likeliest(others);
  }
  return out;
}

Verdict verdict(const line::Lines& lines, std::vector<classify::Scores> scores, std::vector<Label> labels,
                std::vector<spam::Finding> findings, const Options& options) {
  Verdict verdict{std::move(scores), std::move(labels), {}, std::move(findings)};
  if (options.spam != SpamRepair::kOff) {
    for (const spam::Finding& finding : verdict.findings) {
      if (finding.kind != SpamKind::kLine) continue;
      verdict.labels[finding.line] = Label::kSpam;
      if (!verdict.scores.empty()) make_spam(finding.score, verdict.scores[finding.line]);
    }
  }
  verdict.kept.resize(verdict.labels.size());
  for (std::size_t i = 0; i < verdict.labels.size(); ++i) {
    verdict.kept[i] = (options.keep & set_of(verdict.labels[i])) != 0;
  }
  if (options.keep != kAllLabels) keep_headlines_once(lines, verdict);
  return verdict;
}

}  // namespace kijil::assemble
