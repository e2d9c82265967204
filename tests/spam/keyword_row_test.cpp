#include "spam/keyword_row.hpp"

#include <gtest/gtest.h>

namespace kijil::spam {
namespace {

constexpr std::string_view kStory[] = {
    "지난 주말 강변에는 자전거를 타러 나온 사람들이 많았다. 바람은 조금 찼지만 햇볕이 좋았다. 아이들은 연을 "
    "날렸다.",
    "시청은 다리 아래의 낡은 길을 넓히고 쉼터를 세 곳 더 두기로 했다. 공사는 내년 봄에 시작해 가을에 끝난다.",
    "주민들은 밤에도 걸을 수 있게 등을 달아 달라고 했다. 담당자는 예산을 살펴 답하겠다고 말했다. 회의는 다음 "
    "달이다.",
    "The river path will be widened next spring, and three shelters will be built along it before autumn "
    "comes.",
};

struct Row {
  std::string_view text;
  bool found;
};

// The lines behind the story; how many of them are found.
std::size_t found_behind_story(const std::vector<PageLine>& rows, std::string_view title = {}) {
  std::vector<PageLine> lines;
  for (const std::string_view line : kStory) lines.push_back({.text = line});
  lines.insert(lines.end(), rows.begin(), rows.end());
  const PageText page = normalise(lines);
  std::size_t count = 0;
  for (const Found& found : keyword_rows(page, lines, title)) {
    EXPECT_GE(page.line_of(found.begin), std::size(kStory));
    ++count;
  }
  return count;
}

TEST(KeywordRows, AreToldFromOtherLines) {
  constexpr Row kRows[] = {
      // Tags, glued or apart, and items between marks, all around one thing.
      {"#양산캠핑카개조#양산캠핑카개조견적#양산캠핑카개조후기#양산캠핑카개조가격", true},
      {"#TampaDivorceLawyer #TampaDivorceLawyerNearMe #TampaDivorceLawyerCheap #TampaDivorceLawyerQuotes",
       true},
      {"양산 캠핑카 개조 견적, 양산 캠핑카 개조 후기, 양산 캠핑카 개조 가격, 양산 캠핑카 개조 추천", true},
      {"Reno gutter cleaning | Boise gutter cleaning | Tulsa gutter cleaning | Salem gutter cleaning", true},
      {"札幌外壁塗装業者見積り、仙台外壁塗装業者料金、岡山外壁塗装業者口コミ、金沢外壁塗装業者格安", true},
      {"캠핑카 개조 견적 캠핑카 개조 후기 캠핑카 개조 가격 캠핑카 개조 추천", true},
      // A space ends an item where a script writes none between words.
      {"札幌外壁塗装業者見積り 仙台外壁塗装業者料金 岡山外壁塗装業者口コミ 金沢外壁塗装業者格安", true},
      {"札幌外壁見積り 仙台外壁料金 岡山外壁口コミ 金沢外壁格安", false},  // share two letters only
      {"札幌外壁塗装業者見積り 仙台遺品整理代行料金 岡山車検代行口コミ 金沢外壁塗装業者格安", false},
      // Three items, or four with three that share it.
      {"#양산캠핑카개조#양산캠핑카개조견적#양산캠핑카개조후기", false},
      {"양산 캠핑카 개조 견적, 수원 황토방, 제천 도자기 체험, 양산 캠핑카 개조 후기", false},
      // The page is about it.
      {"#강변자전거#강변자전거길#강변자전거대여#강변자전거코스", false},
      {"강변 자전거 길, 강변 자전거 대여, 강변 자전거 코스, 강변 자전거 지도", false},
      // Menus share one word at most; a sentence repeats words too.
      {"회사 소개 | 회사 연혁 | 회사 위치 | 회사 소식", false},
      {"Contact us, About us, Join us, Follow us", false},
      {"감자 한 개, 감자 두 개, 감자 세 개, 감자 네 개를 차례로 넣고 끓인다.", false},
      {"Find a Job Find a Car Find a Home Find a Rental Find a Business", false},
      {"Reno gutter cleaning prices Reno gutter cleaning near Reno gutter cleaning deals", true},
      {"let mut temp_row = Row::new(), temp_row.push(1), temp_row.push(2), temp_row.push(3), "
       "temp_row.push(4)",
       false},
      {"Word + PDF Word + PDF Word + PDF Word + PDF", false},
      {"", false},
      {"#", false},
  };
  for (const Row& row : kRows) EXPECT_EQ(found_behind_story({{.text = row.text}}), row.found) << row.text;
}

TEST(KeywordRows, NeedAPageToContrastWith) {
  const PageLine line = {.text = "#양산캠핑카개조#양산캠핑카개조견적#양산캠핑카개조후기#양산캠핑카개조가격"};
  const PageText page = normalise({&line, 1});
  EXPECT_TRUE(keyword_rows(page, {&line, 1}, {}).empty());
  EXPECT_EQ(found_behind_story({line}, "양산 캠핑카를 고치는 사람들"), 0U);
  // A page that is made of rows is a list.
  EXPECT_EQ(found_behind_story(std::vector<PageLine>(64, line)), 64U);
  EXPECT_EQ(found_behind_story(std::vector<PageLine>(65, line)), 0U);
}

// Lines of links: to three other sites or more, with two words that they share.
TEST(KeywordRows, AreBlocksOfLinksToo) {
  const auto farm = [](std::vector<std::string_view> texts, std::uint64_t sites) {
    std::vector<PageLine> lines;
    for (const std::string_view text : texts) {
      PageLine line = {.text = text};
      line.label = Label::kNavigation;
      line.link_share = 0.8F;
      line.outside_links = true;
      line.outside_sites = std::uint64_t{1} << lines.size() & sites;
      lines.push_back(line);
    }
    return found_behind_story(lines);
  };
  EXPECT_EQ(farm({"양산 캠핑카 개조", "수원 캠핑카 개조", "제천 캠핑카 개조"}, 7), 3U);
  EXPECT_EQ(farm({"양산 캠핑카 개조", "수원 캠핑카 개조", "제천 캠핑카 개조"}, 3), 0U);
  EXPECT_EQ(farm({"양산 캠핑카 개조", "수원 캠핑카 개조"}, 3), 0U);
  EXPECT_EQ(farm({"양산 소식", "수원 소식", "제천 소식"}, 7), 0U);
  EXPECT_EQ(farm({"Add to Digg", "Add to Newsvine", "Add to Kwoff"}, 7), 0U);
  EXPECT_EQ(farm({"Our sponsor", "Our sponsor", "Our sponsor"}, 7), 0U);
}

}  // namespace
}  // namespace kijil::spam
