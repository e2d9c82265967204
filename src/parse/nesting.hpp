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

  Count& count_of(const TagInfo& tag);
  bool is_full(const TagInfo& tag) const;
  void close_open_twin(Tag tag);
  void follow_foreign(const TagInfo& tag, bool start, bool self_closing);

  std::size_t tags_ = 0;
  std::vector<Tag> open_;  // block elements; their Count::open is not used
  Count blocks_;
  Count formatting_;
  Count inlines_;
  std::size_t foreign_ = 0;  // open <svg> and <math>
};

// Whether a start tag has more attributes than kMaxAttributes. tag is the whole of it, from '<' to '>'.
bool counts_too_many_attributes(std::string_view tag) noexcept;
inline bool has_too_many_attributes(std::string_view tag) noexcept {
  return tag.size() > 2 * kMaxAttributes && counts_too_many_attributes(tag);  // each takes at least two bytes
}

}  // namespace kijil::parse
