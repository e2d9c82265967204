#include "assemble/markdown.hpp"

#include <algorithm>

#include "assemble/code_language.hpp"
#include "assemble/link.hpp"
#include "assemble/own_words.hpp"
#include "parse/attributes.hpp"
#include "text/ascii.hpp"

namespace kijil::assemble {
namespace {

using parse::Block;
using parse::Piece;
using parse::PieceKind;
using parse::Tag;

// Characters that would begin markup in running text.
void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '*' || c == '_' || c == '`' || c == '[' || c == ']' || c == '<' || c == '\\') out += '\\';
    out += c;
  }
}

// Text of a piece, references decoded, white space collapsed.
std::string piece_text(const Piece& piece) {
  std::string out;
  for (const char c : parse::decoded_text(piece)) {
    if (!text::is_space(c)) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

}  // namespace

MarkdownWriter::Place MarkdownWriter::place(const line::TextLine& line) const {
  Place place;
  for (std::uint32_t at = line.block; at != line::kNone; at = document_->blocks[at].parent) {
    const Block& block = document_->blocks[at];
    const bool open = place.form == Form::kParagraph;
    if (open && parse::is_heading(block.tag)) {
      place.form = Form::kHeading;
      place.level = static_cast<unsigned>(parse::heading_level(block.tag));
      place.block = at;
    } else if (open && (block.tag == Tag::kPre || block.tag == Tag::kListing)) {
      place.form = Form::kCode;
      place.block = at;
    } else if (open && block.tag == Tag::kTr && line.cells >= 2) {
      place.form = Form::kRow;
      place.block = at;
    } else if (open && block.tag == Tag::kLi) {
      place.form = Form::kItem;
      place.block = at;
    } else if (block.tag == Tag::kTable && place.form == Form::kRow && place.container == line::kNone) {
      place.container = at;
    } else if (parse::is_list(block.tag)) {
      place.level += place.form == Form::kItem ? 1 : 0;
      if (place.form == Form::kItem && place.container == line::kNone) {
        place.container = at;
        place.ordered = block.tag == Tag::kOl;
      }
    } else if (block.tag == Tag::kBlockquote) {
      ++place.quotes;
    }
  }
  return place;
}

unsigned MarkdownWriter::item_number(std::uint32_t item) const {
  unsigned number = 1;
  for (std::uint32_t i = document_->blocks[item].parent + 1; i < item; ++i) {
    number +=
        document_->blocks[i].parent == document_->blocks[item].parent && document_->blocks[i].tag == Tag::kLi;
  }
  return number;
}

void MarkdownWriter::separate(const Place& now, const line::TextLine& line, std::string& out) {
  const bool same_block = last_.form == now.form && last_.block == now.block && now.block != line::kNone;
  if (last_.form == Form::kCode && !same_block) out += "\n```";
  if (out.empty()) return;
  const bool tight =
      (now.form == Form::kItem && last_.form == Form::kItem) ||
      (now.form == Form::kRow && last_.form == Form::kRow && last_.container == now.container) ||
      (now.form == Form::kCode && same_block);
  out.append(tight ? 1 + (now.form == Form::kCode ? line.blank_before : 0) : 2, '\n');
}

void MarkdownWriter::prefix(const Place& now, std::string& out) const {
  for (unsigned i = 0; i < now.quotes; ++i) out += "> ";
  if (now.form == Form::kHeading) {
    out.append(now.level, '#');
    out += ' ';
  } else if (now.form == Form::kItem) {
    out.append(2 * (std::max(1U, now.level) - 1), ' ');
    if (last_.form == Form::kItem && last_.block == now.block) {
      out += "  ";  // a further line of the same item
    } else {
      out += now.ordered ? std::to_string(item_number(now.block)) + ". " : "- ";
    }
  } else if (now.form == Form::kCode && !(last_.form == Form::kCode && last_.block == now.block)) {
    out += "```" + code_language(*document_, lines_, now.block) + '\n';
  }
}

std::size_t MarkdownWriter::add(std::uint32_t index, Label label, std::string_view text, bool as_written,
                                std::string& out) {
  const line::TextLine& line = lines_.lines[index];
  Place now = place(line);
  if (label == Label::kTitle && now.form == Form::kParagraph) {
    now.form = Form::kHeading;
    now.level = 1;
  }
  separate(now, line, out);
  if (now.form == Form::kRow) {
    const std::size_t begin = add_row(line, out);
    last_ = now;
    return begin;
  }
  prefix(now, out);
  last_ = now;
  const std::size_t begin = out.size();
  if (now.form == Form::kCode || !as_written) {
    out += text;
  } else {
    add_inline(line, out);
  }
  return begin;
}

// A row's cells between bars; after the first row of a table the line that makes it a header.
std::size_t MarkdownWriter::add_row(const line::TextLine& line, std::string& out) {
  const bool first = last_.form != Form::kRow || last_.container != place(line).container;
  const std::size_t begin = out.size() + 2;
  out += "|";
  std::string cell;
  std::uint32_t last_end = 0;
  const auto flush = [&] {
    out += ' ';
    out += text::trim(cell);
    out += " |";
    cell.clear();
  };
  for (std::uint32_t i = line.first_piece; i < line.last_piece; ++i) {
    const Piece& piece = document_->pieces[i];
    if (piece.kind != PieceKind::kText) continue;
    // Between the pieces of two cells stands an end tag or a start tag of a cell.
    const std::string_view between = last_end == 0 || piece.begin < last_end
                                         ? std::string_view()
                                         : document_->source.substr(last_end, piece.begin - last_end);
    if (text::contains_ignoring_case(between, "<td") || text::contains_ignoring_case(between, "<th")) flush();
    std::string value = piece_text(piece);
    std::ranges::replace(value, '|', '/');
    append_escaped(value, cell);
    last_end = piece.end;
  }
  flush();
  if (first) {
    out += "\n|";
    for (unsigned i = 0; i < line.cells; ++i) out += " --- |";
  }
  return begin;
}

// Where the link leads whose tag begins there; empty where to no place.
std::string MarkdownWriter::target(std::uint32_t link) const {
  if (link == line::kNone) return {};
  return link_target(parse::attribute(document_->source.substr(link), "href").value_or(""), link_base_);
}

void MarkdownWriter::add_inline(const line::TextLine& line, std::string& out) const {
  std::uint32_t tag = line::kNone;  // of the last piece's link
  std::string tag_target;
  std::uint32_t link = line::kNone;  // that is open; one that leads to no place is not opened
  std::string open_target;
  std::uint8_t style = 0;
  const auto marks = [](std::uint8_t s) {
    return std::string((s & parse::kCode) != 0 ? "`" : "") + ((s & parse::kBold) != 0 ? "**" : "") +
           ((s & parse::kItalic) != 0 ? "*" : "");
  };
  const auto close = [&](std::uint32_t new_link, std::uint8_t new_style) {
    const bool space = !out.empty() && out.back() == ' ' && (style != 0 || link != line::kNone);
    if (space) out.pop_back();
    std::string open = marks(style);
    std::ranges::reverse(open);
    out += open;
    if (link != line::kNone && link != new_link) out += "](" + open_target + ")";
    if (space) out += ' ';
    if (new_link != line::kNone && new_link != link) {
      out += '[';
      open_target = tag_target;
    }
    out += marks(new_style);
    link = new_link;
    style = new_style;
  };
  const std::size_t begin = out.size();
  for (const std::uint32_t i : own_pieces(*document_, line)) {
    const Piece& piece = document_->pieces[i];
    if (piece.kind != PieceKind::kText) continue;
    std::string value = piece_text(piece);
    const auto wanted =
        static_cast<std::uint8_t>(piece.style & (parse::kBold | parse::kItalic | parse::kCode));
    if (value.find_first_not_of(' ') == std::string::npos) {
      if (out.size() > begin && out.back() != ' ') out += ' ';
      continue;
    }
    if (out.size() == begin || out.back() == ' ') value.erase(0, value.find_first_not_of(' '));
    if (piece.link != tag) {
      tag = piece.link;
      tag_target = target(tag);
    }
    const std::uint32_t wanted_link = tag_target.empty() ? line::kNone : tag;
    if (wanted_link != link || wanted != style) {
      if (value.front() == ' ') {
        if (out.size() > begin && out.back() != ' ') out += ' ';
        value.erase(0, 1);
      }
      close(wanted_link, wanted);
    }
    if ((wanted & parse::kCode) != 0) {
      out += value;
    } else {
      append_escaped(value, out);
    }
  }
  close(line::kNone, 0);
  while (out.size() > begin && out.back() == ' ') out.pop_back();
}

void MarkdownWriter::finish(std::string& out) {
  if (last_.form == Form::kCode) out += "\n```";
}

}  // namespace kijil::assemble
