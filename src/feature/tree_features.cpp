#include "feature/tree_features.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "feature/grouping.hpp"
#include "feature/line_words.hpp"
#include "feature/logarithm.hpp"
#include "parse/tags.hpp"

namespace kijil::feature {
namespace {

using line::TextLine;
using parse::Block;
using parse::Tag;

constexpr unsigned kLevels = 5;
constexpr unsigned kLevelFeatures = 7;

// How likely the lines of a block element are body, from 0 for a button to 10 for a paragraph (swept by hand
// on the training pages: the order matters, the numbers do not).
float block_code(Tag tag) {
  switch (tag) {
    case Tag::kP: return 10;
    case Tag::kBlockquote: return 9;
    case Tag::kPre:
    case Tag::kListing: return 8;
    case Tag::kDd:
    case Tag::kH2: return 7;
    case Tag::kH1:
    case Tag::kH3:
    case Tag::kTd:
    case Tag::kTr: return 6;
    case Tag::kFigcaption:
    case Tag::kH4:
    case Tag::kTh:
    case Tag::kDt:
    case Tag::kCaption: return 5;
    case Tag::kH5:
    case Tag::kLi:
    case Tag::kArticle:
    case Tag::kMain: return 4;
    case Tag::kH6:
    case Tag::kSection:
    case Tag::kDiv:
    case Tag::kCenter:
    case Tag::kBody:
    case Tag::kSummary: return 3;
    case Tag::kFooter:
    case Tag::kForm:
    case Tag::kAside: return 1;
    case Tag::kNav:
    case Tag::kButton: return 0;
    default: return 2;
  }
}

class TreeFeatures {
 public:
  TreeFeatures(const parse::Document& document, const line::Lines& lines, const LineFacts& facts,
               const BlockTree& tree, Matrix& matrix)
      : blocks_(document.blocks),
        lines_(lines),
        facts_(facts),
        tree_(tree),
        matrix_(matrix),
        n_(lines.lines.size()) {}

  void run() {
    markup();
    hops();
    block_itself();
    steps_between();
    levels();
    best_subtrees();
    siblings();
    groups();
    page();
    headings();
    articles();
  }

 private:
  std::span<float> column(Feature feature) { return matrix_.column(feature); }
  void fill(Feature feature, float value) { std::ranges::fill(column(feature), value); }
  const TextLine& line(std::size_t i) const { return lines_.lines[i]; }
  const Block& block(std::size_t i) const { return blocks_[line(i).block]; }
  Tag tag(std::size_t i) const { return block(i).tag; }

  std::uint32_t parent_or_self(std::uint32_t index) const {
    return blocks_[index].parent == parse::kNone ? index : blocks_[index].parent;
  }

  void markup() {
    for (std::size_t i = 0; i < n_; ++i) {
      const TextLine& l = line(i);
      const auto flag = [&](unsigned style) { return (l.style & style) != 0 ? 1.0F : 0.0F; };
      column(Feature::kLinkDensity)[i] = facts_.links[i];
      column(Feature::kLinks)[i] = static_cast<float>(std::min(20U, l.links));
      column(Feature::kBoldShare)[i] =
          static_cast<float>(l.bold_characters) / static_cast<float>(std::max(1U, l.stats.characters));
      column(Feature::kHasTime)[i] = flag(parse::kTime);
      column(Feature::kHasCode)[i] = flag(parse::kCode);
      column(Feature::kHasItalic)[i] = flag(parse::kItalic);
      column(Feature::kHasSmall)[i] = flag(parse::kSmall);
      column(Feature::kHasImage)[i] = l.has_image ? 1.0F : 0.0F;
      column(Feature::kCells)[i] = static_cast<float>(std::min<int>(20, l.cells));
      column(Feature::kHidden)[i] = l.hidden ? 1.0F : 0.0F;
      column(Feature::kPreformatted)[i] = l.preformatted ? 1.0F : 0.0F;
      column(Feature::kPrevious1Links)[i] = i >= 1 ? facts_.links[i - 1] : -1.0F;
      column(Feature::kPrevious2Links)[i] = i >= 2 ? facts_.links[i - 2] : -1.0F;
      column(Feature::kNext1Links)[i] = i + 1 < n_ ? facts_.links[i + 1] : -1.0F;
      column(Feature::kNext2Links)[i] = i + 2 < n_ ? facts_.links[i + 2] : -1.0F;
    }
    const std::vector<float> linked = prefix_sums(facts_.linked);
    const std::vector<float> width = prefix_sums(facts_.width);
    link_window(linked, width, -5, -1, column(Feature::kBefore5Links));
    link_window(linked, width, 1, 5, column(Feature::kAfter5Links));
    link_window(linked, width, -15, 15, column(Feature::kAround15Links));
  }

  void link_window(const std::vector<float>& linked_sums, const std::vector<float>& width_sums, int from,
                   int to, std::span<float> column) const {
    const float* const linked = linked_sums.data();
    const float* const width = width_sums.data();
    float* const out = column.data();
    each_window(n_, from, to, [=](int i, int begin, int end) {
      out[i] = (linked[end] - linked[begin]) / (width[end] - width[begin] + 1);
    });
  }

  void hops() {
    constexpr unsigned kTags = 19;
    std::vector<const Hops*> rows(n_);
    for (std::size_t i = 0; i < n_; ++i) rows[i] = &tree_.ancestry(line(i).block).hops;
    const auto copy = [&](unsigned kind, Feature feature) {
      float* const out = column(feature).data();
      for (std::size_t i = 0; i < n_; ++i) out[i] = (*rows[i])[kind];
    };
    for (unsigned group = 0; group < class_word_groups(); ++group)
      copy(group, Feature::kClassContent + group);
    for (unsigned t = 0; t < kTags; ++t) copy(kFirstTagKind + t, Feature::kTagArticle + t);
  }

  void block_itself() {
    float weight = 0;
    float depth = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      const float w = facts_.width[i] * (facts_.good[i] + 0.01F);
      weight += w;
      depth += w * block(i).depth;
    }
    const float mean_depth = weight > 0 ? depth / weight : 0;
    for (std::size_t i = 0; i < n_; ++i) {
      column(Feature::kListDepth)[i] = tree_.ancestry(line(i).block).list_depth;
      column(Feature::kBlockCode)[i] = block_code(tag(i));
      column(Feature::kParentCode)[i] = block_code(blocks_[parent_or_self(line(i).block)].tag);
      column(Feature::kHeading)[i] = static_cast<float>(parse::heading_level(tag(i)));
      column(Feature::kDepth)[i] = block(i).depth;
      column(Feature::kRelativeDepth)[i] = block(i).depth - mean_depth;
      column(Feature::kPrevious1Code)[i] = i > 0 ? block_code(tag(i - 1)) : -1.0F;
      column(Feature::kNext1Code)[i] = i + 1 < n_ ? block_code(tag(i + 1)) : -1.0F;
    }
  }

  // Edges up from the block before to the common ancestor, and down to this block.
  void steps_between() {
    const auto up = column(Feature::kUp);
    const auto down = column(Feature::kDown);
    up[0] = down[0] = 0;
    for (std::size_t i = 1; i < n_; ++i) {
      std::uint32_t from = line(i - 1).block;
      std::uint32_t to = line(i).block;
      unsigned steps_up = 0, steps_down = 0;
      while (from != to) {
        if (blocks_[from].depth >= blocks_[to].depth) {
          from = blocks_[from].parent;
          ++steps_up;
        } else {
          to = blocks_[to].parent;
          ++steps_down;
        }
      }
      up[i] = static_cast<float>(std::min(15U, steps_up));
      down[i] = static_cast<float>(std::min(15U, steps_down));
    }
    const auto next_up = column(Feature::kNextUp);
    const auto next_down = column(Feature::kNextDown);
    std::copy(up.begin() + 1, up.end(), next_up.begin());
    std::copy(down.begin() + 1, down.end(), next_down.begin());
    next_up[n_ - 1] = next_down[n_ - 1] = 0;
  }

  // Ancestors at which the number of lines grows: each is taken as high as its number of lines stays the
  // same. What is said of an ancestor is said of all lines below it, and worked out once.
  void levels() {
    const std::vector<std::uint32_t> widest = widest_alike();
    std::vector<LevelValues> values(blocks_.size());
    std::vector<std::uint8_t> known(blocks_.size());
    float* out[kLevels * kLevelFeatures];
    for (unsigned f = 0; f < std::size(out); ++f) out[f] = column(Feature::kLevel0Lines + f).data();
    for (std::size_t i = 0; i < n_; ++i) {
      std::uint32_t at = line(i).block;
      for (unsigned level = 0; level < kLevels; ++level) {
        at = widest[at];
        if (known[at] == 0) values[at] = level_values(tree_.subtrees[at]);
        known[at] = 1;
        for (unsigned f = 0; f < kLevelFeatures; ++f) out[level * kLevelFeatures + f][i] = values[at][f];
        if (blocks_[at].parent != parse::kNone) at = blocks_[at].parent;
      }
    }
  }

  // By block: the highest block above it with as many lines, or itself.
  std::vector<std::uint32_t> widest_alike() const {
    std::vector<std::uint32_t> widest(blocks_.size());
    for (std::uint32_t i = 0; i < blocks_.size(); ++i) {  // a parent stands before its children
      const std::uint32_t parent = blocks_[i].parent;
      const bool alike = parent != parse::kNone && tree_.subtrees[parent].lines == tree_.subtrees[i].lines;
      widest[i] = alike ? widest[parent] : i;
    }
    return widest;
  }

  using LevelValues = std::array<float, kLevelFeatures>;

  LevelValues level_values(const Subtree& subtree) {
    return {log_.of(subtree.lines),
            log_.of(subtree.width),
            subtree.width / facts_.page_width,
            subtree.link_share(),
            subtree.good_share(),
            subtree.terminals * 100 / (subtree.width + 1),
            subtree.width / std::max(1.0F, subtree.lines)};
  }

  void best_subtrees() {
    const Subtree& best = tree_.subtrees[tree_.best];
    const Subtree& root = tree_.subtrees[tree_.root];
    fill(Feature::kBestShare, best.width / facts_.page_width);
    fill(Feature::kBestLinks, best.link_share());
    fill(Feature::kBestLines, log_.of(best.lines));
    fill(Feature::kRootShare, root.width / facts_.page_width);
    fill(Feature::kRootsAgree, tree_.best == tree_.root ? 1.0F : 0.0F);
    for (std::size_t i = 0; i < n_; ++i) {
      const std::uint32_t at = line(i).block;
      column(Feature::kInBest)[i] = tree_.in_best[at];
      column(Feature::kInRoot)[i] = tree_.in_root[at];
      column(Feature::kBestHops)[i] = tree_.best_hops[at];
      column(Feature::kBestPosition)[i] = position(i, best);
      column(Feature::kRootPosition)[i] = position(i, root);
    }
  }

  // Place of line i relative to the lines of a subtree: -1 to 0 before, 0 to 1 inside, 1 to 2 after.
  static float position(std::size_t line, const Subtree& subtree) {
    if (subtree.lines == 0) return 0;
    const auto i = static_cast<float>(line);
    const auto first = static_cast<float>(subtree.first);
    const auto last = static_cast<float>(subtree.last);
    if (i < first) return -std::min(first - i, 60.0F) / 60;
    if (i > last) return 1 + std::min(i - last, 60.0F) / 60;
    return (i - first) / std::max(1.0F, last - first);
  }

  void siblings() {
    const std::size_t blocks = blocks_.size();
    std::vector<std::uint32_t> index(blocks), children(blocks), paragraphs(blocks), alike(blocks);
    Grouping groups(blocks);  // of (parent, signature)
    std::vector<std::uint32_t> group(blocks), counts(blocks);
    for (std::size_t i = 1; i < blocks; ++i) {
      const std::uint32_t parent = blocks_[i].parent;
      if (parent == parse::kNone) continue;
      index[i] = children[parent]++;
      paragraphs[parent] += blocks_[i].tag == Tag::kP;
      group[i] = groups.number(lines_.attributes[i].signature * 0x9E3779B97F4A7C15U + parent);
      ++counts[group[i]];
    }
    for (std::size_t i = 1; i < blocks; ++i) {
      if (blocks_[i].parent != parse::kNone) alike[i] = counts[group[i]] - 1;
    }
    const auto capped = [](std::uint32_t value, std::uint32_t cap) {
      return static_cast<float>(std::min(value, cap));
    };
    for (std::size_t i = 0; i < n_; ++i) {
      const std::uint32_t at = line(i).block;
      const std::uint32_t parent = parent_or_self(at);
      column(Feature::kSiblingIndex)[i] = capped(index[at], 50);
      column(Feature::kSiblingsAlike)[i] = capped(alike[at], 50);
      column(Feature::kSiblings)[i] = capped(children[parent], 100);
      column(Feature::kSiblingParagraphs)[i] = capped(paragraphs[parent], 50);
      column(Feature::kParentAlike)[i] = capped(alike[parent], 50);
      column(Feature::kGrandparentAlike)[i] = capped(alike[parent_or_self(parent)], 50);
    }
  }

  void groups() {
    group(Feature::kPathLines, [&](std::uint32_t at) { return tree_.ancestry(at).path; });
    group(Feature::kTwinsLines, [&](std::uint32_t at) { return lines_.attributes[at].signature; });
    group(Feature::kFamilyLines, [&](std::uint32_t at) {
      const std::uint32_t parent = parent_or_self(at);
      return lines_.attributes[at].signature * 31 + lines_.attributes[parent].signature * 17 +
             lines_.attributes[parent_or_self(parent)].signature;
    });
  }

  // Sums over the lines whose blocks have the same key.
  template <class Key>
  void group(Feature first, Key key) {
    Grouping groups(n_);
    std::vector<Subtree> sums(n_);
    std::vector<std::uint32_t> of(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      of[i] = groups.number(key(line(i).block));
      Subtree& sum = sums[of[i]];
      sum.lines += 1;
      sum.width += facts_.width[i];
      sum.linked += facts_.linked[i];
      sum.good_width += facts_.good_width[i];
    }
    constexpr unsigned kValues = 5;
    std::vector<std::array<float, kValues>> values(groups.count());
    for (std::size_t g = 0; g < values.size(); ++g) {
      const Subtree& sum = sums[g];
      values[g] = {log_.of(sum.lines), log_.of(sum.width / sum.lines), sum.link_share(), sum.good_share(),
                   sum.width / facts_.page_width};
    }
    for (unsigned f = 0; f < kValues; ++f) {
      float* const out = column(first + f).data();
      for (std::size_t i = 0; i < n_; ++i) out[i] = values[of[i]][f];
    }
  }

  void page() {
    float linked = 0, paragraphs = 0, items = 0;
    float comments = 0, forum = 0, products = 0;
    const auto kind_of = [](Feature feature) {
      return static_cast<unsigned>(feature) - static_cast<unsigned>(Feature::kClassContent);
    };
    for (std::size_t i = 0; i < n_; ++i) {
      const Hops& hops = tree_.ancestry(line(i).block).hops;
      const float width = facts_.width[i];
      linked += facts_.linked[i];
      paragraphs += tag(i) == Tag::kP ? width : 0;
      items += tree_.ancestry(line(i).block).list_depth > 0 ? width : 0;
      comments += hops[kind_of(Feature::kClassReplies)] < kFar ? width : 0;
      forum += hops[kind_of(Feature::kClassForum)] < kFar ? width : 0;
      products += hops[kind_of(Feature::kClassProduct)] < kFar ? width : 0;
    }
    const auto articles =
        std::ranges::count_if(blocks_, [](const Block& b) { return b.tag == Tag::kArticle; });
    const bool has_main = std::ranges::any_of(blocks_, [](const Block& b) { return b.tag == Tag::kMain; });
    fill(Feature::kPageLinks, linked / facts_.page_width);
    fill(Feature::kPageParagraphs, paragraphs / facts_.page_width);
    fill(Feature::kPageItems, items / facts_.page_width);
    fill(Feature::kPageArticles, static_cast<float>(articles));
    fill(Feature::kPageMain, has_main ? 1.0F : 0.0F);
    fill(Feature::kPageBlocks, static_cast<float>(blocks_.size()));
    fill(Feature::kPageComments, comments / facts_.page_width);
    fill(Feature::kPageForum, forum / facts_.page_width);
    fill(Feature::kPageProducts, products / facts_.page_width);
  }

  void headings() {
    constexpr std::size_t kFarHeading = 99;
    const auto is_heading = [&](std::size_t i) { return i < n_ && parse::is_heading(tag(i)); };
    std::size_t distance = kFarHeading;
    bool chrome = false;
    for (std::size_t i = 0; i < n_; ++i) {
      column(Feature::kPrevious1Heading)[i] = i > 0 && is_heading(i - 1) ? 1.0F : 0.0F;
      column(Feature::kNext1Heading)[i] = is_heading(i + 1) ? 1.0F : 0.0F;
      column(Feature::kHeadingDistanceBefore)[i] = static_cast<float>(distance);
      column(Feature::kHeadingChrome)[i] = chrome ? 1.0F : 0.0F;
      distance = is_heading(i) ? 1 : std::min(kFarHeading, distance + 1);
      if (is_heading(i)) chrome = (facts_.words[i] & chrome_groups()) != 0;
    }
    distance = kFarHeading;
    for (std::size_t i = n_; i-- > 0;) {
      column(Feature::kHeadingDistanceAfter)[i] = static_cast<float>(distance);
      distance = is_heading(i) ? 1 : std::min(kFarHeading, distance + 1);
    }
  }

  // Pages that load one article after another: how many have gone by.
  void articles() {
    constexpr float kMost = 9;
    std::vector<float> ended(n_ + 1);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Subtree& subtree = tree_.subtrees[i];
      if (blocks_[i].tag == Tag::kArticle && subtree.good_width > 0) ended[subtree.last + 1] += 1;
    }
    float before = 0;
    float headings = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      before += ended[i];
      column(Feature::kArticlesBefore)[i] = std::min(before, kMost);
      column(Feature::kMainHeadingsBefore)[i] = std::min(headings, kMost);
      headings += tag(i) == Tag::kH1 ? 1.0F : 0.0F;
    }
  }

  const std::vector<Block>& blocks_;
  const line::Lines& lines_;
  const LineFacts& facts_;
  const BlockTree& tree_;
  Matrix& matrix_;
  std::size_t n_;
  Logarithm log_;
};

}  // namespace

void tree_features(const parse::Document& document, const line::Lines& lines, const LineFacts& facts,
                   const BlockTree& tree, Matrix& matrix) {
  TreeFeatures(document, lines, facts, tree, matrix).run();
}

}  // namespace kijil::feature
