#include "classify/trees.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace kijil::classify {

namespace {

// Adds to the bin of every line the cuts of one feature that its value is above.
[[gnu::always_inline]] inline void count_cuts(std::span<const float> values, std::span<const float> cuts,
                                              std::uint8_t* out) {
  for (const float cut : cuts) {
    for (std::size_t i = 0; i < values.size(); ++i)
      out[i] = static_cast<std::uint8_t>(out[i] + (values[i] > cut));
  }
}

void count_cuts_baseline(std::span<const float> values, std::span<const float> cuts, std::uint8_t* out) {
  count_cuts(values, cuts, out);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void count_cuts_avx2(std::span<const float> values, std::span<const float> cuts,
                                             std::uint8_t* out) {
  count_cuts(values, cuts, out);
}
bool has_avx2() { return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0; }
#else
constexpr auto count_cuts_avx2 = count_cuts_baseline;
constexpr bool has_avx2() { return false; }
#endif

}  // namespace

Bins::Bins(const Trees& trees, const feature::Matrix& matrix, std::size_t first, std::size_t last)
    : lines_(last - first), stride_((lines_ + kBlock - 1) / kBlock * kBlock) {
  bins_.resize(trees.slot_count * stride_);
  if (lines_ == 0) return;
  const auto count = has_avx2() ? count_cuts_avx2 : count_cuts_baseline;
  for (std::size_t slot = 0; slot < trees.slot_count; ++slot) {
    const auto values = matrix.column(trees.features[slot]).subspan(first, lines_);
    std::span<const float> cuts(trees.cuts + trees.first_cut[slot], trees.cuts + trees.first_cut[slot + 1]);
    std::uint8_t* out = bins_.data() + slot * stride_;
    if (std::ranges::all_of(values,
                            [&](float value) { return value == values[0]; })) {  // a feature of the page
      const auto bin =
          static_cast<std::uint8_t>(std::ranges::count_if(cuts, [&](float c) { return values[0] > c; }));
      std::fill_n(out, lines_, bin);
    } else {
      count(values, cuts, out);
    }
  }
}

namespace {

// QuickScorer (Lucchese et al. 2015), a block of lines at a time: every node whose test fails rules out the
// leaves on its left; the first leaf that is left over is the one where a walk down the tree would end. No
// branch depends on the page, and the sums are added in the same order as by a walk.
//
// The leaves of a line that are left over are 32 bits, kept as four planes of bytes: a comparison of 32
// lines' bins is one vector, and so is each plane.
using Plane [[gnu::vector_size(Bins::kBlock)]] = std::uint8_t;
constexpr unsigned kPlanes = 4;

// The places of the lowest bits of each line's four bytes; at least one bit is set.
[[gnu::always_inline]] inline void first_bits(const Plane (&open)[kPlanes], std::uint8_t* places) {
  // The lowest byte that is not zero, and eight times its place.
  Plane byte = open[kPlanes - 1];
  Plane place = Plane{} + static_cast<std::uint8_t>(8 * (kPlanes - 1));
  for (unsigned p = kPlanes - 1; p-- > 0;) {
    const auto some = open[p] != 0;
    const auto& chosen = reinterpret_cast<const Plane&>(some);
    byte = (open[p] & chosen) | (byte & ~chosen);
    place = (chosen & static_cast<std::uint8_t>(8 * p)) | (place & ~chosen);
  }
  // Its lowest bit by halves: 4, 2 and 1 are added where the lower half is empty.
  const Plane lowest = byte & (~byte + 1);
  constexpr std::uint8_t kHalves[][2] = {{0xF0, 4}, {0xCC, 2}, {0xAA, 1}};
  for (const auto& [mask, value] : kHalves) {
    const auto upper = (lowest & mask) != 0;
    place += reinterpret_cast<const Plane&>(upper) & value;
  }
  std::memcpy(places, &place, sizeof place);
}

[[gnu::always_inline]] inline void evaluate_tree(const Trees& trees, std::uint32_t tree, const Bins& bins,
                                                 std::size_t block, float* out) {
  const Node* nodes = trees.nodes + trees.first_node[tree];
  const std::uint8_t* left = trees.left_leaves + std::size_t{kPlanes} * trees.first_node[tree];
  const std::uint32_t count = trees.first_node[tree + 1] - trees.first_node[tree];
  Plane open[kPlanes];
  for (Plane& plane : open) plane = ~Plane{};
  for (std::uint32_t n = 0; n < count; ++n) {
    Plane values;
    std::memcpy(&values, bins.slot(nodes[n].slot) + block, sizeof values);
    const auto right = values > nodes[n].bin;  // all bits of a byte where the test fails
    for (unsigned p = 0; p < kPlanes; ++p) {
      open[p] &= ~(reinterpret_cast<const Plane&>(right) & left[kPlanes * n + p]);
    }
  }
  std::uint8_t leaf[Bins::kBlock];
  first_bits(open, leaf);
  const float* leaves = trees.leaves + trees.first_leaf[tree];
  for (std::size_t i = 0; i < Bins::kBlock; ++i) out[i] += leaves[leaf[i]];
}

[[gnu::always_inline]] inline void evaluate_all(const Trees& trees, const Bins& bins, std::size_t stride,
                                                float* scores) {
  for (std::size_t block = 0; block < bins.lines(); block += Bins::kBlock) {
    for (std::uint32_t t = 0; t < trees.count; ++t) {
      evaluate_tree(trees, t, bins, block, scores + (t % trees.classes) * stride + block);
    }
  }
}

void evaluate_baseline(const Trees& trees, const Bins& bins, std::size_t stride, float* scores) {
  evaluate_all(trees, bins, stride, scores);
}

#if defined(__x86_64__)
[[gnu::target("avx2,bmi")]] void evaluate_avx2(const Trees& trees, const Bins& bins, std::size_t stride,
                                               float* scores) {
  evaluate_all(trees, bins, stride, scores);
}
#else
constexpr auto evaluate_avx2 = evaluate_baseline;
#endif

}  // namespace

std::vector<float> evaluate(const Trees& trees, const Bins& bins) {
  const std::size_t lines = bins.lines();
  const std::size_t stride = (lines + Bins::kBlock - 1) / Bins::kBlock * Bins::kBlock;
  std::vector<float> scores(trees.classes * stride);
  const auto evaluate_blocks = has_avx2() ? evaluate_avx2 : evaluate_baseline;
  evaluate_blocks(trees, bins, stride, scores.data());
  for (std::uint32_t k = 1; k < trees.classes; ++k) {
    std::copy_n(scores.begin() + k * stride, lines, scores.begin() + k * lines);
  }
  scores.resize(trees.classes * lines);
  return scores;
}

std::vector<float> contributions(const Trees& trees, const Bins& bins, std::size_t line,
                                 std::uint32_t klass) {
  std::vector<float> by_slot(trees.slot_count);
  for (std::uint32_t t = klass; t < trees.count; t += trees.classes) {
    const Node* nodes = trees.nodes + trees.first_node[t];
    const float* means = trees.means + trees.first_node[t];
    const float* leaves = trees.leaves + trees.first_leaf[t];
    for (int at = 0; at >= 0;) {
      const Node& node = nodes[at];
      const int next = bins.at(node.slot, line) <= node.bin ? node.left : node.right;
      by_slot[node.slot] += (next >= 0 ? means[next] : leaves[~next]) - means[at];
      at = next;
    }
  }
  return by_slot;
}

}  // namespace kijil::classify
