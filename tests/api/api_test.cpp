// The C++ interface as a user of the shared library sees it.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kijil/kijil.hpp"

namespace kijil {
namespace {

const std::string kPage =
    "<html><body><ul><li><a href=/>Home</a><li><a href=/a>About</a></ul><p>The first paragraph is long "
    "enough to be "
    "taken for the body of an article, with a comma and an end.</p><p>The second one is about as long as the "
    "first, "
    "so that the page has a body of some weight.</p></body></html>";

TEST(Clean, KeepsTheBody) {
  const Page page = clean(kPage);
  ASSERT_EQ(page.status, Status::kOk);
  EXPECT_NE(page.text.find("The first paragraph"), std::string::npos);
  EXPECT_EQ(page.text.find("Home"), std::string::npos);
  EXPECT_TRUE(page.lines.empty());
  EXPECT_GT(page.confidence, 0);
  EXPECT_LE(page.confidence, 1);
}

TEST(Clean, LinksOfMarkdownInputHaveTargetsInMarkdown) {
  const std::string text =
      "[Home](https://example.com/)\n\n[About](https://example.com/about)\n\n"
      "The first paragraph is long enough to be taken for [the body](https://example.com/body) of an "
      "article, "
      "with a comma and an end.\n\n"
      "The second one is about as long as the first, so that the page has a body of some weight.\n";
  const Page plain = clean(text, {.format = Format::kText});
  EXPECT_EQ(plain.text.find("example.com"), std::string::npos);
  EXPECT_NE(plain.text.find("taken for the body of"), std::string::npos);
  const Page markdown = clean(text, {.format = Format::kText, .markup = Markup::kMarkdown});
  EXPECT_NE(markdown.text.find("taken for [the body](https://example.com/body) of"), std::string::npos);
  EXPECT_EQ(markdown.text.find("Home"), std::string::npos);
}

TEST(Clean, ExplainAccountsForEveryLine) {
  const Page page = clean(kPage, {.explain = true});
  std::string kept;
  ASSERT_EQ(page.lines.size(), 4U);
  for (const Line& line : page.lines) {
    float sum = 0;
    for (const float score : line.scores) sum += score;
    EXPECT_NEAR(sum, 1, 1e-4);
    EXPECT_FALSE(line.reasons.empty()) << line.text;
    EXPECT_EQ(kPage.substr(line.begin, line.end - line.begin), line.text);
    if (line.kept) kept.append(kept.empty() ? "" : "\n").append(line.text);
  }
  EXPECT_EQ(kept, page.text);
}

TEST(Clean, LinesHaveTheirTextsAsLongAsACopyOfThePage) {
  std::optional<Page> page = clean(kPage, {.explain = true});
  const Page copy = *page;
  const std::string_view text = page->lines[0].text;
  page.reset();
  EXPECT_EQ(copy.lines[0].text.data(), text.data());
  EXPECT_EQ(copy.lines[0].text, kPage.substr(copy.lines[0].begin, text.size()));
  EXPECT_FALSE(copy.lines[0].reasons.empty());
}

TEST(Clean, APageThatWaitsForScriptsHasNoBody) {
  const std::string head = "<title>Ferry times</title><body><noscript>";
  for (const std::string_view asks : {"You need to enable JavaScript to run this app.",
                                      "We're sorry but ferry doesn't work properly without JavaScript "
                                      "enabled. Please enable it to continue.",
                                      "이 사이트를 이용하려면 자바스크립트를 켜 주세요."}) {
    const Page page = clean(head + std::string(asks) + "</noscript><div id=root></div>", {.explain = true});
    EXPECT_EQ(page.text, "") << asks;
    ASSERT_EQ(page.lines.size(), 1U);
    EXPECT_EQ(page.lines[0].label, Label::kNotice);
  }
  // A thread that is there for those who run no scripts.
  std::string thread;
  for (int post = 0; post < 6; ++post)
    thread +=
        "<div class=post><p>The ferry runs again from Monday, twice a day until the end of the season, "
        "and the harbour master says that dogs travel free.</p></div>";
  EXPECT_NE(clean(head + thread + "</noscript><div id=root></div>").text, "");
}

TEST(Clean, StatusesInsteadOfExceptions) {
  EXPECT_EQ(clean("").status, Status::kOk);
  EXPECT_EQ(clean("").text, "");
  EXPECT_EQ(clean("four", {.max_bytes = 3}).status, Status::kTooLarge);
  EXPECT_EQ(clean("four", {.max_bytes = 4}).status, Status::kOk);
  EXPECT_EQ(clean("x", {.charset = "no-such-charset"}).status, Status::kBadCharset);
}

TEST(Clean, AnyBytesGiveValidText) {
  std::string bytes;
  unsigned state = 1;
  for (int i = 0; i < 20000; ++i) bytes += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  for (const Format format : {Format::kAuto, Format::kHtml, Format::kText}) {
    EXPECT_EQ(clean(bytes, {.format = format}).status, Status::kOk);
  }
}

TEST(Batch, EqualsOneByOneOnAnyNumberOfThreads) {
  std::vector<std::string> pages;
  for (int i = 0; i < 40; ++i)
    pages.push_back(kPage + "<p>" + std::string(static_cast<std::size_t>(i) * 10, 'z'));
  std::vector<Input> inputs;
  for (const std::string& page : pages) inputs.push_back({page});
  const std::vector<Page> one = clean(inputs, {}, 1);
  const std::vector<Page> eight = clean(inputs, {}, 8);
  ASSERT_EQ(one.size(), pages.size());
  ASSERT_EQ(eight.size(), pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    EXPECT_EQ(one[i].text, clean(pages[i]).text) << i;
    EXPECT_EQ(eight[i].text, one[i].text) << i;
  }
  EXPECT_TRUE(clean(std::span<const Input>()).empty());
}

// An advertisement that every page has once, in pages of one host that have nothing else in common.
TEST(Batch, LearnsWhatTheSiteShares) {
  constexpr std::string_view kStories[] = {
      "시장은 어제 낡은 다리를 ^고치겠다고 약속했다. 주민들은 오래전부터 안전을 걱정해 왔다.",
      "가을이 깊어지자 산에는 ^단풍을 보러 온 사람들로 붐볐다. 입구는 이른 아침부터 막혔다.",
      "이 함수는 배열을 받아 ^가장 큰 값을 돌려준다. 배열이 비어 있으면 오류를 던진다.",
      "감자를 얇게 썰어 소금물에 ^담갔다가 물기를 뺀다. 기름은 넉넉히 두르고 약한 불에 굽는다.",
      "선수단은 새벽 비행기로 ^돌아왔다. 공항에는 팬들이 마중을 나와 꽃다발을 건넸다.",
      "은행은 내년에도 금리를 ^그대로 두기로 했다. 물가는 차츰 안정될 것으로 보인다.",
      "아이들은 마당에서 눈을 ^굴려 커다란 사람을 만들었다. 코는 당근이었다.",
  };
  std::vector<std::string> pages;
  std::vector<std::string> urls;
  for (const std::string_view story : kStories) {
    std::string page(story);
    pages.push_back(page.replace(page.find('^'), 1, "원목 침대 공장 할인 "));
    urls.push_back("https://paper.example/" + std::to_string(urls.size()));
  }
  std::vector<Input> inputs;
  for (std::size_t i = 0; i < pages.size(); ++i) inputs.push_back({pages[i], urls[i]});
  for (const Page& page : clean(inputs, {}, 1)) EXPECT_TRUE(page.spam.empty());
  for (const unsigned threads : {1U, 3U}) {
    for (const Page& page : clean(inputs, {.learn_sites = true}, threads)) {
      ASSERT_EQ(page.spam.size(), 1U) << page.text;
      EXPECT_EQ(page.spam[0].found, "원목 침대 공장 할인");
      EXPECT_NE(page.spam[0].reasons.find("pages of the host"), std::string::npos);
    }
  }
  // The same by hand.
  SiteMemory memory;
  for (std::size_t i = 0; i < pages.size(); ++i) memory.add(clean(pages[i], learning({})), urls[i]);
  memory.learn();
  EXPECT_EQ(clean(pages[0], {.url = urls[0], .site_memory = &memory}).spam.size(), 1U);
  EXPECT_EQ(clean(pages[0], {.url = "https://other.example/", .site_memory = &memory}).spam.size(), 0U);
  EXPECT_TRUE(clean(std::span<const Input>(), {.learn_sites = true}).empty());
}

TEST(Names, RoundTrip) {
  for (std::size_t i = 0; i < kLabelCount; ++i) {
    const auto label = static_cast<Label>(i);
    EXPECT_EQ(label_from_name(name(label)), label);
  }
  EXPECT_EQ(label_from_name("nothing"), std::nullopt);
  EXPECT_EQ(name(Status::kTooLarge), "too_large");
  EXPECT_FALSE(message(Status::kNoMemory).empty());
  EXPECT_EQ(version(), "0.1.0");
}

}  // namespace
}  // namespace kijil
