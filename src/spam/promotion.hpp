// Advertising that need not repeat: lines of it, hashtags, a phrase with a link behind a comment, in a page
// that is about something else. All of it rests on the lexicon.

#pragma once

#include <span>
#include <vector>

#include "spam/found.hpp"
#include "spam/lexicon.hpp"
#include "spam/page_text.hpp"
#include "spam/token.hpp"

namespace kijil::spam {

// In order of position. `taken` are ranges found before, sorted; their words are no longer counted as the
// page's own.
std::vector<Found> promotions(const PageText& page, std::span<const PageLine> lines,
                              std::span<const Token> tokens, std::span<const LexiconHit> hits,
                              std::span<const Found> taken);

}  // namespace kijil::spam
