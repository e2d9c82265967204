// Numbers for equal keys.

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kijil::feature {

// Gives every different key a number, from 0 in the order of their first use. A hash table with open
// addressing that never grows: no allocation a key, as the standard's maps need.
class Grouping {
 public:
  // most: different keys that will be asked for.
  explicit Grouping(std::size_t most)
      : slots_(std::bit_ceil(2 * most + 2)), shift_(64 - std::countr_zero(slots_.size())) {}

  std::uint32_t number(std::uint64_t key) {
    for (std::size_t at = (key * kSpread) >> shift_;; ++at) {
      Slot& slot = slots_[at & (slots_.size() - 1)];
      if (slot.number == 0) slot = {key, ++count_};
      if (slot.key == key) return slot.number - 1;
    }
  }

  std::size_t count() const { return count_; }

 private:
  static constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;  // and 1; 0 for an empty slot
  };
  std::vector<Slot> slots_;
  int shift_;
  std::uint32_t count_ = 0;
};

}  // namespace kijil::feature
