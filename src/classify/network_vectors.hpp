// Vectors of 4, 8 or 16 numbers: as many as the instructions take that they are compiled for.

#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Every function here is inlined into those of network.cpp that are compiled for a set of instructions: one
// text for all. They add in other orders, and not all round products first, which moves scores in their sixth
// digit.
#define KIJIL_INLINE [[gnu::always_inline]] inline

namespace kijil::classify {

// gcc takes no size that depends on a parameter.
template <std::size_t kLanes>
struct Lanes;
template <>
struct Lanes<4> {
  using Numbers [[gnu::vector_size(16)]] = float;
  using Bytes [[gnu::vector_size(16)]] = std::int8_t;
  using Whole [[gnu::vector_size(16)]] = std::int32_t;
};
template <>
struct Lanes<8> {
  using Numbers [[gnu::vector_size(32)]] = float;
  using Bytes [[gnu::vector_size(32)]] = std::int8_t;
  using Whole [[gnu::vector_size(32)]] = std::int32_t;
};
template <>
struct Lanes<16> {
  using Numbers [[gnu::vector_size(64)]] = float;
  using Bytes [[gnu::vector_size(64)]] = std::int8_t;
  using Whole [[gnu::vector_size(64)]] = std::int32_t;
};
using Numbers4 = Lanes<4>::Numbers;
using Numbers8 = Lanes<8>::Numbers;
using Numbers16 = Lanes<16>::Numbers;

// Bytes as numbers: each becomes the highest byte of one, whatever is below it, and is moved down. As many
// bytes are read as the numbers take.
inline constexpr int kBelowHighest = 24;  // bits
KIJIL_INLINE void widen(const std::int8_t* from, Numbers4& out) {
  Lanes<4>::Bytes bytes;
  std::memcpy(&bytes, from, sizeof(bytes));
  const Lanes<4>::Bytes twice =
      __builtin_shufflevector(bytes, bytes, 0, 0, 1, 1, 2, 2, 3, 3, -1, -1, -1, -1, -1, -1, -1, -1);
  const Lanes<4>::Bytes highest =
      __builtin_shufflevector(twice, twice, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7);
  out = __builtin_convertvector(__builtin_bit_cast(Lanes<4>::Whole, highest) >> kBelowHighest, Numbers4);
}
// Of longer vectors each part of 16 bytes gets all that is wanted first.
KIJIL_INLINE void widen(const std::int8_t* from, Numbers8& out) {
  using Long [[gnu::vector_size(sizeof(out))]] = std::int64_t;
  std::int64_t eight;
  std::memcpy(&eight, from, sizeof(eight));
  const Long everywhere = {eight, eight, eight, eight};
  const auto bytes = __builtin_bit_cast(Lanes<8>::Bytes, everywhere);
  const Lanes<8>::Bytes highest =
      __builtin_shufflevector(bytes, bytes, -1, -1, -1, 0, -1, -1, -1, 1, -1, -1, -1, 2, -1, -1, -1, 3,  //
                              -1, -1, -1, 20, -1, -1, -1, 21, -1, -1, -1, 22, -1, -1, -1, 23);
  out = __builtin_convertvector(__builtin_bit_cast(Lanes<8>::Whole, highest) >> kBelowHighest, Numbers8);
}
KIJIL_INLINE void widen(const std::int8_t* from, Numbers16& out) {
  using Long [[gnu::vector_size(sizeof(out))]] = std::int64_t;
  Long all;
  std::memcpy(&all, from, sizeof(all));
  const Long everywhere = __builtin_shufflevector(all, all, 0, 1, 0, 1, 0, 1, 0, 1);
  const auto bytes = __builtin_bit_cast(Lanes<16>::Bytes, everywhere);
  const Lanes<16>::Bytes highest =
      __builtin_shufflevector(bytes, bytes, -1, -1, -1, 0, -1, -1, -1, 1, -1, -1, -1, 2, -1, -1, -1, 3,  //
                              -1, -1, -1, 20, -1, -1, -1, 21, -1, -1, -1, 22, -1, -1, -1, 23,            //
                              -1, -1, -1, 40, -1, -1, -1, 41, -1, -1, -1, 42, -1, -1, -1, 43,            //
                              -1, -1, -1, 60, -1, -1, -1, 61, -1, -1, -1, 62, -1, -1, -1, 63);
  out = __builtin_convertvector(__builtin_bit_cast(Lanes<16>::Whole, highest) >> kBelowHighest, Numbers16);
}

// Whether a bit of a number is set: -0 has one, 0 has none.
KIJIL_INLINE bool any_bit(const Numbers4& four) {
  using Long [[gnu::vector_size(sizeof(four))]] = std::int64_t;
  const auto bits = __builtin_bit_cast(Long, four);
  return (bits[0] | bits[1]) != 0;
}
KIJIL_INLINE bool any_bit(const Numbers8& eight) {
  const auto bits = __builtin_bit_cast(Lanes<8>::Whole, eight);
  const Lanes<4>::Whole half =
      __builtin_shufflevector(bits, bits, 0, 1, 2, 3) | __builtin_shufflevector(bits, bits, 4, 5, 6, 7);
  return any_bit(__builtin_bit_cast(Numbers4, half));
}
KIJIL_INLINE bool any_bit(const Numbers16& all) {
  const auto bits = __builtin_bit_cast(Lanes<16>::Whole, all);
  const Lanes<8>::Whole half = __builtin_shufflevector(bits, bits, 0, 1, 2, 3, 4, 5, 6, 7) |
                               __builtin_shufflevector(bits, bits, 8, 9, 10, 11, 12, 13, 14, 15);
  return any_bit(__builtin_bit_cast(Numbers8, half));
}

// A vector's numbers added up to four: halves upon each other.
KIJIL_INLINE Numbers4 folded(const Numbers4& four) { return four; }
KIJIL_INLINE Numbers4 folded(const Numbers8& eight) {
  return __builtin_shufflevector(eight, eight, 0, 1, 2, 3) +
         __builtin_shufflevector(eight, eight, 4, 5, 6, 7);
}
KIJIL_INLINE Numbers4 folded(const Numbers16& all) {
  const Numbers8 eight = __builtin_shufflevector(all, all, 0, 1, 2, 3, 4, 5, 6, 7) +
                         __builtin_shufflevector(all, all, 8, 9, 10, 11, 12, 13, 14, 15);
  return folded(eight);
}

// The k-th number is the sum of the numbers of parts[k].
KIJIL_INLINE Numbers4 sums_of(const Numbers4 (&parts)[4]) {
  Numbers4 pairs[2];
  for (std::size_t k = 0; k < 2; ++k) {
    const Numbers4 &a = parts[2 * k], &b = parts[2 * k + 1];
    pairs[k] = __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
  }
  return __builtin_shufflevector(pairs[0], pairs[1], 0, 1, 4, 5) +
         __builtin_shufflevector(pairs[0], pairs[1], 2, 3, 6, 7);
}

KIJIL_INLINE Numbers4 square_roots(const Numbers4& numbers) {
#if defined(__SSE2__)
  return _mm_sqrt_ps(numbers);
#else
  Numbers4 roots{};
  for (std::size_t k = 0; k < 4; ++k) roots[k] = std::sqrt(numbers[k]);
  return roots;
#endif
}

// e to the power of numbers from -80 to 80, right to a few units of the last digit: 2 to a whole number of
// times ln 2, and a polynomial for the rest (Cephes, expf).
template <std::size_t kLanes, class Numbers = typename Lanes<kLanes>::Numbers>
KIJIL_INLINE void exponentiate(Numbers& numbers) {
  using Whole = typename Lanes<kLanes>::Whole;
  constexpr float kLog2E = 1.44269504F, kLn2High = 0.693359375F, kLn2Low = -2.12194440e-4F;
  constexpr float kRounds = 0x1.8p23F;  // floats of its size are whole
  const Numbers times = (numbers * kLog2E + kRounds) - kRounds;
  const Numbers rest = (numbers - times * kLn2High) - times * kLn2Low;
  Numbers power = Numbers{} + 1.9875691500e-4F;
  for (const float next :
       {1.3981999507e-3F, 8.3334519073e-3F, 4.1665795894e-2F, 1.6666665459e-1F, 5.0000001201e-1F, 1.0F, 1.0F})
    power = power * rest + next;
  constexpr int kExponent = 23;  // bits below it
  const Whole scaled =
      __builtin_bit_cast(Whole, power) + (__builtin_convertvector(times, Whole) << kExponent);
  numbers = __builtin_bit_cast(Numbers, scaled);
}

}  // namespace kijil::classify
