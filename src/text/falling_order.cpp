#include "text/falling_order.hpp"

#include <array>
#include <bit>
#include <cassert>
#include <cstddef>

namespace kijil::text {
namespace {

// A comparison of two numbers of a page is wrongly predicted every other time: digits take none.
constexpr unsigned kDigits = 4;  // of a key
constexpr unsigned kBits = 8;    // of a digit

struct Key {
  std::uint32_t value;  // the lower, the sooner
  std::uint32_t place;

  std::size_t digit(unsigned which) const { return value >> which * kBits & ((1U << kBits) - 1); }
};
using Counts = std::array<std::uint32_t, 1U << kBits>;

// Keys by one digit. counts: how many keys have each.
void sort_by(unsigned digit, const Counts& counts, const std::vector<Key>& from, std::vector<Key>& to) {
  Counts next;
  std::uint32_t before = 0;
  for (std::size_t d = 0; d < counts.size(); ++d) {
    next[d] = before;
    before += counts[d];
  }
  for (const Key& key : from) to[next[key.digit(digit)]++] = key;
}

}  // namespace

std::vector<std::uint32_t> falling_order(std::span<const float> numbers) {
  std::vector<Key> keys(numbers.size()), sorted(numbers.size());
  std::array<Counts, kDigits> counts{};
  for (std::uint32_t i = 0; i < numbers.size(); ++i) {
    assert(numbers[i] >= 0);
    // The bits of such floats rise with them; 0 is added because there is a negative one.
    keys[i] = {~std::bit_cast<std::uint32_t>(numbers[i] + 0.0F), i};
    for (unsigned d = 0; d < kDigits; ++d) ++counts[d][keys[i].digit(d)];
  }
  for (unsigned d = 0; d < kDigits; ++d) {
    const bool all_have_it = !keys.empty() && counts[d][keys[0].digit(d)] == keys.size();
    if (all_have_it) continue;
    sort_by(d, counts[d], keys, sorted);
    keys.swap(sorted);
  }
  std::vector<std::uint32_t> order(keys.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = keys[i].place;
  return order;
}

}  // namespace kijil::text
