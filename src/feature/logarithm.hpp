// log1p of numbers that repeat.

#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace kijil::feature {

// Counts and widths are mostly small whole numbers, whose logarithms are worked out once in the program's
// life; others are often asked for twice in a row.
class Logarithm {
 public:
  // value: at least 0.
  float of(float value) {
    if (value < kKept) {
      const auto place = static_cast<std::size_t>(value);
      if (static_cast<float>(place) == value) return kept_[place];
    }
    if (value != last_) {
      last_ = value;
      of_last_ = std::log1p(value);
    }
    return of_last_;
  }

 private:
  static constexpr float kKept = 1024;
  using Kept = std::array<float, static_cast<std::size_t>(kKept)>;

  static const Kept& kept() {
    // A compiler that works them out itself rounds some otherwise than the library does, which others come
    // from.
    static const volatile float kStep = 1;
    static const Kept kKeptOnes = [] {
      Kept logarithms;
      float value = 0;
      for (float& logarithm : logarithms) {
        logarithm = std::log1p(value);
        value += kStep;
      }
      return logarithms;
    }();
    return kKeptOnes;
  }

  const Kept& kept_ = kept();
  float last_ = 0;
  float of_last_ = 0;
};

}  // namespace kijil::feature
