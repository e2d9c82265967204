#include "spam/flag.hpp"

#include <algorithm>
#include <cmath>

#include "spam/model.hpp"
#include "spam/reasons.hpp"
#include "spam/threshold.hpp"

namespace kijil::spam {
namespace {

constexpr float kAdvertising = 0.3F;  // cosine that is worth telling: half of injected phrases have it

constexpr float kPromotionWeight = 2.5F;
constexpr float kTopicWeight = 2.0F;
constexpr float kReplacesWeight = 3.5F;
constexpr float kOffTopicWeight = 1.5F;  // the rest of the page has nothing to do with the lexicon's words
constexpr float kOnTopicWeight = -3.0F;  // the page is about them

struct Judged {
  Candidate candidate;
  float score;
  std::string reasons;
};

std::string count(float value) { return std::to_string(std::lround(value)); }

std::string times(float share, const Evidence& e) {
  return count(share * e.frequency) + " of " + count(e.frequency);
}

void explain(const Evidence& e, Reasons& reasons) {
  if (e.clashes >= 1) {
    reasons.add(1 + e.clashes,
                "particle disagrees " + count(e.clashes) + " of " + count(e.deciding) + " times");
  }
  if (e.glued_left_words >= 1) {
    reasons.add(1.5F * e.glued_left_words, "glued to " + count(e.glued_left_words) + " words before it");
  }
  if (e.glued_right_words >= 2) {
    reasons.add(0.8F * e.glued_right_words, "glued to " + count(e.glued_right_words) + " words after it");
  }
  if (e.gloss != 0) reasons.add(2, "stands in brackets where a short form of the word before belongs");
  if (e.frozen >= 0.9F) reasons.add(1, "its words occur nowhere else on the page");
  if (e.particle + e.derived + e.suffixed == 0) reasons.add(1.2F, "never takes a particle");
  if (e.left_distinct >= 0.8F) reasons.add(0.8F, "stands after ever different words");
  if (e.advertising >= kAdvertising && e.advertising >= e.advertising_page)
    reasons.add(2 * e.advertising, "its words are what advertising talks about");
  reasons.add(0.5F + 0.05F * e.frequency, "repeated " + count(e.frequency) + " times");
  if (e.after_comma >= 0.3F) reasons.add(0.7F, "follows a comma " + times(e.after_comma, e) + " times");
}

// Hits of the page that no occurrence of the phrase covers.
std::size_t hits_outside(const Phrase& phrase, std::span<const LexiconHit> hits) {
  std::size_t outside = 0;
  std::size_t k = 0;
  for (const LexiconHit& hit : hits) {
    if (hit.tier == Tier::kPromotionalWord) continue;
    while (k < phrase.at.size() && phrase.at[k] + phrase.text.size() <= hit.begin) ++k;
    outside += k == phrase.at.size() || hit.end <= phrase.at[k];
  }
  return outside;
}

// What the lexicon adds to a phrase, given what the rest of the page is about.
float lexicon_weight(std::u16string_view chars, const Candidate& candidate,
                     std::span<const LexiconHit> page_hits, Reasons& reasons) {
  if (page_hits.empty()) return 0;
  bool promotion = false;
  bool topic = false;
  for (const LexiconHit& hit : lexicon_hits(candidate.phrase.text)) {
    promotion = promotion || hit.tier == Tier::kPromotion;
    topic = topic || hit.tier == Tier::kTopic;
  }
  if (!promotion && !topic) return 0;
  float weight = promotion ? kPromotionWeight : kTopicWeight;
  reasons.add(weight, promotion ? "the lexicon knows it as a promotion" : "has a word of the lexicon");
  const std::size_t outside = hits_outside(candidate.phrase, page_hits);
  const std::size_t rest = chars.size() - candidate.phrase.text.size() * candidate.phrase.at.size();
  const float density = 1000.0F * static_cast<float>(outside) / static_cast<float>(rest + 1);
  if (outside == 0 || density < 0.4F) {
    reasons.add(kOffTopicWeight, "the rest of the page has no such words");
    weight += kOffTopicWeight;
  } else if (outside >= 3 && density > 1.5F) {
    reasons.add(kOnTopicWeight, "but the page is about such things");
    weight += kOnTopicWeight;
  }
  return weight;
}

// A phrase that never stands outside another one is not the whole of what was injected.
bool is_part_of_another(const Judged& part, std::span<const Judged> all) {
  const Phrase& phrase = part.candidate.phrase;
  return std::any_of(all.begin(), all.end(), [&](const Judged& other) {
    const Phrase& longer = other.candidate.phrase;
    return longer.text.size() > phrase.text.size() && longer.at.size() == phrase.at.size() &&
           longer.text.find(phrase.text) != longer.text.npos;
  });
}

std::vector<Judged> judge(std::u16string_view chars, std::vector<Candidate> candidates,
                          std::span<const LexiconHit> hits) {
  std::vector<float> scores;
  for (const Candidate& candidate : candidates) scores.push_back(score(candidate.evidence));
  std::vector<float> rivals;
  for (std::size_t i = 0; i < candidates.size(); ++i) rivals.push_back(rival(i, candidates, scores));
  std::vector<Judged> judged;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    Reasons reasons;
    const float known = lexicon_weight(chars, candidate, hits, reasons);
    if (candidate.replaces) reasons.add(kReplacesWeight, "what stood there survives elsewhere");
    const float total = scores[i] + known + (candidate.replaces ? kReplacesWeight : 0);
    const Evidence& evidence = candidate.evidence;
    const bool promotion = known >= kPromotionWeight + kOffTopicWeight && stands_bare(evidence);
    if (total < enough(evidence, chars.size(), rivals[i], candidate.replaces || promotion)) continue;
    explain(evidence, reasons);
    judged.push_back({std::move(candidate), total, reasons.text()});
  }
  std::stable_sort(judged.begin(), judged.end(),
                   [](const Judged& a, const Judged& b) { return a.score > b.score; });
  return judged;
}

}  // namespace

std::vector<FlaggedPhrase> flag(std::u16string_view chars, std::vector<Candidate> candidates,
                                std::span<const LexiconHit> hits) {
  std::vector<FlaggedPhrase> flagged;
  const std::vector<Judged> judged = judge(chars, std::move(candidates), hits);
  for (const Judged& one : judged) {
    const Phrase& phrase = one.candidate.phrase;
    if (is_part_of_another(one, judged)) continue;
    const bool taken = std::any_of(flagged.begin(), flagged.end(), [&](const FlaggedPhrase& other) {
      return overlaps(phrase, other.phrase);
    });
    if (taken) continue;
    const SpamKind kind =
        is_substitution(one.candidate.evidence) ? SpamKind::kSubstitution : SpamKind::kInsertion;
    flagged.push_back({phrase, kind, is_removable(one.candidate.evidence), one.score, one.reasons});
  }
  return flagged;
}

}  // namespace kijil::spam
