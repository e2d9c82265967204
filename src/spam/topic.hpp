// Which words keep company in ordinary Korean: a direction for every known term.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kijil::spam {

inline constexpr std::size_t kTopicDimensions = 48;
using TopicVector = std::array<float, kTopicDimensions>;

// Hash of the term that a word counts as: the head of a Hangul word, a Latin word in small letters; 0 for a
// word that is too short.
std::uint32_t term_of(std::u16string_view word);

// The term of the Hangul or Latin letters that a token begins with, or 0.
std::uint32_t first_term(std::u16string_view token);

// Terms of the text in order: runs of Hangul or of Latin letters.
std::vector<std::uint32_t> terms_of(std::u16string_view text);

class Topics {
 public:
  // The table as tools/spam/tables.py writes it; it must outlive the object.
  explicit Topics(std::span<const std::uint8_t> table);

  struct Term {
    float rarity;                                           // inverse document frequency, natural logarithm
    std::span<const std::int8_t, kTopicDimensions> vector;  // of length about 127
  };
  std::optional<Term> find(std::uint32_t term) const;

  // Where the words of advertising point, more than all words do.
  TopicVector advertising() const;

 private:
  std::size_t first_of(std::uint32_t upper) const;

  std::size_t count_;
  const std::uint8_t* firsts_;
  const std::uint8_t* hashes_;  // sorted, four bytes each, little-endian
  const std::uint8_t* rarities_;
  const std::int8_t* vectors_;
};

void add(TopicVector& sum, const Topics::Term& term, float weight);
float cosine(const TopicVector& a, const TopicVector& b);  // 0 when one of them is 0

}  // namespace kijil::spam
