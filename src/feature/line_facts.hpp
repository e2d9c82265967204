// What several groups of features need to know of every line, computed once a page.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "line/line.hpp"

namespace kijil::feature {

// Kohlschütter et al. 2010: long lines are body; wide characters count twice.
inline constexpr float kGoodWidth = 80;
inline constexpr float kGoodLinks = 0.3F;  // the same: link density of body lines

struct LineFacts {
  std::vector<float> width;          // characters, wide ones twice
  std::vector<float> links;          // link density
  std::vector<float> linked;         // width inside links
  std::vector<float> good;           // 1 for a good line (src/data/features.tsv), else 0
  std::vector<float> good_width;     // width of good lines, else 0
  std::vector<std::uint64_t> words;  // groups of src/data/line_words.tsv, as bits
  float page_width = 1;              // sum of width, and 1
  float page_good_width = 0;

  std::size_t lines() const { return width.size(); }
};

// markup: whether link densities are known.
LineFacts line_facts(const line::Lines& lines, bool markup);

// Calls inside(i, begin, end) for every line for which all of the lines i + from to i + to exist, at_ends for
// the others, the first and last few; [begin, end) are those that exist.
template <class Inside, class AtEnds>
void each_window(std::size_t lines, int from, int to, Inside inside, AtEnds at_ends) {
  const int n = static_cast<int>(lines);
  const auto clamped = [&](int first, int last) {
    for (int i = first; i < last; ++i) at_ends(i, std::clamp(i + from, 0, n), std::clamp(i + to + 1, 0, n));
  };
  const int first = std::clamp(-from, 0, n);
  const int last = std::max(first, std::min(n, n - to));
  clamped(0, first);
  for (int i = first; i < last; ++i) inside(i, i + from, i + to + 1);
  clamped(last, n);
}

// Sums of values before each place: prefix_sums(v)[i] is v[0] + ... + v[i-1].
std::vector<float> prefix_sums(const std::vector<float>& values);

// For each line the mean of a value over the lines i + from to i + to that exist, 0 where none does. sums:
// prefix_sums of the value; out: one number a line.
void means(const std::vector<float>& sums, int from, int to, std::span<float> out);

}  // namespace kijil::feature
