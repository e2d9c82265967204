// The insertion modes from "initial" to "after head": nothing of the head reaches Gumbo but the doctype.

#include <algorithm>

#include "parse/attributes.hpp"
#include "parse/skeleton_builder.hpp"

namespace kijil::parse {
namespace {

// May stand in a <noscript> of the head.
bool is_in_head_noscript(const TagInfo& tag) {
  constexpr std::string_view kNames[] = {"basefont", "bgsound", "link", "meta", "noframes", "style"};
  return std::find(std::begin(kNames), std::end(kNames), tag.name) != std::end(kNames);
}

}  // namespace

bool SkeletonBuilder::start_in_head(const Token& token) {
  const TagInfo& tag = *token.tag;
  const bool before_html = !html_is_open_;
  html_is_open_ = true;
  if (tag.kind == TagKind::kHtml) {
    if (before_html) note_aside(AsideKind::kHtml, token, token.end);
    return true;
  }
  if (tag.kind == TagKind::kHead) {
    if (mode_ == Mode::kBeforeHead) mode_ = Mode::kInHead;
    return true;
  }
  if (mode_ == Mode::kBeforeHead) mode_ = Mode::kInHead;
  if (mode_ == Mode::kInHeadNoscript && tag.kind == TagKind::kNoscript) return true;
  if (mode_ == Mode::kInHeadNoscript && is_in_head_noscript(tag)) {
    if (tag.raw != RawText::kMarkup) tokenizer_.skip_raw_text(token);
    return true;  // the head's own children speak for the page, these do not
  }
  if (mode_ == Mode::kInHeadNoscript) mode_ = Mode::kInHead;
  if (mode_ == Mode::kInHead && tag.kind == TagKind::kNoscript) {
    mode_ = Mode::kInHeadNoscript;
    return true;
  }
  if (tag.in_head && (mode_ == Mode::kInHead || tag.name != "menuitem")) {
    if (tag.kind == TagKind::kTemplate) {
      open_template(token);
    } else {
      add_without_effect(token);
    }
    return true;
  }
  if (tag.kind == TagKind::kBody) {
    start_body(token.begin, token.end);
    return true;
  }
  start_body(kNone, kNone);
  return false;
}

bool SkeletonBuilder::end_in_head(const Token& token) {
  const TagInfo& tag = *token.tag;
  const bool is_break = tag.name == "br";
  const bool ends_page = tag.kind == TagKind::kBody || tag.kind == TagKind::kHtml;
  const bool acts = is_break || (mode_ != Mode::kInHeadNoscript && (ends_page || tag.kind == TagKind::kHead));
  if (mode_ == Mode::kInHeadNoscript && tag.kind == TagKind::kNoscript) mode_ = Mode::kInHead;
  if (!acts) return true;
  html_is_open_ = true;
  if (tag.kind == TagKind::kHead) {
    mode_ = Mode::kAfterHead;
    return true;
  }
  start_body(kNone, kNone);
  return false;
}

// begin: of the start tag, kNone when the standard implies it.
void SkeletonBuilder::start_body(std::uint32_t begin, std::uint32_t end) {
  mode_ = Mode::kInBody;
  html_is_open_ = true;
  Item item;
  item.kind = ItemKind::kStart;
  item.tag = &tag_info(Tag::kBody);
  item.first = kNone;
  item.begin = begin;
  item.end = end;
  add_item(item);
}

// end_tag: where the end tag stands that closes the element, token.end when none does.
void SkeletonBuilder::note_aside(AsideKind kind, const Token& token, std::uint32_t end_tag) {
  out_.asides.push_back({kind, token.begin, token.end, end_tag});
}

}  // namespace kijil::parse
