// The parts that the features of bare text and of markup share.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "feature/feature.hpp"
#include "feature/line_facts.hpp"

namespace kijil::feature {

// In how many lines each word occurs. A hash table with open addressing that never grows.
class WordCounts {
 public:
  explicit WordCounts(std::size_t words);          // at most so many different words will be added
  void add(std::uint32_t word, std::size_t line);  // lines in order
  std::uint32_t lines_with(std::uint32_t word);

 private:
  struct Slot {
    std::uint32_t word = 0;
    std::uint32_t lines = 0;
    std::uint32_t last_line = 0;
  };
  Slot& find(std::uint32_t word);
  std::vector<Slot> slots_;
};

// Fills the features of mode `both` but title_*; the matrix has its size. lines is not empty.
void text_features(const line::Lines& lines, const LineFacts& facts, Matrix& matrix);

// The line of bare text that is most likely its headline: of the lines before the first good one the one that
// the page repeats, else the widest that neither ends a sentence nor has words of lines that are no body; ""
// when there is none.
std::string_view guess_title(const line::Lines& lines, const LineFacts& facts);

// Fills title_*; an empty title gives the values for no title.
void title_features(const line::Lines& lines, std::string_view title, Matrix& matrix);

}  // namespace kijil::feature
