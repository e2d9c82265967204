#include "classify/cut_bits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace kijil::classify {

#if defined(__x86_64__)
namespace {

constexpr std::size_t kFloats = 8;  // of a vector
constexpr std::size_t kVectorBytes = 32;
constexpr std::size_t kParts = CutBits::kGroup / kFloats;
constexpr std::size_t kWords = CutBits::kBlock / CutBits::kGroup;  // of a cut

// How many of the rising cuts the value is above.
std::uint8_t cuts_below(std::span<const float> cuts, float value) {
  return static_cast<std::uint8_t>(std::ranges::lower_bound(cuts, value) - cuts.begin());
}

std::span<const float> cuts_of(const Trees& trees, std::size_t slot) {
  return {trees.cuts + trees.first_cut[slot], trees.cuts + trees.first_cut[slot + 1]};
}

// The least and the most of some values.
struct Extent {
  float least;
  float most;
};

template <class Value>
Extent extent_plain(std::span<const Value> values) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  return {static_cast<float>(*least), static_cast<float>(*most)};
}

KIJIL_AVX2 Extent extent(std::span<const float> values) {
  if (values.size() < kFloats) return extent_plain(values);
  const float* const first = values.data();
  __m256 least = _mm256_loadu_ps(first + values.size() - kFloats);  // the last ones, some of them twice
  __m256 most = least;
  for (std::size_t at = 0; at + kFloats <= values.size(); at += kFloats) {
    least = _mm256_min_ps(least, _mm256_loadu_ps(first + at));
    most = _mm256_max_ps(most, _mm256_loadu_ps(first + at));
  }
  float low[kFloats], high[kFloats];
  _mm256_storeu_ps(low, least);
  _mm256_storeu_ps(high, most);
  return {*std::ranges::min_element(low), *std::ranges::max_element(high)};
}

KIJIL_AVX2 inline __m256i load(const std::int8_t* values) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(values));
}

// The least of 16 unsigned bytes.
KIJIL_AVX2 inline int least_unsigned(__m128i of) {
  const __m128i of_pairs = _mm_min_epu8(of, _mm_srli_epi16(of, 8));  // their upper halves are of no use
  return _mm_cvtsi128_si32(_mm_minpos_epu16(_mm_and_si128(of_pairs, _mm_set1_epi16(0xFF)))) & 0xFF;
}
KIJIL_AVX2 inline __m128i lower_half(__m256i of) { return _mm256_castsi256_si128(of); }
KIJIL_AVX2 inline __m128i upper_half(__m256i of) { return _mm256_extracti128_si256(of, 1); }

KIJIL_AVX2 Extent extent(std::span<const std::int8_t> values) {
  if (values.size() < kVectorBytes) return extent_plain(values);
  const std::int8_t* const first = values.data();
  __m256i least = load(first + values.size() - kVectorBytes);
  __m256i most = least;
  for (std::size_t at = 0; at + kVectorBytes <= values.size(); at += kVectorBytes) {
    least = _mm256_min_epi8(least, load(first + at));
    most = _mm256_max_epi8(most, load(first + at));
  }
  // Moved to unsigned numbers, the most turned around: then both are the least of 16 bits.
  const __m128i low = _mm_xor_si128(_mm_min_epi8(lower_half(least), upper_half(least)), _mm_set1_epi8(-128));
  const __m128i high = _mm_xor_si128(_mm_max_epi8(lower_half(most), upper_half(most)), _mm_set1_epi8(127));
  return {static_cast<float>(least_unsigned(low) - 128), static_cast<float>(127 - least_unsigned(high))};
}

// Four values of a group and those 16 lines behind them: packed in pairs, four such vectors come out in the
// order of the lines.
KIJIL_AVX2 inline __m256 load_part(const float* values, std::size_t part) {
  const float* const from = values + part * 4;
  return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm_loadu_ps(from)), _mm_loadu_ps(from + 16), 1);
}

constexpr std::size_t kGroupsAtOnce = 2;  // which share the loop over the cuts

// The lines of each group that are above each of the cuts. words: [cut * kWords + group].
template <std::size_t kGroups>
KIJIL_AVX2 inline void write_groups(const float* values, std::span<const float> cuts, std::uint32_t* words) {
  static_assert(feature::Matrix::kSlack >= CutBits::kGroup * sizeof(float));
  __m256 part[kGroups][kParts];
  for (std::size_t group = 0; group < kGroups; ++group) {
    for (std::size_t k = 0; k < kParts; ++k) part[group][k] = load_part(values + group * CutBits::kGroup, k);
  }
  for (const float& value : cuts) {
    const __m256 cut = _mm256_broadcast_ss(&value);
    for (std::size_t group = 0; group < kGroups; ++group) {
      __m256i above[kParts];
      for (std::size_t k = 0; k < kParts; ++k)
        above[k] = _mm256_castps_si256(_mm256_cmp_ps(part[group][k], cut, _CMP_GT_OQ));
      const __m256i packed =
          _mm256_packs_epi16(_mm256_packs_epi32(above[0], above[1]), _mm256_packs_epi32(above[2], above[3]));
      words[group] = static_cast<std::uint32_t>(_mm256_movemask_epi8(packed));
    }
    words += kWords;
  }
}

// The same of whole numbers, which are above a cut when they are above the whole number below it; those are
// bytes, since some value is not above the cut, and some is.
template <std::size_t kGroups>
KIJIL_AVX2 inline void write_groups(const std::int8_t* values, std::span<const std::int8_t> cuts,
                                    std::uint32_t* words) {
  static_assert(feature::Matrix::kSlack >= CutBits::kGroup);
  __m256i of_group[kGroups];
  for (std::size_t group = 0; group < kGroups; ++group)
    of_group[group] = load(values + group * CutBits::kGroup);
  for (const std::int8_t& value : cuts) {
    const __m256i cut = _mm256_set1_epi8(value);
    for (std::size_t group = 0; group < kGroups; ++group)
      words[group] =
          static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpgt_epi8(of_group[group], cut)));
    words += kWords;
  }
}

template <class Value>
KIJIL_AVX2 void write_slot(std::span<const Value> values, std::span<const Value> cuts, std::uint32_t* words) {
  const std::size_t groups = (values.size() + CutBits::kGroup - 1) / CutBits::kGroup;
  std::size_t group = 0;
  for (; group + kGroupsAtOnce <= groups; group += kGroupsAtOnce)
    write_groups<kGroupsAtOnce>(values.data() + group * CutBits::kGroup, cuts, words + group);
  if (group < groups) write_groups<1>(values.data() + group * CutBits::kGroup, cuts, words + group);
}

}  // namespace

CutBits::CutBits(const Trees& trees, const feature::Matrix& matrix, std::size_t first, std::size_t last)
    : trees_(trees),
      matrix_(matrix),
      first_(first),
      last_(last),
      ranges_(trees.slot_count + 1),
      first_cuts_(trees.slot_count) {
  if (lines() == 0) return;
  for (std::size_t slot = 0; slot < trees.slot_count; ++slot) {
    const feature::Feature feature = trees.features[slot];
    switch (matrix.kind(feature)) {
      case feature::Matrix::Kind::kFloats: add(slot, matrix.floats(feature)); break;
      case feature::Matrix::Kind::kBytes: add(slot, matrix.bytes(feature)); break;
      default: {
        const std::uint8_t same = cuts_below(cuts_of(trees, slot), matrix.same(feature));
        ranges_[slot] = {same, same};
      }
    }
  }
}

template <class Value>
void CutBits::add(std::size_t slot, const Value* values) {
  const Extent extent_of_all = extent(std::span(values + first_, lines()));
  const std::span<const float> cuts = cuts_of(trees_, slot);
  const Range range{cuts_below(cuts, extent_of_all.least), cuts_below(cuts, extent_of_all.most)};
  ranges_[slot] = range;
  first_cuts_[slot] = static_cast<std::int32_t>(cuts_) - range.lowest;
  cuts_ += range.highest - range.lowest;
}

void CutBits::write(std::size_t block, std::uint32_t* bits) const {
  const std::size_t first = first_ + block * kBlock;
  const std::size_t count = std::min(kBlock, last_ - first);
  for (std::size_t slot = 0; slot < trees_.slot_count; ++slot) {
    const Range range = ranges_[slot];
    if (range.lowest == range.highest) continue;
    const std::span cuts = cuts_of(trees_, slot).subspan(range.lowest, range.highest - range.lowest);
    const feature::Feature feature = trees_.features[slot];
    if (matrix_.kind(feature) == feature::Matrix::Kind::kFloats) {
      write_slot(std::span(matrix_.floats(feature) + first, count), cuts, bits);
    } else {
      std::array<std::int8_t, kMostCuts> below;
      for (std::size_t k = 0; k < cuts.size(); ++k) below[k] = static_cast<std::int8_t>(std::floor(cuts[k]));
      write_slot(std::span(matrix_.bytes(feature) + first, count),
                 std::span<const std::int8_t>(below.data(), cuts.size()), bits);
    }
    bits += cuts.size() * kWords;
  }
}
#endif

}  // namespace kijil::classify
