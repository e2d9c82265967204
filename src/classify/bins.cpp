#include "classify/bins.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "text/vectors.hpp"

namespace kijil::classify {
namespace {

// How many of the rising cuts the value is above.
std::uint8_t cuts_below(std::span<const float> cuts, float value) {
  return static_cast<std::uint8_t>(std::ranges::lower_bound(cuts, value) - cuts.begin());
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

// Adds to `below`, the cuts that all values are above, those of the others that each is above.
template <class Value>
void bin_plain(std::span<const Value> values, std::span<const float> cuts, std::uint8_t below,
               std::uint8_t* out) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    out[i] = static_cast<std::uint8_t>(below + cuts_below(cuts, static_cast<float>(values[i])));
  }
}

#if defined(__x86_64__)
constexpr std::size_t kFloats = 8;  // of a vector
constexpr std::size_t kParts = 4;
constexpr std::size_t kAtOnce = kParts * kFloats;

KIJIL_AVX2 Extent extent_avx2(std::span<const float> values) {
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

// The bins of as many values as a vector has bytes.
KIJIL_AVX2 inline __m256i bin_vectors(const float* values, std::span<const float> cuts, std::uint8_t below) {
  __m256 part[kParts];
  __m256i above[kParts];
  for (std::size_t k = 0; k < kParts; ++k) {
    part[k] = _mm256_loadu_ps(values + k * kFloats);
    above[k] = _mm256_set1_epi32(below);
  }
  for (const float& value : cuts) {
    const __m256 cut = _mm256_broadcast_ss(&value);
    for (std::size_t k = 0; k < kParts; ++k) {
      above[k] = _mm256_sub_epi32(above[k], _mm256_castps_si256(_mm256_cmp_ps(part[k], cut, _CMP_GT_OQ)));
    }
  }
  const __m256i packed =
      _mm256_packus_epi16(_mm256_packs_epi32(above[0], above[1]), _mm256_packs_epi32(above[2], above[3]));
  // Packing works in halves of a vector; this puts the lines back in order.
  return _mm256_permutevar8x32_epi32(packed, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
}

KIJIL_AVX2 void bin_avx2(std::span<const float> values, std::span<const float> cuts, std::uint8_t below,
                         std::uint8_t* out) {
  static_assert(feature::Matrix::kSlack >= kAtOnce * sizeof(float));
  for (std::size_t at = 0; at < values.size(); at += kAtOnce) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + at), bin_vectors(values.data() + at, cuts, below));
  }
}

constexpr std::size_t kBytes = 32;  // of a vector

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

KIJIL_AVX2 Extent extent_avx2(std::span<const std::int8_t> values) {
  if (values.size() < kBytes) return extent_plain(values);
  const std::int8_t* const first = values.data();
  __m256i least = load(first + values.size() - kBytes);
  __m256i most = least;
  for (std::size_t at = 0; at + kBytes <= values.size(); at += kBytes) {
    least = _mm256_min_epi8(least, load(first + at));
    most = _mm256_max_epi8(most, load(first + at));
  }
  // Moved to unsigned numbers, the most turned around: then both are the least of 16 bits.
  const __m128i low = _mm_xor_si128(_mm_min_epi8(lower_half(least), upper_half(least)), _mm_set1_epi8(-128));
  const __m128i high = _mm_xor_si128(_mm_max_epi8(lower_half(most), upper_half(most)), _mm_set1_epi8(127));
  return {static_cast<float>(least_unsigned(low) - 128), static_cast<float>(127 - least_unsigned(high))};
}

// A whole number is above a cut when it is above the whole number below the cut; those are bytes, since some
// value is not above the cut, and some is.
KIJIL_AVX2 void bin_avx2(std::span<const std::int8_t> values, std::span<const float> cuts, std::uint8_t below,
                         std::uint8_t* out) {
  static_assert(feature::Matrix::kSlack >= Bins::kBlock);
  std::int8_t floors[Bins::kMostCuts];
  for (std::size_t k = 0; k < cuts.size(); ++k) floors[k] = static_cast<std::int8_t>(std::floor(cuts[k]));
  for (std::size_t at = 0; at < values.size(); at += Bins::kBlock) {
    const __m256i first = load(values.data() + at);
    const __m256i second = load(values.data() + at + kBytes);
    __m256i above[] = {_mm256_set1_epi8(static_cast<char>(below)),
                       _mm256_set1_epi8(static_cast<char>(below))};
    for (std::size_t k = 0; k < cuts.size(); ++k) {
      const __m256i cut = _mm256_set1_epi8(floors[k]);
      above[0] = _mm256_sub_epi8(above[0], _mm256_cmpgt_epi8(first, cut));
      above[1] = _mm256_sub_epi8(above[1], _mm256_cmpgt_epi8(second, cut));
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + at), above[0]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + at + kBytes), above[1]);
  }
}
#endif

template <class Value>
Extent extent_of(std::span<const Value> values) {
#if defined(__x86_64__)
  if (text::has_avx2()) return extent_avx2(values);
#endif
  return extent_plain(values);
}

template <class Value>
void bin(std::span<const Value> values, std::span<const float> cuts, std::uint8_t below, std::uint8_t* out) {
#if defined(__x86_64__)
  if (text::has_avx2()) return bin_avx2(values, cuts, below, out);
#endif
  bin_plain(values, cuts, below, out);
}

}  // namespace

Bins::Bins(const Trees& trees, const feature::Matrix& matrix, std::size_t first, std::size_t last)
    : lines_(last - first),
      stride_((lines_ + kBlock - 1) / kBlock * kBlock),
      bins_(std::make_unique_for_overwrite<std::uint8_t[]>(trees.slot_count * stride_)),
      ranges_(trees.slot_count + 1) {
  if (lines_ == 0) return;
  for (std::size_t slot = 0; slot < trees.slot_count; ++slot) {
    const feature::Feature feature = trees.features[slot];
    const std::span cuts(trees.cuts + trees.first_cut[slot], trees.cuts + trees.first_cut[slot + 1]);
    switch (matrix.kind(feature)) {
      case feature::Matrix::Kind::kFloats:
        add(slot, std::span(matrix.floats(feature) + first, lines_), cuts);
        break;
      case feature::Matrix::Kind::kBytes:
        add(slot, std::span(matrix.bytes(feature) + first, lines_), cuts);
        break;
      default: {
        const std::uint8_t same = cuts_below(cuts, matrix.same(feature));
        ranges_[slot] = {same, same};
      }
    }
  }
}

template <class Value>
void Bins::add(std::size_t slot, std::span<const Value> values, std::span<const float> cuts) {
  const Extent extent = extent_of(values);
  const Range range{cuts_below(cuts, extent.least), cuts_below(cuts, extent.most)};
  ranges_[slot] = range;
  if (range.lowest == range.highest) return;
  // Only the cuts between the least and the most are compared.
  std::uint8_t* out = bins_.get() + slot * stride_;
  bin(values, cuts.subspan(range.lowest, range.highest - range.lowest), range.lowest, out);
  std::fill(out + lines_, out + stride_, std::uint8_t{0});
}

}  // namespace kijil::classify
