// Words written with a space behind every syllable.

#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "spam/page_text.hpp"
#include "spam/token.hpp"

namespace kijil::spam {

// Tokens [first, last).
struct TokenRun {
  std::size_t first;
  std::size_t last;
};

// The part of a run of single syllables, one space between each two, that is words torn apart, in the middle
// of a line that is written as usual; nullopt when the syllables are words by themselves (그 수 중 한 것),
// when there are fewer than six, or when the line is nothing else, as a heading may be.
std::optional<TokenRun> torn_words(const PageText& page, std::span<const Token> tokens, TokenRun run);

}  // namespace kijil::spam
