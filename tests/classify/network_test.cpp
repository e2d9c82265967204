#include "classify/network.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace kijil::classify {
namespace {

using Numbers = std::vector<double>;

// out += the map of `in`, as Weights says.
void apply(const Weights& weights, const Numbers& in, Numbers& out) {
  for (std::size_t k = 0; k < out.size(); ++k) {
    double sum = 0;
    for (std::size_t i = 0; i < in.size(); ++i) sum += in[i] * weights.values[i * out.size() + k];
    out[k] += weights.biases[k] + weights.scales[k] * sum;
  }
}

Numbers normalized(const Numbers& row) {
  double mean = 0, square = 0;
  for (const double value : row) mean += value / static_cast<double>(row.size());
  for (const double value : row) square += (value - mean) * (value - mean) / static_cast<double>(row.size());
  Numbers out;
  for (const double value : row) out.push_back((value - mean) / std::sqrt(square + 1e-5));
  return out;
}

void clip(Numbers& row) {
  for (double& value : row) value = std::max(value, 0.0);
}

// The network word by word, in double precision: what evaluate() is held against. [line][output]
std::vector<Numbers> reference(const Network& network, const feature::Matrix& matrix, std::size_t first,
                               std::size_t last) {
  std::vector<Numbers> rows;
  for (std::size_t line = first; line < last; ++line) {
    Numbers seen;
    for (std::size_t i = 0; i < network.input_count; ++i) {
      const double apart = static_cast<double>(matrix.at(network.features[i], line)) - network.middles[i];
      seen.push_back(apart / (network.spreads[i] + std::abs(apart)));
    }
    apply(network.first, seen, rows.emplace_back(Network::kWidth));
    clip(rows.back());
  }
  const std::size_t count = rows.size();
  for (const Network::Layer& layer : network.layers) {
    std::vector<Numbers> normal;
    for (const Numbers& row : rows) normal.push_back(normalized(row));
    Numbers means((Network::kHeads + 1) * Network::kWidth), sums(Network::kHeads + 1);
    for (const Numbers& row : normal) {
      Numbers scores(Network::kHeads);
      apply(layer.heads, row, scores);
      for (std::size_t head = 0; head < sums.size(); ++head) {
        const double weight = head < scores.size() ? std::exp(std::clamp(scores[head], -8.0, 8.0)) : 1;
        sums[head] += weight;
        for (std::size_t k = 0; k < row.size(); ++k) means[head * row.size() + k] += weight * row[k];
      }
    }
    for (std::size_t k = 0; k < means.size(); ++k) means[k] /= sums[k / Network::kWidth];
    for (std::size_t i = 0; i < count; ++i) {
      Numbers around(Network::kWidth), inner(Network::kInner);
      for (std::size_t tap = 0; tap < Network::kTaps; ++tap) {
        const auto at = static_cast<std::ptrdiff_t>(i) +
                        (static_cast<std::ptrdiff_t>(tap) - 2) * static_cast<std::ptrdiff_t>(layer.apart);
        if (at < 0 || at >= static_cast<std::ptrdiff_t>(count)) continue;
        for (std::size_t k = 0; k < around.size(); ++k)
          around[k] += layer.taps[tap * around.size() + k] * normal[static_cast<std::size_t>(at)][k];
      }
      apply(layer.in, around, inner);
      apply(layer.page, means, inner);
      clip(inner);
      apply(layer.out, inner, rows[i]);
    }
  }
  std::vector<Numbers> outputs;
  for (const Numbers& row : rows)
    apply(network.last, normalized(row), outputs.emplace_back(network.output_count));
  return outputs;
}

// found: [output][line of the matrix], of which `expected` are those from the first on.
void expect_near(const std::vector<float>& found, std::size_t lines, const std::vector<Numbers>& expected,
                 std::size_t first) {
  ASSERT_EQ(found.size(), lines * expected[0].size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    for (std::size_t k = 0; k < expected[i].size(); ++k)
      EXPECT_NEAR(found[k * lines + first + i], expected[i][k], 1e-4 * (1 + std::abs(expected[i][k])))
          << lines << " lines, line " << first + i << ", output " << k;
  }
}

// Columns of all kinds: floats, bytes, one number for all lines; most bytes are 0, as in pages.
feature::Matrix any_matrix(std::size_t lines, unsigned seed) {
  std::mt19937 random(seed);
  feature::Matrix matrix;
  matrix.resize(lines, feature::kFeatureCount);
  for (unsigned f = 0; f < feature::kFeatureCount; ++f) {
    const auto feature = static_cast<feature::Feature>(f);
    if (f % 3 == 0) {
      for (float& value : matrix.floats(feature)) value = static_cast<float>(random() % 1000) / 100 - 2;
    } else if (f % 3 == 1) {
      for (std::int8_t& value : matrix.bytes(feature))
        value = static_cast<std::int8_t>(random() % 4 != 0 ? 0 : static_cast<int>(random() % 256) - 128);
    } else {
      matrix.fill(feature, static_cast<float>(random() % 10));
    }
  }
  return matrix;
}

TEST(Network, SaysWhatItsWeightsSay) {
  for (const BodyModel model : {BodyModel::kMarkup, BodyModel::kText, BodyModel::kKoreanText}) {
    for (const std::size_t lines : {1U, 2U, 7U, 8U, 9U, 61U}) {
      const feature::Matrix matrix = any_matrix(lines, static_cast<unsigned>(lines));
      const std::vector<Numbers> expected = reference(network(model), matrix, 0, lines);
      for (const std::vector<float>& outputs : evaluate_every_way(network(model), matrix))
        expect_near(outputs, lines, expected, 0);
    }
  }
}

TEST(Network, ReadsLongPagesInParts) {
  constexpr std::size_t kLines = kLinesTogether + 2, kHalf = kLines / 2;
  const feature::Matrix matrix = any_matrix(kLines, 1);
  for (const BodyModel model : {BodyModel::kMarkup, BodyModel::kText})
    expect_near(evaluate(network(model), matrix), kLines, reference(network(model), matrix, kHalf, kLines),
                kHalf);
}

TEST(Network, NoLines) {
  feature::Matrix matrix;
  matrix.resize(0, feature::kFeatureCount);
  EXPECT_TRUE(evaluate(network(BodyModel::kMarkup), matrix).empty());
}

// What the network of HTML says is taken apart in the order of its training: two bodies, then the labels.
TEST(Outputs, OfHtml) {
  constexpr std::size_t kLines = 5;
  const feature::Matrix matrix = any_matrix(kLines, 1);
  const std::vector<float> all = evaluate(network(BodyModel::kMarkup), matrix);
  const Outputs collections(matrix, BodyModel::kMarkup), east_asian(matrix, BodyModel::kEastAsianMarkup);
  const auto part = [&](std::size_t first, std::size_t last) {
    return std::vector<float>(&all[first * kLines], &all[0] + last * kLines);
  };
  const auto vector = [](std::span<const float> span) {
    return std::vector<float>(span.begin(), span.end());
  };
  EXPECT_EQ(vector(collections.body()), part(0, 1));
  EXPECT_EQ(vector(east_asian.body()), part(1, 2));
  EXPECT_EQ(vector(collections.kinds()), part(2, 10));
  EXPECT_EQ(vector(east_asian.kinds()), part(2, 10));
}

TEST(Outputs, OfBareText) {
  const feature::Matrix matrix = any_matrix(5, 1);
  for (const BodyModel model : {BodyModel::kText, BodyModel::kKoreanText}) {
    EXPECT_EQ(Outputs(matrix, model).body().size(), 5U);
    EXPECT_TRUE(Outputs(matrix, model).kinds().empty());
  }
}

}  // namespace
}  // namespace kijil::classify
