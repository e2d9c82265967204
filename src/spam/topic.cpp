#include "spam/topic.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "spam/chars.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kStep = 16;  // entries; the first of a search

std::uint32_t little_endian(const std::uint8_t* bytes) {
  return bytes[0] | static_cast<std::uint32_t>(bytes[1]) << 8 | static_cast<std::uint32_t>(bytes[2]) << 16 |
         static_cast<std::uint32_t>(bytes[3]) << 24;
}

std::uint32_t hash_of_small(std::u16string_view word) {
  std::u16string small(word);
  for (char16_t& c : small) c = lower_ascii(c);
  return hash_of(small);
}

}  // namespace

std::uint32_t term_of(std::u16string_view word) {
  if (word.size() < 2) return 0;
  if (!is_syllable(word.front())) return hash_of_small(word);
  return hash_of(word.substr(0, word.size() >= 4 ? 3 : 2));
}

std::uint32_t first_term(std::u16string_view token) {
  const bool hangul = is_syllable(token.front());
  std::size_t end = 0;
  while (end < token.size() && (hangul ? is_syllable(token[end]) : is_ascii_letter(token[end]))) ++end;
  return term_of(token.substr(0, end));
}

std::vector<std::uint32_t> terms_of(std::u16string_view text) {
  std::vector<std::uint32_t> terms;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const bool hangul = is_syllable(text[i]);
    while (i < text.size() && (hangul ? is_syllable(text[i]) : is_ascii_letter(text[i]))) ++i;
    if (const std::uint32_t term = term_of(text.substr(begin, i - begin))) terms.push_back(term);
    if (i == begin) ++i;
  }
  return terms;
}

Topics::Topics(std::span<const std::uint8_t> table)
    : count_(little_endian(table.data())),
      hashes_(table.data() + 8),
      rarities_(hashes_ + 4 * count_),
      vectors_(reinterpret_cast<const std::int8_t*>(rarities_ + count_)) {}

std::uint32_t Topics::hash_at(std::size_t i) const { return little_endian(hashes_ + 4 * i); }

std::optional<Topics::Term> Topics::find(std::uint32_t term) const {
  if (count_ == 0) return std::nullopt;
  // Hashes are spread evenly, so the place is known to within some dozens: steps that halve and double.
  std::size_t low = static_cast<std::size_t>(std::uint64_t{term} * count_ >> 32);
  std::size_t high = low;
  for (std::size_t step = kStep; low > 0 && hash_at(low) >= term; step *= 2) {
    high = low;
    low -= std::min(low, step);
  }
  for (std::size_t step = kStep; high < count_ && hash_at(high) < term; step *= 2) {
    low = high;
    high = std::min(count_, high + step);
  }
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (hash_at(middle) < term)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == count_ || hash_at(low) != term) return std::nullopt;
  const std::int8_t* vector = vectors_ + low * kTopicDimensions;
  return Term{static_cast<float>(rarities_[low]) / 16,
              std::span<const std::int8_t, kTopicDimensions>(vector, kTopicDimensions)};
}

void add(TopicVector& sum, const Topics::Term& term, float weight) {
  for (std::size_t d = 0; d < kTopicDimensions; ++d) sum[d] += weight * static_cast<float>(term.vector[d]);
}

float cosine(const TopicVector& a, const TopicVector& b) {
  float dot = 0, aa = 0, bb = 0;
  for (std::size_t d = 0; d < kTopicDimensions; ++d) {
    dot += a[d] * b[d];
    aa += a[d] * a[d];
    bb += b[d] * b[d];
  }
  return aa > 0 && bb > 0 ? dot / std::sqrt(aa * bb) : 0;
}

}  // namespace kijil::spam
