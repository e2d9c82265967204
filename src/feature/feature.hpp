// Lines as numbers.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "line/line.hpp"
#include "parse/document.hpp"

namespace kijil::feature {

#include "features.inc"

inline constexpr unsigned kFeatureCount = static_cast<unsigned>(Feature::kCount);

// The feature `offset` places after another: families such as class_* stand in a row.
constexpr Feature operator+(Feature first, unsigned offset) {
  return static_cast<Feature>(static_cast<unsigned>(first) + offset);
}

// Features by column: one value a line.
class Matrix {
 public:
  // The values are left as they are found: who fills the matrix writes every column.
  void resize(std::size_t lines, unsigned features) {
    lines_ = lines;
    values_ = std::make_unique_for_overwrite<float[]>(lines * features);
  }
  std::size_t lines() const { return lines_; }
  std::span<float> column(Feature feature) {
    return {values_.get() + static_cast<std::size_t>(feature) * lines_, lines_};
  }
  std::span<const float> column(Feature feature) const {
    return {values_.get() + static_cast<std::size_t>(feature) * lines_, lines_};
  }

 private:
  std::size_t lines_ = 0;
  std::unique_ptr<float[]> values_;
};

// Features of lines of text without markup: those of modes `both` and `text`. odds: kWordBuckets numbers in
// place of the shipped ones of word_odds.hpp, for training.
void text_features(const line::Lines& lines, Matrix& matrix, const std::int8_t* odds = nullptr);

// All features of the lines of a parsed page. title: what the head calls the page; may be empty.
void page_features(const parse::Document& document, const line::Lines& lines, std::string_view title,
                   Matrix& matrix);

}  // namespace kijil::feature
