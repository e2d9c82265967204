#include "classify/paths.hpp"

#include <array>
#include <cassert>
#include <limits>

namespace kijil::classify {

Paths::Paths(const Trees& trees)
    : of_class_(trees.count / trees.classes),
      slots_((trees.slot_count + kSlotStep - 1) / kSlotStep * kSlotStep),
      steps_(2 * trees.first_node[trees.count]),
      paths_(trees.count * kMostLeaves),
      of_first_leaves_(trees.classes * slots_) {
  assert(steps_.size() <= std::numeric_limits<StepNumber>::max());
  for (std::uint32_t t = 0; t < trees.count; ++t) add_tree(trees, t);
  lists_.insert(lists_.end(), kAtOnce, StepNumber{});
  lists_.shrink_to_fit();
}

// From each leaf up, which needs no comparison.
void Paths::add_tree(const Trees& trees, std::uint32_t tree) {
  const std::uint32_t first_node = trees.first_node[tree];
  const auto nodes = static_cast<int>(trees.first_node[tree + 1] - first_node);
  std::array<std::int8_t, 2 * kMostLeaves> above;  // each node, and behind them each leaf; -1 for the root
  above[0] = -1;
  for (int node = 0; node < nodes; ++node) {
    for (const std::int8_t child :
         {trees.nodes[first_node + node].left, trees.nodes[first_node + node].right})
      above[child >= 0 ? child : nodes + ~child] = static_cast<std::int8_t>(node);
  }
  constexpr std::uint32_t kRight = 0x80000000;
  const std::uint32_t klass = tree % trees.classes;
  Path* const paths = paths_.data() + (klass * of_class_ + tree / trees.classes) * kMostLeaves;
  for (int leaf = 0; leaf <= nodes; ++leaf) {
    const std::size_t first_step = lists_.size();
    std::uint32_t turns = 0;
    std::int32_t below = whole(trees.leaves[trees.first_leaf[tree] + leaf]);
    for (int at = above[nodes + leaf]; at >= 0; at = above[at]) {
      const Node& node = trees.nodes[first_node + at];
      const std::int32_t mean = whole(trees.means[first_node + at]);
      const bool right = leaf >= node.middle_leaf;
      const std::uint32_t number = 2 * (first_node + at) + (right ? 1 : 0);
      steps_[number] = {node.slot, below - mean};
      lists_.push_back(static_cast<StepNumber>(number));
      turns = turns >> 1 | (right ? kRight : 0);
      below = mean;
    }
    paths[leaf] = {turns, first_step, lists_.size() - first_step};
    if (leaf == 0) add<+1>(std::span(lists_).subspan(first_step), of_first_leaves_.data() + klass * slots_);
  }
}

namespace {

template <BodyModel kModel>
const Paths& paths_of() {
  static const Paths kPaths(content_model(kModel));
  return kPaths;
}

}  // namespace

const Paths& content_paths(BodyModel model) {
  switch (model) {
    case BodyModel::kMarkup: return paths_of<BodyModel::kMarkup>();
    case BodyModel::kEastAsianMarkup: return paths_of<BodyModel::kEastAsianMarkup>();
    case BodyModel::kText: return paths_of<BodyModel::kText>();
    default: return paths_of<BodyModel::kKoreanText>();
  }
}

const Paths& kind_paths(bool markup) {
  if (markup) {
    static const Paths kPaths(kind_model(true));
    return kPaths;
  }
  static const Paths kPaths(kind_model(false));
  return kPaths;
}

}  // namespace kijil::classify
