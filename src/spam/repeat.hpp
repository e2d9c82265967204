// Phrases that a page repeats: the candidates for injected text.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "spam/token.hpp"

namespace kijil::spam {

struct Phrase {
  std::u16string_view text;       // points into the page
  std::uint32_t starts;           // repeats that it was found by; at most the occurrences
  std::vector<std::uint32_t> at;  // where it occurs, also inside words; occurrences do not overlap
};

struct RepeatLimits {
  std::uint32_t min_starts = 3;  // occurrences
  std::uint32_t max_tokens = 5;
  std::uint32_t max_length = 30;  // UTF-16 units
  std::size_t max_phrases = 256;  // of a page; those that cover the most text stay
};

struct Repeats {
  std::vector<Phrase> phrases;       // sorted by text; `at` is empty
  std::vector<std::uint32_t> seams;  // indexes into the chars, in order: spaces behind what ends often enough
                                     // like the first word of a phrase, if that has two letters or more
};

// Right-maximal repeats of at least two tokens that begin at a token, or inside one with at least two letters
// of it, and may end inside one; also each without a particle at its end, and up to a particle that disagrees
// inside. Phrases that cannot be a name (see is_noun_phrase) are left out. O(n log n).
Repeats repeated_phrases(std::u16string_view chars, std::span<const Token> tokens,
                         const RepeatLimits& limits = {});

// Single words of at least three syllables whose particle disagrees with them at least three times: the only
// words that are candidates by themselves. Sorted by text; `at` is empty.
std::vector<Phrase> clashing_words(std::u16string_view chars, std::span<const Token> tokens);

}  // namespace kijil::spam
