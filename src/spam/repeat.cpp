#include "spam/repeat.hpp"

#include <algorithm>

#include "spam/chars.hpp"
#include "spam/forms.hpp"
#include "spam/particle.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kMinLetters = 4;

// From the token on: up to max_tokens tokens with one space between them.
std::u16string_view suffix_at(std::u16string_view chars, std::span<const Token> tokens, std::size_t first,
                              const RepeatLimits& limits) {
  std::size_t last = first;
  while (last + 1 < tokens.size() && last + 1 - first < limits.max_tokens && chars[tokens[last].end] == u' ' &&
         tokens[last + 1].begin == tokens[last].end + 1) {
    ++last;
  }
  const std::uint32_t length = tokens[last].end - tokens[first].begin;
  return chars.substr(tokens[first].begin, std::min(length, limits.max_length));
}

// Tokens that begin a repeat: the token and the first letter of the next occur together min_starts times. A hash
// that collides lets a token through that the suffixes then sort out.
class PairFilter {
 public:
  PairFilter(std::u16string_view chars, std::span<const Token> tokens) : chars_(chars), tokens_(tokens) {
    std::size_t size = 1024;
    while (size < tokens.size() * 2 && size < kMaxCounters) size *= 2;
    counts_.resize(size);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (!joined(i)) continue;
      std::uint8_t& count = counts_[slot(i)];
      if (count < 255) ++count;
    }
  }

  bool repeats(std::size_t token, std::uint32_t min_starts) const {
    return token + 1 < tokens_.size() && joined(token) && counts_[slot(token)] >= min_starts;
  }

 private:
  static constexpr std::size_t kMaxCounters = 1U << 22;

  bool joined(std::size_t i) const {
    return tokens_[i + 1].begin == tokens_[i].end + 1 && chars_[tokens_[i].end] == u' ';
  }

  std::size_t slot(std::size_t i) const {
    const std::uint32_t next = chars_[tokens_[i + 1].begin] * 0x9E3779B9U;
    std::uint32_t hash = (tokens_[i].hash ^ next) * 2654435761U;
    hash ^= hash >> 15;
    return hash & (counts_.size() - 1);
  }

  std::u16string_view chars_;
  std::span<const Token> tokens_;
  std::vector<std::uint8_t> counts_;
};

std::size_t common_prefix(std::u16string_view a, std::u16string_view b) {
  const auto [end, unused] = std::mismatch(a.begin(), a.begin() + std::min(a.size(), b.size()), b.begin());
  return static_cast<std::size_t>(end - a.begin());
}

// Length of the phrase without a particle at its end, or its own length.
std::size_t length_without_particle(std::u16string_view phrase) {
  const std::size_t space = phrase.rfind(u' ');
  const std::u16string_view last = phrase.substr(space + 1);
  for (std::size_t n = std::min<std::size_t>(4, last.size() - 1); n >= 1; --n) {
    if (particle(last.substr(last.size() - n)) != nullptr) return phrase.size() - n;
  }
  return phrase.size();
}

class Collector {
 public:
  void add(std::u16string_view phrase, std::size_t starts) {
    while (!phrase.empty() && phrase.back() == u' ') phrase.remove_suffix(1);
    if (phrase.find(u' ') == phrase.npos) return;
    add_checked(phrase, starts);
    const std::size_t shorter = length_without_particle(phrase);
    if (shorter < phrase.size()) add_checked(phrase.substr(0, shorter), starts);
  }

  std::vector<Phrase> finish(std::size_t max_phrases) && {
    const auto by_text = [](const Phrase& a, const Phrase& b) { return a.text < b.text; };
    const auto same = [](const Phrase& a, const Phrase& b) { return a.text == b.text; };
    std::sort(found_.begin(), found_.end(), by_text);
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    if (found_.size() > max_phrases) {
      const auto covers_more = [](const Phrase& a, const Phrase& b) {
        return a.text.size() * a.starts > b.text.size() * b.starts;
      };
      std::stable_sort(found_.begin(), found_.end(), covers_more);
      found_.resize(max_phrases);
      std::sort(found_.begin(), found_.end(), by_text);
    }
    return std::move(found_);
  }

 private:
  void add_checked(std::u16string_view phrase, std::size_t starts) {
    if (is_noun_phrase(phrase)) found_.push_back({phrase, static_cast<std::uint32_t>(starts), {}});
  }

  std::vector<Phrase> found_;
};

}  // namespace

std::vector<Phrase> repeated_phrases(std::u16string_view chars, std::span<const Token> tokens,
                                     const RepeatLimits& limits) {
  const PairFilter filter(chars, tokens);
  std::vector<std::u16string_view> suffixes;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (filter.repeats(i, limits.min_starts)) suffixes.push_back(suffix_at(chars, tokens, i, limits));
  }
  std::sort(suffixes.begin(), suffixes.end());

  // Intervals of the suffix array with a common prefix, innermost on top.
  struct Interval {
    std::size_t length;
    std::size_t begin;
  };
  std::vector<Interval> open;
  Collector collector;
  for (std::size_t i = 1; i <= suffixes.size(); ++i) {
    const std::size_t common = i < suffixes.size() ? common_prefix(suffixes[i - 1], suffixes[i]) : 0;
    std::size_t begin = i - 1;
    while (!open.empty() && open.back().length > common) {
      begin = open.back().begin;
      if (i - begin >= limits.min_starts) collector.add(suffixes[begin].substr(0, open.back().length), i - begin);
      open.pop_back();
    }
    if (common != 0 && (open.empty() || open.back().length < common)) open.push_back({common, begin});
  }
  return std::move(collector).finish(limits.max_phrases);
}

std::vector<Phrase> clashing_words(std::u16string_view chars, std::span<const Token> tokens) {
  constexpr std::uint32_t kMinStem = 3;
  constexpr std::size_t kMinClashes = 3;
  std::vector<std::u16string_view> stems;
  for (const Token& token : tokens) {
    const std::uint32_t length = token.end - token.begin;
    const char16_t last = chars[token.end - 1];
    if (length <= kMinStem || !is_one_of({&last, 1}, forms::kClashingParticle)) continue;
    const std::u16string_view stem = chars.substr(token.begin, length - 1);
    if (agrees(*particle({&last, 1}), final_sound(stem)) == false) stems.push_back(stem);
  }
  std::sort(stems.begin(), stems.end());
  std::vector<Phrase> words;
  for (std::size_t i = 0; i < stems.size();) {
    std::size_t end = i;
    while (end < stems.size() && stems[end] == stems[i]) ++end;
    if (end - i >= kMinClashes && is_noun_phrase(stems[i])) words.push_back({stems[i], static_cast<std::uint32_t>(end - i), {}});
    i = end;
  }
  return words;
}

bool is_noun_phrase(std::u16string_view phrase) {
  std::size_t letters = 0, syllables = 0, inner_particles = 0, count = 0;
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find(u' ', begin), phrase.size());
    const std::u16string_view token = phrase.substr(begin, end - begin);
    letters += token.size();
    syllables += static_cast<std::size_t>(std::count_if(token.begin(), token.end(), is_syllable));
    if (count == 0 && is_one_of(token, forms::kLoneFirst)) return false;
    if (end < phrase.size() && token.size() > 1) {
      if (ends_in(token, forms::kInnerEnding)) return false;
      inner_particles += ends_in(token, forms::kInnerParticle);
    }
    ++count;
    begin = end + 1;
  }
  return letters >= (count == 1 ? 3 : kMinLetters) && syllables * 10 >= letters * 4 && inner_particles <= 1 &&
         !ends_in(phrase, forms::kFinalEnding);
}

}  // namespace kijil::spam
