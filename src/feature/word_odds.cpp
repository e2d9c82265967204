#include "feature/word_odds.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "feature/line_facts.hpp"

namespace kijil::feature {
namespace {

#include "word_odds.inc"

static_assert(std::size(kWordOdds) == kWordBuckets);

constexpr Feature kWordFeatures[] = {Feature::kOdds, Feature::kBefore3Odds, Feature::kAfter3Odds,
                                     Feature::kAround10Odds};
constexpr float kUnit = 1.0F / 32;

}  // namespace

WordOdds word_odds() noexcept { return WordOdds(kWordOdds); }

void word_features(const line::Lines& lines, WordOdds odds, Matrix& matrix) {
  const std::size_t n = lines.lines.size();
  std::vector<float> values(n);
  if (words_count(lines)) {
    for (std::size_t i = 0; i < n; ++i) {
      int sum = 0, words = 0;
      each_word_bucket(lines, i, [&](std::uint16_t at) {
        sum += odds[at];
        ++words;
      });
      if (words > 0) values[i] = static_cast<float>(sum) * kUnit / std::sqrt(static_cast<float>(words));
    }
  }
  std::ranges::copy(values, matrix.floats(Feature::kOdds).begin());
  const std::vector<float> sums = prefix_sums(values);
  means(sums, -3, -1, matrix.floats(Feature::kBefore3Odds));
  means(sums, 1, 3, matrix.floats(Feature::kAfter3Odds));
  means(sums, -10, 10, matrix.floats(Feature::kAround10Odds));
}

void no_word_features(Matrix& matrix) {
  for (const Feature feature : kWordFeatures) matrix.fill(feature, 0);
}

}  // namespace kijil::feature
