#include "spam/batch_memory.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "spam/sketch.hpp"

namespace kijil::spam {
namespace {

constexpr std::string_view kArticle =
    "서울시가 GPS 신호가 약한 지하차도에 새로운 측위 장비를 설치한다. 시는 GPS 신호가 끊기는 구간이 모두 "
    "마흔 곳에 "
    "이른다고 밝혔다.\n"
    "지금까지 운전자는 터널에 들어가면 GPS를 쓸 수 없었다. 내비게이션은 GPS가 끊기면 마지막 속도로 위치를 "
    "짐작하는데, "
    "갈림길에서는 오차가 커진다.\n"
    "연구진은 GPS와 함께 차량의 바퀴 회전수를 쓰는 방법을 시험했다. 담당자는 GPS는 하늘이 보여야 쓸 수 "
    "있다는 생각을 "
    "바꾸겠다고 말했다. 업계는 GPS 시장이 해마다 커질 것으로 본다. 농가는 GPS를 단 트랙터를 쓴다.";

std::string replaced(std::string_view word) {
  std::string text(kArticle);
  for (std::size_t i = text.find("GPS"); i != text.npos; i = text.find("GPS", i + word.size()))
    text.replace(i, 3, word);
  return text;
}

std::string unlike(int i) {
  std::string text;
  for (int k = 0; k < 40; ++k) text += "낱말" + std::to_string(i * 1000 + k) + " ";
  return text;
}

TEST(BatchMemory, RestoresFromACopyOfTheStory) {
  const std::string polluted = replaced("원목 침대 공장 할인");
  BatchMemory memory;
  memory.add("a.example", kArticle);
  memory.add("b.example", polluted);
  for (int i = 0; i < 5; ++i) memory.add("c.example", unlike(i));
  EXPECT_TRUE(memory.copies_of(polluted).empty());  // nothing is learned yet
  memory.learn(1);
  const std::vector<std::string_view> copies = memory.copies_of(polluted);
  ASSERT_EQ(copies.size(), 1U);
  EXPECT_EQ(copies.front(), kArticle);

  const std::vector<PageLine> lines = lines_of(polluted);
  for (const Finding& finding : find(lines, {})) EXPECT_EQ(finding.original, std::nullopt);
  const std::vector<Finding> findings = find(lines, {.copies = copies});
  ASSERT_EQ(findings.size(), 8U);
  for (const Finding& finding : findings) EXPECT_EQ(finding.original, "GPS") << finding.reasons;
}

// Another copy that was injected too, with one word, says nothing about the original.
TEST(BatchMemory, DoesNotRestoreAdvertising) {
  const std::string polluted = replaced("원목 침대 공장 할인");
  const std::string other = replaced("카지노");
  const std::string_view copies[] = {other};
  const std::vector<PageLine> lines = lines_of(polluted);
  const std::vector<Finding> findings = find(lines, {.copies = copies});
  ASSERT_FALSE(findings.empty());
  for (const Finding& finding : findings) EXPECT_EQ(finding.original, std::nullopt) << finding.reasons;
}

TEST(BatchMemory, KeepsTheSamePagesInAnyOrder) {
  // More than a host may have.
  std::vector<std::string> texts;
  for (int i = 0; i < static_cast<int>(BatchMemory::kPagesOfHost) + 50; ++i)
    texts.push_back("원목 침대 공장 할인 " + unlike(i) + "끝");
  const auto phrases_of = [](const std::vector<std::string>& pages, unsigned threads) {
    BatchMemory memory;
    for (const std::string& text : pages) {
      memory.add("a.example", text);
      memory.add("a.example", text);  // the same text counts once
      memory.add("b.example", "");
      memory.add("", text);
    }
    memory.learn(threads);
    EXPECT_TRUE(memory.phrases("b.example").empty());
    EXPECT_TRUE(memory.phrases("").empty());
    std::string all;
    for (const HostPhrase& phrase : memory.phrases("a.example"))
      all += phrase.text + " " + std::to_string(phrase.pages) + " " + phrase.reasons + "\n";
    return all;
  };
  const std::string expected = phrases_of(texts, 1);
  std::reverse(texts.begin(), texts.end());
  EXPECT_EQ(phrases_of(texts, 1), expected);
  EXPECT_EQ(phrases_of(texts, 4), expected);
}

TEST(Sketch, IsAlikeForTextsThatAre) {
  EXPECT_TRUE(sketch_of("").empty());
  EXPECT_TRUE(sketch_of("열아홉 낱말보다 짧다").empty());
  EXPECT_EQ(sketch_of(kArticle), sketch_of(kArticle));
  EXPECT_EQ(sketch_of(kArticle).size(), kSketchSize);
}

}  // namespace
}  // namespace kijil::spam
