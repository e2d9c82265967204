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

// Counts keys of neighbouring tokens, so that only places whose key repeats are sorted. A hash that collides lets a
// place through that the sorted suffixes then drop.
class RepeatFilter {
 public:
  explicit RepeatFilter(std::size_t keys) {
    std::size_t size = 1024;
    while (size < keys * 2 && size < kMaxCounters) size *= 2;
    counts_.resize(size);
  }

  void add(std::uint32_t key) {
    std::uint8_t& count = counts_[slot(key)];
    if (count < 255) ++count;
  }

  bool repeats(std::uint32_t key, std::uint32_t times) const { return counts_[slot(key)] >= times; }

 private:
  static constexpr std::size_t kMaxCounters = 1U << 22;

  std::size_t slot(std::uint32_t key) const {
    const std::uint32_t hash = key * 2654435761U;
    return (hash ^ hash >> 15) & (counts_.size() - 1);
  }

  std::vector<std::uint8_t> counts_;
};

// Whether one space is all there is between the token and the next.
bool is_joined(std::u16string_view chars, std::span<const Token> tokens, std::size_t i) {
  return i + 1 < tokens.size() && tokens[i + 1].begin == tokens[i].end + 1 && chars[tokens[i].end] == u' ';
}

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

// Whether the text ends in a particle of one syllable that disagrees with what is before it.
bool has_clash(std::u16string_view text) {
  const std::u16string_view last = text.substr(text.size() - 1);
  if (!is_one_of(last, forms::kClashingParticle)) return false;
  text.remove_suffix(1);
  if (is_one_of(text.substr(text.size() - 1), forms::kVerbStem) && is_one_of(last, forms::kVerbStemEnding)) return false;
  return agrees(*particle(last), final_sound(text)) == false;
}

class Collector {
 public:
  void add(std::u16string_view phrase, std::size_t starts) {
    while (!phrase.empty() && phrase.back() == u' ') phrase.remove_suffix(1);
    if (phrase.find(u' ') == phrase.npos) return;
    add_checked(phrase, starts);
    const std::size_t shorter = length_without_particle(phrase);
    if (shorter < phrase.size()) add_checked(phrase.substr(0, shorter), starts);
    add_clashing(phrase, starts);
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
  // A phrase that always goes on in the same way is longer than what was injected; a particle that disagrees inside
  // says where the injected part ends.
  void add_clashing(std::u16string_view phrase, std::size_t starts) {
    for (std::size_t end = phrase.find(u' ', phrase.find(u' ') + 1); end < phrase.size(); end = phrase.find(u' ', end + 1)) {
      if (has_clash(phrase.substr(0, end))) add_checked(phrase.substr(0, end - 1), starts);
    }
  }

  void add_checked(std::u16string_view phrase, std::size_t starts) {
    if (is_noun_phrase(phrase)) found_.push_back({phrase, static_cast<std::uint32_t>(starts), {}});
  }

  std::vector<Phrase> found_;
};

// Calls found(begin, end, length) for every interval of the sorted suffixes, of at least `times`, that have more in common than
// the intervals around it.
template <typename Found>
void for_each_repeat(std::span<const std::u16string_view> suffixes, std::size_t times, Found&& found) {
  struct Interval {
    std::size_t length;
    std::size_t begin;
  };
  std::vector<Interval> open;  // innermost last
  for (std::size_t i = 1; i <= suffixes.size(); ++i) {
    const std::size_t common = i < suffixes.size() ? common_prefix(suffixes[i - 1], suffixes[i]) : 0;
    std::size_t begin = i - 1;
    while (!open.empty() && open.back().length > common) {
      begin = open.back().begin;
      if (i - begin >= times) found(begin, i, open.back().length);
      open.pop_back();
    }
    if (common != 0 && (open.empty() || open.back().length < common)) open.push_back({common, begin});
  }
}

// Repeats that begin with a token.
void collect_at_tokens(std::u16string_view chars, std::span<const Token> tokens, const RepeatLimits& limits,
                       Collector& collector) {
  const auto key = [&](std::size_t i) { return tokens[i].hash ^ chars[tokens[i + 1].begin] * 0x9E3779B9U; };
  RepeatFilter filter(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_joined(chars, tokens, i)) filter.add(key(i));
  }
  std::vector<std::u16string_view> suffixes;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_joined(chars, tokens, i) && filter.repeats(key(i), limits.min_starts)) {
      suffixes.push_back(suffix_at(chars, tokens, i, limits));
    }
  }
  std::sort(suffixes.begin(), suffixes.end());
  for_each_repeat(suffixes, limits.min_starts, [&](std::size_t begin, std::size_t end, std::size_t length) {
    collector.add(suffixes[begin].substr(0, length), end - begin);
  });
}

// Letters that the text ends in everywhere in the range, of the word before each suffix.
std::size_t common_word_end(std::u16string_view chars, std::span<const std::u16string_view> suffixes) {
  const auto before = [&](std::u16string_view suffix) {
    return chars.substr(0, static_cast<std::size_t>(suffix.data() - chars.data()) - 1);
  };
  const std::u16string_view first = before(suffixes.front());
  std::size_t common = first.size();
  for (const std::u16string_view suffix : suffixes) {
    const std::u16string_view other = before(suffix);
    std::size_t n = 0;
    while (n < common && n < other.size() && is_word(first[first.size() - 1 - n]) &&
           first[first.size() - 1 - n] == other[other.size() - 1 - n]) {
      ++n;
    }
    common = n;
  }
  return common;
}

std::size_t syllables_before(std::u16string_view chars, std::size_t position) {
  std::size_t count = 0;
  while (count < position && is_syllable(chars[position - 1 - count])) ++count;
  return count;
}

// Repeats whose first word is often glued to another before it, so that too few begin with a token: found from their second
// word on and extended to the left as far as they agree, and as far as that is Hangul.
void collect_inside_tokens(std::u16string_view chars, std::span<const Token> tokens, const RepeatLimits& limits,
                           Collector& collector) {
  constexpr std::uint32_t kMinHead = 2;
  const auto has_head = [&](std::size_t i) {
    return tokens[i].end - tokens[i].begin >= kMinHead && is_syllable(chars[tokens[i].end - 1]) &&
           is_joined(chars, tokens, i);
  };
  const auto key = [&](std::size_t i) {
    const std::uint32_t end = tokens[i].end;
    return (chars[end - 2] * 0x9E3779B9U ^ chars[end - 1]) * 0x85EBCA6BU ^ chars[tokens[i + 1].begin];
  };
  RepeatFilter filter(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (has_head(i)) filter.add(key(i));
  }
  RepeatLimits rest = limits;
  --rest.max_tokens;
  std::vector<std::u16string_view> suffixes;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (has_head(i) && filter.repeats(key(i), limits.min_starts)) {
      suffixes.push_back(suffix_at(chars, tokens, i + 1, rest));
    }
  }
  std::sort(suffixes.begin(), suffixes.end());
  for_each_repeat(suffixes, limits.min_starts, [&](std::size_t begin, std::size_t end, std::size_t length) {
    const std::size_t head = common_word_end(chars, std::span(suffixes).subspan(begin, end - begin));
    if (head < kMinHead || head + 1 + length > limits.max_length) return;
    const std::size_t at = static_cast<std::size_t>(suffixes[begin].data() - chars.data()) - 1;
    collector.add(chars.substr(at - head, head + 1 + length), end - begin);
    const std::size_t hangul = syllables_before(chars, at);
    if (hangul < head) collector.add(chars.substr(at - hangul, hangul + 1 + length), end - begin);
  });
}

}  // namespace

std::vector<Phrase> repeated_phrases(std::u16string_view chars, std::span<const Token> tokens,
                                     const RepeatLimits& limits) {
  Collector collector;
  collect_at_tokens(chars, tokens, limits, collector);
  collect_inside_tokens(chars, tokens, limits, collector);
  return std::move(collector).finish(limits.max_phrases);
}

std::vector<Phrase> clashing_words(std::u16string_view chars, std::span<const Token> tokens) {
  constexpr std::uint32_t kMinStem = 3;
  constexpr std::size_t kMinClashes = 3;
  std::vector<std::u16string_view> stems;
  for (const Token& token : tokens) {
    const std::uint32_t length = token.end - token.begin;
    if (length <= kMinStem) continue;
    const std::u16string_view word = chars.substr(token.begin, length);
    if (has_clash(word)) stems.push_back(word.substr(0, length - 1));
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
