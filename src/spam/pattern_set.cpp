#include "spam/pattern_set.hpp"

#include <algorithm>

namespace kijil::spam {

PatternSet::PatternSet(std::vector<std::u16string_view> patterns)
    : patterns_(std::move(patterns)), group_end_(patterns_.size()) {
  for (std::size_t i = 0; i < patterns_.size();) {
    const std::u16string_view start = patterns_[i].substr(0, 2);
    std::size_t end = i + 1;
    while (start.size() == 2 && end < patterns_.size() && patterns_[end].starts_with(start)) ++end;
    std::fill(group_end_.begin() + static_cast<std::ptrdiff_t>(i),
              group_end_.begin() + static_cast<std::ptrdiff_t>(end), static_cast<std::uint16_t>(end));
    add_group(start, i);
    i = end;
  }
}

void PatternSet::add_group(std::u16string_view start, std::size_t first) {
  if (start.size() == 1) {
    singles_[start[0] % kSingles] = true;
    any_single_ = true;
    return;
  }
  std::uint8_t& group = groups_[pair(start[0], start[1])];
  group = group == 0 && first + 1 < kManyGroups ? static_cast<std::uint8_t>(first + 1) : kManyGroups;
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
