// What several groups of features need to know of every line, computed once a page.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
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

// Calls at(i, begin, end) for every line, where [begin, end) are those of the lines i + from to i + to that
// exist. All but the first and last few of them have as many, so that the compiler can take several at once.
template <class At>
void each_window(std::size_t lines, int from, int to, At at) {
  const int n = static_cast<int>(lines);
  const auto clamped = [&](int first, int last) {
    for (int i = first; i < last; ++i) at(i, std::clamp(i + from, 0, n), std::clamp(i + to + 1, 0, n));
  };
  const int first = std::clamp(-from, 0, n);
  const int last = std::max(first, std::min(n, n - to));
  clamped(0, first);
  for (int i = first; i < last; ++i) at(i, i + from, i + to + 1);
  clamped(last, n);
}

// Sums of values before each place: prefix_sums(v)[i] is v[0] + ... + v[i-1].
std::vector<float> prefix_sums(const std::vector<float>& values);

}  // namespace kijil::feature
