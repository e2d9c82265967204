// Advertising at the end of a Korean page that no lexicon knows: lines of bare words, or comments that end in
// the same words, about what the page has nowhere else and advertising talks about.

#pragma once

#include <span>
#include <vector>

#include "spam/found.hpp"
#include "spam/page_text.hpp"
#include "spam/spam.hpp"
#include "spam/topic.hpp"

namespace kijil::spam {

// In order of position. Looks at the last lines only, and takes those that the classifier takes for body.
std::vector<Found> appended_advertising(const PageText& page, std::span<const PageLine> lines,
                                        const Topics& topics);

}  // namespace kijil::spam
