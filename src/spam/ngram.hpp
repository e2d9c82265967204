// How likely a character is after the ones before it, in ordinary Korean.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kijil::spam {

// Digits become 0, white space one space, ASCII letters small: what the counts were made of.
char16_t fold(char16_t c) noexcept;

// Character n-grams of one to five characters with stupid back-off (Brants et al. 2007).
class Ngrams {
 public:
  // The table as tools/spam/tables.py writes it; it must outlive the object.
  explicit Ngrams(std::span<const std::uint16_t> table);

  // Appends log2 of the probability of every char of [begin, end), given the chars of the text before it.
  void append(std::u16string_view text, std::size_t begin, std::size_t end, std::vector<float>& out) const;

  // Mean of the same; 0 for an empty range.
  float mean(std::u16string_view text, std::size_t begin, std::size_t end) const;

 private:
  static constexpr std::size_t kOrder = 5;
  struct Levels {
    int of[kOrder + 1] = {};  // by order: the logarithm of a count, 0 for none; [0] is not used
  };

  Levels levels_of(std::u16string_view folded) const;
  int level(std::uint64_t hash) const;

  std::span<const std::uint16_t> entries_;
  std::uint64_t buckets_;
  float unseen_;  // log2 probability of a character that was never seen
};

}  // namespace kijil::spam
