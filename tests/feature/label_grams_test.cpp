#include "feature/label_grams.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "feature/words.hpp"
#include "line/line.hpp"

namespace kijil::feature {
namespace {

constexpr unsigned kNotice = 7;  // of the columns of a table and of gram_*

struct Text {
  explicit Text(const std::string& text, const std::vector<std::int8_t>& odds) {
    line::make_lines(text, arena, lines);
    matrix.resize(lines.lines.size(), kTextFeatureCount);
    gram_features(lines, GramOdds(odds.data(), odds.size()), matrix);
  }
  float at(Feature feature, std::size_t line) const { return matrix.at(feature, line); }
  parse::Arena arena{1 << 20};
  line::Lines lines;
  Matrix matrix;
};

std::vector<std::int8_t> empty_table() { return std::vector<std::int8_t>((kGramBuckets + 1) * kGramLabels); }

// A table by which the runs of a line speak for notices, by 2 each.
std::vector<std::int8_t> table_of(const std::string& line) {
  std::vector<std::int8_t> odds = empty_table();
  for (const std::uint16_t bucket : gram_buckets(line)) odds[bucket * kGramLabels + kNotice] = 48;
  return odds;
}

TEST(LabelGrams, AreRunsOfCharactersWordsAndAShortLine) {
  // Between its marks "ab" is four characters, three pairs, two runs of three; and a word, and a line.
  EXPECT_EQ(gram_buckets("ab").size(), 11U);
  EXPECT_EQ(gram_buckets("a b").size(), 5U + 4 + 3 + 2 + 1);
  EXPECT_EQ(gram_buckets(std::string(20, 'a')).size(), 22U + 21 + 20 + 1 + 1);
  EXPECT_EQ(gram_buckets(std::string(21, 'a')).size(), 23U + 22 + 21 + 1);
  EXPECT_EQ(gram_buckets("").size(), 2U + 1 + 1);
}

TEST(LabelGrams, TakeLettersOfEitherCaseDigitsAndSpacesAsOne) {
  EXPECT_EQ(gram_buckets("Log In 12"), gram_buckets("LOG  in\t34"));
  EXPECT_EQ(gram_buckets(" 목록 "), gram_buckets(" 목록 "));
  EXPECT_NE(gram_buckets("목록"), gram_buckets("목차"));
}

TEST(LabelGrams, CountSixtyCharacters) {
  const std::string korean = [] {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "가";
    return text;
  }();
  EXPECT_EQ(gram_buckets(korean), gram_buckets(korean + "나"));
  EXPECT_EQ(gram_buckets(std::string(60, 'a')), gram_buckets(std::string(1000, 'a')));
}

// Lines of every length, whose runs are taken several at a time and the last ones one by one.
TEST(LabelGrams, ARunFallsIntoOneBucketWhereverItStands) {
  std::string line;
  for (std::size_t n = 1; n <= 60; ++n) {
    line += static_cast<char>('a' + n * 7 % 26);
    const std::vector<std::uint16_t> buckets = gram_buckets(line);
    for (std::size_t i = 0; i < n; ++i) {
      // Behind the first run of each length, which begins with the mark of the start.
      EXPECT_EQ(buckets[i + 1], gram_buckets(line.substr(i, 1))[1]) << line << " at " << i;
      if (i + 1 == n) continue;
      const std::size_t pairs = n + 2, threes = pairs + n + 1;
      const std::vector<std::uint16_t> two = gram_buckets(line.substr(i, 2));
      EXPECT_EQ(buckets[pairs + i + 1], two[4 + 1]) << line << " at " << i;
      if (i + 2 == n) continue;
      const std::vector<std::uint16_t> three = gram_buckets(line.substr(i, 3));
      EXPECT_EQ(buckets[threes + i + 1], three[5 + 4 + 1]) << line << " at " << i;
    }
  }
}

TEST(LabelGrams, EveryRunOfALineCounts) {
  std::vector<std::int8_t> odds = empty_table();
  for (std::size_t i = 0; i < odds.size(); ++i) odds[i] = static_cast<std::int8_t>(i * 37 % 251 - 125);
  for (std::size_t n = 1; n <= 60; ++n) {
    const std::string line = std::string(n / 2, 'x') + std::string(n - n / 2, 'y');
    const std::vector<std::uint16_t> buckets = gram_buckets(line);
    std::array<float, kGramLabels> expected;
    for (std::size_t k = 0; k < kGramLabels; ++k) {
      float sum = 0;
      for (const std::uint16_t bucket : buckets) sum += odds[bucket * kGramLabels + k];
      expected[k] =
          (sum / std::sqrt(static_cast<float>(buckets.size())) + odds[kGramBuckets * kGramLabels + k]) / 24;
    }
    const Text text(line, odds);
    const float highest = *std::ranges::max_element(expected);
    float all = 0;
    for (const float share : expected) all += std::exp(share - highest);
    for (unsigned k = 0; k < kGramLabels; ++k) {
      EXPECT_NEAR(text.at(Feature::kGramContent + k, 0),
                  std::max(-8.0F, expected[k] - highest - std::log(all)), 1e-3)
          << line << " of label " << k;
    }
  }
}

TEST(LabelGrams, AreSharesOfTheLabels) {
  const Text text("목록\n무엇\n", table_of("목록"));
  float sum = 0;
  for (unsigned k = 0; k < kGramLabels; ++k) sum += std::exp(text.at(Feature::kGramContent + k, 0));
  EXPECT_NEAR(sum, 1, 1e-5);
  // 11 runs of 2 over the root of 11; two lines share nothing but their marks.
  const float odds = 2 * std::sqrt(11.0F);
  EXPECT_NEAR(text.at(Feature::kGramNotice, 0), odds - std::log(std::exp(odds) + 8), 1e-4);
  EXPECT_LT(text.at(Feature::kGramNotice, 1), text.at(Feature::kGramNotice, 0));
  EXPECT_EQ(text.at(Feature::kGramContent, 0), text.at(Feature::kGramComment, 0));
  EXPECT_EQ(Text("무엇", empty_table()).at(Feature::kGramNotice, 0), -std::log(9.0F));
}

TEST(LabelGrams, AShareHasALeast) {
  std::vector<std::int8_t> odds = empty_table();
  odds[kGramBuckets * kGramLabels + kNotice] = 127;
  odds[kGramBuckets * kGramLabels] = -127;
  EXPECT_EQ(Text("무엇", odds).at(Feature::kGramContent, 0), -8);
}

TEST(LabelGrams, NeighboursAreMeans) {
  const Text text("무엇\n목록\n무엇\n", table_of("목록"));
  const float other = text.at(Feature::kGramNotice, 0), list = text.at(Feature::kGramNotice, 1);
  EXPECT_FLOAT_EQ(text.at(Feature::kBefore3GramNotice, 0), -std::log(9.0F));  // no line before
  EXPECT_FLOAT_EQ(text.at(Feature::kAfter3GramNotice, 2), -std::log(9.0F));
  EXPECT_FLOAT_EQ(text.at(Feature::kBefore3GramNotice, 2), (other + list) / 2);
  EXPECT_FLOAT_EQ(text.at(Feature::kAfter3GramNotice, 0), (other + list) / 2);
  EXPECT_FLOAT_EQ(text.at(Feature::kAround10GramNotice, 1), (2 * other + list) / 3);
}

TEST(LabelGrams, TheShippedTableKnowsTheWordsOfKoreanPages) {
  line::Lines lines;
  parse::Arena arena{1 << 20};
  line::make_lines("로그인\n홍길동 기자\n무단 전재 및 재배포 금지\n", arena, lines);
  Matrix matrix;
  matrix.resize(lines.lines.size(), kTextFeatureCount);
  gram_features(lines, gram_odds(), matrix);
  const auto likeliest = [&](std::size_t line) {
    unsigned best = 0;
    for (unsigned k = 1; k < kGramLabels; ++k) {
      if (matrix.at(Feature::kGramContent + k, line) > matrix.at(Feature::kGramContent + best, line))
        best = k;
    }
    return static_cast<Feature>(static_cast<unsigned>(Feature::kGramContent) + best);
  };
  EXPECT_EQ(likeliest(1), Feature::kGramByline);
  EXPECT_EQ(likeliest(2), Feature::kGramNotice);
}

// A text that the page has before says what it says alone, and so does one that differs in what lowering
// hides.
TEST(LabelGrams, RepeatedLines) {
  const auto values = [](std::string_view text, std::size_t line) {
    parse::Arena arena(1 << 20);
    line::Lines lines;
    line::make_lines(text, arena, lines);
    Matrix matrix;
    text_features(lines, matrix);
    gram_features(lines, gram_odds(), matrix);
    std::vector<float> out;
    for (unsigned k = 0; k < kGramLabels; ++k) out.push_back(matrix.at(Feature::kGramContent + k, line));
    return out;
  };
  for (const char* text : {"로그인", "Log in", "e\u0301", "E\u0301"}) {
    const std::string alone = text;
    EXPECT_EQ(values("e\u0301\n" + alone + "\nx\n" + alone, 3), values(alone, 0)) << text;
  }
}

TEST(LabelGrams, HaveWords) {
  std::array<char, 2 * kMostWords + text::Pen::kSlack> room;
  text::Pen pen(room.data());
  put_words(Feature::kGramNotice, std::log(0.5F), pen);
  pen.put("; ");
  put_words(Feature::kBefore3GramSidebar, std::log(0.25F), pen);
  EXPECT_EQ(std::string_view(room.data(), pen.at()),
            "written like notice 50 %; before3 written like sidebar 25 %");
}

}  // namespace
}  // namespace kijil::feature
