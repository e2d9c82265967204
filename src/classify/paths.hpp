// What lies on the way to each leaf of a model.

#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "classify/trees.hpp"

namespace kijil::classify {

// The slots tested on the way to a leaf, with how much the mean score of the training lines changes behind
// each test. 100 to 300 KiB for a model.
class Paths {
 public:
  static constexpr std::int32_t kOne = 1 << 24;  // of the raw score, whose parts are far below 128
  static std::int32_t whole(float score) {
    return static_cast<std::int32_t>(score * static_cast<float>(kOne));
  }

  explicit Paths(const Trees& trees);

  // A step is the way from a node to a child of it. Lists of their numbers take a quarter of what lists of
  // steps took, and all that is read for a page stays in the caches.
  using StepNumber = std::uint16_t;
  // Steps that list() may write for one leaf: those of the path, or as many as are copied at once.
  static constexpr std::size_t kMostSteps = kMostLeaves;

  // The way from the root of a tree to a leaf: its turns, the highest bit first, where its steps stand, and
  // how many they are.
  class Path {
   public:
    Path() = default;
    Path(std::uint32_t turns, std::size_t first_step, std::size_t steps)
        : bits_(std::uint64_t{turns} << 32 | first_step << 8 | steps) {
      assert(first_step < 1U << 24);
    }

    // How many steps it has in common with that to another leaf of the tree, where the turns differ.
    std::size_t shared(Path other) const {
      return static_cast<std::size_t>(std::countl_zero((bits_ ^ other.bits_) | 1));
    }
    std::size_t first_step() const { return static_cast<std::uint32_t>(bits_) >> 8; }
    std::size_t steps() const { return bits_ & 0xFF; }

   private:
    std::uint64_t bits_ = 0;
  };

  // The paths of the trees of one class: [tree of the class * kMostLeaves + leaf].
  const Path* of_class(std::uint32_t klass) const { return paths_.data() + klass * of_class_ * kMostLeaves; }

  // What the first leaf of every tree of a class adds, by slot and 0 behind the last up to a multiple of
  // kSlotStep.
  static constexpr std::size_t kSlotStep = 32;
  std::span<const std::int32_t> of_first_leaves(std::uint32_t klass) const {
    return std::span(of_first_leaves_).subspan(klass * slots_, slots_);
  }

  // Writes the steps of a path but the first `shared` from the root, where there is room for kMostSteps, and
  // returns their end. Nearly all are few enough to be copied without asking how many, which is often guessed
  // wrongly.
  StepNumber* list(Path path, std::size_t shared, StepNumber* out) const {
    const StepNumber* const first = lists_.data() + path.first_step();
    const std::size_t count = path.steps() - shared;
    std::memcpy(out, first, kAtOnce * sizeof(StepNumber));
    if (count > kAtOnce) [[unlikely]]
      std::memcpy(out + kAtOnce, first + kAtOnce, (count - kAtOnce) * sizeof(StepNumber));
    return out + count;
  }

  // Adds steps, times the sign, to what is there by slot.
  template <int kSign>
  void add(std::span<const StepNumber> steps, std::int32_t* by_slot) const {
#pragma GCC unroll 4
    for (const StepNumber number : steps) {
      const Step& step = steps_[number];
      by_slot[step.slot] += kSign * step.change;
    }
  }

 private:
  static constexpr std::size_t kAtOnce = 8;
  struct Step {
    std::uint32_t slot;
    std::int32_t change;
  };

  void add_tree(const Trees& trees, std::uint32_t tree);

  std::size_t of_class_;           // trees of a class
  std::size_t slots_;              // and some to a multiple of kSlotStep
  std::vector<Step> steps_;        // [2 * node of all trees + 1 to the right]
  std::vector<StepNumber> lists_;  // of each leaf from there up; kAtOnce without a meaning behind the last
  std::vector<Path> paths_;        // class by class, as the next
  std::vector<std::int32_t> of_first_leaves_;
};

// Of the shipped models, made when they are asked for first.
const Paths& content_paths(BodyModel model);
const Paths& kind_paths(bool markup);

}  // namespace kijil::classify
