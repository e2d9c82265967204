#include "spam/census.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>

#include "spam/chars.hpp"
#include "spam/particle.hpp"
#include "spam/pattern_set.hpp"

namespace kijil::spam {
namespace {

std::u16string_view last_word(std::u16string_view phrase) { return phrase.substr(phrase.rfind(u' ') + 1); }

// Calls found(word) for every word but the last.
template <typename Found>
void for_each_inner(std::u16string_view phrase, Found&& found) {
  for (std::size_t begin = 0, end; (end = phrase.find(u' ', begin)) != phrase.npos; begin = end + 1)
    found(phrase.substr(begin, end - begin));
}

// How much of each of its words a phrase uses up.
class Shares {
 public:
  explicit Shares(std::size_t uses) : uses_(static_cast<float>(uses)) {}

  void add(std::uint32_t count) {
    const float share = uses_ / std::max(uses_, static_cast<float>(count));
    product_ *= share;
    least_ = std::min(least_, share);
    ++words_;
  }

  Frozen frozen() const { return {std::pow(product_, 1.0F / static_cast<float>(words_)), least_}; }

 private:
  float uses_;
  float product_ = 1;
  float least_ = 1;
  int words_ = 0;
};

// Counts tokens that are a word, or begin with it.
class WordCounts {
 public:
  // How many tokens the word is the whole of: the number to ask for.
  std::size_t want_whole(std::u16string_view word) { return want(word, true); }

  // How many tokens begin with it. A word of one syllable begins too many others (방, 방법), so that only a
  // particle may follow it.
  std::size_t want_beginning(std::u16string_view word) { return want(word, false); }

  // The text ends in a char that is of no token.
  void count(std::u16string_view chars, std::span<const Token> tokens) {
    for (const Token& token : tokens) {
      const char16_t* at = chars.data() + token.begin;
      const std::uint16_t longer = longer_[slot_of(at[0], at[1])];
      const std::uint16_t single = any_single_ ? singles_[at[0] % kSingles] : std::uint16_t{0};
      if ((longer | single) == 0) continue;
      const std::u16string_view text(at, token.end - token.begin);
      add(longer, text);
      add(single, text);
    }
  }

  std::uint32_t operator[](std::size_t number) const { return entries_[number].count; }

 private:
  static constexpr std::size_t kSlots = 1024;
  static constexpr std::size_t kSingles = 256;

  struct Entry {
    std::u16string_view word;
    bool whole;
    std::uint16_t next;  // of the same slot, from 1
    std::uint32_t count;
  };

  // By the first two units.
  static std::size_t slot_of(char16_t first, char16_t second) {
    return (std::uint32_t{second} << 16 | first) * 0x9E3779B1U >> 22;
  }

  std::size_t want(std::u16string_view word, bool whole) {
    std::uint16_t& first =
        word.size() == 1 ? singles_[word[0] % kSingles] : longer_[slot_of(word[0], word[1])];
    for (std::uint16_t i = first; i != 0; i = entries_[i - 1].next) {
      if (entries_[i - 1].whole == whole && entries_[i - 1].word == word) return i - 1;
    }
    assert(entries_.size() < std::numeric_limits<std::uint16_t>::max());
    any_single_ = any_single_ || word.size() == 1;
    entries_.push_back({word, whole, first, 0});
    first = static_cast<std::uint16_t>(entries_.size());
    return entries_.size() - 1;
  }

  // To the entries from the first on.
  void add(std::uint16_t first, std::u16string_view token) {
    for (std::uint16_t i = first; i != 0; i = entries_[i - 1].next) {
      Entry& entry = entries_[i - 1];
      if (!token.starts_with(entry.word)) continue;
      const std::u16string_view rest = token.substr(entry.word.size());
      if (rest.empty() || (!entry.whole && (entry.word.size() > 1 || particle(rest) != nullptr)))
        ++entry.count;
    }
  }

  std::vector<Entry> entries_;
  std::array<std::uint16_t, kSlots> longer_{};     // number of the first entry, from 1
  std::array<std::uint16_t, kSingles> singles_{};  // the same of words of one unit
  bool any_single_ = false;
};

void add_occurrence(Phrase& phrase, std::size_t at) {
  if (phrase.at.empty() || at >= phrase.at.back() + phrase.text.size())
    phrase.at.push_back(static_cast<std::uint32_t>(at));
}

bool is_single_word(const Phrase& phrase) { return phrase.text.find(u' ') == phrase.text.npos; }

// Single words may stand at any place of a token.
void find_words(std::u16string_view chars, std::span<const Token> tokens, std::span<Phrase> phrases) {
  std::vector<Phrase*> words;
  for (Phrase& phrase : phrases) {
    if (is_single_word(phrase)) words.push_back(&phrase);
  }
  if (words.empty()) return;
  std::vector<std::u16string_view> texts;
  for (const Phrase* word : words) texts.push_back(word->text);
  const PatternSet set(std::move(texts));
  for (const Token& token : tokens) {
    for (std::uint32_t i = token.begin; i < token.end; ++i)
      set.match(chars, i, [&](std::size_t k) { add_occurrence(*words[k], i); });
  }
}

// Phrases of several words by what stands around their first space: the last unit of the first word and the
// first two, or the only one, behind it.
class BySpace {
 public:
  // wanted(space): whether to take phrases with their first space there.
  template <typename Wanted>
  BySpace(std::span<Phrase> phrases, Wanted&& wanted) {
    for (Phrase& phrase : phrases) {
      const std::size_t space = phrase.text.find(u' ');
      if (space == phrase.text.npos || !wanted(space)) continue;
      const bool has_two = space + 2 < phrase.text.size();
      may_[first_look(phrase.text, space)] = true;
      any_one_ = any_one_ || !has_two;
      const std::uint32_t key = key_of(phrase.text, space, has_two);
      entries_.push_back({key, space, &phrase});
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
  }

  bool empty() const { return entries_.empty(); }

  // Adds the phrases that have their first space at this one of chars.
  void add_at(std::u16string_view chars, std::size_t space) const {
    if (!may_[first_look(chars, space)]) return;
    if (any_one_) add_with(key_of(chars, space, false), chars, space);
    if (space + 2 < chars.size()) add_with(key_of(chars, space, true), chars, space);
  }

 private:
  static constexpr std::size_t kSlots = 2048;

  struct Entry {
    std::uint32_t key;
    std::size_t space;  // in the phrase
    Phrase* phrase;
  };

  static std::size_t first_look(std::u16string_view text, std::size_t space) {
    return (text[space - 1] * 31U ^ text[space + 1]) % kSlots;
  }

  static std::uint32_t key_of(std::u16string_view text, std::size_t space, bool two) {
    std::uint32_t key = (text[space - 1] * 0x85EBCA6BU ^ text[space + 1]) * 0xC2B2AE35U;
    if (two) key = (key ^ text[space + 2]) * 0x9E3779B1U;
    return key ^ key >> 16;
  }

  void add_with(std::uint32_t key, std::u16string_view chars, std::size_t space) const {
    auto entry = std::lower_bound(entries_.begin(), entries_.end(), key,
                                  [](const Entry& a, std::uint32_t k) { return a.key < k; });
    for (; entry != entries_.end() && entry->key == key; ++entry) {
      if (space < entry->space) continue;
      const std::size_t at = space - entry->space;
      if (chars.substr(at, entry->phrase->text.size()) == entry->phrase->text)
        add_occurrence(*entry->phrase, at);
    }
  }

  std::vector<Entry> entries_;  // by key
  bool any_one_ = false;        // whether a phrase has one unit only behind its first space, at its end
  std::array<bool, kSlots> may_{};
};

// Those of BySpace: a phrase of several words may begin inside a token, but its first word ends one.
void find_phrases(std::u16string_view chars, std::span<const Token> tokens, const BySpace& by_space) {
  if (by_space.empty()) return;
  for (const Token& token : tokens) {
    if (token.end + 1 < chars.size() && chars[token.end] == u' ') by_space.add_at(chars, token.end);
  }
}

void make_room(std::span<Phrase> phrases) {
  for (Phrase& phrase : phrases) phrase.at.reserve(phrase.starts);
}

}  // namespace

void find_occurrences(std::u16string_view chars, std::span<const Token> tokens, std::span<Phrase> phrases) {
  make_room(phrases);
  find_words(chars, tokens, phrases);
  find_phrases(chars, tokens, BySpace(phrases, [](std::size_t) { return true; }));
}

void find_occurrences(std::u16string_view chars, std::span<const Token> tokens, Repeats& repeats) {
  make_room(repeats.phrases);
  // A word of one unit that is glued to others ends tokens that no seam knows.
  find_phrases(chars, tokens, BySpace(repeats.phrases, [](std::size_t space) { return space == 1; }));
  const BySpace by_space(repeats.phrases, [](std::size_t space) { return space > 1; });
  if (by_space.empty()) return;
  for (const std::uint32_t seam : repeats.seams) by_space.add_at(chars, seam);
}

std::vector<Frozen> count_words(std::u16string_view chars, std::span<const Token> tokens,
                                std::span<const Phrase> phrases) {
  WordCounts counts;
  std::vector<std::size_t> numbers;  // of the words of all phrases, in order
  for (const Phrase& phrase : phrases) {
    for_each_inner(phrase.text,
                   [&](std::u16string_view word) { numbers.push_back(counts.want_whole(word)); });
    numbers.push_back(counts.want_beginning(last_word(phrase.text)));
  }
  counts.count(chars, tokens);
  std::vector<Frozen> result;
  std::size_t next = 0;
  for (const Phrase& phrase : phrases) {
    Shares shares(phrase.at.size());
    for_each_inner(phrase.text, [&](std::u16string_view) { shares.add(counts[numbers[next++]]); });
    shares.add(counts[numbers[next++]]);
    result.push_back(shares.frozen());
  }
  return result;
}

}  // namespace kijil::spam
