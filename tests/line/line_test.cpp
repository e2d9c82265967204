#include "line/line.hpp"

#include <gtest/gtest.h>

#include <string>

#include "parse/parse.hpp"

namespace kijil::line {
namespace {

class Page {
 public:
  explicit Page(std::string_view html) : arena_(parse::memory_limit(html.size())) {
    parse::parse_full(html, arena_, document_);
    make_lines(document_, arena_, lines_);
  }
  const std::vector<TextLine>& lines() const { return lines_.lines; }
  std::string joined() const {
    std::string out;
    for (const TextLine& line : lines()) out += (out.empty() ? "" : "/") + std::string(line.text);
    return out;
  }

 private:
  parse::Arena arena_;
  parse::Document document_;
  Lines lines_;
};

TEST(HtmlLines, BreakWhereABrowserBreaks) {
  const struct {
    const char* html;
    const char* lines;
  } kCases[] = {
      {"", ""},
      {"  \n ", ""},
      {"one two", "one two"},
      {"<p>one</p><p>two</p>", "one/two"},
      {"one<br>two<br><br>three", "one/two/three"},
      {"<div>a<div>b</div>c</div>", "a/b/c"},
      {"<b>bold</b><i>er</i> <span>x</span>", "bolder x"},  // inline elements break nothing
      {"<p>a\n  b\t c</p>", "a b c"},                       // white space collapses
      {"<p>a&nbsp;b&#12288;c</p>", "a b c"},                // also the wide kinds
      {"<li>one<li>two", "one/two"},
      {"<pre>a\n  b\n\nc</pre>", "a/  b/c"},                       // every line of its own, indentation kept
      {"<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a b/c d"},  // short rows are lines
      {"<table><tr><td><p>a</p><td>b</table>", "a/b"},             // blocks in cells are not
      {"<table><tr><td>alone</table>", "alone"},
      {"<h1>t</h1>text", "t/text"},
      {"<label>name</label>value", "name/value"},
      {"<p>a<!-- -->b</p>", "ab"},
      {"<p>e&#x301;</p>", "é"},                               // NFC
      {"<p>\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB</p>", "한"},  // from conjoining jamo
      {"a<p>b</p>c", "a/b/c"},
      {"<a href=x>a</a><a href=y>b</a>", "ab"},
      {"x<button>y</button>z", "x/y/z"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Page(c.html).joined(), c.lines) << c.html;
}

TEST(HtmlLines, WordsAreNotGluedAcrossBlocks) {
  for (const char* tag : {"p", "div", "li", "h2", "section", "blockquote", "dd", "figcaption", "summary"}) {
    const std::string t = tag;
    EXPECT_EQ(Page("<" + t + ">one</" + t + "><" + t + ">two</" + t + ">").joined().find("onetwo"),
              std::string::npos)
        << tag;
  }
}

TEST(HtmlLines, KnowTheirBytes) {
  const std::string html = "<div><p> One &amp; <b>two</b> </p>\n<p>셋 <a href=x>넷</a></p></div>";
  const Page page(html);
  ASSERT_EQ(page.lines().size(), 2U);
  const TextLine& first = page.lines()[0];
  EXPECT_EQ(html.substr(first.begin, first.end - first.begin), "One &amp; <b>two");
  const TextLine& second = page.lines()[1];
  EXPECT_EQ(html.substr(second.begin, second.end - second.begin), "셋 <a href=x>넷");
  EXPECT_EQ(second.link_characters, 1U);
  EXPECT_EQ(second.links, 1U);
}

TEST(HtmlLines, KnowWhatIsHidden) {
  const struct {
    const char* html;
    bool hidden;
  } kCases[] = {
      {"<p>x</p>", false},
      {"<p hidden>x</p>", true},
      {"<div style='display:none'><p>x</p></div>", true},
      {"<div aria-hidden=true><p>x</p></div>", true},
      {"<body><noscript><p>x</p></noscript>", true},
      {"<p><span style='font-size:0'>x</span></p>", true},
      {"<p>a<span hidden>x</span></p>", false},  // part of a line that is shown
      {"<video>x</video>", true},
  };
  for (const auto& c : kCases) {
    const Page page(c.html);
    ASSERT_EQ(page.lines().size(), 1U) << c.html;
    EXPECT_EQ(page.lines()[0].hidden, c.hidden) << c.html;
  }
}

TEST(TextLines, AreThoseOfTheSource) {
  const std::string_view text = "one\r\n\n  two  words \rthree\n\n\nfour";
  parse::Arena arena(1 << 20);
  Lines lines;
  make_lines(text, arena, lines);
  const struct {
    unsigned number;
    const char* text;
    unsigned blank;
  } kLines[] = {{1, "one", 0}, {3, "two words", 1}, {4, "three", 0}, {7, "four", 2}};
  ASSERT_EQ(lines.lines.size(), std::size(kLines));
  for (std::size_t i = 0; i < std::size(kLines); ++i) {
    EXPECT_EQ(lines.lines[i].number, kLines[i].number);
    EXPECT_EQ(lines.lines[i].text, kLines[i].text);
    EXPECT_EQ(lines.lines[i].blank_before, kLines[i].blank);
  }
  EXPECT_EQ(text.substr(lines.lines[1].begin, lines.lines[1].end - lines.lines[1].begin), "two  words");
}

LineStats stats_of(std::string_view text, std::vector<std::uint32_t>& words) {
  LineScanner scanner(words);
  scanner.start_line();
  scanner.add(text, false);
  return scanner.finish_line();
}

TEST(LineStats, Counts) {
  const struct {
    const char* text;
    unsigned characters, wide, fields, words, terminals, commas, digits;
  } kCases[] = {
      {"a", 1, 0, 1, 1, 0, 0, 0},
      {"Ab, cd.", 7, 0, 2, 2, 1, 1, 0},
      {"  a   b  ", 3, 0, 2, 2, 0, 0, 0},
      {"한국어 뉴스 12", 9, 5, 3, 3, 0, 0, 2},
      {"你好。", 3, 2, 1, 2, 1, 0, 0},  // every ideograph is a word
      {"ニュース", 4, 4, 1, 4, 0, 0, 0},
      {"a_b-c", 5, 0, 1, 2, 0, 0, 0},
      {"a\xE2\x80\x8B"
       "b",
       2, 0, 1, 1, 0, 0, 0},  // a zero-width space is no character of the line
  };
  for (const auto& c : kCases) {
    std::vector<std::uint32_t> words;
    const LineStats stats = stats_of(c.text, words);
    EXPECT_EQ(stats.characters, c.characters) << c.text;
    EXPECT_EQ(stats.wide, c.wide) << c.text;
    EXPECT_EQ(stats.fields, c.fields) << c.text;
    EXPECT_EQ(stats.last_word - stats.first_word, c.words) << c.text;
    EXPECT_EQ(stats.terminals, c.terminals) << c.text;
    EXPECT_EQ(stats.commas, c.commas) << c.text;
    EXPECT_EQ(stats.digits, c.digits) << c.text;
  }
}

TEST(LineStats, Edges) {
  const struct {
    const char* text;
    Edge start, finish;
  } kCases[] = {
      {"Hello.", Edge::kUpper, Edge::kTerminal},  {"hello.\"", Edge::kLower, Edge::kTerminal},
      {"1 of 2", Edge::kDigit, Edge::kDigit},     {"\"quote\"", Edge::kQuote, Edge::kQuote},
      {"more...", Edge::kLower, Edge::kEllipsis}, {"more..", Edge::kLower, Edge::kTerminal},
      {"Tags:", Edge::kUpper, Edge::kColon},      {"다.", Edge::kLetter, Edge::kTerminal},
      {"▶ 뉴스", Edge::kSymbol, Edge::kLetter},   {"(사진)", Edge::kBracket, Edge::kBracket},
      {"- item", Edge::kOther, Edge::kLower},     {"(see it.)", Edge::kBracket, Edge::kTerminal},
  };
  for (const auto& c : kCases) {
    std::vector<std::uint32_t> words;
    const LineStats stats = stats_of(c.text, words);
    EXPECT_EQ(stats.start, c.start) << c.text;
    EXPECT_EQ(stats.finish, c.finish) << c.text;
  }
}

TEST(LineStats, Hashes) {
  std::vector<std::uint32_t> words;
  EXPECT_EQ(stats_of("Read More", words).hash, stats_of("read  more", words).hash);
  EXPECT_NE(stats_of("page 1", words).hash, stats_of("page 22", words).hash);
  EXPECT_EQ(stats_of("page 1", words).shape_hash, stats_of("page 22", words).shape_hash);
  EXPECT_NE(stats_of("page 1", words).shape_hash, stats_of("page 1 2", words).shape_hash);
  EXPECT_EQ(stats_of("0123456789 a same start", words).start_hash,
            stats_of("0 a same sbegins", words).start_hash);
}

}  // namespace
}  // namespace kijil::line
