#include "spam/evidence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "spam/candidate.hpp"
#include "spam/language.hpp"
#include "spam/page_text.hpp"
#include "spam/pair_count.hpp"

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

// 등대 stands in 등대지기 too, and 대장 in no other word; 안 is no pair.
TEST(Evidence, CountsThePartsOfItsWordsInOtherWords) {
  struct Case {
    std::string_view text;
    float heads, heads_least, tails, tails_least;
  };
  const Case kCases[] = {
      {"등대 안 대장간에 갔다. 등대 안 대장간을 보았다.", 1, 1, 1, 1},
      {"등대 안 대장간에 갔다. 등대 안 대장간을 보았다. 등대지기와 옛등대.", std::sqrt(0.5F), 0.5F,
       std::sqrt(0.5F), 0.5F},
      {"등대 안 대장간에 갔다. 등대 안 대장간을 보았다. 대장과 대장님.", std::sqrt(0.5F), 0.5F, 1, 1},
      {"등대 안 대장간에 갔다. 등대 안 대장간을 보았다. 긴장간 긴장간.", 1, 1, std::sqrt(0.5F), 0.5F},
  };
  for (const Case& c : kCases) {
    const PageText page = page_of(c.text);
    Candidate candidate{.phrase = {u"등대 안 대장간", 2, {}}, .evidence = {}};
    find_occurrences(page.chars, page.tokens, {&candidate.phrase, 1});
    Evidence evidence;
    PairCounts(page.chars, {&candidate, 1}).read(candidate.phrase, evidence);
    EXPECT_FLOAT_EQ(evidence.heads, c.heads) << c.text;
    EXPECT_FLOAT_EQ(evidence.heads_least, c.heads_least) << c.text;
    EXPECT_FLOAT_EQ(evidence.tails, c.tails) << c.text;
    EXPECT_FLOAT_EQ(evidence.tails_least, c.tails_least) << c.text;
  }
}

TEST(Evidence, KnowsTheKinOfWords) {
  const PageText page = page_of(
      "대출 할인 상담 그리고 함수 변수 객체 그리고 배열 문자열 그리고 인자 반환 그리고 금리 은행 이자 그리고 "
      "정부 "
      "국회 의원.");
  const Evidence loans = evidence_of(page, u"대출 할인 상담");
  const Evidence code = evidence_of(page, u"함수 변수 객체");
  EXPECT_GT(code.kin, loans.kin);
  EXPECT_LE(code.kin_least, code.kin);
  EXPECT_LE(loans.kin, 1.02F);  // vectors are rounded to 8 bits
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
