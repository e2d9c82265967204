#include "assemble/link.hpp"

#include <gtest/gtest.h>

#include <string>

#include "kijil/kijil.hpp"

namespace kijil::assemble {
namespace {

// The examples of RFC 3986, section 5.4, but for those of addresses that no page of the web has.
TEST(Link, IsResolvedAsTheStandardSays) {
  const struct {
    const char* link;
    const char* target;
  } kCases[] = {
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
      {"https://other.example/./x", "https://other.example/./x"},
      {"mailto:a@b.example", "mailto:a@b.example"},
  };
  for (const auto& c : kCases) EXPECT_EQ(link_target(c.link, "http://a/b/c/d;p?q"), c.target) << c.link;
}

TEST(Link, IsWhatMarkdownCanHold) {
  EXPECT_EQ(link_target("/Grain_(food)", ""), "/Grain_%28food%29");
  EXPECT_EQ(link_target(" a b\n.html ", ""), "a%20b.html");
  EXPECT_EQ(link_target("/키질", "https://site.example"), "https://site.example/키질");
  EXPECT_EQ(link_target("x", "https://site.example"), "https://site.example/x");
}

TEST(Link, ThatLeadsToNoPlaceIsNone) {
  for (const char* link : {"", " ", "javascript:void(0)", "JavaScript:;", "data:text/plain,x"})
    EXPECT_EQ(link_target(link, "https://site.example/"), "") << link;
}

TEST(Link, StartsFromTheBaseOfThePage) {
  parse::Head head;
  EXPECT_EQ(link_base(head, "", ""), "");
  EXPECT_EQ(link_base(head, "page.html", ""), "");
  EXPECT_EQ(link_base(head, "", "https://canonical.example/1"), "https://canonical.example/1");
  EXPECT_EQ(link_base(head, "https://site.example/a/1", "https://canonical.example/1"),
            "https://site.example/a/1");
  head.base = "/docs/";
  EXPECT_EQ(link_base(head, "https://site.example/a/1", ""), "https://site.example/docs/");
  EXPECT_EQ(link_base(head, "", ""), "");
  head.base = "//cdn.example/";
  EXPECT_EQ(link_base(head, "https://site.example/a/1", ""), "https://cdn.example/");
  head.base = "https://other.example/";
  EXPECT_EQ(link_base(head, "", ""), "https://other.example/");
}

// What a page says in either parser, and in its Markdown.
TEST(Link, OfAPage) {
  constexpr std::string_view kPage =
      "<html><head><title>Winnowing</title><base href=/docs/></head><body><article><p>Farmers toss the grain "
      "into the wind, and the wind takes the chaff <a href='javascript:void(0)'>away</a>, as it did for "
      "<b><a href='../years'>thousands of years</a></b> before the first <a name=m>machine</a> was built for "
      "it.</article></body></html>";
  for (const Parser parser : {Parser::kFast, Parser::kFull}) {
    const Page page = clean(kPage, {.url = "https://site.example/a/1",
                                    .threshold = 0.0F,
                                    .markup = Markup::kMarkdown,
                                    .parser = parser});
    EXPECT_NE(page.text.find(
                  "takes the chaff away, as it did for [**thousands of years**](https://site.example/years) "
                  "before the first machine was"),
              std::string::npos)
        << page.text;
  }
}

}  // namespace
}  // namespace kijil::assemble
