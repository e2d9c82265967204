// Where rows of leaves differ.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace kijil::classify {

// Rows are as long as a multiple of this; what they lack is the same in all.
inline constexpr std::size_t kRowStep = 32;
constexpr std::size_t row_size(std::size_t leaves) { return (leaves + kRowStep - 1) / kRowStep * kRowStep; }

// In how many places two rows differ. other: as long as the row, here and below.
std::size_t distance(std::span<const std::uint8_t> row, const std::uint8_t* other);

// Writes the places where two rows differ, and says how many they are.
std::size_t differences(std::span<const std::uint8_t> row, const std::uint8_t* other, std::uint16_t* places);

}  // namespace kijil::classify
