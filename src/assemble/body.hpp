// The kept lines as one text, injected spam repaired.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assemble/verdict.hpp"
#include "kijil/kijil.hpp"
#include "line/line.hpp"
#include "parse/document.hpp"

namespace kijil::assemble {

struct Body {
  std::string text;            // lines separated by '\n', none at the end
  std::vector<SpamSpan> spam;  // offsets into text
};

// document: the parsed page, for Markdown; nullptr for text input. link_base: as of link.hpp, for Markdown. A
// line of which nothing is left, since all of it is for screen readers alone or a mark of a heading, is kept
// no longer, unless all labels are kept.
Body body(const line::Lines& lines, const parse::Document* document, std::string_view link_base,
          const Options& options, Verdict& verdict);

}  // namespace kijil::assemble
