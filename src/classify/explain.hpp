// Why a line got its label.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "classify/trees.hpp"
#include "feature/feature.hpp"
#include "kijil/kijil.hpp"

namespace kijil::classify {

// What features add to the raw scores of a page's lines: the changes of the mean along the path of a line
// (Saabas 2014). A leaf has one path, worked out when a line reaches it first.
class Contributions {
 public:
  explicit Contributions(const Trees& trees);

  // To the score of one class for one line, by slot; valid until the next call.
  const std::vector<float>& of(const Reached& reached, std::size_t line, std::uint32_t klass);

 private:
  struct Step {
    std::uint32_t slot;
    float value;
  };
  struct Path {
    std::uint32_t first = 0;  // of steps_
    std::uint32_t last = 0;   // the same as first when the path is not known yet, or has no steps
  };
  Path find_path(std::uint32_t tree, unsigned leaf);

  const Trees& trees_;
  std::vector<Path> paths_;  // [leaf of all trees]
  std::vector<Step> steps_;
  std::vector<float> by_slot_;
};

// Lines of which it is remembered which leaves they reach: 0.7 KiB for each.
inline constexpr std::size_t kRemembered = 4096;

// The contributions of one model to the lines of a page, asked for in order.
class ModelReasons {
 public:
  // Both outlive this. reached: of all lines, or nothing, which is right for more than kRemembered lines:
  // then they are evaluated again, so many at a time.
  ModelReasons(const Trees& trees, const feature::Matrix& matrix, Reached reached);

  const Trees& trees() const { return trees_; }

  // As Contributions::of.
  const std::vector<float>& of(std::size_t line, std::uint32_t klass);

 private:
  const Trees& trees_;
  const feature::Matrix& matrix_;
  Contributions contributions_;
  Reached reached_;
  std::size_t first_ = 0;  // the lines that reached_ is of
  std::size_t last_ = 0;
};

// Says why a line got its label.
class Explainer {
 public:
  // matrix outlives the explainer. content, kind: what lines reach, if that was remembered.
  Explainer(const feature::Matrix& matrix, BodyModel model, Reached content, Reached kind);

  // Appends the features that moved the score of the label most, strongest first, with their values and what
  // each added in log odds: "inside the block of most text (+0.93), link density 2 % (+0.41), ...". Nothing
  // for kSpam, which has reasons of its own.
  void append_reasons(std::size_t line, Label label, std::string& out);

 private:
  const feature::Matrix& matrix_;
  ModelReasons content_;
  ModelReasons kind_;
};

}  // namespace kijil::classify
