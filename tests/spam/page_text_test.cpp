#include "spam/page_text.hpp"

#include <gtest/gtest.h>

#include "spam/plain_text.hpp"

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
      {"a\u2060b", u"ab"},
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
      {"ΒΗΜΑmen", u"ΒΗΜΑmen"},  // two names glued together
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

// Texts on both sides of what is read at once, with every kind of character at every place.
std::vector<std::string> texts_of_all_lengths() {
  constexpr std::string_view kPieces[] = {"가", "힣 ", "a",  "Z9 ", "·",        "漢",
                                          "é",  "😀",   "\t", "힤", "\xEA\xB0", "\x80"};
  std::vector<std::string> texts;
  for (std::size_t length = 0; length < 140; ++length) {
    for (std::size_t seed = 0; seed < std::size(kPieces); ++seed) {
      std::string text;
      while (text.size() < length)
        text += kPieces[(text.size() * 7 + length) % 11 < 8 ? text.size() % 4 : seed];
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

TEST(PlainText, IsTheSameWithVectors) {
  for (const std::string& text : texts_of_all_lengths()) {
    std::u16string with(text.size() + kPlainSlack, u'\0');
    std::u16string without = with;
    const PlainText a = decode_plain(text, with.data());
    const PlainText b = decode_plain_portable(text, without.data());
    ASSERT_EQ(a.bytes, b.bytes) << text;
    ASSERT_EQ(a.units, b.units) << text;
    ASSERT_EQ(a.syllables, b.syllables) << text;
    ASSERT_EQ(with.substr(0, a.units), without.substr(0, b.units)) << text;
  }
}

TEST(PlainText, StopsAtAnythingElse) {
  constexpr struct {
    std::string_view text;
    std::size_t bytes;
  } kCases[] = {
      {"", 0},           {"가나 AB", 9},
      {"가힣힤", 6},   // U+D7A4 is no syllable
      {"가\uABFF", 3},    // nor is what is before 가
      {"가\xEB\x82", 3},  // cut off
      {"가\x80", 3},      // a byte too many
      {"· 가", 0},       {"가나다라마바사아자차 카타파하 거너더러머버서어저처 é", 75},
  };
  for (const auto& c : kCases) {
    std::u16string units(c.text.size() + kPlainSlack, u'\0');
    EXPECT_EQ(decode_plain(c.text, units.data()).bytes, c.bytes) << c.text;
    EXPECT_EQ(decode_plain_portable(c.text, units.data()).bytes, c.bytes) << c.text;
  }
}

TEST(Tokenise, IsTheSameWithVectors) {
  for (const std::string& text : texts_of_all_lengths()) {
    const std::u16string chars = normalise(text);
    EXPECT_EQ(tokenise(chars), tokenise_portable(chars)) << text;
  }
}

TEST(Tokenise, FindsWords) {
  const std::u16string_view text = u" 가나다 AB12를, 漢字かな é. ";
  const std::vector<Token> words = {{1, 4}, {5, 10}, {12, 16}, {17, 18}};
  EXPECT_EQ(tokenise(text), words);
}

}  // namespace
}  // namespace kijil::spam
