#include "classify/bins.hpp"

#include <algorithm>
#include <span>

#include "text/vectors.hpp"

namespace kijil::classify {
namespace {

// How many of the rising cuts the value is above.
std::uint8_t cuts_below(std::span<const float> cuts, float value) {
  return static_cast<std::uint8_t>(std::ranges::lower_bound(cuts, value) - cuts.begin());
}

Bins::Range bin_plain(std::span<const float> values, std::span<const float> cuts, std::uint8_t* out) {
  for (std::size_t i = 0; i < values.size(); ++i) out[i] = cuts_below(cuts, values[i]);
  const auto [lowest, highest] = std::minmax_element(out, out + values.size());
  return {*lowest, *highest};
}

#if defined(__x86_64__)
constexpr std::size_t kFloats = 8;  // of a vector
constexpr std::size_t kParts = 4;
constexpr std::size_t kAtOnce = kParts * kFloats;

// The bins of as many values as a vector has bytes.
KIJIL_AVX2 inline __m256i bin_vectors(const float* values, std::span<const float> cuts) {
  __m256 part[kParts];
  __m256i above[kParts];
  for (std::size_t k = 0; k < kParts; ++k) {
    part[k] = _mm256_loadu_ps(values + k * kFloats);
    above[k] = _mm256_setzero_si256();
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

KIJIL_AVX2 inline std::uint8_t least(__m256i bytes) {
  __m128i half = _mm_min_epu8(_mm256_castsi256_si128(bytes), _mm256_extracti128_si256(bytes, 1));
  half = _mm_min_epu8(half, _mm_srli_epi16(half, 8));
  return static_cast<std::uint8_t>(_mm_cvtsi128_si32(_mm_minpos_epu16(half)));
}

KIJIL_AVX2 Bins::Range bin_avx2(std::span<const float> values, std::span<const float> cuts,
                                std::uint8_t* out) {
  const __m256i ones = _mm256_set1_epi8(-1);
  __m256i lowest = ones;
  __m256i lowest_rest = ones;  // of what is missing from the highest
  for (std::size_t at = 0; at < values.size(); at += kAtOnce) {
    float rest[kAtOnce];
    const float* from = values.data() + at;
    if (at + kAtOnce > values.size()) {
      std::ranges::fill(rest, values.back());
      std::ranges::copy(values.subspan(at), rest);
      from = rest;
    }
    const __m256i bins = bin_vectors(from, cuts);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + at), bins);
    lowest = _mm256_min_epu8(lowest, bins);
    lowest_rest = _mm256_min_epu8(lowest_rest, _mm256_xor_si256(bins, ones));
  }
  return {least(lowest), static_cast<std::uint8_t>(~least(lowest_rest))};
}
#endif

bool all_equal(std::span<const float> values) {
  return std::ranges::all_of(values, [first = values[0]](float value) { return value == first; });
}

}  // namespace

Bins::Bins(const Trees& trees, const feature::Matrix& matrix, std::size_t first, std::size_t last)
    : lines_(last - first),
      stride_((lines_ + kBlock - 1) / kBlock * kBlock),
      bins_(std::make_unique_for_overwrite<std::uint8_t[]>(trees.slot_count * stride_)),
      ranges_(trees.slot_count + 1) {
  if (lines_ == 0) return;
  auto bin = bin_plain;
#if defined(__x86_64__)
  if (text::has_avx2()) bin = bin_avx2;
#endif
  for (std::size_t slot = 0; slot < trees.slot_count; ++slot) {
    const auto values = matrix.column(trees.features[slot]).subspan(first, lines_);
    const std::span cuts(trees.cuts + trees.first_cut[slot], trees.cuts + trees.first_cut[slot + 1]);
    std::uint8_t* out = bins_.get() + slot * stride_;
    if (all_equal(values)) {  // a feature of the page, mostly
      ranges_[slot].lowest = ranges_[slot].highest = cuts_below(cuts, values[0]);
    } else {
      ranges_[slot] = bin(values, cuts, out);
      std::fill(out + lines_, out + stride_, std::uint8_t{0});
    }
  }
}

}  // namespace kijil::classify
