// A block of lines through one tree of a page, in vectors.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "classify/cut_bits.hpp"
#include "classify/page_trees.hpp"
#include "text/vectors.hpp"

#if defined(__x86_64__)
namespace kijil::classify::tree_block {

constexpr std::size_t kFloats = 8;  // of a vector
constexpr std::size_t kParts = CutBits::kGroup / kFloats;
constexpr std::size_t kGroups = CutBits::kBlock / CutBits::kGroup;

// The lines of a block at each leaf, or the bits of their leaves' places: one bit a line.
struct alignas(CutBits::kBytes) LineBits {
  std::uint32_t groups[kGroups];
};
static_assert(sizeof(LineBits) == CutBits::kBytes);

KIJIL_AVX2 inline __m256i load(const void* bytes) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(bytes));
}
KIJIL_AVX2 inline void store(void* bytes, __m256i vector) {
  _mm256_storeu_si256(static_cast<__m256i*>(bytes), vector);
}

// Sends all lines of a block down a tree. at_leaf: receives who comes to the leaf at each place.
template <unsigned kPlaceBits>
KIJIL_AVX2 inline void send_down(std::span<const PageTrees::Test> tests, const std::uint32_t* bits,
                                 LineBits* at_leaf) {
  store(at_leaf, _mm256_set1_epi32(-1));
#pragma GCC unroll 32
  for (unsigned place = 1; place < 1U << kPlaceBits; ++place) store(at_leaf + place, _mm256_setzero_si256());
  auto* const leaves = reinterpret_cast<std::byte*>(at_leaf);
  for (const PageTrees::Test& test : tests) {
    const __m256i above = load(reinterpret_cast<const std::byte*>(bits) + test.bits);
    const __m256i here = load(leaves + test.from);
    store(leaves + test.to, _mm256_and_si256(here, above));
    store(leaves + test.from, _mm256_andnot_si256(above, here));
  }
}

// Makes of the lines at each leaf the bits of the place of each line's leaf, the lowest first: of the leaves
// the upper half has the highest bit, and is then laid upon the lower half.
template <unsigned kPlaceBits>
KIJIL_AVX2 inline void place_bits(LineBits* at_leaf, LineBits* bits) {
  constexpr unsigned kBit = kPlaceBits - 1;
  constexpr unsigned kHalf = 1U << kBit;
  __m256i upper = load(at_leaf + kHalf);
#pragma GCC unroll 32
  for (unsigned place = 1; place < kHalf; ++place) {
    const __m256i lines = load(at_leaf + kHalf + place);
    upper = _mm256_or_si256(upper, lines);
    store(at_leaf + place, _mm256_or_si256(lines, load(at_leaf + place)));
  }
  store(bits + kBit, upper);
  if constexpr (kBit > 0) place_bits<kBit>(at_leaf, bits);
}

// The places of the lines of a group, a byte each.
template <unsigned kPlaceBits>
KIJIL_AVX2 inline __m256i places(const LineBits* bits, std::size_t group) {
  // Byte k of a vector looks at bit k of the word.
  const __m256i byte_of_word =
      _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303);
  const __m256i bit_of_byte = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201));
  __m256i sum = _mm256_setzero_si256();
  for (unsigned bit = kPlaceBits; bit-- > 0;) {
    const __m256i word = _mm256_set1_epi32(static_cast<int>(bits[bit].groups[group]));
    const __m256i byte = _mm256_and_si256(_mm256_shuffle_epi8(word, byte_of_word), bit_of_byte);
    sum = _mm256_sub_epi8(_mm256_add_epi8(sum, sum), _mm256_cmpeq_epi8(byte, bit_of_byte));
  }
  return sum;
}

// Part k of a group's lines are the lines k, k + 4, k + 8, ...: every fourth byte of it, which a shift makes
// a number.
constexpr std::size_t place_of(std::size_t line) {
  const std::size_t in_group = line % CutBits::kGroup;
  return line - in_group + in_group % kParts * kFloats + in_group / kParts;
}

// The leaves at those places. Reading each from its place takes the processor several times as long.
template <unsigned kPlaceBits>
KIJIL_AVX2 inline __m256 leaves_at(__m256i places, const float* leaves) {
  if constexpr (kPlaceBits == 3) {
    return _mm256_permutevar8x32_ps(_mm256_loadu_ps(leaves), places);
  } else {
    constexpr unsigned kBit = kPlaceBits - 1;
    // The bit that says which half is made the sign.
    return _mm256_blendv_ps(leaves_at<kBit>(places, leaves), leaves_at<kBit>(places, leaves + (1U << kBit)),
                            _mm256_castsi256_ps(_mm256_slli_epi32(places, 31 - kBit)));
  }
}

// Adds to the scores of a group of lines the leaves of those places.
template <unsigned kPlaceBits>
KIJIL_AVX2 inline void add_leaves(__m256i places, const float* leaves, float* scores) {
  for (std::size_t k = 0; k < kParts; ++k) {
    const __m256i part = _mm256_srli_epi32(places, static_cast<int>(8 * k));
    float* score = scores + k * kFloats;
    _mm256_storeu_ps(score, _mm256_add_ps(_mm256_loadu_ps(score), leaves_at<kPlaceBits>(part, leaves)));
  }
}

// Sixteen bytes, twice.
KIJIL_AVX2 inline __m256i twice(const std::uint8_t* bytes) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)));
}

// The numbers of leaves in the whole tree, of their places. numbers: by place; sixteen can be read.
template <unsigned kPlaceBits>
KIJIL_AVX2 inline __m256i numbers_at(__m256i places, const std::uint8_t* numbers) {
  const __m256i low = _mm256_shuffle_epi8(twice(numbers), places);
  if constexpr (kPlaceBits < 5) return low;
  const __m256i high = _mm256_shuffle_epi8(twice(numbers + 16), places);
  // The bit that says which half is made the sign.
  return _mm256_blendv_epi8(low, high, _mm256_slli_epi16(places, 3));
}

// What a tree says of the first `groups` groups of a block is added to their scores. numbers: receives which
// leaves of the whole tree they reach, when that is asked for.
template <unsigned kPlaceBits>
KIJIL_AVX2 inline void add_tree(const PageTrees& page, const PageTrees::Tree& tree,
                                const PageTrees::Test* tests, const std::uint32_t* bits, std::size_t groups,
                                float* scores, std::uint8_t* numbers) {
  LineBits at_leaf[1U << kPlaceBits], of_places[kPlaceBits];
  send_down<kPlaceBits>({tests, tree.tests}, bits, at_leaf);
  place_bits<kPlaceBits>(at_leaf, of_places);
  for (std::size_t group = 0; group < groups; ++group) {
    const __m256i at = places<kPlaceBits>(of_places, group);
    add_leaves<kPlaceBits>(at, page.leaves.get() + tree.first_leaf, scores + group * CutBits::kGroup);
    if (numbers == nullptr) continue;
    store(numbers + group * CutBits::kGroup,
          numbers_at<kPlaceBits>(at, page.numbers.get() + tree.first_leaf));
  }
}

}  // namespace kijil::classify::tree_block
#endif
