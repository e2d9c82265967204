#include "classify/page_trees.hpp"

#include <bit>

#include "text/vectors.hpp"

namespace kijil::classify {

#if defined(__x86_64__)
namespace {

constexpr std::size_t kAtOnce = kNodesAtOnce;
static_assert(sizeof(Node) == 8 && sizeof(CutBits::Range) == 2);

KIJIL_AVX2 inline __m128i load(const Node* nodes) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(nodes));
}
KIJIL_AVX2 inline __m256i both(__m128i low, __m128i high) {
  return _mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1);
}
// Every other number of two vectors.
template <int kWhich>
KIJIL_AVX2 inline __m256i halves(__m256i first, __m256i second) {
  return _mm256_castps_si256(
      _mm256_shuffle_ps(_mm256_castsi256_ps(first), _mm256_castsi256_ps(second), kWhich));
}
KIJIL_AVX2 inline __m256i byte_of(__m256i words, int place) {
  return _mm256_and_si256(_mm256_srli_epi32(words, 8 * place), _mm256_set1_epi32(0xFF));
}
// 2 to the power of each number; 0 for 32.
KIJIL_AVX2 inline __m256i bit_at(__m256i places) { return _mm256_sllv_epi32(_mm256_set1_epi32(1), places); }

KIJIL_AVX2 inline std::uint32_t signs(__m256i of) {
  return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(of)));
}

KIJIL_AVX2 inline std::uint32_t any(__m256i of) {
  __m128i half = _mm_or_si128(_mm256_castsi256_si128(of), _mm256_extracti128_si256(of, 1));
  half = _mm_or_si128(half, _mm_shuffle_epi32(half, 0x4E));
  half = _mm_or_si128(half, _mm_shuffle_epi32(half, 0xB1));
  return static_cast<std::uint32_t>(_mm_cvtsi128_si32(half));
}

// What is left of one tree.
struct Rest {
  std::uint32_t open;     // leaves that some line may reach
  std::uint32_t parting;  // nodes with open leaves on both sides
};

// Leaves are closed where a test has one answer for all lines.
KIJIL_AVX2 inline Rest find_rest(const Node* nodes, std::uint32_t count, const CutBits::Range* ranges) {
  __m256i left[kMostLeaves / kAtOnce],
      right[kMostLeaves / kAtOnce];  // leaves below the children of each node
  __m256i closed = _mm256_setzero_si256();
  for (std::uint32_t n = 0; n < count; n += kAtOnce) {
    const __m256i first = both(load(nodes + n), load(nodes + n + 4));
    const __m256i second = both(load(nodes + n + 2), load(nodes + n + 6));
    const __m256i tests = halves<0x88>(first, second);  // slot, bin and left child
    const __m256i below = halves<0xDD>(first, second);  // right child and leaves
    const __m256i bin = byte_of(tests, 2);
    const __m256i range =
        _mm256_i32gather_epi32(reinterpret_cast<const int*>(ranges),
                               _mm256_and_si256(tests, _mm256_set1_epi32(0xFFFF)), sizeof(CutBits::Range));
    // The last nodes that are loaded may be another tree's.
    const __m256i own = _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count - n)),
                                           _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
    const __m256i all_right = _mm256_cmpgt_epi32(byte_of(range, 0), bin);
    const __m256i some_right = _mm256_cmpgt_epi32(byte_of(range, 1), bin);
    const __m256i middle = bit_at(byte_of(below, 2));
    __m256i& on_left = left[n / kAtOnce];
    __m256i& on_right = right[n / kAtOnce];
    on_left = _mm256_and_si256(own, _mm256_sub_epi32(middle, bit_at(byte_of(below, 1))));
    on_right = _mm256_and_si256(own, _mm256_sub_epi32(bit_at(byte_of(below, 3)), middle));
    closed = _mm256_or_si256(closed, _mm256_or_si256(_mm256_and_si256(all_right, on_left),
                                                     _mm256_andnot_si256(some_right, on_right)));
  }
  const std::uint64_t leaves = (std::uint64_t{1} << (count + 1)) - 1;
  Rest rest{static_cast<std::uint32_t>(leaves) & ~any(closed), 0};
  const __m256i open = _mm256_set1_epi32(static_cast<int>(rest.open));
  for (std::uint32_t n = 0; n < count; n += kAtOnce) {
    const __m256i none = _mm256_setzero_si256();
    const __m256i empty =
        _mm256_or_si256(_mm256_cmpeq_epi32(_mm256_and_si256(left[n / kAtOnce], open), none),
                        _mm256_cmpeq_epi32(_mm256_and_si256(right[n / kAtOnce], open), none));
    rest.parting |= (signs(empty) ^ 0xFF) << n;
  }
  return rest;
}

// How many open leaves stand before one.
KIJIL_AVX2 inline std::uint32_t place_of(std::uint32_t open, std::uint32_t leaf) {
  return static_cast<std::uint32_t>(std::popcount(_bzhi_u32(open, leaf)));
}

// Writes the tests of one tree, and says where they end.
KIJIL_AVX2 inline PageTrees::Test* write_tests(const Node* nodes, const Rest& rest, const CutBits& cuts,
                                               PageTrees::Test* out) {
  for (std::uint32_t parting = rest.parting; parting != 0; parting &= parting - 1) {
    const Node& node = nodes[std::countr_zero(parting)];
    const auto cut = static_cast<std::uint32_t>(cuts.first_cut(node.slot) + node.bin);
    *out++ = {static_cast<std::uint32_t>(cut * CutBits::kBytes),
              static_cast<std::uint16_t>(place_of(rest.open, node.first_leaf) * CutBits::kBytes),
              static_cast<std::uint16_t>(place_of(rest.open, node.middle_leaf) * CutBits::kBytes)};
  }
  return out;
}

KIJIL_AVX2 void fill(const Trees& trees, const CutBits& cuts, PageTrees& out) {
  PageTrees::Test* test = out.tests.get();
  std::uint32_t place = 0;
  for (std::uint32_t t = 0; t < trees.count; ++t) {
    const std::uint32_t first = trees.first_node[t];
    const Node* const nodes = trees.nodes + first;
    const Rest rest = find_rest(nodes, trees.first_node[t + 1] - first, cuts.ranges());
    PageTrees::Test* const end = write_tests(nodes, rest, cuts, test);
    const int count = std::popcount(rest.open);
    const std::uint8_t place_bits = count <= 8 ? 3 : count <= 16 ? 4 : 5;
    out.trees[t] = {static_cast<std::uint16_t>(end - test), place_bits, place};
    const float* const from = trees.leaves + trees.first_leaf[t];
    std::uint32_t at = place;
    for (std::uint32_t open = rest.open; open != 0; open = _blsr_u32(open), ++at) {
      const auto leaf = static_cast<unsigned>(std::countr_zero(open));
      out.numbers[at] = static_cast<std::uint8_t>(leaf);
      out.leaves[at] = from[leaf];
    }
    place += 1U << place_bits;
    test = end;
  }
}

}  // namespace

PageTrees page_trees(const Trees& trees, const CutBits& cuts) {
  PageTrees out;
  out.trees.resize(trees.count);
  out.tests = std::make_unique_for_overwrite<PageTrees::Test[]>(trees.first_node[trees.count]);
  out.leaves = std::make_unique_for_overwrite<float[]>(trees.count * kMostLeaves);
  out.numbers = std::make_unique_for_overwrite<std::uint8_t[]>(trees.count * kMostLeaves);
  fill(trees, cuts, out);
  return out;
}
#endif

}  // namespace kijil::classify
