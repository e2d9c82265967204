// The fast parser against the full one: on markup written down by the standard's rules, on tag soup, on
// fixtures.

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "canonical.hpp"
#include "decode/decode.hpp"
#include "parse/fast_parse.hpp"
#include "parse/parse.hpp"
#include "soup.hpp"
#include "tree_cases.hpp"

namespace kijil::parse {
namespace {

constexpr std::array kReductions = {Reduction::kTags, Reduction::kRuns, Reduction::kBlocks};

std::string fast(std::string_view html, Reduction reduction, std::string* fallback) {
  Arena arena(memory_limit(html.size()));
  Document document;
  parse_fast(html, reduction, arena, document);
  *fallback = document.fallback;
  return canonical(document);
}

std::string full(std::string_view html) {
  Arena arena(memory_limit(html.size()));
  Document document;
  parse_full(html, arena, document);
  return canonical(document);
}

// Expects equality at every reduction; tells whether the page fell back at the last one.
bool compare(std::string_view html) {
  const std::string expected = full(html);
  std::string fallback;
  for (const Reduction reduction : kReductions) {
    EXPECT_EQ(fast(html, reduction, &fallback), expected)
        << "reduction " << static_cast<int>(reduction) << "\n"
        << html;
  }
  return !fallback.empty();
}

TEST(Equality, TreeConstructionCases) {
  for (const TreeCase& c : kTreeCases) {
    EXPECT_EQ(compare(c.html), c.falls_back) << c.html;
  }
}

// Every case inside another page's markup, where what is open around it matters.
TEST(Equality, TreeConstructionCasesInsideOthers) {
  constexpr std::string_view kBefore[] = {
      "<!doctype html><div>", "<p><b>x",     "<table><tr><td>", "<table><tr>", "<ul><li>",
      "<div><i>x</div>",      "<pre>",       "<form>",          "<button>",    "<h1>",
      "<a href=x>",           "<table><b>x", "<object>",        "<dl><dd><p>", "<head><noscript>"};
  for (const std::string_view before : kBefore) {
    for (const TreeCase& c : kTreeCases) {
      compare(std::string(before) + std::string(c.html) + "y</b></i></div>z</td></tr></table>w");
    }
  }
}

TEST(Equality, TagSoup) {
  constexpr std::uint64_t kInputs = 100'000;
  int fallbacks = 0;
  for (std::uint64_t seed = 0; seed < kInputs && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    fallbacks += compare(Soup(seed).page());
  }
  EXPECT_LT(fallbacks, static_cast<int>(kInputs / 25));  // else the soup shows nothing
}

TEST(Equality, MutatedPages) {
  std::string page = "<!doctype html><html lang=ko><head><title>t</title><meta charset=utf-8></head><body>";
  for (const TreeCase& c : kTreeCases) {
    if (!c.falls_back) page += c.html;
  }
  for (std::uint64_t seed = 0; seed < 300 && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    compare(Soup(seed).mutate(page));
    compare(Soup(seed).mutate(kPage));
  }
}

TEST(Equality, Fixtures) {
  const std::filesystem::path folder = FIXTURES;
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "no " << folder;
  int pages = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const decode::Decoded page = decode::decode(bytes, {});  // one is in another charset
    SCOPED_TRACE(entry.path());
    compare(page.text);
    ++pages;
  }
  EXPECT_GT(pages, 30);
  RecordProperty("pages", pages);
}

TEST(Fast, RegularPagesDoNotFallBack) {
  std::string fallback;
  fast(kPage, Reduction::kBlocks, &fallback);
  EXPECT_EQ(fallback, "");
}

TEST(Fast, CapsHoldAsInTheFullParser) {
  const auto repeated = [](std::string_view unit, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += unit;
    return out;
  };
  const std::string kUnits[] = {"<div>",       "<span>",        "<b a=1>",  "<li>", "<ul><li>",
                                "<form><div>", "<a><div>",      "<table>",  "<p>",  "</p>",
                                "<!-->",       "<b><p><i></b>", "<button>", "<h1>", "<blockquote><font>",
                                "<svg>",       "<template>",    "<select>", "<b>",  "<i></b>",
                                "</a>x"};
  for (const std::string& unit : kUnits) {
    const std::string html = repeated(unit, 20000) + "end";
    std::string fallback;
    EXPECT_EQ(fast(html, Reduction::kBlocks, &fallback), full(html)) << unit;
  }
  Document document;
  const std::string many = repeated("<i>", kMaxTags + 1);
  Arena arena(memory_limit(many.size()));
  parse_fast(many, Reduction::kBlocks, arena, document);
  EXPECT_TRUE(document.too_large || !document.fallback.empty());
  Arena small(1000);
  parse_fast("<p>more than a thousand bytes of tree", Reduction::kBlocks, small, document);
  EXPECT_TRUE(document.too_large);
}

// A tag on either side of the caps on depth, on formatting elements and on attributes.
TEST(Fast, FallsBackBeyondTheCaps) {
  const auto falls_back = [](const std::string& html) {
    std::string fallback;
    fast(html, Reduction::kBlocks, &fallback);
    return !fallback.empty();
  };
  const auto repeated = [](std::string_view unit, unsigned count) {
    std::string out;
    for (unsigned i = 0; i < count; ++i) out += unit;
    return out + "x";
  };
  EXPECT_FALSE(falls_back(repeated("<div>", kMaxDepth)));
  EXPECT_TRUE(falls_back(repeated("<div>", kMaxDepth + 1)));
  EXPECT_FALSE(falls_back(repeated("<b>", kMaxFormatting)));
  EXPECT_TRUE(falls_back(repeated("<b>", kMaxFormatting + 1)));
  std::string tag = "<p";
  for (unsigned i = 0; i < kMaxAttributes; ++i) tag += " a" + std::to_string(i) + "=1";
  EXPECT_FALSE(falls_back(tag + ">x"));
  EXPECT_TRUE(falls_back(tag + " last=1>x"));
}

}  // namespace
}  // namespace kijil::parse
