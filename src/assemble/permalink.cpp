#include "assemble/permalink.hpp"

#include <optional>
#include <span>
#include <string>

#include "parse/attributes.hpp"
#include "parse/entities.hpp"
#include "text/ascii.hpp"
#include "text/char_class.hpp"
#include "text/utf8.hpp"

namespace kijil::assemble {
namespace {

using parse::Piece;

constexpr std::size_t kMostBytes = 32;  // of a mark, white space and references counted

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

}  // namespace

bool is_permalink(const parse::Document& document, const Piece& piece) {
  if (piece.link == parse::kNone || piece.text.size() > kMostBytes || has_letter_or_digit(shown(piece))) {
    return false;
  }
  const std::optional<std::string> address = parse::attribute(document.source.substr(piece.link), "href");
  return address && address->find('#') < address->size() - 1;
}

std::string_view without_permalink(const parse::Document& document, const line::TextLine& line) {
  std::string_view text = line.text;
  if (line.links == 0 || !parse::is_heading(document.blocks[line.block].tag)) return text;
  for (const Piece& piece :
       std::span(document.pieces).subspan(line.first_piece, line.last_piece - line.first_piece)) {
    if (piece.kind != parse::PieceKind::kText || !is_permalink(document, piece)) continue;
    const std::string mark = shown(piece);
    if (text.ends_with(mark)) {
      text.remove_suffix(mark.size());
    } else if (text.starts_with(mark)) {
      text.remove_prefix(mark.size());
    }
    text = text::trim(text);
  }
  return text;
}

}  // namespace kijil::assemble
