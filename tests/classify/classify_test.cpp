#include "classify/classify.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "classify/cut_bits.hpp"
#include "classify/explain.hpp"
#include "classify/forms.hpp"
#include "classify/network.hpp"
#include "text/vectors.hpp"

namespace kijil::classify {
namespace {

// Two trees of one class over width (slot 0) and fields (slot 1):
//   width <= 1 ? -1 : (fields <= 2 ? 0.5 : 2)      fields <= 2 ? 0.25 : -0.25
constexpr feature::Feature kFeatures[] = {feature::Feature::kWidth, feature::Feature::kFields};
constexpr std::uint16_t kFirstCut[] = {0, 1, 2};
constexpr float kCuts[] = {1.0F, 2.0F};
constexpr Node kNodes[3 + kNodesAtOnce - 1] = {
    {0, 0, ~0, 1, 0, 1, 3}, {1, 0, ~1, ~2, 1, 2, 3}, {1, 0, ~0, ~1, 0, 1, 2}};
constexpr float kMeans[] = {0.0F, 1.0F, 0.0F};
constexpr float kLeaves[] = {-1.0F, 0.5F, 2.0F, 0.25F, -0.25F};
constexpr std::uint32_t kFirstNode[] = {0, 2, 3};
constexpr std::uint32_t kFirstLeaf[] = {0, 3};
constexpr Trees kTrees{2, 2, 1, kFeatures, kFirstCut, kCuts, kNodes, kMeans, kLeaves, kFirstNode, kFirstLeaf};

feature::Matrix matrix_of(std::initializer_list<std::pair<float, float>> rows) {
  feature::Matrix matrix;
  matrix.resize(rows.size(), 2);
  std::size_t i = 0;
  for (const auto& [width, fields] : rows) {
    matrix.floats(feature::Feature::kWidth)[i] = width;
    matrix.floats(feature::Feature::kFields)[i++] = fields;
  }
  return matrix;
}

TEST(Trees, BothSidesOfEveryThreshold) {
  const feature::Matrix matrix =
      matrix_of({{1.0F, 2.0F}, {std::nextafter(1.0F, 2.0F), 2.0F}, {3.0F, std::nextafter(2.0F, 3.0F)}});
  const std::vector<float> scores = evaluate(kTrees, matrix, 0, matrix.lines());
  ASSERT_EQ(scores.size(), 3U);
  EXPECT_FLOAT_EQ(scores[0], -1 + 0.25F);
  EXPECT_FLOAT_EQ(scores[1], 0.5F + 0.25F);
  EXPECT_FLOAT_EQ(scores[2], 2 - 0.25F);
}

// More lines than one group, each where a walk down the trees would put it.
TEST(Trees, GroupsEqualAWalk) {
  feature::Matrix matrix;
  matrix.resize(77, 2);
  for (std::size_t i = 0; i < 77; ++i) {
    matrix.floats(feature::Feature::kWidth)[i] = static_cast<float>(i % 7) / 2;
    matrix.floats(feature::Feature::kFields)[i] = static_cast<float>(i % 5);
  }
  const std::vector<float> scores = evaluate(kTrees, matrix, 0, 77);
  ASSERT_EQ(scores.size(), 77U);
  for (std::size_t i = 0; i < 77; ++i) {
    const float width = static_cast<float>(i % 7) / 2;
    const bool few = i % 5 <= 2;
    const float first = width <= 1 ? -1.0F : few ? 0.5F : 2.0F;
    EXPECT_FLOAT_EQ(scores[i], first + (few ? 0.25F : -0.25F)) << i;
  }
}

// All features, every third the same for all lines.
feature::Matrix any_matrix(std::size_t lines) {
  feature::Matrix matrix;
  matrix.resize(lines, feature::kFeatureCount);
  std::uint32_t random = 1;
  for (unsigned f = 0; f < feature::kFeatureCount; ++f) {
    const auto column = matrix.floats(static_cast<feature::Feature>(f));
    for (std::size_t i = 0; i < lines; ++i) {
      random = random * 1664525 + 1013904223;
      column[i] = f % 3 == 0 && i > 0 ? column[0]
                                      : static_cast<float>(random >> 24) / static_cast<float>(1U << f % 9);
    }
  }
  return matrix;
}

// What the vectors find for a page is what a walk finds for each of its lines.
TEST(Trees, LinesTogetherScoreAsEachAlone) {
  for (const std::size_t lines : {5U, 31U, 32U, 33U, 255U, 256U, 300U}) {
    const feature::Matrix matrix = any_matrix(lines);
    for (const Trees* trees :
         {&content_model(BodyModel::kMarkup), &content_model(BodyModel::kEastAsianMarkup),
          &content_model(BodyModel::kText), &kind_model(true), &kind_model(false)}) {
      Reached reached, reached_alone;
      const std::vector<float> together = evaluate(*trees, matrix, 0, lines, &reached);
      for (std::size_t i = 0; i < lines; ++i) {
        const std::vector<float> alone = evaluate(*trees, matrix, i, i + 1, &reached_alone);
        for (std::uint32_t k = 0; k < trees->classes; ++k) {
          ASSERT_TRUE(std::ranges::equal(reached.row(i, k), reached_alone.row(0, k))) << i << ", class " << k;
          ASSERT_EQ(together[k * lines + i], alone[k]) << "line " << i << " of " << lines << ", class " << k;
        }
      }
    }
  }
}

#if defined(__x86_64__)
// Columns of any kind have the bits of the same numbers as floats: whole numbers on both sides of cuts,
// before and behind the end of a vector and of a block.
TEST(CutBits, KindsOfColumnsAreTheSame) {
  if (!text::has_avx2()) GTEST_SKIP();
  constexpr float kRisingCuts[] = {-200.0F, -1.5F, -1.0F, 0.0F, 1e-35F, 2.5F, 3.0F, 126.5F, 500.0F};
  constexpr std::uint16_t kOneSlot[] = {0, std::size(kRisingCuts)};
  const Trees trees{0, 1, 1, kFeatures, kOneSlot, kRisingCuts, nullptr, nullptr, nullptr, nullptr, nullptr};
  constexpr int kNumbers[] = {-128, -2, -1, 0, 1, 2, 3, 4, 126, 127};
  constexpr std::size_t kWords = CutBits::kBlock / CutBits::kGroup;
  for (const std::size_t lines : {1U, 31U, 32U, 63U, 64U, 65U, 256U, 300U}) {
    for (std::size_t different = 1; different <= std::size(kNumbers); ++different) {
      feature::Matrix floats, bytes, same;
      for (feature::Matrix* matrix : {&floats, &bytes, &same}) matrix->resize(lines, 1);
      for (std::size_t i = 0; i < lines; ++i) {
        const int number = kNumbers[(i + lines) % different];
        floats.floats(kFeatures[0])[i] = static_cast<float>(number);
        bytes.bytes(kFeatures[0])[i] = static_cast<std::int8_t>(number);
      }
      same.fill(kFeatures[0], static_cast<float>(kNumbers[0]));
      std::vector<const feature::Matrix*> matrices = {&floats, &bytes};
      if (different == 1) matrices.push_back(&same);
      for (const feature::Matrix* matrix : matrices) {
        const CutBits cuts(trees, *matrix, 0, lines);
        const CutBits::Range range = cuts.ranges()[0];
        ASSERT_EQ(cuts.cuts(), static_cast<std::size_t>(range.highest - range.lowest));
        std::vector<std::uint32_t> bits(cuts.cuts() * kWords);
        for (std::size_t i = 0; i < lines; ++i) {
          if (i % CutBits::kBlock == 0) cuts.write(i / CutBits::kBlock, bits.data());
          for (int bin = 0; bin < static_cast<int>(std::size(kRisingCuts)); ++bin) {
            const bool above = floats.at(kFeatures[0], i) > kRisingCuts[bin];
            if (bin < range.lowest || bin >= range.highest) {
              ASSERT_EQ(above, bin < range.lowest) << i << " of " << lines;
              continue;
            }
            const std::size_t cut = static_cast<std::size_t>(cuts.first_cut(0) + bin);
            const std::uint32_t word = bits[cut * kWords + i % CutBits::kBlock / CutBits::kGroup];
            ASSERT_EQ((word >> i % CutBits::kGroup & 1) != 0, above) << i << " of " << lines;
          }
        }
      }
    }
  }
}
#endif

// Also when lines come in any order, and classes in turn: each is made from the one before.
TEST(Trees, ContributionsAddUpToTheScore) {
  const std::size_t lines = 70;
  const feature::Matrix matrix = any_matrix(lines);
  for (const Trees* trees : {&kTrees, &content_model(BodyModel::kMarkup), &kind_model(true)}) {
    Reached reached;
    const std::vector<float> scores = evaluate(*trees, matrix, 0, lines, &reached);
    std::vector<float> means(trees->classes);
    for (std::uint32_t t = 0; t < trees->count; ++t)
      means[t % trees->classes] += trees->means[trees->first_node[t]];
    const Paths paths(*trees);
    Contributions contributions(*trees, paths);
    for (const std::size_t line : {0U, 1U, 2U, 69U, 3U, 3U, 64U}) {
      for (std::uint32_t k = 0; k < trees->classes; ++k) {
        const std::vector<std::int32_t>& parts = contributions.of(reached, line, k);
        const auto sum = static_cast<float>(std::accumulate(parts.begin(), parts.end(), 0));
        EXPECT_NEAR(sum / Paths::kOne + means[k], scores[k * lines + line], 1e-4) << line;
      }
    }
  }
}

std::string reasons(Explainer& explainer, std::size_t line, Label label) {
  std::array<char, kMostOfReasons + text::Pen::kSlack> room;
  text::Pen pen(room.data());
  explainer.put_reasons(line, label, pen);
  return {room.data(), pen.at()};
}

// Reasons are the same whether it was remembered what lines reach or not, at the borders of what is evaluated
// again.
TEST(Explainer, ManyLines) {
  const std::size_t lines = kRemembered + 3;
  const feature::Matrix matrix = any_matrix(lines);
  const Outputs outputs(matrix, BodyModel::kMarkup);
  Reached content, kind;
  label_scores(matrix, BodyModel::kMarkup, outputs,
               content_scores(matrix, BodyModel::kMarkup, outputs, &content), &kind);
  Explainer remembers(matrix, BodyModel::kMarkup, outputs, std::move(content), std::move(kind));
  Explainer forgets(matrix, BodyModel::kMarkup, outputs, {}, {});
  for (const std::size_t line : {std::size_t{0}, std::size_t{64}, kRemembered - 1, kRemembered, lines - 1}) {
    for (const Label label : {Label::kContent, Label::kTitle, Label::kComment}) {
      const std::string expected = reasons(remembers, line, label);
      EXPECT_NE(expected, "");
      EXPECT_EQ(reasons(forgets, line, label), expected) << line;
    }
  }
}

// Half of what speaks for a label is the trees', half the network's.
TEST(Models, LabelsAreOfTreesAndNetwork) {
  const std::size_t lines = 9;
  const feature::Matrix matrix = any_matrix(lines);
  const std::vector<float> trees = evaluate(kind_model(true), matrix, 0, lines);
  const Outputs outputs(matrix, BodyModel::kMarkup);
  const std::span<const float> network = outputs.kinds();
  ASSERT_EQ(trees.size(), network.size());
  const std::vector<Scores> scores =
      label_scores(matrix, BodyModel::kMarkup, outputs, std::vector<float>(lines, 0.25F));
  for (std::size_t i = 0; i < lines; ++i) {
    double sum = 0;
    const auto strength = [&](std::size_t k) {
      return std::exp((trees[k * lines + i] + network[k * lines + i]) / 2.0);
    };
    for (std::size_t k = 0; k * lines < trees.size(); ++k) sum += strength(k);
    for (std::size_t k = 0; k * lines < trees.size(); ++k)
      EXPECT_NEAR(scores[i][k + 1], 0.75 * strength(k) / sum, 1e-5) << i << ", label " << k + 1;
  }
}

TEST(Models, ScoresAreProbabilities) {
  for (const BodyModel model : {BodyModel::kMarkup, BodyModel::kEastAsianMarkup, BodyModel::kText}) {
    feature::Matrix matrix;
    matrix.resize(4, feature::kFeatureCount);
    for (unsigned f = 0; f < feature::kFeatureCount; ++f) {
      for (std::size_t i = 0; i < 4; ++i)
        matrix.floats(static_cast<feature::Feature>(f))[i] = static_cast<float>(i * f);
    }
    const Outputs outputs(matrix, model);
    const std::vector<float> content = content_scores(matrix, model, outputs);
    for (const Scores& scores : label_scores(matrix, model, outputs, content)) {
      float sum = 0;
      for (const float score : scores) {
        EXPECT_GE(score, 0);
        sum += score;
      }
      EXPECT_NEAR(sum, 1, 1e-5);
    }
  }
}

// With markup the share of Hangul, Kana and ideographs tells, on both sides of its bound.
TEST(Models, EastAsianPagesHaveTheirOwn) {
  const feature::Matrix matrix;
  line::Lines lines;
  lines.lines.resize(2);
  for (line::TextLine& line : lines.lines) line.stats.characters = 50;
  EXPECT_EQ(body_model(lines, matrix, true), BodyModel::kMarkup);
  lines.lines[0].stats.wide = 20;
  EXPECT_EQ(body_model(lines, matrix, true), BodyModel::kMarkup);
  lines.lines[1].stats.wide = 1;
  EXPECT_EQ(body_model(lines, matrix, true), BodyModel::kEastAsianMarkup);
  EXPECT_EQ(body_model({}, matrix, true), BodyModel::kMarkup);
}

// Without, that of Hangul alone.
TEST(Models, TextInKoreanHasItsOwn) {
  const auto model = [](float hangul) {
    feature::Matrix matrix;
    matrix.resize(2, feature::kFeatureCount);
    matrix.fill(feature::Feature::kPageHangul, hangul);
    return body_model({}, matrix, false);
  };
  EXPECT_EQ(model(0.2F), BodyModel::kText);
  EXPECT_EQ(model(0.21F), BodyModel::kKoreanText);
  EXPECT_EQ(body_model({}, {}, false), BodyModel::kText);
}

TEST(Models, EmptyPage) {
  feature::Matrix matrix;
  matrix.resize(0, feature::kFeatureCount);
  const Outputs outputs(matrix, BodyModel::kMarkup);
  EXPECT_TRUE(content_scores(matrix, BodyModel::kMarkup, outputs).empty());
  EXPECT_TRUE(label_scores(matrix, BodyModel::kMarkup, outputs, {}).empty());
}

// Whose picture it is stands behind a caption; a sentence about an agency goes on behind its name.
TEST(Forms, ALineOfTheBodyThatEndsInAnAgencyIsACaption) {
  const auto form = [](std::string_view text, float content) {
    parse::Arena arena{1 << 20};
    line::Lines lines;
    line::make_lines(text, arena, lines);
    feature::Matrix matrix;
    feature::text_features(lines, matrix);
    std::vector<float> scores(lines.lines.size(), content);
    const std::optional<Label> found = sure_forms(lines, matrix, scores).back();
    EXPECT_EQ(scores.back() < content, found.has_value());
    return found;
  };
  const std::string before =
      "앞에 있는 문장은 이것보다 훨씬 더 길게 쓰여 있어서, 그 뒤에 오는 짧은 줄이 제목으로 짐작되지는 않을 "
      "것이다.\n";
  EXPECT_EQ(form(before + "다리 위를 지나는 열차와 사람들. 부산/AFP 연합뉴스 |", 0.7F), Label::kCaption);
  EXPECT_EQ(form(before + "다리 위를 지나는 열차와 사람들 (사진=뉴시스)", 0.7F), Label::kCaption);
  EXPECT_EQ(form(before + "다리 위를 지나는 열차와 사람들. /EPA", 0.7F), Label::kCaption);
  EXPECT_EQ(form(before + "다리 위를 지나는 열차와 사람들, NEPA", 0.7F), std::nullopt);
  EXPECT_EQ(form(before + "다리가 무너졌다고 연합뉴스가 보도했다.", 0.7F), std::nullopt);
  EXPECT_EQ(form(before + "연합뉴스", 0.7F), std::nullopt);
  // What is no body has its label from the model: a headline in a list may end like this, too.
  EXPECT_EQ(form(before + "다리 위를 지나는 열차와 사람들 뉴스1", 0.4F), std::nullopt);
}

}  // namespace
}  // namespace kijil::classify
