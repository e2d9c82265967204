#include "parse/nesting.hpp"

#include <algorithm>

#include "parse/attributes.hpp"
#include "parse/parse.hpp"

namespace kijil::parse {
namespace {

constexpr std::size_t kMaxInline = kMaxDepth;

// A start tag of these closes an open element of the same name: pages may leave out the end tag.
bool closes_itself(Tag tag) {
  switch (tag) {
    case Tag::kP:
    case Tag::kLi:
    case Tag::kDd:
    case Tag::kDt:
    case Tag::kTr:
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kTbody:
    case Tag::kThead:
    case Tag::kTfoot: return true;
    default: return false;
  }
}

bool is_void(const TagInfo& tag) {
  switch (tag.kind) {
    case TagKind::kVoid:
    case TagKind::kRule:
    case TagKind::kIgnored: return true;
    case TagKind::kNoEffect: return tag.raw == RawText::kMarkup;
    default: return tag.block == Tag::kCol;
  }
}

// Inside these, svg and math hold HTML again.
bool is_integration_point(std::string_view name) {
  constexpr std::string_view kNames[] = {"annotation-xml", "desc", "foreignobject", "mi", "mn", "mo", "ms",
                                         "mtext",          "title"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

}  // namespace

Nesting::Verdict Nesting::start(const TagInfo& tag, bool self_closing) {
  if (++tags_ > kMaxTags) return Verdict::kTooMany;
  follow_foreign(tag, true, self_closing);
  if (is_void(tag)) return Verdict::kFits;
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

Nesting::Verdict Nesting::end(const TagInfo& tag) {
  if (++tags_ > kMaxTags) return Verdict::kTooMany;
  follow_foreign(tag, false, false);
  Count& count = count_of(tag);
  if (count.dropped > 0) {
    --count.dropped;
    return Verdict::kTooDeep;
  }
  if (!tag.is_block()) {
    count.open -= count.open > 0;
    return Verdict::kFits;
  }
  const auto twin = std::find(open_.rbegin(), open_.rend(), tag.block);
  if (twin != open_.rend()) open_.resize(static_cast<std::size_t>(open_.rend() - twin) - 1);
  return Verdict::kFits;
}

Nesting::Count& Nesting::count_of(const TagInfo& tag) {
  if (tag.is_block()) return blocks_;
  return tag.kind == TagKind::kFormatting ? formatting_ : inlines_;
}

bool Nesting::is_full(const TagInfo& tag) const {
  if (tag.is_block()) return open_.size() >= kMaxDepth;
  return tag.kind == TagKind::kFormatting ? formatting_.open >= kMaxFormatting : inlines_.open >= kMaxInline;
}

// Pops an open element that a start tag of `tag` closes, as far as only such elements stand above it.
void Nesting::close_open_twin(Tag tag) {
  if (!closes_itself(tag)) return;
  for (std::size_t i = open_.size(); i-- > 0 && closes_itself(open_[i]);) {
    if (open_[i] == tag) return open_.resize(i);
  }
}

// In svg, "<path/>" is a whole element. Where HTML may begin again, that is no longer relied upon.
void Nesting::follow_foreign(const TagInfo& tag, bool start, bool self_closing) {
  if (tag.kind == TagKind::kForeign) {
    if (start) {
      foreign_ += !self_closing;
    } else {
      foreign_ -= foreign_ > 0;
    }
  } else if (foreign_ > 0 && start && (tag.breaks_out || is_integration_point(tag.name))) {
    foreign_ = 0;
  }
}

bool counts_too_many_attributes(std::string_view tag) noexcept {
  AttributeReader reader(tag);
  for (unsigned i = 0; i <= kMaxAttributes; ++i) {
    if (!reader.next()) return false;
  }
  return true;
}

}  // namespace kijil::parse
