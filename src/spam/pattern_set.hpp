// A set of strings to look for at every position of a text.

#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kijil::spam {

class PatternSet {
 public:
  // Sorted and without duplicates; the characters must outlive the set.
  explicit PatternSet(std::vector<std::u16string_view> patterns);

  // Calls found(index) for every pattern that stands at the text's position, shortest first.
  template <typename Found>
  void match(std::u16string_view text, std::size_t position, Found&& found) const {
    if (!may_begin(text, position)) return;
    std::size_t low = 0;
    std::size_t high = patterns_.size();
    for (std::size_t depth = 0; position + depth < text.size(); ++depth) {
      if (high - low == 1) {
        const std::u16string_view rest = patterns_[low].substr(depth);
        if (text.substr(position + depth, rest.size()) == rest) found(low);
        return;
      }
      narrow(low, high, depth, text[position + depth]);
      if (low == high) return;
      if (patterns_[low].size() == depth + 1) found(low++);
    }
  }

  std::size_t size() const { return patterns_.size(); }

 private:
  static constexpr std::size_t kPairs = 16384;

  static std::size_t pair(char16_t first, char16_t second) { return (first * 31U ^ second) % kPairs; }

  bool may_begin(std::u16string_view text, std::size_t position) const {
    return (any_single_ && singles_[text[position]]) ||
           (position + 1 < text.size() && pairs_[pair(text[position], text[position + 1])]);
  }

  // To the patterns of [low, high), which are longer than depth and agree before it, that go on with c.
  void narrow(std::size_t& low, std::size_t& high, std::size_t depth, char16_t c) const;

  std::vector<std::u16string_view> patterns_;
  bool any_single_ = false;     // whether a pattern has one unit only
  std::bitset<65536> singles_;  // those
  std::bitset<kPairs> pairs_;   // what a pattern may begin with
};

}  // namespace kijil::spam
