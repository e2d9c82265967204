#include "spam/restore.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "spam/census.hpp"
#include "spam/page_text.hpp"

namespace kijil::spam {
namespace {

constexpr std::u16string_view kPhrase = u"푸른 모래 방";

// The text with the phrase in place of its P.
std::string injected(std::string_view text) {
  std::string out(text);
  return out.replace(out.find('P'), 1, to_utf8(kPhrase));
}

// What stood in the phrase's only place, by a title.
std::optional<std::u16string> original(std::span<const PageLine> lines, std::string_view title) {
  const PageText page = normalise(lines);
  Phrase phrase{kPhrase, 0, {}};
  find_occurrences(page.chars, page.tokens, {&phrase, 1});
  EXPECT_EQ(phrase.at.size(), 1U) << title;
  const Reference reference{normalise(title), "the title", false};
  return restore(page, phrase, {&reference, 1}).originals.front();
}

// Of a word that stood where the page says P, once or more.
TEST(Restore, CutsAWordOnlyWhereThePhraseStandsInIt) {
  struct Case {
    std::string_view page;
    std::string_view reference;
    std::optional<std::u16string> original;
  };
  const Case kCases[] = {
      {"새로 만든 함수 useP는 화면을 두 번 그린다.", "새로 만든 함수 useEffect는 화면을 두 번 그린다.",
       u"Effect"},
      {"새로 만든 함수 PState는 화면을 두 번 그린다.", "새로 만든 함수 reactState는 화면을 두 번 그린다.",
       u"react"},
      {"새로 만든 함수 useP는 화면을 두 번 그린다.", "새로 만든 함수 use효과는 화면을 두 번 그린다.",
       u"효과"},
      // The phrase stands by itself, the word would be cut out of a longer one.
      {"새로 만든 함수 P는 화면을 두 번 그린다.", "새로 만든 함수 useEffect는 화면을 두 번 그린다.",
       u"useEffect"},
      {"새로 만든 함수로 P는 화면을 두 번 그린다.", "새로 만든 함수로useEffect는 화면을 두 번 그린다.",
       std::nullopt},
      // A number is never cut.
      {"우리가 사는 도시는 20P년에 세운 다리를 고친다.", "우리가 사는 도시는 2014년에 세운 다리를 고친다.",
       std::nullopt},
  };
  for (const Case& c : kCases) {
    const std::string text = injected(c.page);
    const PageLine line{.text = text};
    EXPECT_EQ(original({&line, 1}, c.reference), c.original) << c.page;
  }
}

// A headline that is the title but for the word in the phrase's place.
TEST(Restore, TakesTheWordOfALineThatIsTheTitle) {
  struct Case {
    std::string_view line;
    std::string_view title;
    std::optional<std::u16string> original;
  };
  const Case kCases[] = {
      {"P, 새 전략 발표", "인공지능, 새 전략 발표", u"인공지능"},
      {"P, 새 전략 발표", "인공지능, 새 전략 발표 - 한마을신문", u"인공지능"},
      {"새 전략은 P", "새 전략은 인공지능 | 한마을신문", u"인공지능"},
      // The title goes on, begins otherwise, or is too short to be sure.
      {"P, 새 전략 발표", "인공지능, 새 전략 발표하다", std::nullopt},
      {"P, 새 전략 발표", "오늘 인공지능, 새 전략 발표", std::nullopt},
      {"P 소개", "인공지능 소개", std::nullopt},
      {"새 전략은 P", "새 전략은 인공지능 또는 사람", std::nullopt},
  };
  for (const Case& c : kCases) {
    const std::string text = injected(c.line);
    const PageLine lines[] = {{.text = "가나다라."}, {.text = text}, {.text = "마바사아."}};
    EXPECT_EQ(original(lines, c.title), c.original) << c.line << c.title;
  }
}

}  // namespace
}  // namespace kijil::spam
