#include "assemble/markdown/writer.hpp"

#include <algorithm>
#include <charconv>

#include "assemble/markdown/code_language.hpp"
#include "assemble/markdown/inline.hpp"
#include "assemble/markdown/table.hpp"
#include "parse/attributes.hpp"

namespace kijil::assemble {
namespace {

using parse::Block;
using parse::PieceKind;
using parse::Tag;

constexpr unsigned kMostStart = 99'999'999;  // numbers of items have nine digits at most (section 5.2)

// The number that an ordered list begins with.
unsigned list_start(const parse::Document& document, const Block& list) {
  if (list.source == line::kNone) return 1;
  const std::string said = parse::attribute(document.source.substr(list.source), "start").value_or("");
  unsigned start = 1;
  const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), start);
  return error == std::errc() && start <= kMostStart ? start : 1;
}

// The run of backticks that no line of the code has which begins at line `index`.
std::string fence_for(std::uint32_t index, const parse::Document& document, const line::Lines& lines) {
  const std::uint32_t code = place_of(document, lines.lines[index]).block;
  std::size_t longest = 2;
  for (; index < lines.lines.size() && place_of(document, lines.lines[index]).block == code; ++index) {
    longest = std::max(longest, longest_run(lines.lines[index].text, '`'));
  }
  return std::string(longest + 1, '`');
}

void escape_block_mark(std::size_t begin, std::string& out) {
  const std::size_t mark = block_mark(std::string_view(out).substr(begin));
  if (mark != std::string::npos) out.insert(begin + mark, 1, '\\');
}

// Signs at the end of a heading would close it (section 4.2).
void escape_closing_marks(std::size_t begin, std::string& out) {
  const std::size_t end = out.find_last_not_of('#');
  if (end == out.size() - 1 || end == std::string::npos) return;
  if (end < begin || out[end] == ' ') out.insert(out.size() - 1, 1, '\\');
}

}  // namespace

void MarkdownWriter::add(std::uint32_t index, Label label, const WrittenText& text, std::string& out) {
  const line::TextLine& line = lines_.lines[index];
  Place now = place_of(*document_, line);
  if (label == Label::kTitle && now.form == Form::kParagraph) {
    now.form = Form::kHeading;
    now.level = 1;
  }
  const std::size_t shared = shared_with(now);
  const bool begins = !goes_on(now, shared, line);
  if (begins) {
    close_code(out);
    begin_block(index, now, shared, out);
  } else {
    go_on(line, out);
  }
  last_ = std::move(now);
  last_piece_ = line.last_piece;
  add_text(line, text, out);
  if (last_.form == Form::kRow && begins) end_header(index, text.pieces.empty() ? 1 : line.cells, out);
}

void MarkdownWriter::finish(std::string& out) { close_code(out); }

// How many of the open containers the line stands in, too. Says of a list right in a list in which item it
// is; without an item before, it is no container.
std::size_t MarkdownWriter::shared_with(Place& now) const {
  std::vector<Container>& containers = now.containers;
  std::size_t shared = 0;
  for (std::size_t i = 0; i < containers.size();) {
    const bool follows = shared == i && i < open_.size();
    if (containers[i].block == line::kNone) {
      if (!follows || open_[i].list != containers[i].list) {
        containers.erase(containers.begin() + static_cast<std::ptrdiff_t>(i));
        continue;
      }
      containers[i].block = open_[i].block;
    }
    shared += follows && open_[i].block == containers[i].block;
    ++i;
  }
  return shared;
}

// Whether the line is of the same block as the last one.
bool MarkdownWriter::goes_on(const Place& now, std::size_t shared, const line::TextLine& line) const {
  if (now.form != last_.form || now.block != last_.block) return false;
  if (shared != open_.size() || shared != now.containers.size()) return false;
  if (now.form != Form::kParagraph) return true;
  const auto between = std::span(document_->pieces).subspan(last_piece_, line.first_piece - last_piece_);
  return std::ranges::count(between, PieceKind::kBreak, &parse::Piece::kind) == 1;
}

void MarkdownWriter::go_on(const line::TextLine& line, std::string& out) const {
  if (last_.form == Form::kHeading) {
    out += ' ';
    return;
  }
  if (last_.form == Form::kParagraph) out += '\\';  // a hard line break (section 6.7)
  if (last_.form == Form::kCode) {
    for (std::uint32_t i = 0; i < line.blank_before; ++i) blank_line(out);
  }
  begin_line(out);
}

void MarkdownWriter::begin_block(std::uint32_t index, const Place& now, std::size_t shared,
                                 std::string& out) {
  begin_containers(now, shared, out);
  if (now.form == Form::kHeading) {
    out.append(now.level, '#');
    out += ' ';
  } else if (now.form == Form::kCode) {
    fence_ = fence_for(index, *document_, lines_);
    out += fence_ + code_language(*document_, lines_, now.block);
    begin_line(out);
  }
}

void MarkdownWriter::begin_containers(const Place& now, std::size_t shared, std::string& out) {
  std::vector<Open> begun;
  bool tight = false;  // no blank line before
  if (shared < now.containers.size()) {
    const Open* sibling = shared < open_.size() ? &open_[shared] : nullptr;
    begun.push_back(opened(now.containers[shared], sibling));
    const Open& first = begun.front();
    const bool below_its_item = shared > 0 && open_[shared - 1].is_item() && last_.form == Form::kParagraph &&
                                first.number <= 1;  // another number would be text (section 5.3)
    tight = first.is_item() && (sibling != nullptr ? sibling->list == first.list : below_its_item);
  }
  for (std::size_t i = shared + 1; i < now.containers.size(); ++i) {
    begun.push_back(opened(now.containers[i], nullptr));
  }
  open_.resize(shared);
  if (!out.empty()) {
    if (!tight) blank_line(out);
    begin_line(out);
  }
  for (Open& container : begun) {
    out += container.mark;
    open_.push_back(std::move(container));
  }
}

// sibling: the open container that ends where this one begins.
MarkdownWriter::Open MarkdownWriter::opened(const Container& container, const Open* sibling) const {
  Open open{container, "> ", 0, false};
  if (!container.is_item()) return open;
  if (sibling != nullptr && !sibling->is_item()) sibling = nullptr;
  const bool ordered = document_->blocks[container.list].tag == Tag::kOl;
  if (ordered) open.number = item_number(container, sibling);
  if (sibling != nullptr && sibling->list == container.list) {
    open.other_mark = sibling->other_mark;
  } else if (sibling != nullptr) {
    open.other_mark = !sibling->other_mark;
  }
  open.mark = ordered           ? std::to_string(open.number) + (open.other_mark ? ") " : ". ")
              : open.other_mark ? "* "
                                : "- ";
  return open;
}

unsigned MarkdownWriter::item_number(const Container& item, const Open* sibling) const {
  const bool counted = sibling != nullptr && sibling->list == item.list;
  const Block& own = document_->blocks[item.block];
  unsigned number = counted ? sibling->number : list_start(*document_, document_->blocks[item.list]);
  for (std::uint32_t i = counted ? sibling->block : item.list; i < item.block; ++i) {
    const Block& block = document_->blocks[i];
    number += block.tag == Tag::kLi && block.parent == own.parent;
  }
  return number;
}

void MarkdownWriter::begin_line(std::string& out) const {
  out += '\n';
  for (const Open& container : open_) {
    if (container.is_item()) {
      out.append(container.mark.size(), ' ');
    } else {
      out += container.mark;
    }
  }
}

void MarkdownWriter::blank_line(std::string& out) const {
  begin_line(out);
  out.erase(out.find_last_not_of(' ') + 1);
}

void MarkdownWriter::close_code(std::string& out) const {
  if (last_.form != Form::kCode) return;
  begin_line(out);
  out += fence_;
}

// The first row says how many cells a row may have, and is marked as such. cells: that it has.
void MarkdownWriter::end_header(std::uint32_t index, unsigned cells, std::string& out) const {
  const unsigned columns = columns_from(index, *document_, lines_);
  for (; cells < columns; ++cells) out += " |";
  begin_line(out);
  out += '|';
  for (unsigned i = 0; i < columns; ++i) out += " --- |";
}

void MarkdownWriter::add_text(const line::TextLine& line, const WrittenText& text, std::string& out) const {
  const std::size_t begin = out.size();
  if (last_.form == Form::kRow && !text.pieces.empty()) {
    append_row(line, *document_, link_base_, out);
    return;
  }
  if (last_.form == Form::kRow) out += "| ";
  if (last_.form == Form::kCode || text.pieces.empty()) {
    append_plain(text.text, last_.form, text.spans, out);
  } else {
    append_inline(*document_, text.pieces, link_base_, out);
    if (last_.form == Form::kParagraph) escape_block_mark(begin, out);
    if (last_.form == Form::kHeading) escape_closing_marks(begin, out);
  }
  if (last_.form == Form::kRow) out += " |";
}

}  // namespace kijil::assemble
