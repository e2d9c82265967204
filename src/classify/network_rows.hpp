// Numbers of a network in rows of vectors.

#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "classify/network.hpp"

// Every function here is inlined into those of network.cpp that are compiled for a set of instructions: one
// text for all. They add in other orders, and not all round products first, which moves scores in their sixth
// digit.
#define KIJIL_INLINE [[gnu::always_inline]] inline

namespace kijil::classify {

inline constexpr float kLeastVariance = 1e-5F;

// A few bytes as numbers: each becomes the highest byte of one, and is moved down.
inline constexpr std::size_t kQuarter = 4;
using Quarter [[gnu::vector_size(kQuarter * sizeof(float))]] = float;
KIJIL_INLINE void widen_quarter(const std::int8_t* from, Quarter& out) {
  using Bytes [[gnu::vector_size(sizeof(Quarter))]] = std::int8_t;
  using Whole [[gnu::vector_size(sizeof(Quarter))]] = std::int32_t;
  std::int32_t four;
  std::memcpy(&four, from, sizeof(four));
  const Whole whole = {four, 0, 0, 0};
  const Bytes highest = __builtin_shufflevector(Bytes{}, reinterpret_cast<const Bytes&>(whole), 0, 0, 0, 16,
                                                0, 0, 0, 17, 0, 0, 0, 18, 0, 0, 0, 19);
  constexpr int kDown = 24;
  out = __builtin_convertvector(reinterpret_cast<const Whole&>(highest) >> kDown, Quarter);
}

// gcc takes no size that depends on a parameter.
template <std::size_t kLanes>
struct Lanes;
template <>
struct Lanes<8> {
  using Vector [[gnu::vector_size(8 * sizeof(float))]] = float;
};
template <>
struct Lanes<16> {
  using Vector [[gnu::vector_size(16 * sizeof(float))]] = float;
};

// Rows of vectors of kLanes numbers: as many as the instructions take that they are compiled for.
template <std::size_t kLanes>
struct Rows {
  using Vector = typename Lanes<kLanes>::Vector;

  // Whether a number is not 0.
  KIJIL_INLINE static bool any(const Vector& vector) {
    std::uint64_t parts[sizeof(Vector) / sizeof(std::uint64_t)];
    std::memcpy(parts, &vector, sizeof(parts));
    std::uint64_t all = 0;
    for (const std::uint64_t part : parts) all |= part;
    return all != 0;
  }

  // So many numbers, and the weights that lead to them, as vectors.
  template <std::size_t kNumbers>
  struct Row {
    static_assert(kNumbers % kLanes == 0);
    static constexpr std::size_t kVectors = kNumbers / kLanes;
    Vector vectors[kVectors];
  };
  using LineRow = Row<Network::kWidth>;
  using InnerRow = Row<Network::kInner>;

  template <std::size_t kNumbers>
  KIJIL_INLINE static void fill(Row<kNumbers>& row, float value) {
    for (Vector& vector : row.vectors) vector = Vector{} + value;
  }

  template <std::size_t kNumbers>
  KIJIL_INLINE static float sum_of(const Row<kNumbers>& row) {
    Vector sum = row.vectors[0];
    for (std::size_t k = 1; k < Row<kNumbers>::kVectors; ++k) sum += row.vectors[k];
    float all = 0;
    for (std::size_t lane = 0; lane < kLanes; ++lane) all += sum[lane];
    return all;
  }

  KIJIL_INLINE static float product_of(const LineRow& a, const LineRow& b) {
    LineRow products;
    for (std::size_t k = 0; k < LineRow::kVectors; ++k) products.vectors[k] = a.vectors[k] * b.vectors[k];
    return sum_of(products);
  }

  // Adds a number times a row.
  template <std::size_t kNumbers>
  KIJIL_INLINE static void add_times(float x, const Row<kNumbers>& row, Row<kNumbers>& sum) {
    for (std::size_t k = 0; k < Row<kNumbers>::kVectors; ++k) sum.vectors[k] += x * row.vectors[k];
  }

  // Sums that are added to at once. Where a row is only two or three vectors, each addition would wait for
  // the last; with vectors of eight numbers it is as fast one sum after the other, in fewer instructions.
  static constexpr std::size_t kTogether = kLanes == 16 ? 4 : 1;

  template <std::size_t kNumbers>
  KIJIL_INLINE static const Row<kNumbers>& row_at(const Row<kNumbers>* rows, std::size_t i) {
    return rows[i];
  }
  template <std::size_t kNumbers>
  KIJIL_INLINE static const Row<kNumbers>& row_at(const Row<kNumbers>* const* rows, std::size_t i) {
    return *rows[i];
  }

  // Adds x[i * step] times the i-th row, for `count` rows, to each of kTogether sums; x of the next sum
  // stands `apart` numbers further on. all: rows, or pointers to them.
  template <std::size_t kNumbers, class All>
  KIJIL_INLINE static void add_products(const float* x, std::size_t step, std::size_t apart, All all,
                                        std::size_t count, Row<kNumbers>* sums) {
    Row<kNumbers> local[kTogether];  // stays in registers
    for (std::size_t t = 0; t < kTogether; ++t) local[t] = sums[t];
#pragma GCC unroll 4
    for (std::size_t i = 0; i < count; ++i) {
      const Row<kNumbers>& row = row_at(all, i);
      for (std::size_t t = 0; t < kTogether; ++t) {
        for (std::size_t k = 0; k < Row<kNumbers>::kVectors; ++k)
          local[t].vectors[k] += x[i * step + t * apart] * row.vectors[k];
      }
    }
    for (std::size_t t = 0; t < kTogether; ++t) sums[t] = local[t];
  }

  // kLanes bytes as numbers.
  KIJIL_INLINE static void widen(const std::int8_t* from, Vector& out) {
    Quarter quarters[kLanes / kQuarter];
    for (std::size_t k = 0; k < kLanes / kQuarter; ++k) widen_quarter(from + k * kQuarter, quarters[k]);
    std::memcpy(&out, quarters, sizeof(out));
  }

  template <std::size_t kNumbers>
  KIJIL_INLINE static void add(const Row<kNumbers>& row, Row<kNumbers>& sum) {
    for (std::size_t k = 0; k < Row<kNumbers>::kVectors; ++k) sum.vectors[k] += row.vectors[k];
  }

  // Adds the products of the numbers of two rows, place by place.
  KIJIL_INLINE static void add_product(const LineRow& a, const LineRow& b, LineRow& sum) {
    for (std::size_t k = 0; k < LineRow::kVectors; ++k) sum.vectors[k] += a.vectors[k] * b.vectors[k];
  }

  template <std::size_t kNumbers>
  KIJIL_INLINE static void clip_negative(Row<kNumbers>& row) {
    for (Vector& vector : row.vectors) vector = vector > 0 ? vector : Vector{};
  }

  template <std::size_t kNumbers>
  KIJIL_INLINE static const float* numbers(const Row<kNumbers>& row) {
    return reinterpret_cast<const float*>(row.vectors);
  }

  // The row of weights from one number.
  template <std::size_t kNumbers>
  KIJIL_INLINE static void read_row(const Weights& weights, std::size_t in, Row<kNumbers>& row) {
    auto* const out = reinterpret_cast<float*>(row.vectors);
    const std::int8_t* const values = weights.values + in * kNumbers;
    for (std::size_t k = 0; k < kNumbers; ++k) out[k] = static_cast<float>(values[k]) * weights.scales[k];
  }

  template <std::size_t kNumbers>
  KIJIL_INLINE static void read_numbers(const float* from, Row<kNumbers>& row) {
    std::memcpy(row.vectors, from, sizeof(row.vectors));
  }

  template <std::size_t kNumbers>
  KIJIL_INLINE static void read_biases(const Weights& weights, Row<kNumbers>& row) {
    read_numbers(weights.biases, row);
  }

  // The weights that lead to a few numbers, one row for each of them.
  KIJIL_INLINE static void read_columns(const Weights& weights, std::size_t count, LineRow* columns) {
    for (std::size_t k = 0; k < count; ++k) {
      auto* const out = reinterpret_cast<float*>(columns[k].vectors);
      for (std::size_t i = 0; i < Network::kWidth; ++i)
        out[i] = static_cast<float>(weights.values[i * count + k]) * weights.scales[k];
    }
  }

  // Moved and scaled so that the numbers of a line have mean 0 and variance 1.
  KIJIL_INLINE static void normalize(const LineRow& row, LineRow& out) {
    const float mean = sum_of(row) / Network::kWidth;
    for (std::size_t k = 0; k < LineRow::kVectors; ++k) out.vectors[k] = row.vectors[k] - mean;
    const float variance = product_of(out, out) / Network::kWidth;
    const float scale = 1 / std::sqrt(variance + kLeastVariance);
    for (Vector& vector : out.vectors) vector *= scale;
  }
};

}  // namespace kijil::classify
