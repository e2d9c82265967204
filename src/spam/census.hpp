// Where phrases occur on a page, and how often their words occur by themselves.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "spam/repeat.hpp"
#include "spam/token.hpp"

namespace kijil::spam {

// How much of a phrase's words the phrase itself uses up: f / count of each word, in (0, 1].
struct Frozen {
  float mean = 0;  // geometric
  float least = 0;
};

// Fills Phrase::at of every phrase, in order of position, also inside words. The phrases must be sorted by
// text.
void find_occurrences(std::u16string_view chars, std::span<const Token> tokens, std::span<Phrase> phrases);

// The same of repeats: looks at their seams only, which are few.
void find_occurrences(std::u16string_view chars, std::span<const Token> tokens, Repeats& repeats);

// One value a phrase. A word before the last counts where it is a whole token; the last where a token begins
// with it, because a particle may follow.
std::vector<Frozen> count_words(std::u16string_view chars, std::span<const Token> tokens,
                                std::span<const Phrase> phrases);

}  // namespace kijil::spam
