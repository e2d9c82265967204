#include "spam/appendix.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "spam/language.hpp"

namespace kijil::spam {
namespace {

// An article about bees.
const std::string kArticle =
    "꿀벌은 꽃가루와 꿀을 모으기 위하여 하루에 수십 번이나 벌집을 나선다. 날씨가 맑은 날이면 멀리까지 "
    "날아가 꽃밭을 찾고, 돌아와서는 춤을 추어 다른 벌들에게 방향과 거리를 알린다. 춤의 각도는 해를 "
    "기준으로 한 방향이고, 몸을 흔드는 시간은 거리이다.\n"
    "벌집 안에서는 어린 일벌이 애벌레를 돌보고 방을 닦으며, 나이가 들면 문지기가 되었다가 마지막에 "
    "밖으로 나간다. 겨울이 오면 벌들은 여왕벌을 둘러싸고 한데 모여 몸을 떨어 열을 낸다. 봄이 되어 첫 "
    "꽃이 피면 다시 밖으로 나가 새로운 한 해를 시작한다.\n"
    "벌이 줄어들면 사과와 배처럼 벌이 꽃가루를 옮겨 주어야 열매를 맺는 나무들도 열매를 맺지 못한다. "
    "그래서 농부들은 봄마다 벌통을 빌려 과수원에 놓는다. 벌통 하나에는 보통 이만 마리쯤 되는 벌이 산다. "
    "벌통을 옮기는 일은 밤에 한다. 낮에 옮기면 밖에 나간 벌들이 돌아올 곳을 잃기 때문이다. 옮긴 뒤에는 "
    "며칠 동안 문을 좁혀 두어 벌들이 새로운 둘레를 익히게 한다.";

// What is found behind the article.
std::vector<std::string> found_behind(const std::string& end, const std::string& article = kArticle,
                                      const PageLine& like = {}) {
  const std::string text = article + "\n" + end;
  std::vector<PageLine> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t stop = std::min(text.find('\n', begin), text.size());
    lines.push_back(like);
    lines.back().text = std::string_view(text).substr(begin, stop - begin);
    begin = stop + 1;
  }
  const PageText page = normalise(lines);
  std::vector<std::string> found;
  for (const Found& one : appended_advertising(page, lines, shipped_language().topics))
    found.push_back(to_utf8(page.chars.substr(one.begin, one.end - one.begin)));
  return found;
}

using Texts = std::vector<std::string>;

TEST(Appendix, TakesRowsOfBareWords) {
  EXPECT_EQ(found_behind("무료 대출 상담\n중고 노트북 할인\n보험 가입 이벤트"),
            (Texts{"무료 대출 상담", "중고 노트북 할인", "보험 가입 이벤트"}));
  EXPECT_EQ(found_behind("무료 대출 상담 | 중고 노트북 할인 | 보험 가입 이벤트"),
            (Texts{"무료 대출 상담 | 중고 노트북 할인 | 보험 가입 이벤트"}));
  EXPECT_EQ(found_behind("#무료대출상담#중고노트북할인#보험가입이벤트"),
            (Texts{"#무료대출상담#중고노트북할인#보험가입이벤트"}));
}

// The last line of the article is as bare as they are.
TEST(Appendix, LeavesThePagesOwnLines) {
  EXPECT_EQ(found_behind("무료 대출 상담\n중고 노트북 할인\n보험 가입 이벤트", kArticle + "\n벌통 옮기기"),
            (Texts{"무료 대출 상담", "중고 노트북 할인", "보험 가입 이벤트"}));
}

TEST(Appendix, LeavesOtherEnds) {
  const struct {
    const char* what;
    std::string end;
  } kCases[] = {
      {"two items", "무료 대출 상담\n보험 가입 이벤트"},
      {"sentences", "무료 대출 상담을 한다.\n중고 노트북을 판다.\n보험 가입을 받는다."},
      {"other marks", "무료 대출 상담: 1번\n중고 노트북 할인: 2번\n보험 가입 이벤트: 3번"},
      {"words of the page", "벌통 가격 할인\n꽃가루 상담\n과수원 열매 가격"},
      {"nothing that is advertised", "정부 국회 의원\n함수 변수 객체\n국제 정치 외교"},
      {"single words", "대출\n보험\n할인\n상담"},
      {"grammar", "대출이 보험을 할인은\n상담에서 가입으로\n이벤트가 무료로"},
  };
  for (const auto& c : kCases) EXPECT_EQ(found_behind(c.end), Texts()) << c.what;
  EXPECT_EQ(found_behind("무료 대출 상담\n중고 노트북 할인\n보험 가입 이벤트", "짧은 글이다."), Texts())
      << "a short page";
}

TEST(Appendix, LeavesLists) {
  std::string end = "무료 대출 상담";
  for (int i = 1; i < 48; ++i) end += i % 8 == 0 ? "\n보험 가입 할인" : " | 보험 가입 할인";
  EXPECT_EQ(found_behind(end).size(), 6U);
  EXPECT_EQ(found_behind(end + " | 보험 가입 할인"), Texts());
}

TEST(Appendix, LeavesTheFootOfThePage) {
  const std::string rows = "무료 대출 상담\n중고 노트북 할인\n보험 가입 이벤트";
  EXPECT_EQ(found_behind(rows, kArticle, {.text = {}, .label = Label::kNavigation}), Texts());
  EXPECT_EQ(found_behind(rows, kArticle, {.text = {}, .link_share = 0.5F}), Texts());
  EXPECT_EQ(found_behind(rows, kArticle, {.text = {}, .link_share = 0.49F}).size(), 3U);
  EXPECT_EQ(found_behind(rows, kArticle, {.text = {}, .link_share = 1, .outside_links = true}).size(), 3U);
}

TEST(Appendix, TakesTheWordsThatCommentsEndIn) {
  EXPECT_EQ(found_behind("잘 읽었습니다. 무료 대출 상담\n또 올게요! 무료 대출 상담"),
            (Texts{"무료 대출 상담", "무료 대출 상담"}));
  EXPECT_EQ(found_behind("잘 읽었습니다. 무료 대출 상담\n무료 대출 상담 바로가기"),
            (Texts{"무료 대출 상담", "무료 대출 상담 바로가기"}));
  EXPECT_EQ(found_behind("무료 대출 상담 바로가기\n무료 대출 상담"),
            (Texts{"무료 대출 상담 바로가기", "무료 대출 상담"}))
      << "no sentences";
  EXPECT_EQ(found_behind("잘 읽었습니다. 무료 과수원 상담\n또 올게요! 무료 과수원 상담").size(), 2U)
      << "the page has one of three words";
  EXPECT_EQ(found_behind("잘 읽었습니다. 무료 과수원 벌통\n또 올게요! 무료 과수원 벌통"), Texts())
      << "the page has two of three words";
  EXPECT_EQ(found_behind("잘 읽었습니다. 무료 대출 상담\n또 올게요! 보험 가입 이벤트"), Texts())
      << "different ones";
  EXPECT_EQ(found_behind("잘 읽었습니다. 무료 대출 상담"), Texts()) << "a single one";
}

}  // namespace
}  // namespace kijil::spam
