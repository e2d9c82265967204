#include "spam/pattern_set.hpp"

#include <algorithm>

namespace kijil::spam {

PatternSet::PatternSet(std::vector<std::u16string_view> patterns) : patterns_(std::move(patterns)) {
  for (const std::u16string_view pattern : patterns_) {
    if (pattern.size() >= 2) {
      pairs_.set(pair(pattern[0], pattern[1]));
    } else {
      singles_.set(pattern[0]);
      any_single_ = true;
    }
  }
}

void PatternSet::narrow(std::size_t& low, std::size_t& high, std::size_t depth, char16_t c) const {
  const auto begin = patterns_.begin();
  const auto first = begin + static_cast<std::ptrdiff_t>(low);
  const auto last = begin + static_cast<std::ptrdiff_t>(high);
  const auto from = std::partition_point(first, last, [&](std::u16string_view p) { return p[depth] < c; });
  const auto to = std::partition_point(from, last, [&](std::u16string_view p) { return p[depth] == c; });
  low = static_cast<std::size_t>(from - begin);
  high = static_cast<std::size_t>(to - begin);
}

}  // namespace kijil::spam
