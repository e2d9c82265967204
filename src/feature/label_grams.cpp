#include "feature/label_grams.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "feature/line_facts.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace kijil::feature {
namespace {

#include "label_grams.inc"

static_assert(std::size(kLabelGrams) == (kGramBuckets + 1) * kGramLabels);

constexpr std::size_t kCounted = 60;    // characters of a line
constexpr std::size_t kShortLine = 20;  // characters of a line that is a run of its own
constexpr std::size_t kMostGrams = 3 * (kCounted + 2) + kCounted + 1;
constexpr float kUnit = 1.0F / 24;  // UNIT of tools/training/label_grams.py
constexpr float kLeast = -8;        // of the log share of a label
// log(1 / kGramLabels): of the lines before the first and behind the last.
constexpr float kNothingKnown = -2.1972246F;
constexpr char32_t kStart = 2, kEnd = 3;

using Characters = std::array<char32_t, kCounted + 2>;

// The line's characters between marks for its start and end, as they are compared. Returns their number.
std::size_t read(std::string_view line, Characters& out) {
  std::size_t count = 0;
  out[count++] = kStart;
  for (std::size_t at = 0; at < line.size() && count <= kCounted;) {
    const text::CodePoint point = text::code_point_at(line, at);
    at += point.size;
    char32_t c = point.value;
    if (point.size == 1) {
      const char byte = static_cast<char>(c);
      c = text::is_space(byte)   ? U' '
          : text::is_digit(byte) ? U'0'
                                 : static_cast<char32_t>(text::lower(byte));
      if (c == ' ' && (out[count - 1] == ' ' || count == 1)) continue;
    }
    out[count++] = c;
  }
  out[count++] = kEnd;
  return count;
}

constexpr std::uint32_t kPrime = 0x01000193;  // of FNV-1
// Where a run begins counting: runs of other kinds fall into other buckets.
enum Kind : std::uint32_t {
  kOne = 0x811C9DC5,
  kTwo = 0x3C6EF372,
  kThree = 0xA54FF53A,
  kWord = 0x510E527F,
  kLine = 0x9B05688C
};

std::uint32_t with(std::uint32_t hash, char32_t c) { return (hash ^ c) * kPrime; }

std::uint16_t bucket(std::uint32_t hash) {
  constexpr int kBits = 15;
  static_assert(1U << kBits == kGramBuckets);
  hash ^= hash >> 15;
  return static_cast<std::uint16_t>(hash * 0x9E3779B1U >> (32 - kBits));
}

// Calls each for the bucket of every run of a line.
template <class Each>
void each_gram(std::string_view line, Each each) {
  Characters text;
  const std::size_t n = read(line, text);
  for (std::size_t i = 0; i < n; ++i) {
    each(bucket(with(kOne, text[i])));
    if (i + 1 < n) each(bucket(with(with(kTwo, text[i]), text[i + 1])));
    if (i + 2 < n) each(bucket(with(with(with(kThree, text[i]), text[i + 1]), text[i + 2])));
  }
  std::uint32_t whole = kLine, word = kWord;
  for (std::size_t i = 1; i < n; ++i) {
    const bool ends = text[i] == ' ' || text[i] == kEnd;
    if (ends && word != kWord) each(bucket(word));
    word = ends ? kWord : with(word, text[i]);
    whole = with(whole, text[i]);
  }
  if (n <= kShortLine + 2) each(bucket(whole));
}

using LabelShares = std::array<float, kGramLabels>;

// Log shares of the labels by the line alone.
LabelShares log_shares(std::string_view line, GramOdds odds) {
  std::array<std::int16_t, kGramLabels> sums{};  // at most kMostGrams of an int8
  static_assert(kMostGrams * 128 <= 1 << 15);
  int grams = 0;
  each_gram(line, [&](std::uint16_t at) {
    const std::int8_t* const row = odds.data() + at * kGramLabels;
    for (std::size_t k = 0; k < kGramLabels; ++k) sums[k] = static_cast<std::int16_t>(sums[k] + row[k]);
    ++grams;
  });
  const std::int8_t* const any_line = odds.data() + kGramBuckets * kGramLabels;
  const float scale = kUnit / std::sqrt(static_cast<float>(grams));
  LabelShares shares;
  for (std::size_t k = 0; k < kGramLabels; ++k)
    shares[k] = static_cast<float>(sums[k]) * scale + static_cast<float>(any_line[k]) * kUnit;
  const float highest = *std::ranges::max_element(shares);
  float sum = 0;
  for (const float share : shares) sum += std::exp(share - highest);
  const float all = highest + std::log(sum);
  for (float& share : shares) share = std::max(kLeast, share - all);
  return shares;
}

}  // namespace

GramOdds gram_odds() noexcept { return GramOdds(kLabelGrams); }

std::vector<std::uint16_t> gram_buckets(std::string_view line) {
  std::vector<std::uint16_t> buckets;
  each_gram(line, [&](std::uint16_t at) { buckets.push_back(at); });
  return buckets;
}

void gram_features(const line::Lines& lines, GramOdds odds, Matrix& matrix) {
  const std::size_t n = lines.lines.size();
  std::vector<LabelShares> shares(n);
  for (std::size_t i = 0; i < n; ++i) shares[i] = log_shares(lines.lines[i].text, odds);
  std::vector<float> values(n);
  for (unsigned k = 0; k < kGramLabels; ++k) {
    for (std::size_t i = 0; i < n; ++i) values[i] = shares[i][k];
    std::ranges::copy(values, matrix.floats(Feature::kGramContent + k).begin());
    const std::vector<float> sums = prefix_sums(values);
    means(sums, -3, -1, matrix.floats(Feature::kBefore3GramContent + k));
    means(sums, 1, 3, matrix.floats(Feature::kAfter3GramContent + k));
    means(sums, -10, 10, matrix.floats(Feature::kAround10GramContent + k));
    if (n == 0) continue;
    matrix.floats(Feature::kBefore3GramContent + k)[0] = kNothingKnown;
    matrix.floats(Feature::kAfter3GramContent + k)[n - 1] = kNothingKnown;
  }
}

}  // namespace kijil::feature
