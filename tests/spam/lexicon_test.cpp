#include "spam/lexicon.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kijil::spam {
namespace {

// Words at every place of what is marked at once, between others.
TEST(Lexicon, IsTheSameWithVectors) {
  constexpr std::u16string_view kPieces[] = {
      u"카지노",           u"온라인 카지노", u"쿠쿠카지노의", u"Casino",  u"CASINO.", u"바다 ", u"산을 넘어 ",
      u"オンラインカジノ", u"橋を直す",      u"博彩平台",     u"казино ", u"a",       u" ",     u", "};
  for (std::size_t length = 0; length < 150; ++length) {
    for (std::size_t seed = 0; seed < std::size(kPieces); ++seed) {
      std::u16string text;
      while (text.size() < length)
        text += kPieces[(text.size() * 5 + seed * 3 + length) % std::size(kPieces)];
      const std::vector<Token> tokens = tokenise(text);
      ASSERT_EQ(lexicon_hits(text, tokens), lexicon_hits_portable(text, tokens)) << length << ' ' << seed;
    }
  }
}

TEST(Lexicon, FindsWordsWhereTheyMayStand) {
  struct Case {
    std::u16string_view text;
    std::vector<LexiconHit> hits;
  };
  const Case kCases[] = {
      {u"", {}},
      {u"카지노", {{0, 3, Tier::kTopic}}},
      {u"CaSiNo", {{0, 6, Tier::kTopic}}},
      // At the end of a token, not in the middle of a Latin one.
      {u"산마루카지노에서", {{3, 6, Tier::kTopic}}},
      {u"occasino", {}},
      // Anywhere in a clause without spaces, but not in a longer word.
      {u"昨日オンラインカジノを見た", {{2, 10, Tier::kPromotion}}},
      {u"昨日スロットルを見た", {}},
  };
  for (const Case& c : kCases) EXPECT_EQ(lexicon_hits(c.text), c.hits) << c.hits.size();
}

}  // namespace
}  // namespace kijil::spam
