#include "spam/pair_count.hpp"

#include <algorithm>
#include <cmath>

#include "spam/chars.hpp"

namespace kijil::spam {
namespace {

// Calls found(head, tail): where the first and the last two letters of each word begin.
template <typename Found>
void for_each_end(std::u16string_view phrase, Found&& found) {
  for_each_word(phrase, [&](std::size_t begin, std::size_t end) {
    if (end - begin >= 2) found(begin, end - 2);
  });
}

// Geometric mean and minimum of shares.
struct Shares {
  float logarithms = 0;
  float least = 1;
  int count = 0;

  void add(float share) {
    logarithms += std::log(share);
    least = std::min(least, share);
    ++count;
  }
  float mean() const { return count == 0 ? 1 : std::exp(logarithms / static_cast<float>(count)); }
};

}  // namespace

PairCounts::PairCounts(std::u16string_view chars, std::span<const Candidate> candidates) {
  for (const Candidate& candidate : candidates) {
    const std::u16string_view text = candidate.phrase.text;
    for_each_end(text, [&](std::size_t head, std::size_t tail) {
      for (const std::size_t i : {head, tail}) {
        pairs_.push_back(pair_at(text, i));
        may_[slot_of(text, i)] = true;
      }
    });
  }
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  counts_.resize(pairs_.size());
  for (std::size_t i = 0; i + 1 < chars.size(); ++i) {
    if (!may_[slot_of(chars, i)]) continue;
    const Pair pair = pair_at(chars, i);
    const auto at = std::lower_bound(pairs_.begin(), pairs_.end(), pair);
    if (at != pairs_.end() && *at == pair) ++counts_[static_cast<std::size_t>(at - pairs_.begin())];
  }
}

float PairCounts::share(const Phrase& phrase, std::size_t i) const {
  const Pair pair = pair_at(phrase.text, i);
  const auto at = std::lower_bound(pairs_.begin(), pairs_.end(), pair);
  std::size_t own = 0;
  for (std::size_t k = 0; k + 1 < phrase.text.size(); ++k) own += pair_at(phrase.text, k) == pair;
  const auto all = static_cast<float>(counts_[static_cast<std::size_t>(at - pairs_.begin())]);
  return static_cast<float>(own * phrase.at.size()) / all;
}

void PairCounts::read(const Phrase& phrase, Evidence& evidence) const {
  Shares heads, tails;
  for_each_end(phrase.text, [&](std::size_t head, std::size_t tail) {
    heads.add(share(phrase, head));
    tails.add(share(phrase, tail));
  });
  evidence.heads = heads.mean();
  evidence.heads_least = heads.least;
  evidence.tails = tails.mean();
  evidence.tails_least = tails.least;
}

}  // namespace kijil::spam
