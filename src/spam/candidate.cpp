#include "spam/candidate.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "spam/census.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kMinOccurrences = 3;
constexpr float kMinFrozen = 0.6F;  // below it the words have a life of their own on the page
constexpr float kMaxBeforeNumber =
    0.5F;  // from here on it is the label of numbers, unless grammar speaks against it
constexpr float kMaxGluedLeft = 0.67F;       // above it the phrase is the tail of a longer Hangul word,
constexpr float kMinGluedWords = 0.5F;       // unless it is glued to ever different ones: over the frequency
constexpr std::uint32_t kMinSyllables = 40;  // of the page: less is not Korean text

bool is_single_word(const Phrase& phrase) { return phrase.text.find(u' ') == phrase.text.npos; }

// 영화 제작자와 마|을: a word of two syllables that ends like a particle, the same everywhere, and not one
// that disagrees.
bool is_cut_word(std::u16string_view phrase, const Evidence& e) {
  const bool one_syllable = phrase[phrase.size() - 2] == u' ';
  const bool one_particle = e.particle_types * std::sqrt(e.frequency) < 1.5F;
  return one_syllable && e.clash_types == 1 && e.particle == 1 && one_particle;
}

bool may_be_injected(std::u16string_view phrase, const Evidence& e) {
  if (is_cut_word(phrase, e) || (e.before_number >= kMaxBeforeNumber && !has_grammar_against(e)))
    return false;
  if (e.tokens < 2) return e.clashes >= 3 && e.clash_types >= 2 && e.clash_share >= 0.9F;
  return e.glued_left - e.glued_after_foreign <= kMaxGluedLeft ||
         e.glued_left_words >= std::max(2.0F, kMinGluedWords * e.frequency);
}

// Sorted by text, with their occurrences.
std::vector<Phrase> phrases_of(const PageText& page, std::span<const Token> tokens) {
  Repeats repeats = repeated_phrases(page.chars, tokens);
  if (!repeats.phrases.empty()) find_occurrences(page.chars, tokens, repeats);
  std::vector<Phrase> phrases = std::move(repeats.phrases);
  std::vector<Phrase> words = clashing_words(page.chars, tokens);
  if (words.empty()) return phrases;
  find_occurrences(page.chars, tokens, words);
  const auto by_text = [](const Phrase& a, const Phrase& b) { return a.text < b.text; };
  std::move(words.begin(), words.end(), std::back_inserter(phrases));
  std::sort(phrases.begin(), phrases.end(), by_text);
  return phrases;
}

}  // namespace

std::vector<Candidate> candidates(const PageText& page, std::span<const Token> tokens) {
  std::vector<Candidate> result;
  if (page.syllables < kMinSyllables) return result;
  std::vector<Phrase> phrases = phrases_of(page, tokens);
  std::erase_if(phrases, [](const Phrase& phrase) { return phrase.at.size() < kMinOccurrences; });
  if (phrases.empty()) return result;
  const std::vector<Frozen> frozen = count_words(page.chars, tokens, phrases);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (frozen[i].mean < kMinFrozen && !is_single_word(phrases[i])) continue;
    const Evidence evidence = weigh(page.chars, phrases[i], frozen[i]);
    if (may_be_injected(phrases[i].text, evidence))
      result.push_back({std::move(phrases[i]), evidence, false});
  }
  return result;
}

}  // namespace kijil::spam
