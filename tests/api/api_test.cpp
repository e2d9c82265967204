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
    if (line.kept) kept += (kept.empty() ? "" : "\n") + line.text;
  }
  EXPECT_EQ(kept, page.text);
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
