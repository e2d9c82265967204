#include "classify/page_trees.hpp"

#include <bit>

#include "text/vectors.hpp"

namespace kijil::classify {

#if defined(__x86_64__)
namespace {

constexpr std::size_t kMostPlanes = kMostLeaves / PageTrees::kLeaves;  // of one tree
constexpr std::size_t kAtOnce = kNodesAtOnce;
static_assert(sizeof(Node) == 8 && sizeof(Bins::Range) == 2);

// What is left of one tree.
struct Rest {
  std::uint32_t open;     // leaves that some line may reach
  std::uint32_t parting;  // nodes whose tests have two answers; some of them no line reaches
  // Leaves below the children of each node.
  alignas(32) std::uint32_t left[kMostLeaves];
  alignas(32) std::uint32_t right[kMostLeaves];
};

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

// Leaves are closed where a test has one answer for all lines.
KIJIL_AVX2 inline void find_rest(const Node* nodes, std::uint32_t count, const Bins& bins, Rest& rest) {
  __m256i closed = _mm256_setzero_si256();
  rest.parting = 0;
  for (std::uint32_t n = 0; n < count; n += kAtOnce) {
    const __m256i first = both(load(nodes + n), load(nodes + n + 4));
    const __m256i second = both(load(nodes + n + 2), load(nodes + n + 6));
    const __m256i tests = halves<0x88>(first, second);  // slot, bin and left child
    const __m256i below = halves<0xDD>(first, second);  // right child and leaves
    const __m256i bin = byte_of(tests, 2);
    const __m256i range =
        _mm256_i32gather_epi32(reinterpret_cast<const int*>(bins.ranges()),
                               _mm256_and_si256(tests, _mm256_set1_epi32(0xFFFF)), sizeof(Bins::Range));
    // The last nodes that are loaded may be another tree's.
    const __m256i own = _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count - n)),
                                           _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
    const __m256i all_right = _mm256_and_si256(own, _mm256_cmpgt_epi32(byte_of(range, 0), bin));
    const __m256i some_right = _mm256_cmpgt_epi32(byte_of(range, 1), bin);
    const __m256i middle = bit_at(byte_of(below, 2));
    const __m256i left = _mm256_sub_epi32(middle, bit_at(byte_of(below, 1)));
    const __m256i right = _mm256_sub_epi32(bit_at(byte_of(below, 3)), middle);
    const __m256i all_left = _mm256_andnot_si256(some_right, own);
    closed = _mm256_or_si256(
        closed, _mm256_or_si256(_mm256_and_si256(all_right, left), _mm256_and_si256(all_left, right)));
    rest.parting |= signs(_mm256_andnot_si256(all_right, _mm256_and_si256(some_right, own))) << n;
    _mm256_store_si256(reinterpret_cast<__m256i*>(rest.left + n), left);
    _mm256_store_si256(reinterpret_cast<__m256i*>(rest.right + n), right);
  }
  const std::uint64_t leaves = (std::uint64_t{1} << (count + 1)) - 1;
  rest.open = static_cast<std::uint32_t>(leaves) & ~any(closed);
}

// Writes the tests of one tree. A test between whose children no two lines part says nothing. Each is written
// to all planes of the tree, and stays where it closes a leaf: which those are is not to be foreseen.
KIJIL_AVX2 inline void write_tests(const Node* nodes, const Rest& rest, std::size_t planes,
                                   PageTrees::Test* tests, std::uint8_t* counts) {
  PageTrees::Test* ends[kMostPlanes];
  for (std::size_t p = 0; p < kMostPlanes; ++p) ends[p] = tests + p * PageTrees::kTests;
  for (std::uint32_t parting = rest.parting; parting != 0; parting &= parting - 1) {
    const auto n = static_cast<unsigned>(std::countr_zero(parting));
    const std::uint32_t parts = (rest.right[n] & rest.open) != 0 ? 1 : 0;
    // The open leaves on the test's left, by their places among the open ones; none where the test says
    // nothing.
    std::uint32_t closes = _pext_u32(rest.left[n], rest.open) & (0 - parts);
    for (std::size_t p = 0; p < planes; ++p) {
      const auto keep = static_cast<std::uint8_t>(~closes);
      *ends[p] = {nodes[n].slot, static_cast<std::uint8_t>(nodes[n].bin + 1),
                  keep};  // there is room for one more
      ends[p] += keep != 0xFF;
      closes >>= PageTrees::kLeaves;
    }
  }
  for (std::size_t p = 0; p < planes; ++p) {
    counts[p] = static_cast<std::uint8_t>(ends[p] - (tests + p * PageTrees::kTests));
  }
}

KIJIL_AVX2 void fill(const Trees& trees, const Bins& bins, PageTrees& out) {
  Rest rest;
  std::size_t plane = 0;
  for (std::uint32_t t = 0; t < trees.count; ++t) {
    const std::uint32_t first = trees.first_node[t];
    const Node* const nodes = trees.nodes + first;
    find_rest(nodes, trees.first_node[t + 1] - first, bins, rest);
    std::uint8_t* const number = out.numbers.get() + plane * PageTrees::kLeaves;
    float* const leaf = out.leaves.get() + plane * PageTrees::kLeaves;
    const float* const from = trees.leaves + trees.first_leaf[t];
    const auto open_count = static_cast<unsigned>(std::popcount(rest.open));
    const std::size_t planes = (open_count + PageTrees::kLeaves - 1) / PageTrees::kLeaves;
    // Whole planes: behind the last open leaf the first of all is named, which no line looks up.
    std::uint32_t open = rest.open;
    for (std::size_t k = 0; k < planes * PageTrees::kLeaves; ++k, open = _blsr_u32(open)) {
      const unsigned place = _tzcnt_u32(open) % kMostLeaves;
      number[k] = static_cast<std::uint8_t>(place);
      leaf[k] = from[place];
    }
    write_tests(nodes, rest, planes, out.tests.get() + plane * PageTrees::kTests,
                out.test_counts.get() + plane);
    out.planes[t] = static_cast<std::uint8_t>(planes);
    plane += planes;
  }
  out.plane_count = plane;
}

}  // namespace

PageTrees page_trees(const Trees& trees, const Bins& bins) {
  PageTrees out;
  const std::size_t most = trees.count * kMostPlanes;
  out.planes.resize(trees.count);
  out.tests = std::make_unique_for_overwrite<PageTrees::Test[]>(most * PageTrees::kTests);
  out.test_counts = std::make_unique_for_overwrite<std::uint8_t[]>(most);
  out.numbers = std::make_unique_for_overwrite<std::uint8_t[]>(most * PageTrees::kLeaves + kMostLeaves);
  out.leaves = std::make_unique_for_overwrite<float[]>(most * PageTrees::kLeaves);
  fill(trees, bins, out);
  return out;
}
#endif

}  // namespace kijil::classify
