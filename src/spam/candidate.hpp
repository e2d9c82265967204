// The phrases of a page that could be injected, each with the evidence of the places where it stands.

#pragma once

#include <span>
#include <vector>

#include "spam/evidence.hpp"
#include "spam/page_text.hpp"
#include "spam/repeat.hpp"
#include "spam/token.hpp"

namespace kijil::spam {

struct Candidate {
  Phrase phrase;
  Evidence evidence;
  bool replaces = false;  // a text beside the page has another word in its place, or goes on without it
};

// Repeated phrases of the page that pass the gates: at least three occurrences, words that hardly occur
// outside the phrase, and mostly not inside other words. Sorted by text.
std::vector<Candidate> candidates(const PageText& page, std::span<const Token> tokens);

}  // namespace kijil::spam
