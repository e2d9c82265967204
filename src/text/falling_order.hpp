// An order of numbers.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kijil::text {

// The places of numbers of 0 and more, from the greatest number to the least; equal ones stay in their order.
std::vector<std::uint32_t> falling_order(std::span<const float> numbers);

}  // namespace kijil::text
