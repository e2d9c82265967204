// Columns of a matrix, from what a function says of each line.

#pragma once

#include <cstddef>
#include <cstdint>

#include "feature/feature.hpp"

namespace kijil::feature {

class ColumnWriter {
 protected:
  explicit ColumnWriter(Matrix& matrix) : matrix_(matrix), n_(matrix.lines()) {}

  void fill(Feature feature, float value) { matrix_.fill(feature, value); }

  // value(i) for every line.
  template <class Value>
  void floats(Feature feature, Value value) {
    float* const out = matrix_.floats(feature).data();
    const std::size_t lines = n_;
    for (std::size_t i = 0; i < lines; ++i) out[i] = value(i);
  }
  // The same for whole numbers from -128 to 127. A byte may be part of anything, as far as the compiler
  // knows: what value() needs is better not asked of this.
  template <class Value>
  void bytes(Feature feature, Value value) {
    std::int8_t* const out = matrix_.bytes(feature).data();
    const std::size_t lines = n_;
    for (std::size_t i = 0; i < lines; ++i) out[i] = static_cast<std::int8_t>(value(i));
  }

  Matrix& matrix_;
  const std::size_t n_;  // lines
};

}  // namespace kijil::feature
