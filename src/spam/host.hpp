// Phrases that recur over unrelated pages of one host, also when each page has them once.

#pragma once

#include <span>
#include <vector>

#include "spam/spam.hpp"

namespace kijil::spam {

// Phrases injected into at least three of the pages, judged over all of them together: particles that
// disagree on several pages, words glued to it on several pages, or bare use between ever different words.
// Needs five pages or more to say anything; 10 to 30 are best, more than 200 are taken in groups. Sorted by
// text. To be given to find() as Context::host_phrases. Up to 200 pages, their order does not matter. O(n log
// n).
std::vector<HostPhrase> host_phrases(std::span<const std::vector<PageLine>> pages);

}  // namespace kijil::spam
