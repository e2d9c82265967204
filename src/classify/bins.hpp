// Features of lines as small numbers that trees compare.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "classify/trees.hpp"
#include "feature/feature.hpp"

namespace kijil::classify {

// The bin of a value is the number of the model's cuts that it is above.
class Bins {
 public:
  // Lines of a slot are padded to a multiple of this, so that they can be read in blocks.
  static constexpr std::size_t kBlock = 64;
  // Of one feature; so that a bin is a signed byte, which is what vectors compare.
  static constexpr std::size_t kMostCuts = 127;

  struct Range {
    std::uint8_t lowest = 0;
    std::uint8_t highest = 0;
  };

  // Lines [first, last) of the matrix, as the model sees them.
  Bins(const Trees& trees, const feature::Matrix& matrix, std::size_t first, std::size_t last);

  std::size_t lines() const { return lines_; }
  std::size_t stride() const { return stride_; }  // bytes from a slot to the next

  std::uint8_t at(std::size_t slot, std::size_t line) const {
    const Range range = ranges_[slot];
    return range.lowest == range.highest ? range.lowest : bins_[slot * stride_ + line];
  }
  // [slot][line]; the bins of a slot whose range is a single number are not there.
  const std::uint8_t* values() const { return bins_.get(); }

  // Of the bins of all lines.
  Range range(std::size_t slot) const { return ranges_[slot]; }
  // The same, [slot]; there is one more, so that two can be read at once.
  const Range* ranges() const { return ranges_.data(); }

 private:
  template <class Value>
  void add(std::size_t slot, std::span<const Value> values, std::span<const float> cuts);

  std::size_t lines_;
  std::size_t stride_;
  std::unique_ptr<std::uint8_t[]> bins_;
  std::vector<Range> ranges_;
};

}  // namespace kijil::classify
