// Title tails: the same key behind different phrases at the ends of lines, "Headline _phrase_key".

#pragma once

#include <vector>

#include "spam/found.hpp"
#include "spam/page_text.hpp"

namespace kijil::spam {

// Needs no lexicon: at least two lines must end in "_<phrase>_<key>" with one key and different phrases.
std::vector<Found> title_tails(const PageText& page);

}  // namespace kijil::spam
