// Rows of bytes as columns.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace kijil::feature {

inline constexpr std::size_t kTransposed = 16;  // columns at once, and rows at once

// Writes bytes [0, kTransposed) of every row into the columns: columns[k][i] is rows[i][k]. nullptr stands
// for a column that is not wanted; kTransposed - 1 bytes behind the others may be overwritten.
void write_columns(std::span<const std::uint8_t* const> rows,
                   const std::array<std::int8_t*, kTransposed>& columns) noexcept;

}  // namespace kijil::feature
