#include "classify/trees.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>

#include "classify/cut_bits.hpp"
#include "classify/page_trees.hpp"
#include "classify/rows.hpp"
#include "classify/tree_block.hpp"
#include "feature/byte_columns.hpp"
#include "text/vectors.hpp"

namespace kijil::classify {
namespace {

// The leaf where a line ends.
std::uint8_t walk(const Trees& trees, std::uint32_t tree, const feature::Matrix& matrix, std::size_t line) {
  const Node* nodes = trees.nodes + trees.first_node[tree];
  int at = trees.first_node[tree] == trees.first_node[tree + 1] ? ~0 : 0;  // a tree of one leaf has no nodes
  while (at >= 0) {
    const Node& node = nodes[at];
    const float cut = trees.cuts[trees.first_cut[node.slot] + node.bin];
    at = matrix.at(trees.features[node.slot], line) <= cut ? node.left : node.right;
  }
  return static_cast<std::uint8_t>(~at);
}

}  // namespace

class Evaluation {
 public:
  Evaluation(const Trees& trees, const feature::Matrix& matrix, std::size_t first, std::size_t last,
             Reached* reached)
      : trees_(trees),
        matrix_(matrix),
        first_(first),
        lines_(last - first),
        reached_(reached),
        scores_(trees.classes * lines_) {
    if (reached != nullptr) reached->resize(trees, lines_);
  }

  // Each line by itself.
  std::vector<float> plain() {
    for (std::uint32_t t = 0; t < trees_.count; ++t) {
      const std::uint32_t klass = t % trees_.classes;
      for (std::size_t line = 0; line < lines_; ++line) {
        const std::uint8_t leaf = walk(trees_, t, matrix_, first_ + line);
        scores_[klass * lines_ + line] += trees_.leaves[trees_.first_leaf[t] + leaf];
        if (reached_ == nullptr) continue;
        const std::size_t block = line - line % Reached::kBlock;
        reached_->block(block)[t * reached_->width(block) + line - block] = leaf;
      }
    }
    return std::move(scores_);
  }

#if defined(__x86_64__)
  // A block of lines together.
  KIJIL_AVX2 std::vector<float> vectors() {
    const CutBits cuts(trees_, matrix_, first_, first_ + lines_);
    const PageTrees page = page_trees(trees_, cuts);
    // Read as far as it is not written, too: what comes of that is not looked at.
    const auto bits = std::make_unique_for_overwrite<std::uint32_t[]>(cuts.cuts() * tree_block::kGroups);
    std::vector<float> scores(trees_.classes * CutBits::kBlock);
    for (std::size_t first = 0; first < lines_; first += CutBits::kBlock) {
      const std::size_t lines = std::min(CutBits::kBlock, lines_ - first);
      cuts.write(first / CutBits::kBlock, bits.get());
      std::ranges::fill(scores, 0.0F);
      score(page, bits.get(), first, lines, scores.data());
      take_scores(first, lines, scores);
    }
    return std::move(scores_);
  }

 private:
  // Adds what the trees say of the lines of a block, and says what they reach when that is asked for. scores:
  // [class][tree_block::place_of(line)].
  KIJIL_AVX2 void score(const PageTrees& page, const std::uint32_t* bits, std::size_t first,
                        std::size_t lines, float* scores) {
    static_assert(Reached::kBlock == CutBits::kBlock && Reached::kGroup == CutBits::kGroup);
    std::uint8_t* leaves = reached_ == nullptr ? nullptr : reached_->block(first);
    const std::size_t groups = (lines + CutBits::kGroup - 1) / CutBits::kGroup;
    const PageTrees::Test* tests = page.tests.get();
    std::uint32_t klass = 0;
    for (const PageTrees::Tree& tree : page.trees) {
      float* const of_class = scores + klass * CutBits::kBlock;
      switch (tree.place_bits) {
        case 3: tree_block::add_tree<3>(page, tree, tests, bits, groups, of_class, leaves); break;
        case 4: tree_block::add_tree<4>(page, tree, tests, bits, groups, of_class, leaves); break;
        default: tree_block::add_tree<5>(page, tree, tests, bits, groups, of_class, leaves);
      }
      tests += tree.tests;
      if (leaves != nullptr) leaves += reached_->width(first);
      if (++klass == trees_.classes) klass = 0;
    }
  }

  void take_scores(std::size_t first, std::size_t lines, const std::vector<float>& of_block) {
    for (std::uint32_t k = 0; k < trees_.classes; ++k) {
      for (std::size_t i = 0; i < lines; ++i)
        scores_[k * lines_ + first + i] = of_block[k * CutBits::kBlock + tree_block::place_of(i)];
    }
  }
#endif

 private:
  const Trees& trees_;
  const feature::Matrix& matrix_;
  std::size_t first_;  // line of the matrix
  std::size_t lines_;
  Reached* reached_;
  std::vector<float> scores_;
};

void Reached::resize(const Trees& trees, std::size_t lines) {
  lines_ = (lines + kGroup - 1) / kGroup * kGroup;
  trees_ = trees.count;
  classes_ = trees.classes;
  rows_.assign(classes_, Rows());
  leaves_ = std::make_unique_for_overwrite<std::uint8_t[]>(lines_ * trees_);
}

// Trees have their leaves by line: turned for as many lines as squares of bytes are turned at once.
void Reached::turn(std::size_t first, std::uint32_t klass, Rows& out) const {
  static constexpr std::array<std::uint8_t, feature::kTransposed> kNoTree{};
  const std::size_t size = row_size(of_class());
  std::vector<const std::uint8_t*> trees(size, kNoTree.data());
  const std::size_t block_first = first - first % kBlock;
  const std::uint8_t* at = block(block_first) + klass * width(block_first) + first - block_first;
  for (std::size_t t = 0; t < of_class(); ++t, at += classes_ * width(block_first)) trees[t] = at;
  out.first = first;
  out.leaves.resize(feature::kTransposed * size);
  std::array<std::int8_t*, feature::kTransposed> lines;
  for (std::size_t k = 0; k < lines.size(); ++k) lines[k] = out.leaves.data() + k * size;
  feature::write_columns(trees, lines);
}

std::span<const std::uint8_t> Reached::row(std::size_t line, std::uint32_t klass) {
  Rows& rows = rows_[klass];
  const std::size_t place = line % feature::kTransposed;
  if (rows.first != line - place) turn(line - place, klass, rows);
  const std::size_t size = row_size(of_class());
  return {reinterpret_cast<const std::uint8_t*>(rows.leaves.data()) + place * size, size};
}

std::vector<float> evaluate(const Trees& trees, const feature::Matrix& matrix, std::size_t first,
                            std::size_t last, Reached* reached) {
  Evaluation evaluation(trees, matrix, first, last, reached);
#if defined(__x86_64__)
  constexpr std::size_t kFewLines = 4;  // are sooner done one by one
  if (text::has_avx2() && last - first > kFewLines) return evaluation.vectors();
#endif
  return evaluation.plain();
}

}  // namespace kijil::classify
