#include "spam/threshold.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace kijil::spam {
namespace {

constexpr std::size_t kLong = 5000;  // chars of a page that is not short

Candidate candidate_at(std::u16string_view text, std::vector<std::uint32_t> at) {
  return {.phrase = {text, 3, std::move(at)}, .evidence = {}};
}

// Evidence of a phrase between ever different words, which never takes a particle.
Evidence bare() {
  Evidence evidence;
  evidence.before_space = evidence.left_distinct = evidence.right_distinct = 1;
  return evidence;
}

// "푸른 모래" stands at 0, 40 and 80; each case has one other phrase of the page.
TEST(Rival, IsTheBestOtherPhrase) {
  struct Case {
    const char* what;
    std::vector<std::uint32_t> at;
    float own, other, rival;
  };
  const Case kCases[] = {
      {"another that scores less", {10, 50, 90}, 0, -2, -2},
      {"another that scores more", {10, 50, 90}, -2, 0, 0},
      {"at the least", {10, 50, 90}, 0, -8, -6},
      {"at the most", {10, 50, 90}, 0, 3, 1},
      {"a part of it is none", {3, 43, 83}, 0, -2, -6},
      {"it may be a part of a better one", {3, 43, 83}, -2, 0, 0},
      {"one occurrence inside it is enough", {10, 43, 90}, 0, -2, -6},
      {"right behind it", {5, 45, 85}, 0, -2, -2},
  };
  for (const Case& c : kCases) {
    const std::vector<Candidate> all = {candidate_at(u"푸른 모래", {0, 40, 80}),
                                        candidate_at(u"모래 상자", c.at)};
    const float scores[] = {c.own, c.other};
    EXPECT_EQ(rival(0, all, scores), c.rival) << c.what;
  }
}

TEST(Rival, IsNoneOfASinglePhrase) {
  const std::vector<Candidate> all = {candidate_at(u"푸른 모래", {0, 40, 80})};
  const float scores[] = {2};
  EXPECT_EQ(rival(0, all, scores), -6);
}

TEST(Threshold, RisesWithTheRival) {
  const Evidence alone;
  EXPECT_LT(enough(alone, kLong, -6, false), enough(alone, kLong, -5, false));
  EXPECT_LT(enough(alone, kLong, -5, false), enough(alone, kLong, 1, false));
}

// Clean phrases stand right below the threshold of bare use: it never falls.
TEST(Threshold, OfBareUseDoesNotFallWithoutRivals) {
  EXPECT_EQ(enough(bare(), kLong, -6, false), enough(bare(), kLong, -5, false));
  EXPECT_LT(enough(bare(), kLong, -5, false), enough(bare(), kLong, 1, false));
}

TEST(Threshold, ForgetsRivalsWhereGrammarDecides) {
  Evidence gloss;
  gloss.gloss = 1;
  EXPECT_EQ(enough(gloss, kLong, 1, false), enough(gloss, kLong, -6, false));
  EXPECT_EQ(enough(Evidence(), kLong, 1, true), enough(gloss, kLong, 1, false));
  EXPECT_LT(enough(gloss, kLong, 1, false), enough(Evidence(), kLong, -6, false));
}

TEST(Threshold, RisesOnShortPages) {
  for (const Evidence& evidence : {Evidence(), bare()}) {
    EXPECT_EQ(enough(evidence, kLong, -5, false), enough(evidence, 1500, -5, false));
    EXPECT_LT(enough(evidence, 1500, -5, false), enough(evidence, 1000, -5, false));
    EXPECT_LT(enough(evidence, 1000, -5, false), enough(evidence, 500, -5, false));
    EXPECT_EQ(enough(evidence, 500, -5, false), enough(evidence, 200, -5, false));
  }
}

}  // namespace
}  // namespace kijil::spam
