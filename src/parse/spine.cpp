#include "parse/spine.hpp"

#include <algorithm>

#include "parse/attributes.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace kijil::parse {
namespace {

// Planes 15 and 16, which are for private use, less their noncharacters.
constexpr char32_t kFirst = 0xF0000;
constexpr std::size_t kOfPlane = 0xFFFE;
constexpr std::size_t kPlaceholders = 2 * kOfPlane;

char32_t placeholder(std::size_t number) {
  return kFirst + static_cast<char32_t>(number < kOfPlane ? number : number - kOfPlane + 0x10000);
}

constexpr std::string_view kEndOfText = "<!---->";

std::string_view name_of(const TagInfo& tag) { return tag.name.empty() ? "x" : tag.name; }

// Elements that the skeleton takes with all that is inside.
bool is_whole(const TagInfo& tag) {
  return tag.raw != RawText::kMarkup || tag.kind == TagKind::kSelect || tag.kind == TagKind::kForeign ||
         tag.kind == TagKind::kTemplate;
}

bool is_void(const TagInfo& tag) {
  return tag.kind == TagKind::kRule || tag.block == kijil::parse::Tag::kCol;
}

}  // namespace

Spine::Spine(std::string_view page, const Skeleton& skeleton) : page_(page) {
  html_.reserve(skeleton.items.size() * 16 + skeleton.doctype.size());
  tags_.reserve(skeleton.items.size());
  html_ += skeleton.doctype;
  for (std::uint32_t i = 0; i < skeleton.items.size(); ++i) write(i, skeleton.items[i]);
}

void Spine::write(std::uint32_t index, const Item& item) {
  switch (item.kind) {
    case ItemKind::kStart: return write_start(index, item);
    case ItemKind::kEnd: return write_end(index, item);
    case ItemKind::kElement:
      write_start(index, item);
      if (item.probe) write_placeholder(index);
      if (item.probe && item.tag->kind == TagKind::kForm)
        html_ += kEndOfText;  // else it would come after the form
      if (!is_void(*item.tag)) write_end(index, item);
      return;
    case ItemKind::kRun: return write_placeholder(index);
    case ItemKind::kSpace: html_ += ' '; return;
    case ItemKind::kComment: html_ += kEndOfText; return;
    case ItemKind::kNothing: return;
  }
}

void Spine::write_start(std::uint32_t index, const Item& item) {
  tags_.push_back({static_cast<std::uint32_t>(html_.size()), index});
  const TagInfo& tag = *item.tag;
  if (tag.kind == TagKind::kFormatting) {  // the Noah's Ark clause compares attributes
    html_ += page_.substr(item.begin, item.end - item.begin);
    return;
  }
  html_ += '<';
  html_ += name_of(tag);
  if (tag.name == "input") {
    const auto type = attribute(page_.substr(item.begin, item.end - item.begin), "type");
    if (type && text::equals_ignoring_case(*type, "hidden")) html_ += " type=hidden";
  }
  html_ += '>';
  if (is_whole(tag)) write_end(index, item);
}

void Spine::write_end(std::uint32_t index, const Item& item) {
  tags_.push_back({static_cast<std::uint32_t>(html_.size()), index});
  html_ += "</";
  html_ += name_of(*item.tag);
  html_ += '>';
}

void Spine::write_placeholder(std::uint32_t index) {
  if (placeholders_.size() == kPlaceholders) {
    fits_ = false;
    return;
  }
  text::append(html_, placeholder(placeholders_.size()));
  placeholders_.push_back(index);
}

std::uint32_t Spine::item_at(std::size_t offset) const noexcept {
  const auto tag = std::lower_bound(tags_.begin(), tags_.end(), offset,
                                    [](const Tag& t, std::size_t o) { return t.offset < o; });
  return tag->item;
}

std::uint32_t Spine::item_of(char32_t code_point) const noexcept {
  const std::size_t from_first = code_point - kFirst;
  return placeholders_[from_first < 0x10000 ? from_first : from_first - 0x10000 + kOfPlane];
}

}  // namespace kijil::parse
