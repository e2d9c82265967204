#include "classify/paths.hpp"

#include <array>

namespace kijil::classify {

Paths::Paths(const Trees& trees) {
  first_group_.reserve(trees.first_node[trees.count] + trees.count + 1);  // a tree has a leaf more than nodes
  for (std::uint32_t t = 0; t < trees.count; ++t) add_tree(trees, t);
  first_group_.push_back(static_cast<std::uint32_t>(groups_.size()));
  groups_.shrink_to_fit();
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
  for (int leaf = 0; leaf <= nodes; ++leaf) {
    first_group_.push_back(static_cast<std::uint32_t>(groups_.size()));
    std::size_t count = 0;
    std::int32_t below = whole(trees.leaves[trees.first_leaf[tree] + leaf]);
    for (int at = above[nodes + leaf]; at >= 0; at = above[at], ++count) {
      if (count % kGroup == 0) groups_.emplace_back().fill({trees.slot_count, 0});
      const std::int32_t mean = whole(trees.means[first_node + at]);
      groups_.back()[count % kGroup] = {trees.nodes[first_node + at].slot, below - mean};
      below = mean;
    }
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
