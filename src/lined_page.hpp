// A page before anything is judged: its text, its block tree and its lines.

#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "decode/decode.hpp"
#include "kijil/kijil.hpp"
#include "line/line.hpp"
#include "parse/arena.hpp"
#include "parse/document.hpp"
#include "parse/head.hpp"
#include "parse/linked_data.hpp"

namespace kijil {

struct LinedPage {
  decode::Decoded decoded;
  std::optional<parse::Arena> parse_arena;   // where the document lives
  std::shared_ptr<parse::Arena> line_arena;  // where the texts of the lines live; a ledger keeps it
  parse::Document document;                  // empty without markup
  parse::Head head;
  parse::LinkedData linked_data;
  line::Lines lines;
  bool markup = false;

  // nullptr without markup.
  const parse::Document* tree() const noexcept { return markup ? &document : nullptr; }

  // Whether it is markup with neither a link nor anything hidden, and with no title or a single line: a piece
  // of text, as a feed has it.
  bool is_fragment() const noexcept;
};

// Decodes and parses the bytes and breaks them into lines, by the options for input; kOk, or why it cannot be
// done. The page may view the bytes.
Status read_lines(std::string_view bytes, const Options& options, LinedPage& page);

}  // namespace kijil
