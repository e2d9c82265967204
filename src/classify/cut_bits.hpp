// Which lines of a page are above which thresholds of a model.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "classify/trees.hpp"
#include "feature/feature.hpp"
#include "text/vectors.hpp"

namespace kijil::classify {

#if defined(__x86_64__)

// One bit a line, for every cut that parts the lines: most are above or below all of them. The bin of a value
// is the number of the slot's cuts that it is above.
class CutBits {
 public:
  static constexpr std::size_t kBlock = 256;         // lines, of which bits are written at a time
  static constexpr std::size_t kBytes = kBlock / 8;  // of a cut
  static constexpr std::size_t kGroup = 32;          // lines of a word
  static constexpr std::size_t kMostCuts = 127;      // of one slot

  // Of the bins of all lines.
  struct Range {
    std::uint8_t lowest = 0;
    std::uint8_t highest = 0;
  };

  // Lines [first, last) of the matrix, which outlives this.
  CutBits(const Trees& trees, const feature::Matrix& matrix, std::size_t first, std::size_t last);

  std::size_t lines() const { return last_ - first_; }
  // [slot]; there is one more, so that two can be read at once.
  const Range* ranges() const { return ranges_.data(); }
  // Cuts that part the lines. Those of a slot are `highest - lowest`, from first_cut() + lowest on.
  std::size_t cuts() const { return cuts_; }
  std::int32_t first_cut(std::size_t slot) const { return first_cuts_[slot]; }

  // Writes who is above each cut, of the lines kBlock * block and on: [cut][line of the block]. Bits of lines
  // that are not there say nothing.
  void write(std::size_t block, std::uint32_t* bits) const;

 private:
  template <class Value>
  void add(std::size_t slot, const Value* values);

  const Trees& trees_;
  const feature::Matrix& matrix_;
  std::size_t first_;
  std::size_t last_;
  std::size_t cuts_ = 0;
  std::vector<Range> ranges_;
  std::vector<std::int32_t> first_cuts_;
};

#endif

}  // namespace kijil::classify
