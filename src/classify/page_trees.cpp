#include "classify/page_trees.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/vectors.hpp"

namespace kijil::classify {

#if defined(__x86_64__)
namespace {

constexpr std::size_t kMostPlanes = 4;  // of one tree

// Bits below n; n is at most kMostLeaves.
KIJIL_AVX2 inline std::uint32_t below(unsigned n) {
  return static_cast<std::uint32_t>((std::uint64_t{1} << n) - 1);
}

// How the tests of all trees come out, a bit for each node.
struct Outcomes {
  std::vector<std::uint8_t> some_right;  // some line fails the test
  std::vector<std::uint8_t> all_right;   // all do

  // The bits of at most 32 nodes from `first`.
  static std::uint32_t bits(const std::vector<std::uint8_t>& of, std::uint32_t first, std::uint32_t count) {
    std::uint64_t word;
    std::memcpy(&word, of.data() + first / 8, sizeof word);
    return static_cast<std::uint32_t>(word >> first % 8) & below(count);
  }
};

KIJIL_AVX2 inline std::uint8_t signs(__m256i of) {
  return static_cast<std::uint8_t>(_mm256_movemask_ps(_mm256_castsi256_ps(of)));
}

KIJIL_AVX2 Outcomes outcomes(const Node* nodes, std::size_t count, const Bins& bins) {
  constexpr std::size_t kAtOnce = 8;
  static_assert(sizeof(Node) == 8 && sizeof(Bins::Range) == 2);
  Outcomes out;
  out.some_right.resize(count / kAtOnce + sizeof(std::uint64_t) + 1);
  out.all_right.resize(out.some_right.size());
  const __m256i byte = _mm256_set1_epi32(0xFF);
  const __m256i slot = _mm256_set1_epi32(0xFFFF);
  for (std::size_t n = 0; n < count; n += kAtOnce) {
    Node last[kAtOnce] = {};
    const Node* from = nodes + n;
    if (n + kAtOnce > count) {
      std::copy(from, nodes + count, last);
      from = last;
    }
    // Slot and bin stand in the first half of a node.
    const __m256 first = _mm256_loadu_ps(reinterpret_cast<const float*>(from));
    const __m256 second = _mm256_loadu_ps(reinterpret_cast<const float*>(from + kAtOnce / 2));
    const __m256i halves =
        _mm256_permute4x64_epi64(_mm256_castps_si256(_mm256_shuffle_ps(first, second, 0x88)), 0xD8);
    const __m256i most = _mm256_and_si256(_mm256_srli_epi32(halves, 16), byte);
    const __m256i range = _mm256_i32gather_epi32(reinterpret_cast<const int*>(bins.ranges()),
                                                 _mm256_and_si256(halves, slot), sizeof(Bins::Range));
    const __m256i lowest = _mm256_and_si256(range, byte);
    const __m256i highest = _mm256_and_si256(_mm256_srli_epi32(range, 8), byte);
    out.some_right[n / kAtOnce] = signs(_mm256_cmpgt_epi32(highest, most));
    out.all_right[n / kAtOnce] = signs(_mm256_cmpgt_epi32(lowest, most));
  }
  return out;
}

// What is left of one tree.
struct Rest {
  std::uint32_t open;     // leaves that some line may reach
  std::uint32_t parting;  // nodes whose tests have two answers; some of them no line reaches
};

KIJIL_AVX2 inline Rest rest_of(const Node* nodes, std::uint32_t count, std::uint32_t some_right,
                               std::uint32_t all_right) {
  Rest rest{below(count + 1), some_right & ~all_right};
  for (std::uint32_t n = all_right; n != 0; n &= n - 1) {
    const Node& node = nodes[std::countr_zero(n)];
    rest.open &= ~(below(node.middle_leaf) & ~below(node.first_leaf));
  }
  for (std::uint32_t n = below(count) & ~some_right; n != 0; n &= n - 1) {
    const Node& node = nodes[std::countr_zero(n)];
    rest.open &= ~(below(node.last_leaf) & ~below(node.middle_leaf));
  }
  return rest;
}

// Writes the tests of one tree, whose first plane is given; returns the end of them.
KIJIL_AVX2 inline PageTrees::Test* write_tests(const Node* nodes, const Rest& rest, std::uint32_t plane,
                                               PageTrees::Test* out) {
  constexpr unsigned kLeaves = PageTrees::kLeaves;
  for (std::uint32_t parting = rest.parting; parting != 0; parting &= parting - 1) {
    const Node& node = nodes[std::countr_zero(parting)];
    // The open leaves on the test's left, by their places among the open ones; none when no line reaches the
    // node.
    const auto first = static_cast<unsigned>(std::popcount(rest.open & below(node.first_leaf)));
    const auto last = static_cast<unsigned>(std::popcount(rest.open & below(node.middle_leaf)));
    const std::uint32_t keep = ~(below(last) & ~below(first));
    for (unsigned p = first / kLeaves; p * kLeaves < last; ++p) {
      *out = {node.slot, plane + p, node.bin, static_cast<std::uint8_t>(keep >> p * kLeaves)};
      out += first < last;
    }
  }
  return out;
}

KIJIL_AVX2 void fill(const Trees& trees, const Bins& bins, PageTrees& out) {
  PageTrees::Test* test = out.tests.get();
  float* leaf = out.leaves.get();
  std::uint32_t plane = 0;
  const Outcomes all = outcomes(trees.nodes, trees.first_node[trees.count], bins);
  for (std::uint32_t t = 0; t < trees.count; ++t) {
    const std::uint32_t first = trees.first_node[t];
    const std::uint32_t count = trees.first_node[t + 1] - first;
    const Node* const nodes = trees.nodes + first;
    const Rest rest = rest_of(nodes, count, Outcomes::bits(all.some_right, first, count),
                              Outcomes::bits(all.all_right, first, count));
    test = write_tests(nodes, rest, plane, test);
    for (std::uint32_t open = rest.open; open != 0; open &= open - 1) {
      const auto number = static_cast<unsigned>(std::countr_zero(open));
      out.numbers[static_cast<std::size_t>(leaf - out.leaves.get())] = static_cast<std::uint8_t>(number);
      *leaf++ = trees.leaves[trees.first_leaf[t] + number];
    }
    const auto open = static_cast<unsigned>(std::popcount(rest.open));
    out.planes[t] = static_cast<std::uint8_t>((open + PageTrees::kLeaves - 1) / PageTrees::kLeaves);
    plane += out.planes[t];
    leaf = out.leaves.get() + plane * PageTrees::kLeaves;
  }
  out.test_count = static_cast<std::size_t>(test - out.tests.get());
  out.plane_count = plane;
}

}  // namespace

PageTrees page_trees(const Trees& trees, const Bins& bins) {
  PageTrees out;
  const std::size_t nodes = trees.first_node[trees.count];
  out.tests.reset(new PageTrees::Test[nodes * kMostPlanes + 1]);
  out.planes.resize(trees.count);
  out.numbers = std::make_unique_for_overwrite<std::uint8_t[]>(nodes + trees.count * PageTrees::kLeaves);
  out.leaves = std::make_unique_for_overwrite<float[]>(nodes + trees.count * PageTrees::kLeaves);
  fill(trees, bins, out);
  return out;
}
#endif

}  // namespace kijil::classify
