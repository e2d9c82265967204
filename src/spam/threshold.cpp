#include "spam/threshold.hpp"

#include <algorithm>

namespace kijil::spam {
namespace {

// See docs/spam.md for the sweeps.
constexpr float kEnough = 0;           // with particles that disagree, glue or a gloss
constexpr float kEnoughBare = 0.05F;   // with bare use between ever different words
constexpr float kEnoughAlone = 0.76F;  // without evidence that stands by itself
// More on a short page, where the name of what it is about is as dense as an injected phrase: from kLongPage
// chars down to 1,000 less.
constexpr float kShortPage = 0.8F;
constexpr float kLongPage = 1500;

// Less of one that nothing else on the page comes near; more where others look injected too, as on a page
// full of names: kRivalWeight for each unit that the best of the others is above kRivalMean. Bare use is
// never less, since clean phrases stand right below it.
constexpr float kRivalWeight = 0.16F;
constexpr float kRivalMean = -5;
constexpr float kRivalLeast = -6;
constexpr float kRivalMost = 1;

}  // namespace

bool overlaps(const Phrase& a, const Phrase& b) {
  std::size_t k = 0;
  for (const std::uint32_t at : a.at) {
    while (k < b.at.size() && b.at[k] + b.text.size() <= at) ++k;
    if (k < b.at.size() && b.at[k] < at + a.text.size()) return true;
  }
  return false;
}

float rival(std::size_t own, std::span<const Candidate> all, std::span<const float> scores) {
  float best = kRivalLeast;
  for (std::size_t i = 0; i < all.size() && best < kRivalMost; ++i) {
    if (scores[i] <= best || i == own) continue;
    if (scores[i] > scores[own] || !overlaps(all[own].phrase, all[i].phrase)) best = scores[i];
  }
  return std::min(best, kRivalMost);
}

float enough(const Evidence& evidence, std::size_t chars, float rival, bool supported) {
  if (supported || has_grammar_against(evidence)) return kEnough;
  const float shortness = std::clamp((kLongPage - static_cast<float>(chars)) / 1000, 0.0F, 1.0F);
  const float rivalry = kRivalWeight * (rival - kRivalMean);
  return stands_bare(evidence) ? kEnoughBare + kShortPage * shortness + std::max(rivalry, 0.0F)
                               : kEnoughAlone + kShortPage * shortness + rivalry;
}

}  // namespace kijil::spam
