// Words written so that a filter does not see them: letters held apart, invisible characters between them,
// letters of other scripts, split syllables.

#pragma once

#include <span>
#include <vector>

#include "spam/found.hpp"
#include "spam/lexicon.hpp"
#include "spam/page_text.hpp"
#include "spam/token.hpp"

namespace kijil::spam {

// In order of position, without overlap. Invisible characters or stars between all letters of a word, and
// runs of look-alike words, need no lexicon; the others do, or a second disguise of the same phrase on the
// page.
std::vector<Found> disguised(const PageText& page, std::span<const Token> tokens,
                             std::span<const LexiconHit> hits, bool lexicon);

}  // namespace kijil::spam
