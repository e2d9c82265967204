#include "feature/tree_features.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "feature/byte_columns.hpp"
#include "feature/column_writer.hpp"
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
std::int8_t block_code(Tag tag) {
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

class TreeFeatures : ColumnWriter {
 public:
  TreeFeatures(const parse::Document& document, const line::Lines& lines, const LineFacts& facts,
               const BlockTree& tree, Matrix& matrix)
      : ColumnWriter(matrix), blocks_(document.blocks), lines_(lines), facts_(facts), tree_(tree) {}

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
  const TextLine& line(std::size_t i) const { return lines_.lines[i]; }
  const Block& block(std::size_t i) const { return blocks_[line(i).block]; }
  Tag tag(std::size_t i) const { return block(i).tag; }

  std::uint32_t parent_or_self(std::uint32_t index) const {
    return blocks_[index].parent == parse::kNone ? index : blocks_[index].parent;
  }

  void markup() {
    const std::vector<float>& links = facts_.links;
    floats(Feature::kLinkDensity, [&](std::size_t i) { return links[i]; });
    floats(Feature::kPrevious1Links, [&](std::size_t i) { return i >= 1 ? links[i - 1] : -1.0F; });
    floats(Feature::kPrevious2Links, [&](std::size_t i) { return i >= 2 ? links[i - 2] : -1.0F; });
    floats(Feature::kNext1Links, [&](std::size_t i) { return i + 1 < n_ ? links[i + 1] : -1.0F; });
    floats(Feature::kNext2Links, [&](std::size_t i) { return i + 2 < n_ ? links[i + 2] : -1.0F; });
    floats(Feature::kBoldShare, [&](std::size_t i) {
      return static_cast<float>(line(i).bold_characters) /
             static_cast<float>(std::max(1U, line(i).stats.characters));
    });
    bytes(Feature::kLinks, [&](std::size_t i) { return std::min(20U, line(i).links); });
    bytes(Feature::kCells, [&](std::size_t i) { return std::min<int>(20, line(i).cells); });
    const auto style = [&](Feature feature, unsigned flag) {
      bytes(feature, [&](std::size_t i) { return (line(i).style & flag) != 0; });
    };
    style(Feature::kHasTime, parse::kTime);
    style(Feature::kHasCode, parse::kCode);
    style(Feature::kHasItalic, parse::kItalic);
    style(Feature::kHasSmall, parse::kSmall);
    bytes(Feature::kHasImage, [&](std::size_t i) { return line(i).has_image; });
    bytes(Feature::kHidden, [&](std::size_t i) { return line(i).hidden; });
    bytes(Feature::kPreformatted, [&](std::size_t i) { return line(i).preformatted; });
    const std::vector<float> linked = prefix_sums(facts_.linked);
    const std::vector<float> width = prefix_sums(facts_.width);
    link_window(linked, width, -5, -1, matrix_.floats(Feature::kBefore5Links));
    link_window(linked, width, 1, 5, matrix_.floats(Feature::kAfter5Links));
    link_window(linked, width, -15, 15, matrix_.floats(Feature::kAround15Links));
  }

  void link_window(const std::vector<float>& linked_sums, const std::vector<float>& width_sums, int from,
                   int to, std::span<float> column) const {
    const float* const linked = linked_sums.data();
    const float* const width = width_sums.data();
    float* const out = column.data();
    const auto share = [=](int i, int begin, int end) {
      out[i] = (linked[end] - linked[begin]) / (width[end] - width[begin] + 1);
    };
    each_window(n_, from, to, share, share);
  }

  void hops() {
    constexpr unsigned kTags = 19;
    std::array<std::int8_t*, kKinds> columns{};  // nullptr for kinds that are no feature
    for (unsigned group = 0; group < class_word_groups(); ++group)
      columns[group] = matrix_.bytes(Feature::kClassContent + group).data();
    for (unsigned t = 0; t < kTags; ++t)
      columns[kFirstTagKind + t] = matrix_.bytes(Feature::kTagArticle + t).data();
    std::vector<const std::uint8_t*> rows(n_);
    for (unsigned first = 0; first < kKinds; first += kTransposed) {
      for (std::size_t i = 0; i < n_; ++i) rows[i] = tree_.ancestry(line(i).block).hops.data() + first;
      std::array<std::int8_t*, kTransposed> some;
      std::copy_n(columns.begin() + first, kTransposed, some.begin());
      write_columns(rows, some);
    }
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
    floats(Feature::kListDepth,
           [&](std::size_t i) { return static_cast<float>(tree_.ancestry(line(i).block).list_depth); });
    floats(Feature::kDepth, [&](std::size_t i) { return static_cast<float>(block(i).depth); });
    floats(Feature::kRelativeDepth,
           [&](std::size_t i) { return static_cast<float>(block(i).depth) - mean_depth; });
    std::vector<std::int8_t> codes(n_);
    for (std::size_t i = 0; i < n_; ++i) codes[i] = block_code(tag(i));
    bytes(Feature::kBlockCode, [&](std::size_t i) { return codes[i]; });
    bytes(Feature::kPrevious1Code, [&](std::size_t i) { return i > 0 ? codes[i - 1] : -1; });
    bytes(Feature::kNext1Code, [&](std::size_t i) { return i + 1 < n_ ? codes[i + 1] : -1; });
    bytes(Feature::kParentCode,
          [&](std::size_t i) { return block_code(blocks_[parent_or_self(line(i).block)].tag); });
    bytes(Feature::kHeading, [&](std::size_t i) { return parse::heading_level(tag(i)); });
  }

  // Edges up from the block before to the common ancestor, and down to this block.
  void steps_between() {
    const auto up = matrix_.bytes(Feature::kUp);
    const auto down = matrix_.bytes(Feature::kDown);
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
      up[i] = static_cast<std::int8_t>(std::min(15U, steps_up));
      down[i] = static_cast<std::int8_t>(std::min(15U, steps_down));
    }
    const auto next_up = matrix_.bytes(Feature::kNextUp);
    const auto next_down = matrix_.bytes(Feature::kNextDown);
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
    for (unsigned f = 0; f < std::size(out); ++f) out[f] = matrix_.floats(Feature::kLevel0Lines + f).data();
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
    bytes(Feature::kInBest, [&](std::size_t i) { return tree_.in_best[line(i).block]; });
    bytes(Feature::kInRoot, [&](std::size_t i) { return tree_.in_root[line(i).block]; });
    floats(Feature::kBestHops,
           [&](std::size_t i) { return static_cast<float>(tree_.best_hops[line(i).block]); });
    floats(Feature::kBestPosition, [&](std::size_t i) { return position(i, best); });
    floats(Feature::kRootPosition, [&](std::size_t i) { return position(i, root); });
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
    const auto parent = [&](std::size_t i) { return parent_or_self(line(i).block); };
    bytes(Feature::kSiblingIndex, [&](std::size_t i) { return std::min(50U, index[line(i).block]); });
    bytes(Feature::kSiblingsAlike, [&](std::size_t i) { return std::min(50U, alike[line(i).block]); });
    bytes(Feature::kSiblings, [&](std::size_t i) { return std::min(100U, children[parent(i)]); });
    bytes(Feature::kSiblingParagraphs, [&](std::size_t i) { return std::min(50U, paragraphs[parent(i)]); });
    bytes(Feature::kParentAlike, [&](std::size_t i) { return std::min(50U, alike[parent(i)]); });
    bytes(Feature::kGrandparentAlike,
          [&](std::size_t i) { return std::min(50U, alike[parent_or_self(parent(i))]); });
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
      floats(first + f, [&](std::size_t i) { return values[of[i]][f]; });
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
    constexpr int kFarHeading = 99;
    const auto is_heading = [&](std::size_t i) { return i < n_ && parse::is_heading(tag(i)); };
    bytes(Feature::kPrevious1Heading, [&](std::size_t i) { return i > 0 && is_heading(i - 1); });
    bytes(Feature::kNext1Heading, [&](std::size_t i) { return is_heading(i + 1); });
    const auto before = matrix_.bytes(Feature::kHeadingDistanceBefore);
    const auto chrome_before = matrix_.bytes(Feature::kHeadingChrome);
    int distance = kFarHeading;
    bool chrome = false;
    for (std::size_t i = 0; i < n_; ++i) {
      before[i] = static_cast<std::int8_t>(distance);
      chrome_before[i] = chrome ? 1 : 0;
      distance = is_heading(i) ? 1 : std::min(kFarHeading, distance + 1);
      if (is_heading(i)) chrome = (facts_.words[i] & chrome_groups()) != 0;
    }
    const auto after = matrix_.bytes(Feature::kHeadingDistanceAfter);
    distance = kFarHeading;
    for (std::size_t i = n_; i-- > 0;) {
      after[i] = static_cast<std::int8_t>(distance);
      distance = is_heading(i) ? 1 : std::min(kFarHeading, distance + 1);
    }
  }

  // Pages that load one article after another: how many have gone by.
  void articles() {
    constexpr int kMost = 9;
    std::vector<int> ended(n_ + 1);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Subtree& subtree = tree_.subtrees[i];
      if (blocks_[i].tag == Tag::kArticle && subtree.good_width > 0) ++ended[subtree.last + 1];
    }
    int before = 0;
    int headings = 0;
    bytes(Feature::kArticlesBefore, [&](std::size_t i) { return std::min(before += ended[i], kMost); });
    bytes(Feature::kMainHeadingsBefore, [&](std::size_t i) {
      const int so_far = std::min(headings, kMost);
      headings += tag(i) == Tag::kH1 ? 1 : 0;
      return so_far;
    });
  }

  const std::vector<Block>& blocks_;
  const line::Lines& lines_;
  const LineFacts& facts_;
  const BlockTree& tree_;
  Logarithm log_;
};

}  // namespace

void tree_features(const parse::Document& document, const line::Lines& lines, const LineFacts& facts,
                   const BlockTree& tree, Matrix& matrix) {
  TreeFeatures(document, lines, facts, tree, matrix).run();
}

}  // namespace kijil::feature
