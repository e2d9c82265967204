// Words of advertising, of three kinds. They are one piece of evidence among others: honest pages write about
// casinos, loans and medicine too.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "spam/token.hpp"

namespace kijil::spam {

enum class Tier : std::uint8_t {
  kPromotion,        // says nothing but "buy here": 온라인카지노사이트
  kTopic,            // a word of the trade: 카지노
  kPromotionalWord,  // ordinary, but usual beside the others: 추천
};

struct LexiconHit {
  std::uint32_t begin;  // index into the chars
  std::uint32_t end;
  Tier tier;

  bool operator==(const LexiconHit&) const = default;
};

// Words of all tiers in order of position, without overlap, longest first. Single spaces inside a promotion
// are skipped and ASCII case is ignored. A hit begins at a token, or inside one after another hit; a longer
// word also ends one.
std::vector<LexiconHit> lexicon_hits(std::u16string_view chars, std::span<const Token> tokens);

// The same without vectors, for machines that lack them and for the tests.
std::vector<LexiconHit> lexicon_hits_portable(std::u16string_view chars, std::span<const Token> tokens);

// The same for a phrase by itself.
std::vector<LexiconHit> lexicon_hits(std::u16string_view phrase);

}  // namespace kijil::spam
