#include "spam/topic.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

#include "spam/chars.hpp"

namespace kijil::spam {
namespace {

// The table has the number of the first term for each value of the upper bits of a hash, and the count of all
// behind the last; two bytes each.
constexpr unsigned kUpperBits = 12;
constexpr std::size_t kFirsts = (1U << kUpperBits) + 2;  // even, so that hashes stay aligned

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
      firsts_(table.data() + 8),
      hashes_(firsts_ + 2 * kFirsts),
      rarities_(hashes_ + 4 * count_),
      vectors_(reinterpret_cast<const std::int8_t*>(rarities_ + count_)) {
  assert(table.size() == 8 + 2 * kFirsts + count_ * (4 + 1 + kTopicDimensions) + kTopicDimensions);
}

std::size_t Topics::first_of(std::uint32_t upper) const {
  return firsts_[2 * upper] | static_cast<std::size_t>(firsts_[2 * upper + 1]) << 8;
}

std::optional<Topics::Term> Topics::find(std::uint32_t term) const {
  const std::uint32_t upper = term >> (32 - kUpperBits);
  const std::size_t end = first_of(upper + 1);
  for (std::size_t i = first_of(upper); i < end; ++i) {
    if (little_endian(hashes_ + 4 * i) != term) continue;
    const std::int8_t* vector = vectors_ + i * kTopicDimensions;
    return Term{static_cast<float>(rarities_[i]) / 16,
                std::span<const std::int8_t, kTopicDimensions>(vector, kTopicDimensions)};
  }
  return std::nullopt;
}

TopicVector Topics::advertising() const {
  TopicVector direction;
  std::copy_n(vectors_ + count_ * kTopicDimensions, kTopicDimensions, direction.begin());
  return direction;
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
