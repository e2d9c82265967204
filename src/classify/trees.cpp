#include "classify/trees.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include "classify/bins.hpp"
#include "classify/page_trees.hpp"
#include "feature/byte_columns.hpp"
#include "text/vectors.hpp"

namespace kijil::classify {
namespace {

// The leaf where a line ends.
std::uint8_t walk(const Trees& trees, std::uint32_t tree, const Bins& bins, std::size_t line) {
  const Node* nodes = trees.nodes + trees.first_node[tree];
  int at = trees.first_node[tree] == trees.first_node[tree + 1] ? ~0 : 0;  // a tree of one leaf has no nodes
  while (at >= 0) at = bins.at(nodes[at].slot, line) <= nodes[at].bin ? nodes[at].left : nodes[at].right;
  return static_cast<std::uint8_t>(~at);
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

// A block of lines: one byte each.
struct Block {
  __m256i vectors[kVectors];
};

// The leaves of a plane that are open to each line. values: the block's bins in the first slot.
KIJIL_AVX2 inline Block open_leaves(std::span<const PageTrees::Test> tests, const std::uint8_t* values,
                                    std::size_t stride) {
  Block open;
  for (__m256i& vector : open.vectors) vector = _mm256_set1_epi8(-1);
  for (const PageTrees::Test& test : tests) {
    const __m256i beyond = _mm256_set1_epi8(static_cast<char>(test.beyond));
    const __m256i keep = _mm256_set1_epi8(static_cast<char>(test.keep));
    const std::uint8_t* from = values + test.slot * stride;
    for (std::size_t v = 0; v < kVectors; ++v) {
      const __m256i passed = _mm256_cmpgt_epi8(beyond, load(from + v * kVector));
      open.vectors[v] = _mm256_and_si256(open.vectors[v], _mm256_or_si256(passed, keep));
    }
  }
  return open;
}

// The place of the lowest bit of each byte, or more than any.
KIJIL_AVX2 inline __m256i lowest_bits(__m256i bytes) {
  const __m256i of_four =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(64, 0, 1, 0, 2, 0, 1, 0, 3, 0, 1, 0, 2, 0, 1, 0));
  const __m256i four_bits = _mm256_set1_epi8(0x0F);
  const __m256i low = _mm256_shuffle_epi8(of_four, _mm256_and_si256(bytes, four_bits));
  const __m256i high = _mm256_shuffle_epi8(of_four, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), four_bits));
  return _mm256_min_epu8(low, _mm256_add_epi8(high, _mm256_set1_epi8(4)));
}

// The places of the first open leaves; at least one is open to every line. plane, planes: of the tree.
KIJIL_AVX2 inline Block first_open(const PageTrees& trees, std::size_t plane, std::size_t planes,
                                   const std::uint8_t* values, std::size_t stride) {
  const __m256i of_plane = _mm256_set1_epi8(static_cast<char>(PageTrees::kLeaves));
  Block places;
  for (__m256i& place : places.vectors) place = _mm256_set1_epi8(64);
  for (std::size_t p = plane + planes; p-- > plane;) {
    const Block open =
        open_leaves({trees.tests.get() + p * PageTrees::kTests, trees.test_counts[p]}, values, stride);
    for (std::size_t v = 0; v < kVectors; ++v) {
      places.vectors[v] =
          _mm256_min_epu8(_mm256_add_epi8(places.vectors[v], of_plane), lowest_bits(open.vectors[v]));
    }
  }
  return places;
}

// Part k of a vector's lines are the lines k, k + 4, k + 8, ...: every fourth byte of it, which a shift makes
// a number.
constexpr std::size_t place_of(std::size_t line) {
  const std::size_t in_vector = line % kVector;
  return line - in_vector + in_vector % kParts * kFloats + in_vector / kParts;
}

// Adds to the scores of a vector of lines the leaves of those places.
KIJIL_AVX2 inline void add_leaves(__m256i places, const float* leaves, std::size_t planes, float* scores) {
  const __m256 first = _mm256_loadu_ps(leaves);
  for (std::size_t k = 0; k < kParts; ++k) {
    const __m256i place = _mm256_srli_epi32(places, static_cast<int>(8 * k));
    __m256 leaf;
    if (planes == 1) {
      leaf = _mm256_permutevar8x32_ps(first, place);
    } else if (planes == 2) {
      // The bit that says which plane is made the sign.
      const __m256 second = _mm256_loadu_ps(leaves + PageTrees::kLeaves);
      leaf = _mm256_blendv_ps(_mm256_permutevar8x32_ps(first, place), _mm256_permutevar8x32_ps(second, place),
                              _mm256_castsi256_ps(_mm256_slli_epi32(place, 28)));
    } else {
      leaf = _mm256_i32gather_ps(leaves, _mm256_and_si256(place, _mm256_set1_epi32(0xFF)), sizeof(float));
    }
    float* score = scores + k * kFloats;
    _mm256_storeu_ps(score, _mm256_add_ps(_mm256_loadu_ps(score), leaf));
  }
}

// Sixteen bytes, twice.
KIJIL_AVX2 inline __m256i twice(const std::uint8_t* bytes) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)));
}

// The numbers of leaves in the whole tree, of their places. numbers: kMostLeaves, by place.
KIJIL_AVX2 inline __m256i numbers_at(__m256i places, const std::uint8_t* numbers) {
  const __m256i low = _mm256_shuffle_epi8(twice(numbers), places);
  const __m256i high = _mm256_shuffle_epi8(twice(numbers + kMostLeaves / 2), places);
  // The bit that says which half is made the sign.
  return _mm256_blendv_epi8(low, high, _mm256_slli_epi16(places, 3));
}

#endif

}  // namespace

class Evaluation {
 public:
  Evaluation(const Trees& trees, const Bins& bins, Reached* reached)
      : trees_(trees), bins_(bins), reached_(reached), scores_(trees.classes * bins.lines()) {
    if (reached == nullptr) return;
    constexpr std::size_t kGroup = feature::kTransposed;
    reached->classes_ = trees.classes;
    reached->trees_ = trees.count / trees.classes;
    reached->stride_ = (reached->trees_ + kGroup - 1) / kGroup * kGroup;
    reached->leaves_ =
        std::make_unique_for_overwrite<std::uint8_t[]>(bins.lines() * trees.classes * reached->stride_);
  }

  // Each line by itself.
  std::vector<float> plain() {
    for (std::uint32_t t = 0; t < trees_.count; ++t) {
      const std::uint32_t klass = t % trees_.classes;
      for (std::size_t line = 0; line < bins_.lines(); ++line) {
        const std::uint8_t leaf = walk(trees_, t, bins_, line);
        scores_[klass * bins_.lines() + line] += trees_.leaves[trees_.first_leaf[t] + leaf];
        if (reached_ != nullptr) row(line, klass)[t / trees_.classes] = leaf;
      }
    }
    return std::move(scores_);
  }

#if defined(__x86_64__)
  // A block of lines together.
  KIJIL_AVX2 std::vector<float> vectors() {
    const PageTrees page = page_trees(trees_, bins_);
    std::vector<float> block_scores(trees_.classes * Bins::kBlock);
    std::vector<std::uint8_t> block_leaves(reached_ == nullptr ? 0 : trees_.count * Bins::kBlock);
    for (std::size_t block = 0; block * Bins::kBlock < bins_.lines(); ++block) {
      std::ranges::fill(block_scores, 0.0F);
      score(page, block, block_scores, block_leaves.data());
      take_scores(block, block_scores);
      if (reached_ != nullptr) take_leaves(block, block_leaves);
    }
    return std::move(scores_);
  }

 private:
  // Adds what the trees say of a block. scores: [class][place_of(line)]; leaves: receives what the lines
  // reach, [tree][line], when that is asked for.
  KIJIL_AVX2 void score(const PageTrees& page, std::size_t block, std::vector<float>& scores,
                        std::uint8_t* leaves) {
    const std::uint8_t* const values = bins_.values() + block * Bins::kBlock;
    std::size_t plane = 0;
    std::uint32_t klass = 0;
    for (std::size_t t = 0; t < page.planes.size(); ++t) {
      const std::size_t planes = page.planes[t];
      const Block places = first_open(page, plane, planes, values, bins_.stride());
      const float* values_of_leaves = page.leaves.get() + plane * PageTrees::kLeaves;
      for (std::size_t v = 0; v < kVectors; ++v) {
        add_leaves(places.vectors[v], values_of_leaves, planes,
                   scores.data() + klass * Bins::kBlock + v * kVector);
        if (reached_ == nullptr) continue;
        store(leaves + t * Bins::kBlock + v * kVector,
              numbers_at(places.vectors[v], page.numbers.get() + plane * PageTrees::kLeaves));
      }
      plane += planes;
      if (++klass == trees_.classes) klass = 0;
    }
  }

  void take_scores(std::size_t block, const std::vector<float>& block_scores) {
    const std::size_t first = block * Bins::kBlock;
    const std::size_t lines = std::min(Bins::kBlock, bins_.lines() - first);
    for (std::uint32_t k = 0; k < trees_.classes; ++k) {
      for (std::size_t i = 0; i < lines; ++i) {
        scores_[k * bins_.lines() + first + i] = block_scores[k * Bins::kBlock + place_of(i)];
      }
    }
  }

  // Makes rows of what a block of lines reaches.
  void take_leaves(std::size_t block, const std::vector<std::uint8_t>& block_leaves) {
    const std::size_t end = std::min((block + 1) * Bins::kBlock, bins_.lines());
    std::vector<const std::uint8_t*> trees(reached_->trees_);
    for (std::uint32_t k = 0; k < trees_.classes; ++k) {
      for (std::size_t first = block * Bins::kBlock; first < end; first += feature::kTransposed) {
        for (std::size_t t = 0; t < trees.size(); ++t) {
          trees[t] = block_leaves.data() + (t * trees_.classes + k) * Bins::kBlock + first % Bins::kBlock;
        }
        std::array<std::int8_t*, feature::kTransposed> rows{};
        for (std::size_t i = 0; i < rows.size() && first + i < end; ++i)
          rows[i] = reinterpret_cast<std::int8_t*>(row(first + i, k));
        feature::write_columns(trees, rows);
      }
    }
  }
#endif

 private:
  std::uint8_t* row(std::size_t line, std::uint32_t klass) {
    return reached_->leaves_.get() + (line * trees_.classes + klass) * reached_->stride_;
  }

  const Trees& trees_;
  const Bins& bins_;
  Reached* reached_;
  std::vector<float> scores_;
};

std::vector<float> evaluate(const Trees& trees, const Bins& bins, Reached* reached) {
  Evaluation evaluation(trees, bins, reached);
#if defined(__x86_64__)
  constexpr std::size_t kFewLines = 4;  // are sooner done one by one
  if (text::has_avx2() && bins.lines() > kFewLines) return evaluation.vectors();
#endif
  return evaluation.plain();
}

}  // namespace kijil::classify
