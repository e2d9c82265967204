// What lies on the way to each leaf of a model.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "classify/trees.hpp"

namespace kijil::classify {

// The slots tested on the way to a leaf, with how much the mean score of the training lines changes behind
// each test. 400 to 600 KiB for a model.
class Paths {
 public:
  static constexpr std::int32_t kOne = 1 << 24;  // of the raw score, whose parts are far below 128
  static std::int32_t whole(float score) {
    return static_cast<std::int32_t>(score * static_cast<float>(kOne));
  }

  explicit Paths(const Trees& trees);

  struct Step {
    std::uint32_t slot;
    std::int32_t change;
  };
  // Steps come in groups, so that those of many paths can be listed together: a branch that depends on the
  // length of a path is wrongly predicted too often. What a group lacks changes nothing.
  static constexpr std::size_t kGroup = 4;
  using Group = std::array<Step, kGroup>;
  static constexpr std::size_t kMostGroups = (kMostLeaves - 1 + kGroup - 1) / kGroup;  // of a path

  // Writes the groups of the path to a leaf of all trees where there is room for kMostGroups, and says how
  // many they are.
  std::size_t list(std::size_t leaf, const Group** groups) const {
    constexpr std::size_t kMostly = 4;  // or fewer
    const Group* const first = groups_.data() + first_group_[leaf];
    const std::size_t count = first_group_[leaf + 1] - first_group_[leaf];
    for (std::size_t k = 0; k < kMostly; ++k) groups[k] = first + k;
    for (std::size_t k = kMostly; k < count; ++k) groups[k] = first + k;
    return count;
  }

  // Adds the steps of those groups, times the sign, to what is there by slot, and something without a meaning
  // behind the last.
  template <int kSign>
  static void add(std::span<const Group* const> groups, std::int32_t* by_slot) {
    for (const Group* const group : groups) {
      for (const Step& step : *group) by_slot[step.slot] += kSign * step.change;
    }
  }

 private:
  void add_tree(const Trees& trees, std::uint32_t tree);

  std::vector<Group> groups_;
  std::vector<std::uint32_t> first_group_;  // [leaf of all trees]; one more at the end
};

// Of the shipped models, made when they are asked for first.
const Paths& content_paths(BodyModel model);
const Paths& kind_paths(bool markup);

}  // namespace kijil::classify
