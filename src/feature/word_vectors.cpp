#include "feature/word_vectors.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

#include "feature/word_buckets.hpp"

namespace kijil::feature {
namespace {

#include "word_vectors.inc"

static_assert(std::size(kWordVectors) == kWordBuckets * kWordNumbers);

constexpr float kUnit = 1.0F / 32;
// Words that the mean of a line counts without having them: one word alone says less than many.
constexpr int kMoreWords = 2;

using Bytes [[gnu::vector_size(kWordNumbers)]] = std::int8_t;
using Sums [[gnu::vector_size(kWordNumbers * sizeof(std::int16_t))]] = std::int16_t;
static_assert(2 * kWordsAtEachEnd * 127 <= INT16_MAX);

// Words that few sites have are not learned.
bool known(Bytes numbers) { return std::bit_cast<std::uint64_t>(numbers) != 0; }

}  // namespace

void word_vector_features(const line::Lines& lines, Matrix& matrix) {
  if (!words_count(lines)) {
    no_word_vector_features(matrix);
    return;
  }
  std::array<std::span<float>, kWordNumbers> columns;
  for (unsigned k = 0; k < kWordNumbers; ++k) columns[k] = matrix.floats(Feature::kVector1 + k);
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    Sums sums = {};
    int words = 0;
    each_word_bucket(lines, i, [&](std::uint16_t at) {
      Bytes numbers;
      std::memcpy(&numbers, kWordVectors + at * kWordNumbers, sizeof(numbers));
      sums += __builtin_convertvector(numbers, Sums);
      words += known(numbers) ? 1 : 0;
    });
    const float scale = kUnit / static_cast<float>(words + kMoreWords);
    for (unsigned k = 0; k < kWordNumbers; ++k) columns[k][i] = static_cast<float>(sums[k]) * scale;
  }
}

void no_word_vector_features(Matrix& matrix) {
  for (unsigned k = 0; k < kWordNumbers; ++k) matrix.fill(Feature::kVector1 + k, 0);
}

}  // namespace kijil::feature
