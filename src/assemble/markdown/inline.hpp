// The text of a line as CommonMark 0.31: emphasis, code, links, and signs that would be taken for markup.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "parse/document.hpp"

namespace kijil::assemble {

// Appends those pieces of one line, white space collapsed. link_base: as of link.hpp. Emphasis that asterisks
// cannot say, as in **"말"**은 (CommonMark, section 6.2: they stand between a mark and a letter), is written
// as <strong> and <em>.
void append_inline(const parse::Document& document, std::span<const std::uint32_t> pieces,
                   std::string_view link_base, std::string& out);

// Escapes what stands at out[begin], where a line of a paragraph begins, and would begin another block: the
// marks of headings, quotes, lists, rules and fences.
void escape_block_mark(std::size_t begin, std::string& out);

// A sign of that kind in a row, at most: the longest run of c in text.
std::size_t longest_run(std::string_view text, char c);

}  // namespace kijil::assemble
