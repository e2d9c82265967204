#include "feature/word_odds.hpp"

#include <algorithm>
#include <cmath>

#include "feature/line_facts.hpp"

namespace kijil::feature {
namespace {

#include "word_odds.inc"

static_assert(std::size(kWordOdds) == kWordBuckets);

constexpr Feature kWordFeatures[] = {Feature::kOdds, Feature::kBefore3Odds, Feature::kAfter3Odds,
                                     Feature::kAround10Odds};
constexpr std::uint32_t kAtEachEnd = 12;  // words
constexpr float kUnit = 1.0F / 32;
constexpr float kWidePage = 0.1F;  // share of wide characters; not swept

std::uint16_t bucket(std::uint32_t word) { return static_cast<std::uint16_t>(word * 0x9E3779B1U >> 18); }

// Calls each for the bucket of every word that counts.
template <class Each>
void each_bucket(const line::Lines& lines, std::size_t line, Each each) {
  const line::LineStats& stats = lines.lines[line].stats;
  const std::uint32_t words = stats.last_word - stats.first_word;
  const std::uint32_t start = std::min(words, kAtEachEnd);
  const std::uint32_t end = std::min(words - start, kAtEachEnd);
  for (std::uint32_t w = 0; w < start; ++w) each(bucket(lines.words[stats.first_word + w]));
  for (std::uint32_t w = 0; w < end; ++w) each(bucket(lines.words[stats.last_word - end + w]));
}

}  // namespace

WordOdds word_odds() noexcept { return WordOdds(kWordOdds); }

bool has_word_odds(const line::Lines& lines) noexcept { return line::wide_share(lines) <= kWidePage; }

std::vector<std::uint16_t> word_buckets(const line::Lines& lines, std::size_t line) {
  std::vector<std::uint16_t> buckets;
  each_bucket(lines, line, [&](std::uint16_t at) { buckets.push_back(at); });
  return buckets;
}

void word_features(const line::Lines& lines, WordOdds odds, Matrix& matrix) {
  const std::size_t n = lines.lines.size();
  std::vector<float> values(n);
  if (has_word_odds(lines)) {
    for (std::size_t i = 0; i < n; ++i) {
      int sum = 0, words = 0;
      each_bucket(lines, i, [&](std::uint16_t at) {
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
