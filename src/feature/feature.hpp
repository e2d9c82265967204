// Lines as numbers.

#pragma once

#include <array>
#include <cassert>
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

// Features by column: one value a line. What a column takes in memory follows from how it is first written.
class Matrix {
 public:
  enum class Kind : std::uint8_t {
    kNone,  // not written yet
    kFloats,
    kBytes,  // whole numbers from -128 to 127
    kSame,   // one number for all lines
  };
  // Bytes that can be read behind the last value of a column.
  static constexpr std::size_t kSlack = 128;

  void resize(std::size_t lines, unsigned features) {
    lines_ = lines;
    end_ = 0;
    places_.fill(Place{});
    values_ = std::make_unique_for_overwrite<std::byte[]>(lines * features * sizeof(float) +
                                                          features * (kSlack + kAligned));
  }
  std::size_t lines() const { return lines_; }

  // To be written by line; values are left as they are found. A column has one kind as long as the matrix
  // keeps its size.
  std::span<float> floats(Feature feature) {
    return {reinterpret_cast<float*>(values_.get() + made(feature, Kind::kFloats, lines_ * sizeof(float))),
            lines_};
  }
  std::span<std::int8_t> bytes(Feature feature) {
    return {reinterpret_cast<std::int8_t*>(values_.get() + made(feature, Kind::kBytes, lines_)), lines_};
  }
  void fill(Feature feature, float value) {
    made(feature, Kind::kSame, 0);
    places_[static_cast<std::size_t>(feature)].same = value;
  }

  Kind kind(Feature feature) const { return place(feature).kind; }
  // Of columns of that kind.
  const float* floats(Feature feature) const {
    assert(kind(feature) == Kind::kFloats);
    return reinterpret_cast<const float*>(values_.get() + place(feature).begin);
  }
  const std::int8_t* bytes(Feature feature) const {
    assert(kind(feature) == Kind::kBytes);
    return reinterpret_cast<const std::int8_t*>(values_.get() + place(feature).begin);
  }
  float same(Feature feature) const { return place(feature).same; }

  // Of a column of any kind.
  float at(Feature feature, std::size_t line) const {
    switch (kind(feature)) {
      case Kind::kFloats: return floats(feature)[line];
      case Kind::kBytes: return static_cast<float>(bytes(feature)[line]);
      default: return same(feature);
    }
  }

 private:
  static constexpr std::size_t kAligned = 32;  // bytes
  struct Place {
    std::size_t begin = 0;  // bytes
    float same = 0;
    Kind kind = Kind::kNone;
  };
  const Place& place(Feature feature) const { return places_[static_cast<std::size_t>(feature)]; }

  // Where the column begins.
  std::size_t made(Feature feature, Kind kind, std::size_t bytes) {
    Place& place = places_[static_cast<std::size_t>(feature)];
    assert(place.kind == Kind::kNone || place.kind == kind);
    if (place.kind == Kind::kNone) {
      place.kind = kind;
      place.begin = end_;
      if (bytes > 0) end_ += (bytes + kSlack + kAligned - 1) / kAligned * kAligned;
    }
    return place.begin;
  }

  std::size_t lines_ = 0;
  std::size_t end_ = 0;  // of what is taken, in bytes
  std::unique_ptr<std::byte[]> values_;
  std::array<Place, kFeatureCount> places_;
};

// Features of lines of text without markup: those of modes `both` and `text`. odds: kWordBuckets numbers in
// place of the shipped ones of word_odds.hpp, for training.
void text_features(const line::Lines& lines, Matrix& matrix, const std::int8_t* odds = nullptr);

// All features of the lines of a parsed page. title: what the head calls the page; may be empty.
void page_features(const parse::Document& document, const line::Lines& lines, std::string_view title,
                   Matrix& matrix);

}  // namespace kijil::feature
