// The words of a line that speak for what it is in bare text, by the bucket of their hash.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "line/line.hpp"

namespace kijil::feature {

inline constexpr std::size_t kWordBuckets = 1 << 14;
// Words that count at each end of a line: there it says what it is.
inline constexpr std::uint32_t kWordsAtEachEnd = 12;

// Whether words say anything on this page: they were learned from languages that have spaces and letter case,
// and tell nothing, or wrong things, about pages in Hangul, Kana or ideographs.
bool words_count(const line::Lines& lines) noexcept;

inline std::uint16_t word_bucket(std::uint32_t word) {
  return static_cast<std::uint16_t>(word * 0x9E3779B1U >> 18);
}

// Calls each for the bucket of every word of a line that counts.
template <class Each>
void each_word_bucket(const line::Lines& lines, std::size_t line, Each each) {
  const line::LineStats& stats = lines.lines[line].stats;
  const std::uint32_t words = stats.last_word - stats.first_word;
  const std::uint32_t start = std::min(words, kWordsAtEachEnd);
  const std::uint32_t end = std::min(words - start, kWordsAtEachEnd);
  for (std::uint32_t w = 0; w < start; ++w) each(word_bucket(lines.words[stats.first_word + w]));
  for (std::uint32_t w = 0; w < end; ++w) each(word_bucket(lines.words[stats.last_word - end + w]));
}

std::vector<std::uint16_t> word_buckets(const line::Lines& lines, std::size_t line);

}  // namespace kijil::feature
