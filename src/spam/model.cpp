#include "spam/model.hpp"

#include <cstdint>
#include <span>

#include "spam/feature.hpp"

namespace kijil::spam {
namespace {

// A leaf has feature -1 and holds its value; an inner node sends values up to its threshold to the left,
// others to the node behind that.
struct Node {
  std::int16_t feature;
  std::uint16_t left;
  float value;
};

#include "data/spam_shape_trees.inc"
#include "data/spam_trees.inc"

float sum_of(std::span<const Node> nodes, std::span<const std::uint16_t> roots, const Evidence& evidence) {
  float sum = 0;
  for (const std::uint16_t root : roots) {
    const Node* node = &nodes[root];
    while (node->feature >= 0) {
      const float value = evidence.*kFeatures[node->feature].value;
      node = &nodes[node->left + (value <= node->value ? 0U : 1U)];
    }
    sum += node->value;
  }
  return sum;
}

}  // namespace

float score(const Evidence& evidence) { return sum_of(kNodes, kRoots, evidence); }

float shape_score(const Evidence& evidence) { return sum_of(kShapeNodes, kShapeRoots, evidence); }

}  // namespace kijil::spam
