// Which repeated phrases of a page are injected.

#pragma once

#include <span>
#include <string>
#include <vector>

#include "kijil/kijil.hpp"
#include "spam/candidate.hpp"
#include "spam/lexicon.hpp"

namespace kijil::spam {

struct FlaggedPhrase {
  Phrase phrase;
  SpamKind kind = SpamKind::kSubstitution;  // or kInsertion
  bool removable = false;                   // see is_removable
  float score = 0;
  std::string reasons;
};

// Phrases whose evidence suffices, without those that overlap a stronger one. `hits` are the page's lexicon
// hits; empty when the lexicon is off.
std::vector<FlaggedPhrase> flag(std::u16string_view chars, std::vector<Candidate> candidates,
                                std::span<const LexiconHit> hits);

}  // namespace kijil::spam
