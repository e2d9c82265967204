// Whether the words of a phrase live elsewhere on the page too, inside other words: 분석기 is no stranger
// where 분석한 or 해석기 stand.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "spam/candidate.hpp"
#include "spam/evidence.hpp"
#include "spam/repeat.hpp"

namespace kijil::spam {

// How often two letters stand side by side on a page: the first two and the last two of every word of some
// phrases.
class PairCounts {
 public:
  // Reads the page once.
  PairCounts(std::u16string_view chars, std::span<const Candidate> candidates);

  // Fills Evidence::heads, tails and their least. The phrase must be one of those candidates'.
  void read(const Phrase& phrase, Evidence& evidence) const;

 private:
  using Pair = std::uint32_t;

  static constexpr std::size_t kSlots = 2048;

  static Pair pair_at(std::u16string_view text, std::size_t i) { return Pair{text[i]} << 16 | text[i + 1]; }
  static std::size_t slot_of(std::u16string_view text, std::size_t i) {
    return (text[i] * 31U ^ text[i + 1]) % kSlots;
  }

  // Of all places where the pair at i of the phrase stands on the page, the share that is the phrase's.
  float share(const Phrase& phrase, std::size_t i) const;

  std::vector<Pair> pairs_;  // sorted
  std::vector<std::uint32_t> counts_;
  std::array<bool, kSlots> may_{};  // a first look
};

}  // namespace kijil::spam
