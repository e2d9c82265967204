// How much the words of a line speak for the body: what bare text has in place of markup.

#pragma once

#include <cstdint>
#include <span>

#include "feature/feature.hpp"
#include "feature/word_buckets.hpp"
#include "line/line.hpp"

namespace kijil::feature {

// Log odds of the words that fall into each bucket, in 1/32. Learned by tools/training/word_odds.py.
using WordOdds = std::span<const std::int8_t, kWordBuckets>;
WordOdds word_odds() noexcept;

// Fills odds and *_odds.
void word_features(const line::Lines& lines, WordOdds odds, Matrix& matrix);

// Fills them with 0: markup says more than words, and a model that has both takes the words of the sites it
// has seen.
void no_word_features(Matrix& matrix);

}  // namespace kijil::feature
