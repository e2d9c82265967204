// Why a line got its label.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "classify/trees.hpp"
#include "feature/feature.hpp"
#include "kijil/kijil.hpp"

namespace kijil::classify {

// What features add to the raw scores of a page's lines: the changes of the mean along the path of a line
// (Saabas 2014). A line reaches nearly the same leaves as one of the lines before: what the last few got is
// kept, and of the trees where the most similar differs one path is taken away and another added. Sums are of
// whole numbers, so that what is taken away leaves nothing behind.
class Contributions {
 public:
  static constexpr std::int32_t kOne = 1 << 24;  // of the raw score, whose parts are far below 128

  explicit Contributions(const Trees& trees);

  // To the score of one class for one line, by slot and 0 behind the last; valid until the next call.
  const std::vector<std::int32_t>& of(const Reached& reached, std::size_t line, std::uint32_t klass);

 private:
  struct Step {
    std::uint32_t slot;
    std::int32_t change;
  };
  // Steps come in groups, and the groups of all changed paths in one list: a branch that depends on the
  // length of a path is wrongly predicted too often. What a group lacks changes nothing.
  static constexpr std::size_t kGroup = 4;
  static constexpr std::size_t kMostGroups = (kMostLeaves - 1 + kGroup - 1) / kGroup;  // of a path
  struct Path {
    std::uint32_t first = 0;  // group of steps_
    std::uint32_t count = 0;  // groups; 0 when the path is not known yet, or has no steps
  };
  struct Known {
    std::vector<std::uint8_t> leaves;  // by tree of the class; kNone before the first line
    std::vector<std::int32_t> by_slot;
  };
  // Of one class, the lines asked for last. kLines was swept, see docs/speed.md.
  struct Class {
    static constexpr std::size_t kLines = 8;
    std::vector<Known> lines;
    std::size_t oldest = 0;
  };
  static constexpr std::uint8_t kNone = 0xFF;

  Known& like(std::span<const std::uint8_t> leaves, Class& klass) const;
  const std::int8_t* parents(std::uint32_t tree);
  Path find_path(std::uint32_t tree, std::uint8_t leaf);
  std::size_t list_path(std::uint32_t tree, std::uint8_t leaf, std::uint32_t* groups);
  template <int kSign>
  void add(std::span<const std::uint32_t> groups, std::vector<std::int32_t>& by_slot) const;

  const Trees& trees_;
  static constexpr std::int8_t kUnknown = -2;
  std::vector<std::int8_t> parents_;  // of all trees, each found with its first path
  std::vector<Path> paths_;  // [leaf of all trees]; a leaf has one path, found when a line reaches it first
  std::vector<Step> steps_;
  std::vector<Class> classes_;
  // Room for what one line changes.
  std::vector<std::uint16_t> changed_;
  std::vector<std::uint32_t> taken_, added_;
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
  const std::vector<std::int32_t>& of(std::size_t line, std::uint32_t klass);

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
