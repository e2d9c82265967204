// How much evidence a phrase needs: what kind it is, how long the page is, and how the others of the page
// look.

#pragma once

#include <cstddef>
#include <span>

#include "spam/candidate.hpp"
#include "spam/evidence.hpp"
#include "spam/repeat.hpp"

namespace kijil::spam {

// Whether an occurrence of one takes letters of an occurrence of the other.
bool overlaps(const Phrase& a, const Phrase& b);

// The best score of another phrase of the page, between -6 and 1: what was injected stands alone, names come
// in company. What overlaps the phrase and scores less is no other: it is a part of it, or it with a few
// letters more.
float rival(std::size_t own, std::span<const Candidate> all, std::span<const float> scores);

// Log-odds that a phrase needs on a page of so many chars, with that best rival. supported: other evidence
// than the phrase's own speaks against it.
float enough(const Evidence& evidence, std::size_t chars, float rival, bool supported);

}  // namespace kijil::spam
