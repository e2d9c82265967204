#include "spam/page_text.hpp"

#include <gtest/gtest.h>

namespace kijil::spam {
namespace {

struct Case {
  std::string_view text;
  std::u16string_view normal;
};

TEST(Normalise, FoldsWhatHidesLetters) {
  constexpr Case kCases[] = {
      {"", u""},
      {"가을 하늘", u"가을 하늘"},
      {"a\tb", u"a b"},
      // Invisible characters go.
      {"바\u200b구\u200c니", u"바구니"},
      {"sh\u00adip", u"ship"},
      // Compatibility forms.
      {"ＡＢＣ１２", u"ABC12"},
      {"㈜하늘", u"(주)하늘"},
      {"가　나", u"가 나"},
      // Split syllables are put together, lone letters stay.
      {"바ㄱㅜ니", u"바구니"},
      {"ㅎㅏㄴ강", u"한강"},
      {"ㅎㅏㄴㅏ", u"하나"},
      {"ㅋㅋㅋ ㅠㅠ", u"ㅋㅋㅋ ㅠㅠ"},
      // Look-alikes in words of mixed script only; three letters are too few.
      {"hаrbоur", u"harbour"},
      {"море", u"море"},
      {"морe сине", u"море сине"},
      {"μm", u"μm"},
      // Outside the BMP, and ill-formed.
      {"a😀b", u"a\uFFFDb"},
      {"a\xFF\xE0z", u"a\uFFFD\uFFFDz"},
      {"\xEA\xB0", u"\uFFFD"},
  };
  for (const Case& c : kCases) EXPECT_EQ(normalise(c.text), c.normal) << c.text;
}

TEST(Normalise, LeadsBackToTheBytes) {
  struct Span {
    std::string_view text;
    std::uint32_t first, last;  // chars
    std::string_view bytes;
  };
  constexpr Span kCases[] = {
      {"가나다", 1, 2, "나"},
      {"바\u200b구\u200b니 점", 0, 3, "바\u200b구\u200b니"},
      {"바\u200b구\u200b니\u200b점", 0, 3, "바\u200b구\u200b니"},
      {"앞 바ㄱㅜ니 뒤", 2, 5, "바ㄱㅜ니"},
      {"㈜하늘", 0, 1, "㈜"},  // one character that became three
      {"x ＡＢ", 2, 4, "ＡＢ"},
  };
  for (const Span& c : kCases) {
    const PageLine lines[] = {{.text = "앞 줄"}, {.text = c.text}};
    const PageText page = normalise(lines);
    const std::uint32_t begin = page.line_begin[1];
    const ByteRange range = ByteMap(page, lines).bytes_of(begin + c.first, begin + c.last);
    EXPECT_EQ(range.line, 1U) << c.text;
    EXPECT_EQ(c.text.substr(range.begin, range.end - range.begin), c.bytes) << c.text;
  }
}

TEST(Normalise, KeepsAlterationsInOrder) {
  const PageLine lines[] = {{.text = "가\u200bㄱㅏ 나\u200b"}, {.text = "hаrbоur Ａ"}};
  const PageText page = normalise(lines);
  ASSERT_FALSE(page.altered.empty());
  for (std::size_t i = 1; i < page.altered.size(); ++i)
    EXPECT_LE(page.altered[i - 1].index, page.altered[i].index);
  EXPECT_EQ(page.line_begin.size(), 3U);
}

// The words are read while the bytes are, and come out as they do from the finished chars.
TEST(Normalise, FindsTheTokens) {
  constexpr std::string_view kTexts[] = {
      "",
      "  ",
      "가나다",
      "가나다 AB12를, 다(라)\n",
      "바\u200b구니 바ㄱㅜ니 ＡＢ가 a1",
      "море морe",
      "㌖㌖㌖ 漢字かな",
      "a😀b \xFFz",
      "ㅋㅋㅋ ㅎㅏㄴ강에",
  };
  for (const std::string_view text : kTexts) {
    const PageLine lines[] = {{.text = text}, {.text = "둘째 줄"}, {.text = text}};
    const PageText page = normalise(lines);
    const std::vector<Token> expected = tokenise(page.chars);
    ASSERT_EQ(page.tokens.size(), expected.size()) << text;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_EQ(page.tokens[i].begin, expected[i].begin) << text;
      EXPECT_EQ(page.tokens[i].end, expected[i].end) << text;
      EXPECT_EQ(page.tokens[i].hash, expected[i].hash) << text;
    }
  }
}

}  // namespace
}  // namespace kijil::spam
