// A set of strings to look for at every position of a text.

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kijil::spam {

class PatternSet {
 public:
  // Sorted and without duplicates, fewer than 65,536; the characters must outlive the set.
  explicit PatternSet(std::vector<std::u16string_view> patterns);

  // Calls found(index) for every pattern that stands at the text's position, shortest first.
  template <typename Found>
  void match(std::u16string_view text, std::size_t position, Found&& found) const {
    if (any_single_ && singles_[text[position] % kSingles]) {
      const std::size_t k = find(text.substr(position, 1));
      if (k < patterns_.size()) found(k);
    }
    if (position + 1 >= text.size()) return;
    const std::uint8_t group = groups_[pair(text[position], text[position + 1])];
    if (group != 0) match_longer(text.substr(position), group, found);
  }

  std::size_t size() const { return patterns_.size(); }

 private:
  static constexpr std::size_t kPairs = 2048;
  static constexpr std::size_t kSingles = 256;
  static constexpr std::uint8_t kManyGroups =
      255;  // or one whose number is too high: all patterns are searched

  static std::size_t pair(unsigned first, unsigned second) { return (first * 31U ^ second) % kPairs; }

  // start: the first two units of the patterns from the first on, or the only one.
  void add_group(std::u16string_view start, std::size_t first);

  // Of the patterns of two units or more, in the group of this number.
  template <typename Found>
  void match_longer(std::u16string_view text, std::uint8_t group, Found&& found) const {
    std::size_t low = group == kManyGroups ? 0 : group - 1U;
    std::size_t high = group == kManyGroups ? patterns_.size() : group_end_[low];
    for (std::size_t depth = 0; depth < text.size(); ++depth) {
      if (high - low == 1) {
        if (patterns_[low].size() > 1 && text.starts_with(patterns_[low])) found(low);
        return;
      }
      narrow(low, high, depth, text[depth]);
      if (low == high) return;
      if (patterns_[low].size() == depth + 1) {
        if (depth > 0) found(low);
        if (++low == high) return;
      }
    }
  }

  // To the patterns of [low, high), which are longer than depth and agree before it, that go on with c.
  void narrow(std::size_t& low, std::size_t& high, std::size_t depth, char16_t c) const;

  // Index of the pattern, or size().
  std::size_t find(std::u16string_view pattern) const {
    const auto place = std::lower_bound(patterns_.begin(), patterns_.end(), pattern);
    const bool same = place != patterns_.end() && *place == pattern;
    return same ? static_cast<std::size_t>(place - patterns_.begin()) : patterns_.size();
  }

  std::vector<std::u16string_view> patterns_;
  std::vector<std::uint16_t> group_end_;  // of each pattern: behind the last that begins with its two units
  bool any_single_ = false;               // whether a pattern has one unit only
  std::array<bool, kSingles> singles_{};  // what those may be
  // By pair(): index of the first pattern that begins so, and 1; 0 for none, or kManyGroups.
  std::array<std::uint8_t, kPairs> groups_{};
};

}  // namespace kijil::spam
