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

struct Extent {
  float least;
  float most;
};

Extent extent_plain(std::span<const float> values) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  return {*least, *most};
}

// Adds to `below`, the cuts that all values are above, those of the others that each is above.
void bin_plain(std::span<const float> values, std::span<const float> cuts, std::uint8_t below,
               std::uint8_t* out) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    out[i] = static_cast<std::uint8_t>(below + cuts_below(cuts, values[i]));
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
  for (std::size_t at = 0; at < values.size(); at += kAtOnce) {
    float rest[kAtOnce];
    const float* from = values.data() + at;
    if (at + kAtOnce > values.size()) {
      std::ranges::fill(rest, values.back());
      std::ranges::copy(values.subspan(at), rest);
      from = rest;
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + at), bin_vectors(from, cuts, below));
  }
}
#endif

}  // namespace

Bins::Bins(const Trees& trees, const feature::Matrix& matrix, std::size_t first, std::size_t last)
    : lines_(last - first),
      stride_((lines_ + kBlock - 1) / kBlock * kBlock),
      bins_(std::make_unique_for_overwrite<std::uint8_t[]>(trees.slot_count * stride_)),
      ranges_(trees.slot_count + 1) {
  if (lines_ == 0) return;
  auto extent_of = extent_plain;
  auto bin = bin_plain;
#if defined(__x86_64__)
  if (text::has_avx2()) {
    extent_of = extent_avx2;
    bin = bin_avx2;
  }
#endif
  for (std::size_t slot = 0; slot < trees.slot_count; ++slot) {
    const auto values = matrix.column(trees.features[slot]).subspan(first, lines_);
    const std::span cuts(trees.cuts + trees.first_cut[slot], trees.cuts + trees.first_cut[slot + 1]);
    const Extent extent = extent_of(values);
    const Range range{cuts_below(cuts, extent.least), cuts_below(cuts, extent.most)};
    ranges_[slot] = range;
    if (range.lowest == range.highest) continue;
    // Only the cuts between the least and the most are compared.
    std::uint8_t* out = bins_.get() + slot * stride_;
    bin(values, cuts.subspan(range.lowest, range.highest - range.lowest), range.lowest, out);
    std::fill(out + lines_, out + stride_, std::uint8_t{0});
  }
}

}  // namespace kijil::classify
