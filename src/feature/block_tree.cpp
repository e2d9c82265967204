#include "feature/block_tree.hpp"

#include <algorithm>

#include "feature/line_words.hpp"
#include "text/hash.hpp"

namespace kijil::feature {
namespace {

using parse::Block;
using parse::Tag;

constexpr unsigned kNoKind = kKinds;

// Place of the tag in the order of tag_* in features.tsv.
constexpr unsigned tag_kind(Tag tag) {
  switch (tag) {
    case Tag::kArticle: return kFirstTagKind + 0;
    case Tag::kMain: return kFirstTagKind + 1;
    case Tag::kNav: return kFirstTagKind + 2;
    case Tag::kAside: return kFirstTagKind + 3;
    case Tag::kHeader: return kFirstTagKind + 4;
    case Tag::kFooter: return kFirstTagKind + 5;
    case Tag::kForm: return kFirstTagKind + 6;
    case Tag::kUl:
    case Tag::kOl:
    case Tag::kMenu:
    case Tag::kDir: return kFirstTagKind + 7;
    case Tag::kTable: return kFirstTagKind + 8;
    case Tag::kBlockquote: return kFirstTagKind + 9;
    case Tag::kPre:
    case Tag::kListing: return kFirstTagKind + 10;
    case Tag::kFigure: return kFirstTagKind + 11;
    case Tag::kSection: return kFirstTagKind + 12;
    case Tag::kLi: return kFirstTagKind + 13;
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kCaption: return kFirstTagKind + 14;
    case Tag::kP: return kFirstTagKind + 15;
    case Tag::kH1:
    case Tag::kH2:
    case Tag::kH3:
    case Tag::kH4:
    case Tag::kH5:
    case Tag::kH6: return kFirstTagKind + 16;
    case Tag::kButton:
    case Tag::kFieldset: return kFirstTagKind + 17;
    case Tag::kDl:
    case Tag::kDt:
    case Tag::kDd: return kFirstTagKind + 18;
    default: return kNoKind;
  }
}

// Groups of class words of a block's attributes. Values repeat: the last answers are kept.
class ClassWords {
 public:
  std::uint64_t of(const line::BlockAttributes& attributes) {
    return of(attributes.classes) | of(attributes.id) | of(attributes.role) | of(attributes.item_property);
  }

 private:
  std::uint64_t of(std::string_view value) {
    if (value.empty()) return 0;
    const std::uint64_t hash = text::hash(value);
    Entry& entry = cache_[hash % kEntries];
    if (entry.hash != hash) entry = {hash, class_words(value)};
    return entry.groups;
  }

  static constexpr std::size_t kEntries = 512;
  struct Entry {
    std::uint64_t hash = 0;
    std::uint64_t groups = 0;
  };
  std::array<Entry, kEntries> cache_{};
};

Hops hops_below(const Hops& parent) {
  Hops hops;
  for (unsigned k = 0; k < kKinds; ++k) hops[k] = std::min<std::uint8_t>(parent[k] + 1, kFar);
  return hops;
}

class Builder {
 public:
  Builder(const parse::Document& document, const line::Lines& lines, const LineFacts& facts)
      : blocks_(document.blocks), lines_(lines), facts_(facts), n_(blocks_.size()) {}

  BlockTree run() {
    tree_.subtrees.resize(n_);
    add_lines();
    add_up();
    walk_down();
    choose();
    mark();
    return std::move(tree_);
  }

 private:
  // Many blocks have no lines, and nobody asks about them.
  void walk_down() {
    tree_.ancestries.resize(n_);
    const auto count = std::ranges::count_if(tree_.subtrees, [](const Subtree& s) { return s.lines > 0; });
    tree_.with_lines.reserve(static_cast<std::size_t>(count));
    ClassWords words;
    Ancestry none;
    none.hops.fill(kFar);
    none.list_depth = 0;
    none.path = 17;
    for (std::uint32_t i = 0; i < n_; ++i) {  // a parent stands before its children
      if (tree_.subtrees[i].lines == 0) continue;
      const Block& block = blocks_[i];
      const bool top = block.parent == parse::kNone;
      const Ancestry& above = top ? none : tree_.ancestry(block.parent);
      tree_.ancestries[i] = static_cast<std::uint32_t>(tree_.with_lines.size());
      Ancestry& own = tree_.with_lines.emplace_back();
      own.hops = top ? above.hops : hops_below(above.hops);
      for (std::uint64_t groups = words.of(lines_.attributes[i]); groups != 0; groups &= groups - 1) {
        own.hops[static_cast<unsigned>(__builtin_ctzll(groups))] = 0;
      }
      if (const unsigned kind = tag_kind(block.tag); kind != kNoKind) own.hops[kind] = 0;
      own.list_depth =
          static_cast<std::uint8_t>(std::min(255, above.list_depth + (block.tag == Tag::kLi ? 1 : 0)));
      own.path = above.path * 1000003 + static_cast<unsigned>(block.tag) + 7;
    }
  }

  void add_lines() {
    score_.resize(n_);
    paragraphs_.resize(n_);
    for (std::uint32_t i = 0; i < lines_.lines.size(); ++i) {
      const std::uint32_t block = lines_.lines[i].block;
      Subtree& subtree = tree_.subtrees[block];
      subtree.width += facts_.width[i];
      subtree.linked += facts_.linked[i];
      subtree.lines += 1;
      subtree.terminals += static_cast<float>(lines_.lines[i].stats.terminals);
      subtree.good_width += facts_.good_width[i];
      subtree.first = std::min(subtree.first, i);
      subtree.last = std::max(subtree.last, i);
      score_[block] += facts_.good[i] != 0 ? facts_.width[i] : -(20 + facts_.linked[i]);
      if (facts_.good[i] != 0) add_paragraph(block, facts_.width[i]);
    }
  }

  // A good line speaks for its block, more for the parent and a little for the grandparent: Readability's
  // rule.
  void add_paragraph(std::uint32_t block, float width) {
    paragraphs_[block] += 0.3F * width;
    const std::uint32_t parent = blocks_[block].parent;
    if (parent == parse::kNone) return;
    paragraphs_[parent] += width;
    const std::uint32_t grandparent = blocks_[parent].parent;
    if (grandparent != parse::kNone) paragraphs_[grandparent] += 0.5F * width;
  }

  void add_up() {
    for (std::size_t i = n_; i-- > 1;) {
      const std::uint32_t parent = blocks_[i].parent;
      if (parent == parse::kNone) continue;
      const Subtree& from = tree_.subtrees[i];
      Subtree& to = tree_.subtrees[parent];
      to.width += from.width;
      to.linked += from.linked;
      to.lines += from.lines;
      to.terminals += from.terminals;
      to.good_width += from.good_width;
      to.first = std::min(to.first, from.first);
      if (from.lines > 0) to.last = std::max(to.last, from.last);
      score_[parent] += score_[i];
    }
  }

  void choose() {
    float best = -1e30F;
    float most = -1;
    for (std::uint32_t i = 0; i < n_; ++i) {
      if (tree_.subtrees[i].lines > 0 && score_[i] >= best) {  // of equals the deepest
        best = score_[i];
        tree_.best = i;
      }
      const float paragraphs = paragraphs_[i] * (1 - tree_.subtrees[i].link_share());
      if (paragraphs > most) {
        most = paragraphs;
        tree_.root = i;
      }
    }
  }

  void mark() {
    std::vector<std::uint8_t> above_best(n_);
    for (std::uint32_t i = tree_.best; i != parse::kNone; i = blocks_[i].parent) above_best[i] = 1;
    tree_.in_best.resize(n_);
    tree_.in_root.resize(n_);
    tree_.best_hops.resize(n_);
    for (std::uint32_t i = 0; i < n_; ++i) {
      const std::uint32_t parent = blocks_[i].parent;
      const bool top = parent == parse::kNone;
      tree_.in_best[i] = i == tree_.best || (!top && tree_.in_best[parent] != 0);
      tree_.in_root[i] = i == tree_.root || (!top && tree_.in_root[parent] != 0);
      const bool near = tree_.in_best[i] != 0 || above_best[i] != 0;
      tree_.best_hops[i] =
          near || top ? std::uint16_t{0} : static_cast<std::uint16_t>(tree_.best_hops[parent] + 1);
    }
  }

  const std::vector<Block>& blocks_;
  const line::Lines& lines_;
  const LineFacts& facts_;
  std::size_t n_;
  BlockTree tree_;
  std::vector<float> score_;
  std::vector<float> paragraphs_;
};

}  // namespace

BlockTree block_tree(const parse::Document& document, const line::Lines& lines, const LineFacts& facts) {
  return Builder(document, lines, facts).run();
}

}  // namespace kijil::feature
