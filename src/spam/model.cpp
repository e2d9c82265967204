#include "spam/model.hpp"

#include <cstdint>

#include "spam/feature.hpp"

namespace kijil::spam {
namespace {

// A leaf has feature -1 and holds its value; an inner node sends values up to its threshold to the left.
struct Node {
  int feature;
  std::uint16_t left;
  std::uint16_t right;
  float value;
};

#include "data/spam_trees.inc"

}  // namespace

float score(const Evidence& evidence) {
  float sum = 0;
  for (const std::uint16_t root : kRoots) {
    const Node* node = &kNodes[root];
    while (node->feature >= 0) {
      const float value = evidence.*kFeatures[node->feature].value;
      node = &kNodes[value <= node->value ? node->left : node->right];
    }
    sum += node->value;
  }
  return sum;
}

}  // namespace kijil::spam
