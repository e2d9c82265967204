// Tables, as long as the frames know where in one a tag stands.

#include "parse/skeleton_builder.hpp"

namespace kijil::parse {

// Index of the nearest table, row, cell or other part of a table.
int SkeletonBuilder::table_frame() const {
  return find(
      [](const TagInfo& tag) { return tag.kind == TagKind::kTable || tag.kind == TagKind::kTablePart; },
      [](const TagInfo&) { return false; });
}

// "In column group": everything but columns ends the group.
void SkeletonBuilder::leave_column_group(const Token& token) {
  if (frames_.empty() || frames_.back().tag->block != Tag::kColgroup) return;
  if (token.kind != TokenKind::kText) {
    const TagInfo& tag = *token.tag;
    if (tag.block == Tag::kCol || tag.block == Tag::kColgroup || tag.kind == TagKind::kTemplate) return;
    if (tag.kind == TagKind::kHtml && token.kind == TokenKind::kStart) return;
  }
  close_current(token);
}

void SkeletonBuilder::start_table(const Token& token) {
  flush();
  saw_table_ = true;
  while (out_.fallback.empty() && insertion_mode() == Place::kTable) close_nearest_table(token, false);
  if (insertion_mode() == Place::kUnknown) lose_all();
  if (paragraph() != kAbsent) {  // in quirks mode, a table may stand in a <p>
    if (quirks_ == Quirks::kUnknown || (quirks_ == Quirks::kNo && !close_paragraph_by(token))) lose_all();
  }
  open(*token.tag, &token);
}

void SkeletonBuilder::close_nearest_table(const Token& token, bool own_end) {
  const int index = find([](const TagInfo& tag) { return tag.kind == TagKind::kTable; },
                         [](const TagInfo&) { return false; });
  close_to(index, token, own_end);
}

void SkeletonBuilder::end_table(const Token& token) {
  const int index = table_frame();
  if (index >= 0) return close_nearest_table(token, true);
  if (index == kAbsent || !lost_table_) return ignore(token);
  add_tag(ItemKind::kEnd, token);
  lose_all();
}

void SkeletonBuilder::start_table_part(const Token& token) {
  const TagInfo& tag = *token.tag;
  int index = table_frame();
  if (index == kAbsent || (index == kMaybe && !lost_table_)) return ignore(token);
  flush();
  if (index == kMaybe) {
    add_tag(ItemKind::kStart, token);
    return lose_all();
  }
  const Tag part = tag.block;
  const bool starts_cell = part == Tag::kTd || part == Tag::kTh;
  while (out_.fallback.empty()) {
    index = table_frame();
    const Tag context = frames_[index].tag->block;
    if (is_cell(context)) {
      close_to(index, token, false);
      continue;
    }
    // "Clear the stack back to a table context."
    if (static_cast<int>(frames_.size()) > index + 1) close_to(index + 1, token, false);
    if (context == Tag::kTable) {
      if (part == Tag::kCol) {
        open(tag_info(Tag::kColgroup), nullptr);
      } else if (starts_cell || part == Tag::kTr) {
        open(tag_info(Tag::kTbody), nullptr);
      } else {
        return open(tag, &token);
      }
    } else if (context == Tag::kColgroup && part == Tag::kCol) {
      return add_empty_block(tag, token, token.begin);
    } else if (context == Tag::kTr && starts_cell) {
      return open(tag, &token);
    } else if ((context == Tag::kTbody || context == Tag::kThead || context == Tag::kTfoot) &&
               (starts_cell || part == Tag::kTr)) {
      if (part == Tag::kTr) return open(tag, &token);
      open(tag_info(Tag::kTr), nullptr);
    } else {
      close_to(index, token, false);
    }
  }
}

void SkeletonBuilder::end_table_part(const Token& token) {
  const Tag part = token.tag->block;
  const int innermost = table_frame();
  if (innermost == kMaybe && lost_table_) {
    add_tag(ItemKind::kEnd, token);
    return lose_all();
  }
  if (innermost < 0) return ignore(token);
  // "Has an element in table scope"; a caption or column group is only ended from its inside.
  const int index = find([part](const TagInfo& tag) { return tag.block == part; },
                         [](const TagInfo& tag) { return tag.kind == TagKind::kTable; });
  const Tag context = frames_[innermost].tag->block;
  const bool only_itself = part == Tag::kCaption || part == Tag::kColgroup || part == Tag::kCol ||
                           part == Tag::kTd || part == Tag::kTh;
  const bool in_caption = context == Tag::kCaption && part != Tag::kCaption;
  if (index < 0 || in_caption || (only_itself && index != innermost)) return ignore(token);
  close_to(index, token, true);
}

}  // namespace kijil::parse
