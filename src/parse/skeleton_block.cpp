// Block elements outside tables.

#include "parse/skeleton_builder.hpp"

namespace kijil::parse {
namespace {

bool ends_scope(const TagInfo& tag) { return tag.ends_scope(); }

}  // namespace

// Closes a <p> in button scope. False when one may be open below the frames.
bool SkeletonBuilder::close_paragraph_by(const Token& token) {
  const int open_paragraph = paragraph();
  if (open_paragraph == kMaybe) return false;
  if (open_paragraph >= 0) close_to(open_paragraph, token, false);
  return true;
}

void SkeletonBuilder::start_block(const Token& token) {
  flush();
  if (place() == Place::kTable) spoil();
  if (!close_paragraph_by(token)) lose_all();
  open(*token.tag, &token);
}

void SkeletonBuilder::start_heading(const Token& token) {
  flush();
  if (place() == Place::kTable) spoil();
  if (!close_paragraph_by(token)) lose_all();
  if (!frames_.empty() && frames_.back().tag->kind == TagKind::kHeading) {
    if (pending_.total > 0 || uncertain()) {
      lose_all();  // the current node may be another
    } else {
      close_to(static_cast<int>(frames_.size()) - 1, token, false);
    }
  }
  open(*token.tag, &token);
}

void SkeletonBuilder::start_list_item(const Token& token) {
  flush();
  const TagKind kind = token.tag->kind;
  const int index = find([kind](const TagInfo& tag) { return tag.kind == kind; },
                         [](const TagInfo& tag) {
                           return tag.special && tag.block != Tag::kAddress && tag.block != Tag::kDiv &&
                                  tag.block != Tag::kP;
                         });
  if (index == kMaybe) lose_all();
  if (index >= 0) close_to(index, token, false);
  // A special element inside of a <p> that is now closed has ended the search. Gumbo must see it do so.
  if (index == kAbsent && paragraph() >= 0 && frames_.back().tag->block != Tag::kP) spoil();
  start_block(token);
}

void SkeletonBuilder::start_button(const Token& token) {
  flush();
  const int index = find([](const TagInfo& tag) { return tag.kind == TagKind::kButton; }, ends_scope);
  if (index == kMaybe && lost_button_) lose_all();
  if (index >= 0) close_to(index, token, false);
  start_inline(token);
}

void SkeletonBuilder::start_form(const Token& token) {
  if (form_is_open_) return ignore(token);
  flush();
  form_is_open_ = true;
  const Place mode = insertion_mode();
  if (mode == Place::kBody) return start_block(token);
  if (mode == Place::kUnknown) lose_all();
  spoil();  // in a table, it is inserted and closed at once
  add_tag(ItemKind::kStart, token);
  after_block_ = true;
}

void SkeletonBuilder::add_rule(const Token& token) {
  flush();
  if (place() == Place::kTable) spoil();
  if (!close_paragraph_by(token)) lose_all();
  add_empty_block(*token.tag, token, token.begin);
}

// A block element without content.
void SkeletonBuilder::add_empty_block(const TagInfo& tag, const Token& token, std::uint32_t begin) {
  Event event;
  event.kind = EventKind::kOpen;
  event.tag = tag.block;
  event.begin = begin;
  event.end = token.end;
  add_event(event);
  event.kind = EventKind::kClose;
  add_event(event);
  Item item;
  item.kind = ItemKind::kElement;
  item.tag = &tag;
  item.first = events() - 2;
  item.last = events();
  item.begin = begin;
  item.end = token.end;
  add_element(item);
  if (!frames_.empty()) frames_.back().has_block = true;
  after_block_ = true;
}

void SkeletonBuilder::end_block(const Token& token) {
  const auto is = [&](const TagInfo& tag) { return tag.block == token.tag->block; };
  const int index = token.tag->special ? find(is, ends_scope) : find_loose(is, ends_scope);
  if (index == kAbsent) return ignore(token);
  if (index >= 0) return close_to(index, token, true);
  add_tag(ItemKind::kEnd, token);
  lose_all();
}

void SkeletonBuilder::end_heading(const Token& token) {
  const int index = find([](const TagInfo& tag) { return tag.kind == TagKind::kHeading; }, ends_scope);
  if (index == kAbsent) return ignore(token);
  if (index >= 0) return close_to(index, token, true);
  add_tag(ItemKind::kEnd, token);
  lose_all();
}

void SkeletonBuilder::end_list_item(const Token& token) {
  const Tag block = token.tag->block;
  const int index = find([block](const TagInfo& tag) { return tag.block == block; },
                         [block](const TagInfo& tag) {
                           return tag.ends_scope() ||
                                  (block == Tag::kLi && (tag.block == Tag::kOl || tag.block == Tag::kUl));
                         });
  if (index == kAbsent) return ignore(token);
  if (index >= 0) return close_to(index, token, true);
  add_tag(ItemKind::kEnd, token);
  lose_all();
}

// Without an open <p>, "</p>" is an empty one.
void SkeletonBuilder::end_paragraph(const Token& token) {
  const int open_paragraph = paragraph();
  if (open_paragraph >= 0) return close_to(open_paragraph, token, true);
  flush();
  after_block_ = true;
  if (open_paragraph == kAbsent && place() == Place::kBody) return add_empty_block(*token.tag, token, kNone);
  add_tag(ItemKind::kEnd, token);
  if (open_paragraph == kMaybe) {
    lose_all();
  } else {
    spoil();
  }
}

// Takes the form off the stack of open elements, wherever it stands. Gumbo does so without first putting text
// that it holds back into the tree, so that this text comes after the form.
void SkeletonBuilder::end_form(const Token& token) {
  if (!form_is_open_) return ignore(token);
  form_is_open_ = false;
  const Event* last = out_.events.empty() ? nullptr : &out_.events.back();
  const bool holds_text = unflushed_ && last != nullptr && last->kind == EventKind::kText &&
                          (!last->blank || last->joined || keeps_white_space());
  // A formatting element that was reconstructed inside would outlive the form.
  const bool is_current =
      !frames_.empty() && frames_.back().tag->kind == TagKind::kForm && pending_.total == 0 && !uncertain();
  if (is_current && !holds_text) return close_to(static_cast<int>(frames_.size()) - 1, token, true);
  const int index = find([](const TagInfo& tag) { return tag.kind == TagKind::kForm; }, ends_scope);
  settle_text();
  add_tag(ItemKind::kEnd, token);
  if (index == kAbsent) {
    spoil();
  } else {
    lose_all();
  }
}

void SkeletonBuilder::end_marked(const Token& token) {
  const int index = find([&](const TagInfo& tag) { return tag.block == token.tag->block; },
                         [](const TagInfo& tag) { return tag.kind == TagKind::kTable; });
  if (index == kAbsent) return ignore(token);
  if (index >= 0) return close_to(index, token, true);
  add_tag(ItemKind::kEnd, token);
  lose_all();
}

}  // namespace kijil::parse
