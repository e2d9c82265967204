#include "spam/ngram.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "spam/chars.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kHeader = 4;
constexpr std::size_t kBucket = 4;
constexpr float kBackOff = 1.3F;  // log2 lost for each order; 0.4 as a factor

// The count that a level of the table stands for; see tools/spam/tables.py.
const std::array<float, 16>& level_counts() {
  static const std::array<float, 16> counts = [] {
    std::array<float, 16> values{};
    for (std::size_t level = 1; level < 16; ++level) {
      values[level] = std::exp2((static_cast<float>(level) - 1) / 0.8F);
    }
    return values;
  }();
  return counts;
}

}  // namespace

char16_t fold(char16_t c) noexcept {
  if (is_digit(c)) return u'0';
  return c <= u' ' ? u' ' : lower_ascii(c);
}

Ngrams::Ngrams(std::span<const std::uint16_t> table)
    : entries_(table.subspan(kHeader)), total_(static_cast<float>(table[0] * 65536U + table[1])) {}

float Ngrams::count(std::uint64_t hash) const {
  const std::size_t buckets = entries_.size() / kBucket;
  const std::size_t bucket = static_cast<std::size_t>((hash & 0xFFFFFFFFU) * buckets >> 32);
  const auto check = static_cast<std::uint16_t>(hash >> 52);
  for (std::size_t way = 0; way < kBucket; ++way) {
    const std::uint16_t entry = entries_[bucket * kBucket + way];
    if (entry >> 4 == check && (entry & 15) != 0) return level_counts()[entry & 15];
  }
  return 0;
}

Ngrams::Counts Ngrams::counts_at(std::u16string_view text, std::size_t position) const {
  Counts counts;
  std::uint64_t hash = 0x243F6A8885A308D3U;
  for (std::size_t n = 1; n <= kOrder && n <= position + 1; ++n) {
    hash = (hash ^ fold(text[position + 1 - n])) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
    counts.of[n] = count(hash);
  }
  return counts;
}

void Ngrams::append(std::u16string_view text, std::size_t begin, std::size_t end, std::vector<float>& out) const {
  Counts before = begin > 0 ? counts_at(text, begin - 1) : Counts();
  for (std::size_t i = begin; i < end; ++i) {
    const Counts here = counts_at(text, i);
    float value = std::log2(std::max(here.of[1], 0.3F) / total_) - kBackOff * (kOrder - 1);
    for (std::size_t n = kOrder; n >= 2; --n) {
      const float context = before.of[n - 1];
      // Counts are rounded: a context that seems rarer than what it holds is a collision.
      if (here.of[n] == 0 || context < here.of[n] * 0.5F) continue;
      value = std::log2(std::min(1.0F, here.of[n] / context)) - kBackOff * static_cast<float>(kOrder - n);
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
