#include "spam/census.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "spam/chars.hpp"
#include "spam/particle.hpp"
#include "spam/pattern_set.hpp"

namespace kijil::spam {
namespace {

std::u16string_view last_word(std::u16string_view phrase) { return phrase.substr(phrase.rfind(u' ') + 1); }

// Calls found(hash) for every word but the last.
template <typename Found>
void for_each_inner(std::u16string_view phrase, Found&& found) {
  for (std::size_t begin = 0, end; (end = phrase.find(u' ', begin)) != phrase.npos; begin = end + 1)
    found(hash_of(phrase.substr(begin, end - begin)));
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

  // The mean when one more word is used up altogether.
  float mean_at_most() const { return std::pow(product_, 1.0F / static_cast<float>(words_ + 1)); }

 private:
  float uses_;
  float product_ = 1;
  float least_ = 1;
  int words_ = 0;
};

template <typename T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

template <typename T>
std::size_t index_in(const std::vector<T>& sorted, const T& value) {
  return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin());
}

// How many tokens begin with each of the words. A word of one syllable begins too many others (방, 방법), so
// that only a particle may follow it.
std::vector<std::uint32_t> count_beginnings(std::u16string_view chars, std::span<const Token> tokens,
                                            const std::vector<std::u16string_view>& words) {
  const PatternSet set(words);
  std::vector<std::uint32_t> counts(words.size());
  for (const Token& token : tokens) {
    set.match(chars.substr(0, token.end), token.begin, [&](std::size_t k) {
      const std::u16string_view rest = chars.substr(token.begin + 1, token.end - token.begin - 1);
      if (words[k].size() > 1 || rest.empty() || particle(rest) != nullptr) ++counts[k];
    });
  }
  return counts;
}

std::vector<std::uint32_t> count_tokens(std::span<const Token> tokens,
                                        const std::vector<std::uint32_t>& hashes) {
  std::vector<std::uint32_t> counts(hashes.size());
  std::vector<bool> wanted(4096);
  for (const std::uint32_t hash : hashes) wanted[hash % 4096] = true;
  for (const Token& token : tokens) {
    if (!wanted[token.hash % 4096]) continue;
    const std::size_t k = index_in(hashes, token.hash);
    if (k < hashes.size() && hashes[k] == token.hash) ++counts[k];
  }
  return counts;
}

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
  explicit BySpace(std::span<Phrase> phrases) {
    for (Phrase& phrase : phrases) {
      const std::size_t space = phrase.text.find(u' ');
      if (space == phrase.text.npos) continue;
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

// A phrase of several words may begin inside a token, but its first word ends one.
void find_phrases(std::u16string_view chars, std::span<const Token> tokens, std::span<Phrase> phrases) {
  const BySpace by_space(phrases);
  if (by_space.empty()) return;
  for (const Token& token : tokens) {
    if (token.end + 1 < chars.size() && chars[token.end] == u' ') by_space.add_at(chars, token.end);
  }
}

}  // namespace

void find_occurrences(std::u16string_view chars, std::span<const Token> tokens, std::span<Phrase> phrases) {
  for (Phrase& phrase : phrases) phrase.at.reserve(phrase.starts);
  find_words(chars, tokens, phrases);
  find_phrases(chars, tokens, phrases);
}

std::vector<Frozen> count_words(std::u16string_view chars, std::span<const Token> tokens,
                                std::span<const Phrase> phrases, float least_mean) {
  std::vector<std::uint32_t> hashes;
  for (const Phrase& phrase : phrases)
    for_each_inner(phrase.text, [&](std::uint32_t hash) { hashes.push_back(hash); });
  sort_unique(hashes);
  const std::vector<std::uint32_t> token_counts = count_tokens(tokens, hashes);

  std::vector<Shares> shares;
  std::vector<std::u16string_view> lasts;
  for (const Phrase& phrase : phrases) {
    Shares& share = shares.emplace_back(phrase.at.size());
    for_each_inner(phrase.text, [&](std::uint32_t hash) { share.add(token_counts[index_in(hashes, hash)]); });
    if (share.mean_at_most() >= least_mean) lasts.push_back(last_word(phrase.text));
  }
  sort_unique(lasts);
  const std::vector<std::uint32_t> beginnings = count_beginnings(chars, tokens, lasts);

  std::vector<Frozen> result;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (shares[i].mean_at_most() >= least_mean)
      shares[i].add(beginnings[index_in(lasts, last_word(phrases[i].text))]);
    result.push_back(shares[i].frozen());
  }
  return result;
}

}  // namespace kijil::spam
