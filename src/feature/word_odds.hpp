// How much the words of a line speak for the body: what bare text has in place of markup.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "feature/feature.hpp"
#include "line/line.hpp"

namespace kijil::feature {

// Log odds of the words that fall into each bucket, in 1/32. Learned by tools/training/word_odds.py.
inline constexpr std::size_t kWordBuckets = 1 << 14;
using WordOdds = std::span<const std::int8_t, kWordBuckets>;
WordOdds word_odds() noexcept;

// Whether words say anything on this page: they were learned from languages that have spaces and letter case,
// and tell nothing, or wrong things, about pages in Hangul, Kana or ideographs.
bool has_word_odds(const line::Lines& lines) noexcept;

// Buckets of the words that count for a line, at most 24: those at its start and its end, where a line says
// what it is.
std::vector<std::uint16_t> word_buckets(const line::Lines& lines, std::size_t line);

// Fills odds and *_odds.
void word_features(const line::Lines& lines, WordOdds odds, Matrix& matrix);

// Fills them with 0: markup says more than words, and a model that has both takes the words of the sites it
// has seen.
void no_word_features(Matrix& matrix);

}  // namespace kijil::feature
