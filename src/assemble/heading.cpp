#include "assemble/heading.hpp"

#include <optional>
#include <string>

#include "parse/attributes.hpp"
#include "parse/entities.hpp"
#include "text/ascii.hpp"
#include "text/char_class.hpp"
#include "text/utf8.hpp"

namespace kijil::assemble {
namespace {

using parse::Document;
using parse::Piece;

constexpr std::size_t kMostMarkBytes = 32;  // of a mark, white space and references counted
constexpr std::uint32_t kMostEditPieces = 8;

std::string shown(const Piece& piece) {
  std::string out;
  parse::decode_references(piece.text, false, out);
  return std::string(text::trim(out));
}

bool has_letter_or_digit(std::string_view text) {
  while (!text.empty()) {
    const text::CodePoint c = text::code_point_at(text, 0);
    const text::CharClass kind = text::info(c.value).kind;
    if (text::is_letter(kind) || kind == text::CharClass::kDigit) return true;
    text.remove_prefix(c.size);
  }
  return false;
}

std::optional<std::string> address(const Document& document, const Piece& piece) {
  if (piece.link == parse::kNone) return std::nullopt;
  return parse::attribute(document.source.substr(piece.link), "href");
}

// Signs without a word, in a link to a place of a page.
bool is_permalink(const Document& document, const Piece& piece) {
  if (piece.text.size() > kMostMarkBytes || has_letter_or_digit(shown(piece))) return false;
  const std::optional<std::string> to = address(document, piece);
  return to && to->find('#') < to->size() - 1;
}

bool is_edit_link(const Document& document, const Piece& piece) {
  const std::optional<std::string> to = address(document, piece);
  return to && (to->find("action=edit") != std::string::npos || to->starts_with("/edit/"));
}

// Where brackets with a link to edit begin that end with the last of the pieces; `last` when there are none.
std::uint32_t edit_begin(const Document& document, PieceRange pieces) {
  if (!shown(document.pieces[pieces.last - 1]).ends_with(']')) return pieces.last;
  bool edits = false;
  for (std::uint32_t i = pieces.last; i > pieces.first && i + kMostEditPieces > pieces.last; --i) {
    const Piece& piece = document.pieces[i - 1];
    edits |= is_edit_link(document, piece);
    if (shown(piece).starts_with('[')) return edits ? i - 1 : pieces.last;
  }
  return pieces.last;
}

bool is_blank(const Piece& piece) {
  return piece.kind != parse::PieceKind::kText || text::trim(piece.text).empty();
}

}  // namespace

PieceRange own_pieces(const Document& document, const line::TextLine& line) {
  PieceRange own{line.first_piece, line.last_piece};
  if (line.links == 0 || !parse::is_heading(document.blocks[line.block].tag)) return own;
  const auto drops = [&](std::uint32_t i) {
    return is_blank(document.pieces[i]) || is_permalink(document, document.pieces[i]);
  };
  while (own.first < own.last && drops(own.first)) ++own.first;
  while (own.first < own.last) {
    const std::uint32_t last = drops(own.last - 1) ? own.last - 1 : edit_begin(document, own);
    if (last == own.last) break;
    own.last = last;
  }
  return own;
}

std::string_view own_text(const Document& document, const line::TextLine& line) {
  std::string_view text = line.text;
  const PieceRange own = own_pieces(document, line);
  for (std::uint32_t i = line.first_piece; i < own.first; ++i) {
    const std::string mark = shown(document.pieces[i]);
    if (text.starts_with(mark)) text = text::trim(text.substr(mark.size()));
  }
  for (std::uint32_t i = line.last_piece; i > own.last; --i) {
    const std::string mark = shown(document.pieces[i - 1]);
    if (text.ends_with(mark)) text = text::trim(text.substr(0, text.size() - mark.size()));
  }
  return text;
}

}  // namespace kijil::assemble
