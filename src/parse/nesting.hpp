// How deep a page's markup nests, as far as that can be told without building the tree.

#pragma once

#include <cstddef>
#include <vector>

#include "parse/parse.hpp"
#include "parse/tag_table.hpp"

namespace kijil::parse {

// Is shown every tag of a page in order and tells which of them are beyond the caps of parse.hpp.
class Nesting {
 public:
  enum class Verdict { kFits, kTooDeep, kTooMany };

  Verdict start(const TagInfo& tag, bool self_closing);
  // kTooDeep: closes a start tag that was too deep.
  Verdict end(const TagInfo& tag);

 private:
  struct Count {
    std::size_t open = 0;
    std::size_t dropped = 0;
  };

  static constexpr std::size_t kMaxInline = kMaxDepth;

  Count& count_of(const TagInfo& tag) {
    if (tag.is_block()) return blocks_;
    return tag.kind == TagKind::kFormatting ? formatting_ : inlines_;
  }
  bool is_full(const TagInfo& tag) const {
    if (tag.is_block()) return open_.size() >= kMaxDepth;
    return tag.kind == TagKind::kFormatting ? formatting_.open >= kMaxFormatting
                                            : inlines_.open >= kMaxInline;
  }
  void close_open_twin(Tag tag);
  void follow_foreign(const TagInfo& tag, bool start, bool self_closing);

  std::size_t tags_ = 0;
  std::vector<Tag> open_;  // block elements; their Count::open is not used
  Count blocks_;
  Count formatting_;
  Count inlines_;
  std::size_t foreign_ = 0;  // open <svg> and <math>
};

// Here since every tag comes by.
inline Nesting::Verdict Nesting::start(const TagInfo& tag, bool self_closing) {
  if (++tags_ > kMaxTags) return Verdict::kTooMany;
  if (foreign_ > 0 || tag.kind == TagKind::kForeign) follow_foreign(tag, true, self_closing);
  if (tag.is_void) return Verdict::kFits;
  if (foreign_ > 0 && self_closing && !tag.is_block() && !tag.breaks_out) return Verdict::kFits;
  if (tag.is_block()) close_open_twin(tag.block);
  if (is_full(tag)) {
    ++count_of(tag).dropped;
    return Verdict::kTooDeep;
  }
  if (tag.is_block()) {
    open_.push_back(tag.block);
  } else {
    ++count_of(tag).open;
  }
  return Verdict::kFits;
}

inline Nesting::Verdict Nesting::end(const TagInfo& tag) {
  if (++tags_ > kMaxTags) return Verdict::kTooMany;
  if (foreign_ > 0) follow_foreign(tag, false, false);
  Count& count = count_of(tag);
  if (count.dropped > 0) {
    --count.dropped;
    return Verdict::kTooDeep;
  }
  if (!tag.is_block()) {
    count.open -= count.open > 0;
    return Verdict::kFits;
  }
  std::size_t twin = open_.size();
  while (twin > 0 && open_[twin - 1] != tag.block) --twin;
  if (twin > 0) open_.resize(twin - 1);
  return Verdict::kFits;
}

// Whether a start tag has more attributes than kMaxAttributes. tag is the whole of it, from '<' to '>'.
bool counts_too_many_attributes(std::string_view tag) noexcept;
inline bool has_too_many_attributes(std::string_view tag) noexcept {
  return tag.size() > 2 * kMaxAttributes && counts_too_many_attributes(tag);  // each takes at least two bytes
}

}  // namespace kijil::parse
