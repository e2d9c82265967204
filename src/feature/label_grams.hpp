// What the characters of a line say about its label, wherever it stands: the words of a button, of a menu, of
// a byline.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "feature/feature.hpp"
#include "line/line.hpp"

namespace kijil::feature {

// Log odds of each label for the runs of characters that fall into each bucket, and in the last row for any
// line, in 1/24. Learned by tools/training/label_grams.py.
inline constexpr std::size_t kGramBuckets = 1 << 14;
inline constexpr std::size_t kGramLabels = 9;  // all but spam
using GramOdds = std::span<const std::int8_t, (kGramBuckets + 1) * kGramLabels>;
GramOdds gram_odds() noexcept;

// Buckets of the runs of one to three characters of a line, of its words, and of the whole line where it is
// short. Digits are one character, and so are ASCII letters of either case. Lines count up to their sixtieth
// character.
std::vector<std::uint16_t> gram_buckets(std::string_view line);

// Fills gram_* and the means of its neighbours: for the label models, which run only when labels are asked
// for, and for the body model of Korean text.
void gram_features(const line::Lines& lines, GramOdds odds, Matrix& matrix);

}  // namespace kijil::feature
