#include "classify/trees.hpp"

namespace kijil::classify {

Bins::Bins(const Trees& trees, const feature::Matrix& matrix) : lines_(matrix.lines()) {
  bins_.resize(trees.slot_count * lines_);
  for (std::size_t slot = 0; slot < trees.slot_count; ++slot) {
    const auto values = matrix.column(trees.features[slot]);
    std::uint8_t* out = bins_.data() + slot * lines_;
    for (unsigned cut = trees.first_cut[slot]; cut < trees.first_cut[slot + 1]; ++cut) {
      const float threshold = trees.cuts[cut];
      for (std::size_t i = 0; i < lines_; ++i) out[i] = static_cast<std::uint8_t>(out[i] + (values[i] > threshold));
    }
  }
}

std::vector<float> evaluate(const Trees& trees, const Bins& bins) {
  const std::size_t lines = bins.lines();
  std::vector<float> scores(trees.classes * lines);
  for (std::uint32_t t = 0; t < trees.count; ++t) {
    const Node* nodes = trees.nodes + trees.first_node[t];
    const float* leaves = trees.leaves + trees.first_leaf[t];
    float* out = scores.data() + (t % trees.classes) * lines;
    for (std::size_t i = 0; i < lines; ++i) {
      int at = 0;
      do {
        const Node& node = nodes[at];
        at = bins.at(node.slot, i) <= node.bin ? node.left : node.right;
      } while (at >= 0);
      out[i] += leaves[~at];
    }
  }
  return scores;
}

std::vector<float> contributions(const Trees& trees, const Bins& bins, std::size_t line, std::uint32_t klass) {
  std::vector<float> by_slot(trees.slot_count);
  for (std::uint32_t t = klass; t < trees.count; t += trees.classes) {
    const Node* nodes = trees.nodes + trees.first_node[t];
    const float* means = trees.means + trees.first_node[t];
    const float* leaves = trees.leaves + trees.first_leaf[t];
    for (int at = 0; at >= 0;) {
      const Node& node = nodes[at];
      const int next = bins.at(node.slot, line) <= node.bin ? node.left : node.right;
      by_slot[node.slot] += (next >= 0 ? means[next] : leaves[~next]) - means[at];
      at = next;
    }
  }
  return by_slot;
}

}  // namespace kijil::classify
