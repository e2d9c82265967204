// log1p of numbers that repeat.

#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace kijil::feature {

// Counts and widths are mostly small whole numbers: their logarithms are kept.
class Logarithm {
 public:
  // value: at least 0.
  float of(float value) {
    if (!(value < kKept)) return std::log1p(value);
    const auto place = static_cast<std::size_t>(value);
    if (static_cast<float>(place) != value) return std::log1p(value);
    if (place > 0 && kept_[place] == 0) kept_[place] = std::log1p(value);
    return kept_[place];
  }

 private:
  static constexpr float kKept = 512;
  std::array<float, static_cast<std::size_t>(kKept)> kept_ = {};  // 0: not known yet
};

}  // namespace kijil::feature
