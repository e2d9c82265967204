// Sums over the subtrees of a page's blocks, and the two subtrees that look most like the body.

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "feature/line_facts.hpp"
#include "line/line.hpp"
#include "parse/document.hpp"

namespace kijil::feature {

// Over the lines of a block's subtree.
struct Subtree {
  float width = 0;
  float linked = 0;  // width inside links
  float lines = 0;
  float terminals = 0;
  float good_width = 0;
  std::uint32_t first = 0xFFFFFFFF;  // line
  std::uint32_t last = 0;            // line; meaningless when lines is 0

  float link_share() const { return linked / (width + 1); }
  float good_share() const { return good_width / (width + 1); }
};

// Edges to the nearest ancestor-or-self of each kind, at most kFar.
inline constexpr unsigned kKinds = 64;
inline constexpr std::uint8_t kFar = 15;
using Hops = std::array<std::uint8_t, kKinds>;

// Kinds 0 to class_word_groups() - 1 are the groups of src/data/class_words.tsv; from kFirstTagKind on, the
// tags in the order of tag_* in features.tsv.
inline constexpr unsigned kFirstTagKind = 40;

// What the ancestors of a block say of it.
struct Ancestry {
  Hops hops;
  std::uint8_t list_depth;  // <li> among ancestors and self
  std::uint64_t path;       // hash of the tags from the root
};

struct BlockTree {
  std::vector<Subtree> subtrees;          // by block
  std::vector<Ancestry> with_lines;       // of the blocks that have lines, in their order
  std::vector<std::uint32_t> ancestries;  // by block: index into with_lines; meaningless without lines
  std::vector<std::uint8_t> in_best;      // 1 inside the best subtree
  std::vector<std::uint16_t> best_hops;   // edges to the nearest ancestor of best; 0 inside
  std::vector<std::uint8_t> in_root;      // 1 inside the paragraph root
  // The block whose subtree maximises good width minus 20 and the linked width a bad line.
  std::uint32_t best = 0;
  std::uint32_t root = 0;  // the block with the most width of good lines right below it

  // block: one with lines in its subtree.
  const Ancestry& ancestry(std::uint32_t block) const { return with_lines[ancestries[block]]; }
};

BlockTree block_tree(const parse::Document& document, const line::Lines& lines, const LineFacts& facts);

}  // namespace kijil::feature
