#include "classify/trees.hpp"

#include <algorithm>
#include <span>

#include "classify/bins.hpp"
#include "classify/page_trees.hpp"
#include "text/vectors.hpp"

namespace kijil::classify {
namespace {

// Each line by itself.
void evaluate_plain(const Trees& trees, const Bins& bins, std::vector<float>& scores) {
  for (std::size_t line = 0; line < bins.lines(); ++line) {
    for (std::uint32_t t = 0; t < trees.count; ++t) {
      const Node* nodes = trees.nodes + trees.first_node[t];
      int at = trees.first_node[t] == trees.first_node[t + 1] ? ~0 : 0;  // a tree of one leaf has no nodes
      while (at >= 0) at = bins.at(nodes[at].slot, line) <= nodes[at].bin ? nodes[at].left : nodes[at].right;
      scores[(t % trees.classes) * bins.lines() + line] += trees.leaves[trees.first_leaf[t] + ~at];
    }
  }
}

#if defined(__x86_64__)
constexpr std::size_t kVector = 32;                       // bytes
constexpr std::size_t kVectors = Bins::kBlock / kVector;  // of a block of lines
constexpr std::size_t kFloats = 8;                        // of a vector
constexpr std::size_t kParts = kVector / kFloats;

KIJIL_AVX2 inline __m256i load(const std::uint8_t* bytes) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
}
KIJIL_AVX2 inline void store(std::uint8_t* bytes, __m256i vector) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(bytes), vector);
}

// Closes the leaves of a block of lines. open: [plane][line of the block].
KIJIL_AVX2 void close_leaves(const PageTrees& trees, const Bins& bins, std::size_t block,
                             std::uint8_t* open) {
  const __m256i all = _mm256_set1_epi8(-1);
  for (std::size_t at = 0; at < trees.plane_count * Bins::kBlock; at += kVector) store(open + at, all);
  const std::uint8_t* values = bins.values() + block * Bins::kBlock;
  for (const PageTrees::Test& test : std::span(trees.tests.get(), trees.test_count)) {
    const __m256i beyond = _mm256_set1_epi8(static_cast<char>(test.bin + 1));
    const __m256i keep = _mm256_set1_epi8(static_cast<char>(test.keep));
    const std::uint8_t* from = values + test.slot * bins.stride();
    std::uint8_t* to = open + test.plane * Bins::kBlock;
    for (std::size_t v = 0; v < kVectors; ++v) {
      const __m256i passed = _mm256_cmpgt_epi8(beyond, load(from + v * kVector));
      store(to + v * kVector, _mm256_and_si256(load(to + v * kVector), _mm256_or_si256(passed, keep)));
    }
  }
}

// The places of the lowest bits of all planes, which are kBlock bytes apart; at least one bit of a line is
// set.
KIJIL_AVX2 inline __m256i first_open(const std::uint8_t* open, std::size_t planes) {
  // By four bits: the place of the lowest, or more than any.
  const __m256i of_four =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(64, 0, 1, 0, 2, 0, 1, 0, 3, 0, 1, 0, 2, 0, 1, 0));
  const __m256i four_bits = _mm256_set1_epi8(0x0F);
  const __m256i four = _mm256_set1_epi8(4);
  __m256i place = _mm256_set1_epi8(64);
  for (std::size_t p = planes; p-- > 0;) {
    const __m256i bits = load(open + p * Bins::kBlock);
    const __m256i low = _mm256_shuffle_epi8(of_four, _mm256_and_si256(bits, four_bits));
    const __m256i high =
        _mm256_shuffle_epi8(of_four, _mm256_and_si256(_mm256_srli_epi16(bits, 4), four_bits));
    place = _mm256_add_epi8(place, _mm256_add_epi8(four, four));
    place = _mm256_min_epu8(place, _mm256_min_epu8(low, _mm256_add_epi8(high, four)));
  }
  return place;
}

// Part k of a vector's lines are the lines k, k + 4, k + 8, ...: every fourth byte of it, which a shift makes
// a number.
constexpr std::size_t place_of(std::size_t line) {
  const std::size_t in_vector = line % kVector;
  return line - in_vector + in_vector % kParts * kFloats + in_vector / kParts;
}

// Adds to the scores of a vector of lines the leaves of those places.
KIJIL_AVX2 inline void add_leaves(__m256i places, const float* leaves, std::size_t planes, float* scores) {
  const __m256i one_byte = _mm256_set1_epi32(0xFF);
  const __m256 first = _mm256_loadu_ps(leaves);
  for (std::size_t k = 0; k < kParts; ++k) {
    const __m256i place = _mm256_srli_epi32(places, static_cast<int>(8 * k));
    __m256 leaf;
    if (planes == 1) {
      leaf = _mm256_permutevar8x32_ps(first, place);
    } else {
      leaf = _mm256_i32gather_ps(leaves, _mm256_and_si256(place, one_byte), sizeof(float));
    }
    float* score = scores + k * kFloats;
    _mm256_storeu_ps(score, _mm256_add_ps(_mm256_loadu_ps(score), leaf));
  }
}

KIJIL_AVX2 void evaluate_avx2(const Trees& trees, const Bins& bins, std::vector<float>& out) {
  const PageTrees page = page_trees(trees, bins);
  const auto open = std::make_unique_for_overwrite<std::uint8_t[]>(page.plane_count * Bins::kBlock);
  std::vector<float> scores(trees.classes * Bins::kBlock);
  for (std::size_t block = 0; block * Bins::kBlock < bins.lines(); ++block) {
    close_leaves(page, bins, block, open.get());
    std::ranges::fill(scores, 0.0F);
    std::size_t plane = 0;
    for (std::size_t t = 0; t < page.planes.size(); ++t) {
      float* score = scores.data() + t % trees.classes * Bins::kBlock;
      for (std::size_t v = 0; v < kVectors; ++v) {
        const __m256i places = first_open(open.get() + plane * Bins::kBlock + v * kVector, page.planes[t]);
        add_leaves(places, page.leaves.get() + plane * PageTrees::kLeaves, page.planes[t],
                   score + v * kVector);
      }
      plane += page.planes[t];
    }
    const std::size_t lines = std::min(Bins::kBlock, bins.lines() - block * Bins::kBlock);
    for (std::uint32_t k = 0; k < trees.classes; ++k) {
      for (std::size_t i = 0; i < lines; ++i) {
        out[k * bins.lines() + block * Bins::kBlock + i] = scores[k * Bins::kBlock + place_of(i)];
      }
    }
  }
}
#endif

}  // namespace

std::vector<float> evaluate(const Trees& trees, const Bins& bins) {
  std::vector<float> scores(trees.classes * bins.lines());
#if defined(__x86_64__)
  constexpr std::size_t kFewLines = 4;  // are sooner done one by one
  if (text::has_avx2() && bins.lines() > kFewLines) {
    evaluate_avx2(trees, bins, scores);
    return scores;
  }
#endif
  evaluate_plain(trees, bins, scores);
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
