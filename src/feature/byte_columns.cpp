#include "feature/byte_columns.hpp"

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

namespace kijil::feature {

#if defined(__x86_64__)
namespace {

struct Square {
  __m128i rows[kTransposed];
};

// Each round brings together what stands half as far apart; after four, rows are columns.
void transpose(Square& square) {
  constexpr std::size_t kHalf = kTransposed / 2;
  for (unsigned round = 0; round < 4; ++round) {
    Square mixed;
    for (std::size_t k = 0; k < kHalf; ++k) {
      mixed.rows[2 * k] = _mm_unpacklo_epi8(square.rows[k], square.rows[k + kHalf]);
      mixed.rows[2 * k + 1] = _mm_unpackhi_epi8(square.rows[k], square.rows[k + kHalf]);
    }
    square = mixed;
  }
}

}  // namespace

void write_columns(std::span<const std::uint8_t* const> rows,
                   const std::array<std::int8_t*, kTransposed>& columns) noexcept {
  for (std::size_t first = 0; first < rows.size(); first += kTransposed) {
    Square square;
    for (std::size_t k = 0; k < kTransposed; ++k) {
      const std::uint8_t* const row = rows[first + k < rows.size() ? first + k : first];
      square.rows[k] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(row));
    }
    transpose(square);
    for (std::size_t k = 0; k < kTransposed; ++k) {
      if (columns[k] != nullptr)
        _mm_storeu_si128(reinterpret_cast<__m128i*>(columns[k] + first), square.rows[k]);
    }
  }
}
#else
void write_columns(std::span<const std::uint8_t* const> rows,
                   const std::array<std::int8_t*, kTransposed>& columns) noexcept {
  for (std::size_t k = 0; k < kTransposed; ++k) {
    if (columns[k] == nullptr) continue;
    for (std::size_t i = 0; i < rows.size(); ++i) columns[k][i] = static_cast<std::int8_t>(rows[i][k]);
  }
}
#endif

}  // namespace kijil::feature
