#include "spam/evidence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "spam/candidate.hpp"
#include "spam/language.hpp"
#include "spam/page_text.hpp"

namespace kijil::spam {
namespace {

PageText page_of(std::string_view text) {
  const PageLine line{.text = text};
  return normalise({&line, 1});
}

Evidence evidence_of(const PageText& page, std::u16string_view text) {
  Phrase phrase{text, 0, {}};
  find_occurrences(page.chars, page.tokens, {&phrase, 1});
  Evidence evidence = weigh(page.chars, phrase, count_words(page.chars, page.tokens, {&phrase, 1}).front());
  const Language language = shipped_language();
  Reader(language, page.chars, page.tokens).read(phrase, evidence);
  return evidence;
}

TEST(Evidence, CountsTheCommonestLetterBehind) {
  struct Case {
    std::string_view text;
    float share;
  };
  const Case kCases[] = {
      {"푸른 등대 그리고 푸른 등대.", 0},          {"푸른 등대지기 그리고 푸른 등대.", 0.5F},
      {"푸른 등대지기 그리고 푸른 등대지도.", 1},  {"푸른 등대지기 그리고 푸른 등대처럼.", 0.5F},
      {"푸른 등대1호 그리고 푸른 등대2호.", 0.5F}, {"푸른 등대1 그리고 푸른 등대1.", 0},
  };
  for (const Case& c : kCases)
    EXPECT_EQ(evidence_of(page_of(c.text), u"푸른 등대").next_same, c.share) << c.text;
}

TEST(Evidence, KnowsWhatAdvertisingTalksAbout) {
  const PageText page = page_of(
      "대출 할인 상담 그리고 함수 변수 객체 그리고 가격 무료 예약 그리고 정부 국회 의원 그리고 꽯뛟 쀍뛟 "
      "뙑꽯.");
  const float loans = evidence_of(page, u"대출 할인 상담").advertising;
  const float prices = evidence_of(page, u"가격 무료 예약").advertising;
  const float code = evidence_of(page, u"함수 변수 객체").advertising;
  const float state = evidence_of(page, u"정부 국회 의원").advertising;
  EXPECT_GT(std::min(loans, prices), std::max(code, state) + 0.1F);
  EXPECT_EQ(evidence_of(page, u"꽯뛟 쀍뛟 뙑꽯").advertising, 0);
}

// A word of two syllables is cut where it ends like a particle, which is the same everywhere.
TEST(Candidates, EndInAWordOfOneSyllable) {
  constexpr std::string_view kBegin =
      "사람들은 아침마다 강가를 걸으며 하루를 준비하였고 저녁에는 다시 집으로 돌아와 책을 읽었다. ";
  const auto is_candidate = [&](const std::string& text) {
    const PageText page = page_of(std::string(kBegin) + text);
    const std::vector<Candidate> all = candidates(page, page.tokens);
    return std::any_of(all.begin(), all.end(),
                       [](const Candidate& one) { return one.phrase.text == u"푸른 모래 방"; });
  };
  EXPECT_TRUE(is_candidate("푸른 모래 방를 보고 푸른 모래 방에서 자며 푸른 모래 방의 문을 닫았다."));
  EXPECT_FALSE(is_candidate("푸른 모래 방를 보고 푸른 모래 방를 열며 푸른 모래 방를 닫았다."));
}

}  // namespace
}  // namespace kijil::spam
