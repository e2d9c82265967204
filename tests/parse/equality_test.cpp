// The fast parser is held to what a full Gumbo parse says.

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "canonical.hpp"
#include "parse/parse.hpp"
#include "soup.hpp"

namespace kijil::parse {
namespace {

struct Outcome {
  std::string canonical;
  bool too_large = false;
  bool fell_back = false;
};

Outcome outcome(std::string_view html, Parser parser) {
  Arena arena(memory_limit(html.size()));
  Document document;
  parse(html, parser, arena, document);
  if (document.too_large) return {"", true, false};
  return {canonical(document), false, !document.fallback.empty()};
}

// Whether both parsers mean the same; counts the pages that the fast one handed on.
::testing::AssertionResult same(std::string_view html, unsigned& fallbacks) {
  const Outcome fast = outcome(html, Parser::kFast);
  const Outcome full = outcome(html, Parser::kFull);
  fallbacks += fast.fell_back;
  if (fast.too_large == full.too_large && fast.canonical == full.canonical) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << "fast\n" << fast.canonical << "\nfull\n" << full.canonical;
}

TEST(Equality, TreeConstruction) {
  const char* const kPages[] = {
      "",
      "x",
      "\n x \n",
      "<p>a<p>b",                                            // a paragraph ends where the next begins
      "<p>a<div>b</div>c</p>d",
      "</p>x",                                               // an end tag alone makes an empty paragraph
      "</br>x",                                              // and this one a break
      "<h1>a<h2>b</h1>c",
      "<ul><li>a<ul><li>b</ul><li>c</ul>",
      "<li>a<p>b<li>c",
      "<dl><dt>a<dd>b<dt>c</dl>",
      "<table>a<tr>b<td>c</table>d",                         // foster parenting
      "<table><p>a</p><tr><td>b</table>",
      "<table> <tr> <td> a </td> </tr> </table>",
      "<table><caption>a<tr><td>b</table>",
      "<table><colgroup><col><tr><td>a</table>",
      "<table><tr><td><table><tr><td>a</table>b</table>",
      "<!doctype html><p><table><tr><td>a</table>",          // standards mode closes the paragraph
      "<p><table><tr><td>a</table>",                         // quirks mode does not
      "<b>a<p>b</b>c</p>d",                                  // misnested formatting
      "<a href=1>a<a href=2>b</a>c",
      "<a href=1><div>a</div></a>b",
      "<b><i>a</b>b</i>c",
      "<form>a<form>b</form>c</form>d",
      "<table><form><tr><td>a</form></table>b",
      "<button>a<button>b</button>c",
      "<pre>\na\n  b</pre>c",
      "<pre>\n\na</pre>",
      "<svg><p>a</p></svg>b",                                // breaks out
      "<svg><foreignObject><p>a</foreignObject></svg>b",
      "<svg><title>a<p>b</svg>c",
      "<math><mi>a</mi></math>b",
      "<select><option>a<div>b</select>c",
      "<select><table>a",
      "<table><tr><td><select><tr><td>a</table>",
      "<template><p>a</template>b",
      "<ruby>a<rt>b</ruby>c",
      "<noscript><p>a</noscript>b",
      "<body><noscript><p>a</noscript>b",
      "<frameset><frame>",
      "<textarea>\na<b>c</textarea>d",
      "<title>a<b>c</title>d",
      "<script><!--<script></script>--></script>a",
      "<style>a</style >b",
      "<!-->a<!--->b<!-- c --!>d<!-- e",
      "<![CDATA[a]]>b",
      "<?php a ?>b",
      "<p title='>'>a",
      "<p a=\"b",                                            // ends inside a tag
      "<p",
      "a&ampb &amp; &notit; &#65 &",
      "a\xEE\x80\x80 \xF3\xB0\x80\x80 b",                    // private-use characters
      "<html lang=ko><head><meta charset=utf-8><title>t</title></head><body class=x>a</body></html>b",
      "a<html b=c><body d=e>f",
      "<head><p>a",
      "</head>a",
      "<label>a</label>b<dialog>c</dialog>",
      "<span hidden>a</span>b<time datetime=2024>c</time>",
      "<object>a<p>b</object>c<marquee>d</marquee>",
      "<hr>a<hr/>b",
      "<image src=a>b<img>",
      "<div/>a",
      "<font color=a><p>b<font color=c>d</p>e",
      "<nobr>a<nobr>b",
      "<address>a<p>b</address>c",
      "<details><summary>a</summary>b</details>c",
  };
  unsigned fallbacks = 0;
  for (const char* page : kPages) EXPECT_TRUE(same(page, fallbacks)) << page;
  EXPECT_TRUE(same(std::string_view("a\0b<p>\0c", 8), fallbacks)) << "NUL bytes";
}

TEST(Equality, FixturePages) {
  unsigned pages = 0, fallbacks = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(KIJIL_FIXTURES)) {
    if (entry.path().extension() != ".html" || entry.path().string().find("euckr") != std::string::npos) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream html;
    html << file.rdbuf();
    EXPECT_TRUE(same(html.str(), fallbacks)) << entry.path();
    ++pages;
  }
  EXPECT_GT(pages, 30U);
  EXPECT_EQ(fallbacks, 0U);  // ordinary pages stay on the fast path
}

TEST(Equality, TagSoup) {
  constexpr std::uint64_t kPages = KIJIL_SOUP;
  unsigned fallbacks = 0;
  for (std::uint64_t seed = 0; seed < kPages; ++seed) {
    const std::string html = Soup(seed).page();
    ASSERT_TRUE(same(html, fallbacks)) << "seed " << seed << "\n" << html;
  }
  EXPECT_LT(fallbacks, kPages / 2);
}

}  // namespace
}  // namespace kijil::parse
