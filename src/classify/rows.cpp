#include "classify/rows.hpp"

#include <bit>

#include "text/vectors.hpp"

namespace kijil::classify {
namespace {

// The bytes in which two steps of rows differ, a bit each.
struct Plain {
  static std::uint32_t differing(const std::uint8_t* row, const std::uint8_t* other) {
    std::uint32_t bits = 0;
    for (unsigned i = 0; i < kRowStep; ++i) bits |= (row[i] != other[i] ? 1U : 0U) << i;
    return bits;
  }
};

#if defined(__x86_64__)
struct Avx2 {
  KIJIL_AVX2 static std::uint32_t differing(const std::uint8_t* row, const std::uint8_t* other) {
    const __m256i same = _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(row)),
                                           _mm256_loadu_si256(reinterpret_cast<const __m256i*>(other)));
    return ~static_cast<std::uint32_t>(_mm256_movemask_epi8(same));
  }
};
#endif

// Inlined into one function for each instruction set.
template <class Bytes>
[[gnu::always_inline]] inline std::size_t count(std::span<const std::uint8_t> row,
                                                const std::uint8_t* other) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < row.size(); at += kRowStep)
    count += static_cast<std::size_t>(std::popcount(Bytes::differing(row.data() + at, other + at)));
  return count;
}

template <class Bytes>
[[gnu::always_inline]] inline std::size_t list(std::span<const std::uint8_t> row, const std::uint8_t* other,
                                               std::uint16_t* places) {
  std::uint16_t* place = places;
  for (std::size_t at = 0; at < row.size(); at += kRowStep) {
    for (auto bits = Bytes::differing(row.data() + at, other + at); bits != 0; bits &= bits - 1)
      *place++ = static_cast<std::uint16_t>(at + static_cast<unsigned>(std::countr_zero(bits)));
  }
  return static_cast<std::size_t>(place - places);
}

#if defined(__x86_64__)
KIJIL_AVX2 std::size_t count_avx2(std::span<const std::uint8_t> row, const std::uint8_t* other) {
  return count<Avx2>(row, other);
}
KIJIL_AVX2 std::size_t list_avx2(std::span<const std::uint8_t> row, const std::uint8_t* other,
                                 std::uint16_t* places) {
  return list<Avx2>(row, other, places);
}
#endif

}  // namespace

std::size_t distance(std::span<const std::uint8_t> row, const std::uint8_t* other) {
#if defined(__x86_64__)
  if (text::has_avx2()) return count_avx2(row, other);
#endif
  return count<Plain>(row, other);
}

std::size_t differences(std::span<const std::uint8_t> row, const std::uint8_t* other, std::uint16_t* places) {
#if defined(__x86_64__)
  if (text::has_avx2()) return list_avx2(row, other, places);
#endif
  return list<Plain>(row, other, places);
}

}  // namespace kijil::classify
