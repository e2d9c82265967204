// The text of a line as CommonMark 0.31: emphasis, code, links, and signs that would be taken for markup.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "assemble/markdown/link_targets.hpp"
#include "kijil/kijil.hpp"
#include "parse/document.hpp"

namespace kijil::assemble {

// What the body has of a line.
struct WrittenText {
  std::string_view text;
  // Of which it is made, for its links and emphasis; none where the text is not what the page says.
  std::span<const std::uint32_t> pieces;
  std::span<SpamSpan> spans;  // in text; become those in the output
};

// Appends those pieces of one line, white space collapsed. Emphasis that asterisks
// cannot say, as in **"말"**은 (CommonMark, section 6.2: they stand between a mark and a letter), is written
// as <strong> and <em>.
void append_inline(const parse::Document& document, std::span<const std::uint32_t> pieces,
                   LinkTargets& targets, std::string& out);

}  // namespace kijil::assemble
