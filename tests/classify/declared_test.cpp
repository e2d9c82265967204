#include "classify/declared.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "kijil/kijil.hpp"

namespace kijil::classify {
namespace {

// A bit for each line of the text.
std::string declared(std::string_view text, std::string_view article) {
  parse::Arena arena{1 << 20};
  line::Lines lines;
  line::make_lines(text, arena, lines);
  const std::vector<bool> found = declared_lines(lines, article);
  std::string bits;
  for (const bool bit : found) bits += bit ? '1' : '0';
  return bits;
}

constexpr std::string_view kPage =
    "Farming\n"
    "How the wind takes the chaff away\n"
    "Share\n"
    "Tools\n"
    "A flat basket of willow, wide enough for two hands.\n"
    "12\n"
    "Copy\n"
    "Dry\n"
    "A sheet that is spread on the ground before the work begins.\n"
    "How the wind takes the chaff away\n"
    "Share\n";

TEST(Declared, LinesThatStandOneBehindTheOther) {
  const std::string article =
      "How the wind takes the chaff away Tools\nA flat basket of willow, wide\xC2\xA0"
      "enough for two hands. 12 Dry\n"
      "A sheet that is spread on the ground before the work begins.";
  EXPECT_EQ(declared(kPage, article), "01011101100");
}

// "Tools" and "Dry" stand in these articles, too, but not where the lines around them do.
TEST(Declared, ShortLinesNeedTheirNeighbours) {
  EXPECT_EQ(declared(kPage,
                     "Tools: how the wind takes the chaff away. A flat basket of willow, wide enough for two "
                     "hands. Then dry it. "
                     "A sheet that is spread on the ground before the work begins."),
            "00001000100");
}

TEST(Declared, MarkupAndReferences) {
  const std::string_view page = "if a < b: the sum of both & its root\nis what is asked for in this line";
  for (const std::string_view article :
       {"<p>if a &lt; b: the <b>sum</b> of both &amp; its root</p><p>is what is asked for in this line</p>",
        "&lt;p&gt;if a &amp;lt; b: the sum of both &amp;amp; its root&lt;/p&gt; is what is asked for in this "
        "line",
        "if a < b: the sum of both & its root is what is asked for in this line"}) {
    EXPECT_EQ(declared(page, article), "11") << article;
  }
}

TEST(Declared, WhiteSpaceAnywhere) {
  const std::string line = "A flat basket of willow \xC2\xA9, \xEA\xB0\x80 wide enough for two hands.";
  for (const char* space : {" ", "\n", "\xC2\xA0", " \xC2\xA0\t "}) {
    for (std::size_t at = 0; at <= line.size(); ++at) {
      if (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80)
        continue;  // inside a character
      EXPECT_EQ(declared(line, std::string(line).insert(at, space)), "1") << at;
    }
  }
}

TEST(Declared, AnArticleOfAnotherVersionSaysNothing) {
  EXPECT_EQ(declared(kPage, "A flat basket of willow, wide enough for two hands. " + std::string(60, 'x')),
            "");
  EXPECT_EQ(declared(kPage, ""), "");
  EXPECT_EQ(declared("", "A flat basket of willow, wide enough for two hands."), "");
}

// A list of links beside a story, in a block that is named as none of it, which the page counts to its
// article.
TEST(Declared, WhatThePageSaysOutweighsTheModel) {
  std::string story, article, links;
  for (const char* const topic : {"planting", "watering", "weeding", "threshing"}) {
    const std::string sentence =
        std::string("Nobody in the village, young or old, could remember a year in which the ") + topic +
        " had been done by so few hands, and with so much patience.";
    story += "<p>" + sentence + "</p>";
    article += sentence + "\\n";
  }
  for (const char* const topic : {"planting", "watering", "weeding", "threshing"}) {
    links += std::string("<li><a href=/") + topic + ">How " + topic + " is done</a></li>";
    article += std::string("How ") + topic + " is done\\n";
  }
  const auto cleaned = [&](const std::string& script) {
    return clean("<html><head><title>A dry year</title>" + script + "</head><body><main><h1>A dry year</h1>" +
                     story + "</main><aside class=related><ul>" + links + "</ul></aside></body></html>",
                 {.explain = true});
  };
  EXPECT_TRUE(cleaned("").text.ends_with("patience."));
  const Page page =
      cleaned("<script type=application/ld+json>{\"articleBody\":\"A dry year\\n" + article + "\"}</script>");
  EXPECT_TRUE(page.text.starts_with("Nobody")) << page.text;
  EXPECT_TRUE(page.text.ends_with("How threshing is done")) << page.text;
  EXPECT_TRUE(page.lines.back().reasons.starts_with("the page's articleBody has it; "))
      << page.lines.back().reasons;
}

}  // namespace
}  // namespace kijil::classify
