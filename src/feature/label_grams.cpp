#include "feature/label_grams.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "feature/grouping.hpp"
#include "feature/line_facts.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"
#include "text/vectors.hpp"

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

std::uint32_t bucket(std::uint32_t hash) {
  constexpr int kBits = 14;
  static_assert(1U << kBits == kGramBuckets);
  hash ^= hash >> 15;
  return hash * 0x9E3779B1U >> (32 - kBits);
}

// ASCII as it is compared; 0 for what is read as other characters are.
constexpr auto kFolded = [] {
  std::array<unsigned char, 256> folded{};
  for (unsigned c = kEnd + 1; c < 0x80; ++c) {
    const char byte = static_cast<char>(c);
    folded[c] = text::is_space(byte)   ? ' '
                : text::is_digit(byte) ? '0'
                                       : static_cast<unsigned char>(text::lower(byte));
  }
  return folded;
}();

// A line's characters between marks for its start and end, as they are compared, and on the way its words.
struct Reading {
  Characters characters;
  std::size_t count = 0;
  std::array<std::uint32_t, kCounted / 2 + 1> words;  // their buckets
  std::size_t word_count = 0;
  std::uint32_t whole = kLine;  // the hash of all
};

void read(std::string_view line, Reading& out) {
  // Not members, which would have to be in memory before the next byte is read.
  std::size_t count = 0, words = 0;
  std::uint32_t word = kWord, whole = kLine;
  const auto add = [&](char32_t c) {
    word = with(word, c);
    whole = with(whole, c);
    out.characters[count++] = c;
  };
  const auto add_behind_word = [&](char32_t c) {
    if (word != kWord) out.words[words++] = bucket(word);
    word = kWord;
    whole = with(whole, c);
    out.characters[count++] = c;
  };
  out.characters[count++] = kStart;
  for (const char *at = line.data(), *const end = at + line.size(); at < end && count <= kCounted;) {
    const unsigned char folded = kFolded[static_cast<unsigned char>(*at)];
    if (folded == ' ') {
      ++at;
      if (out.characters[count - 1] != ' ' && count > 1) add_behind_word(U' ');
    } else if (folded != 0) {
      ++at;
      add(folded);
    } else {
      const text::CodePoint point = text::code_point_at({at, end}, 0);
      at += point.size;
      point.value == kEnd ? add_behind_word(kEnd) : add(point.value);
    }
  }
  add_behind_word(kEnd);
  out.count = count;
  out.word_count = words;
  out.whole = whole;
}

// The buckets of the runs of a line.
class Grams {
 public:
  explicit Grams(std::string_view line) {
    Reading reading;
    read(line, reading);
#if defined(__x86_64__)
    if (text::has_avx2()) {
      add_runs_avx2(reading.characters, reading.count);
    } else {
      add_runs_plain(reading.characters, reading.count);
    }
#else
    add_runs_plain(reading.characters, reading.count);
#endif
    std::ranges::copy(std::span(reading.words).first(reading.word_count), buckets_.data() + count_);
    count_ += reading.word_count;
    if (reading.count <= kShortLine + 2) buckets_[count_++] = bucket(reading.whole);
  }
  std::span<const std::uint32_t> buckets() const { return {buckets_.data(), count_}; }

 private:
  // Of one, two and three characters, from each of them on. Written so that the compiler takes several
  // characters at once.
  [[gnu::always_inline]] void add_runs(const Characters& text, std::size_t n) {
    std::uint32_t* const ones = buckets_.data();
    std::uint32_t* const twos = ones + n;
    std::uint32_t* const threes = twos + n - 1;
    for (std::size_t i = 0; i < n; ++i) ones[i] = bucket(with(kOne, text[i]));
    for (std::size_t i = 0; i + 1 < n; ++i) twos[i] = bucket(with(with(kTwo, text[i]), text[i + 1]));
    for (std::size_t i = 0; i + 2 < n; ++i)
      threes[i] = bucket(with(with(with(kThree, text[i]), text[i + 1]), text[i + 2]));
    count_ = n + (n - 1) + (n - 2);
  }
  void add_runs_plain(const Characters& text, std::size_t n) { add_runs(text, n); }
#if defined(__x86_64__)
  KIJIL_AVX2 void add_runs_avx2(const Characters& text, std::size_t n) { add_runs(text, n); }
#endif

  std::array<std::uint32_t, kMostGrams> buckets_;
  std::size_t count_ = 0;
};

// What all runs of a line say of each label, and numbers without a meaning behind.
using LabelSums = std::array<std::int16_t, 16>;  // of at most kMostGrams of an int8
static_assert(kMostGrams * 128 <= 1 << 15);

LabelSums sums_plain(std::span<const std::uint32_t> buckets, GramOdds odds) {
  LabelSums sums{};
  for (const std::uint32_t at : buckets) {
    const std::int8_t* const row = odds.data() + at * kGramLabels;
    for (std::size_t k = 0; k < kGramLabels; ++k) sums[k] = static_cast<std::int16_t>(sums[k] + row[k]);
  }
  return sums;
}

#if defined(__x86_64__)
// A row of the table, with what stands behind it: behind the last row there is that of any line.
KIJIL_AVX2 inline __m256i row_at(GramOdds odds, std::size_t bucket) {
  static_assert(2 * kGramLabels >= LabelSums().size());
  return _mm256_cvtepi8_epi16(
      _mm_loadu_si128(reinterpret_cast<const __m128i*>(odds.data() + bucket * kGramLabels)));
}

KIJIL_AVX2 LabelSums sums_avx2(std::span<const std::uint32_t> buckets, GramOdds odds) {
  __m256i even = _mm256_setzero_si256(), odd = even;
  std::size_t i = 0;
  for (; i + 2 <= buckets.size(); i += 2) {
    even = _mm256_add_epi16(even, row_at(odds, buckets[i]));
    odd = _mm256_add_epi16(odd, row_at(odds, buckets[i + 1]));
  }
  if (i < buckets.size()) even = _mm256_add_epi16(even, row_at(odds, buckets[i]));
  LabelSums sums;
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums.data()), _mm256_add_epi16(even, odd));
  return sums;
}
#endif

LabelSums label_sums(std::span<const std::uint32_t> buckets, GramOdds odds) {
#if defined(__x86_64__)
  if (text::has_avx2()) return sums_avx2(buckets, odds);
#endif
  return sums_plain(buckets, odds);
}

using LabelShares = std::array<float, kGramLabels>;

// Log shares of the labels by the line alone.
LabelShares log_shares(std::string_view line, GramOdds odds) {
  const Grams grams(line);
  const LabelSums sums = label_sums(grams.buckets(), odds);
  const std::int8_t* const any_line = odds.data() + kGramBuckets * kGramLabels;
  const float scale = kUnit / std::sqrt(static_cast<float>(grams.buckets().size()));
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
  const Grams grams(line);
  return {grams.buckets().begin(), grams.buckets().end()};
}

namespace {

// Of all lines; a text that stands on the page again is not read again.
std::vector<LabelShares> shares_of(const line::Lines& lines, GramOdds odds) {
  const std::size_t n = lines.lines.size();
  std::vector<LabelShares> shares(n);
  Grouping groups(n);
  std::vector<std::uint32_t> firsts;  // the first line of each group
  firsts.reserve(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const line::TextLine& line = lines.lines[i];
    const std::uint32_t group = groups.number(line.stats.hash);
    if (group == firsts.size()) firsts.push_back(i);
    const std::uint32_t first = firsts[group];
    const bool again = first < i && lines.lines[first].text == line.text;
    shares[i] = again ? shares[first] : log_shares(line.text, odds);
  }
  return shares;
}

}  // namespace

void gram_features(const line::Lines& lines, GramOdds odds, Matrix& matrix) {
  const std::size_t n = lines.lines.size();
  const std::vector<LabelShares> shares = shares_of(lines, odds);
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
