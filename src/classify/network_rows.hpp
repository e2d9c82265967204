// Numbers of a network in rows of vectors.

#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "classify/network.hpp"

// Every function here is inlined into network.cpp's evaluate_fma and evaluate_plain, so that one text is
// compiled for both. Only the second rounds products before they are added, which moves scores in their sixth
// digit.
#define KIJIL_INLINE [[gnu::always_inline]] inline

namespace kijil::classify {

inline constexpr std::size_t kLanes = 8;  // of a vector
using Vector [[gnu::vector_size(kLanes * sizeof(float))]] = float;
using Quarters [[gnu::vector_size(kLanes / 2 * sizeof(std::int32_t))]] = std::int32_t;  // half a vector
using Bytes [[gnu::vector_size(sizeof(Quarters))]] = std::int8_t;

// Whether a number is not 0.
KIJIL_INLINE bool any(const Vector& vector) {
  std::uint64_t parts[sizeof(Vector) / sizeof(std::uint64_t)];
  std::memcpy(parts, &vector, sizeof(parts));
  return (parts[0] | parts[1] | parts[2] | parts[3]) != 0;
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

inline constexpr float kLeastVariance = 1e-5F;

template <std::size_t kNumbers>
KIJIL_INLINE void fill(Row<kNumbers>& row, float value) {
  for (Vector& vector : row.vectors) vector = Vector{} + value;
}

template <std::size_t kNumbers>
KIJIL_INLINE float sum_of(const Row<kNumbers>& row) {
  Vector sum = row.vectors[0];
  for (std::size_t k = 1; k < Row<kNumbers>::kVectors; ++k) sum += row.vectors[k];
  float all = 0;
  for (std::size_t lane = 0; lane < kLanes; ++lane) all += sum[lane];
  return all;
}

KIJIL_INLINE float product_of(const LineRow& a, const LineRow& b) {
  LineRow products;
  for (std::size_t k = 0; k < LineRow::kVectors; ++k) products.vectors[k] = a.vectors[k] * b.vectors[k];
  return sum_of(products);
}

// Adds x[i * step] times the i-th row, for `count` rows. step: numbers from one x to the next.
template <std::size_t kNumbers>
KIJIL_INLINE void add_products(const float* x, std::size_t step, const Row<kNumbers>* rows, std::size_t count,
                               Row<kNumbers>& sum) {
  Row<kNumbers> local = sum;  // stays in registers
#pragma GCC unroll 4
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < Row<kNumbers>::kVectors; ++k)
      local.vectors[k] += x[i * step] * rows[i].vectors[k];
  }
  sum = local;
}

// kLanes bytes as numbers; as many more can be read. Each byte becomes the highest of a number, and is moved
// down.
KIJIL_INLINE void widen(const std::int8_t* from, Vector& out) {
  Bytes bytes;
  std::memcpy(&bytes, from, sizeof(bytes));
  const Bytes low =
      __builtin_shufflevector(Bytes{}, bytes, 0, 0, 0, 16, 0, 0, 0, 17, 0, 0, 0, 18, 0, 0, 0, 19);
  const Bytes high =
      __builtin_shufflevector(Bytes{}, bytes, 0, 0, 0, 20, 0, 0, 0, 21, 0, 0, 0, 22, 0, 0, 0, 23);
  constexpr int kDown = 24;
  using Half [[gnu::vector_size(sizeof(Quarters))]] = float;
  const Half halves[] = {__builtin_convertvector(reinterpret_cast<const Quarters&>(low) >> kDown, Half),
                         __builtin_convertvector(reinterpret_cast<const Quarters&>(high) >> kDown, Half)};
  std::memcpy(&out, halves, sizeof(out));
}

// The same for rows that do not stand together; x[i] stands kLanes numbers apart.
template <std::size_t kNumbers>
KIJIL_INLINE void add_products(const float* x, const Row<kNumbers>* const* rows, std::size_t count,
                               Row<kNumbers>& sum) {
  Row<kNumbers> local = sum;
#pragma GCC unroll 4
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < Row<kNumbers>::kVectors; ++k)
      local.vectors[k] += x[i * kLanes] * rows[i]->vectors[k];
  }
  sum = local;
}

template <std::size_t kNumbers>
KIJIL_INLINE void add(const Row<kNumbers>& row, Row<kNumbers>& sum) {
  for (std::size_t k = 0; k < Row<kNumbers>::kVectors; ++k) sum.vectors[k] += row.vectors[k];
}

// Adds the products of the numbers of two rows, place by place.
KIJIL_INLINE void add_product(const LineRow& a, const LineRow& b, LineRow& sum) {
  for (std::size_t k = 0; k < LineRow::kVectors; ++k) sum.vectors[k] += a.vectors[k] * b.vectors[k];
}

template <std::size_t kNumbers>
KIJIL_INLINE void clip_negative(Row<kNumbers>& row) {
  for (Vector& vector : row.vectors) vector = vector > 0 ? vector : Vector{};
}

template <std::size_t kNumbers>
KIJIL_INLINE const float* numbers(const Row<kNumbers>& row) {
  return reinterpret_cast<const float*>(row.vectors);
}

// The row of weights from one number.
template <std::size_t kNumbers>
KIJIL_INLINE void read_row(const Weights& weights, std::size_t in, Row<kNumbers>& row) {
  auto* const out = reinterpret_cast<float*>(row.vectors);
  const std::int8_t* const values = weights.values + in * kNumbers;
  for (std::size_t k = 0; k < kNumbers; ++k) out[k] = static_cast<float>(values[k]) * weights.scales[k];
}

template <std::size_t kNumbers>
KIJIL_INLINE void read_numbers(const float* from, Row<kNumbers>& row) {
  std::memcpy(row.vectors, from, sizeof(row.vectors));
}

template <std::size_t kNumbers>
KIJIL_INLINE void read_biases(const Weights& weights, Row<kNumbers>& row) {
  read_numbers(weights.biases, row);
}

// The weights that lead to a few numbers, one row for each of them.
KIJIL_INLINE void read_columns(const Weights& weights, std::size_t count, LineRow* columns) {
  for (std::size_t k = 0; k < count; ++k) {
    auto* const out = reinterpret_cast<float*>(columns[k].vectors);
    for (std::size_t i = 0; i < Network::kWidth; ++i)
      out[i] = static_cast<float>(weights.values[i * count + k]) * weights.scales[k];
  }
}

// Moved and scaled so that the numbers of a line have mean 0 and variance 1.
KIJIL_INLINE void normalize(const LineRow& row, LineRow& out) {
  const float mean = sum_of(row) / Network::kWidth;
  for (std::size_t k = 0; k < LineRow::kVectors; ++k) out.vectors[k] = row.vectors[k] - mean;
  const float variance = product_of(out, out) / Network::kWidth;
  const float scale = 1 / std::sqrt(variance + kLeastVariance);
  for (Vector& vector : out.vectors) vector *= scale;
}

}  // namespace kijil::classify
