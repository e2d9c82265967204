// Blocks of lines that markup gives away: hidden from the reader, or nothing but links to other sites.

#pragma once

#include <span>
#include <vector>

#include "spam/found.hpp"
#include "spam/lexicon.hpp"
#include "spam/page_text.hpp"

namespace kijil::spam {

// Whole lines, in order. A hidden block is injected when it advertises: with a promotion, with two words of
// the lexicon, or with one and a link to another site, in one of four lines at least. Three or more lines of
// links to other sites are when half of them do. Hidden menus and lists of friends' blogs do not. Needs the
// lexicon.
std::vector<Found> advertising_blocks(const PageText& page, std::span<const PageLine> lines,
                                      std::span<const LexiconHit> hits);

}  // namespace kijil::spam
