#include "spam/ngram.hpp"

#include <algorithm>
#include <cmath>

#include "spam/chars.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kHeader = 4;
constexpr std::size_t kBucket = 4;
constexpr float kLevels = 0.8F;   // levels of the table for a doubled count; see tools/spam/tables.py
constexpr float kBackOff = 1.3F;  // log2 lost for each order; 0.4 as a factor

}  // namespace

char16_t fold(char16_t c) noexcept {
  if (is_digit(c)) return u'0';
  return c <= u' ' ? u' ' : lower_ascii(c);
}

Ngrams::Ngrams(std::span<const std::uint16_t> table)
    : entries_(table.subspan(kHeader)),
      buckets_(entries_.size() / kBucket),
      unseen_(std::log2(0.3F / static_cast<float>(table[0] * 65536U + table[1]))) {}

int Ngrams::level(std::uint64_t hash) const {
  const std::uint16_t* bucket = &entries_[((hash & 0xFFFFFFFFU) * buckets_ >> 32) * kBucket];
  const auto check = static_cast<std::uint16_t>(hash >> 52);
  for (std::size_t way = 0; way < kBucket; ++way) {
    if (bucket[way] >> 4 == check) return bucket[way] & 15;
  }
  return 0;
}

// Of the n-grams that the folded text ends in.
Ngrams::Levels Ngrams::levels_of(std::u16string_view folded) const {
  Levels levels;
  std::uint64_t hash = 0x243F6A8885A308D3U;
  for (std::size_t n = 1; n <= kOrder && n <= folded.size(); ++n) {
    hash = (hash ^ folded[folded.size() - n]) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
    levels.of[n] = level(hash);
  }
  return levels;
}

void Ngrams::append(std::u16string_view text, std::size_t begin, std::size_t end,
                    std::vector<float>& out) const {
  const float total = std::log2(0.3F) - unseen_;
  const std::size_t from = begin - std::min(begin, kOrder);
  std::u16string folded(text.substr(from, end - from));
  for (char16_t& c : folded) c = fold(c);
  const auto levels_at = [&](std::size_t i) {
    return levels_of(std::u16string_view(folded).substr(0, i + 1 - from));
  };
  Levels before = begin > 0 ? levels_at(begin - 1) : Levels();
  for (std::size_t i = begin; i < end; ++i) {
    const Levels here = levels_at(i);
    const float alone = here.of[1] == 0 ? unseen_ : static_cast<float>(here.of[1] - 1) / kLevels - total;
    float value = alone - kBackOff * (kOrder - 1);
    for (std::size_t n = kOrder; n >= 2; --n) {
      // Counts are rounded: a context that seems much rarer than what it holds is a collision.
      if (here.of[n] == 0 || before.of[n - 1] == 0 || before.of[n - 1] + 1 < here.of[n]) continue;
      const auto difference = static_cast<float>(std::min(0, here.of[n] - before.of[n - 1]));
      value = difference / kLevels - kBackOff * static_cast<float>(kOrder - n);
      break;
    }
    out.push_back(value);
    before = here;
  }
}

float Ngrams::mean(std::u16string_view text, std::size_t begin, std::size_t end) const {
  if (begin >= end) return 0;
  std::vector<float> values;
  append(text, begin, end, values);
  float sum = 0;
  for (const float value : values) sum += value;
  return sum / static_cast<float>(values.size());
}

}  // namespace kijil::spam
