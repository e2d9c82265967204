#include "assemble/markdown/table.hpp"

#include <algorithm>
#include <vector>

#include "assemble/markdown/inline.hpp"
#include "assemble/markdown/place.hpp"

namespace kijil::assemble {
namespace {

// Bars of the text would end the cell.
std::string without_bars(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

unsigned columns_from(std::uint32_t index, const parse::Document& document, const line::Lines& lines) {
  const std::uint32_t table = place_of(document, lines.lines[index]).block;
  unsigned columns = 0;
  for (; index < lines.lines.size(); ++index) {
    const line::TextLine& line = lines.lines[index];
    if (line.cells == 0 || place_of(document, line).block != table) break;
    columns = std::max(columns, unsigned{line.cells});
  }
  return columns;
}

void append_row(const line::TextLine& row, const parse::Document& document, std::string_view link_base,
                std::string& out) {
  // A row that is one line has nothing but cells in it, and its pieces come in the order of the page.
  std::uint32_t piece = row.first_piece;
  out += '|';
  for (unsigned cell = 0; cell < row.cells; ++cell) {
    const std::uint32_t next = row.block + cell + 2;
    std::vector<std::uint32_t> pieces;
    while (piece < row.last_piece &&
           (cell + 1 == row.cells || document.pieces[piece].begin < document.blocks[next].source)) {
      pieces.push_back(piece++);
    }
    std::string text;
    append_inline(document, pieces, link_base, text);
    if (!text.empty()) (out += ' ') += without_bars(text);
    out += " |";
  }
}

}  // namespace kijil::assemble
