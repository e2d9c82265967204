#include "spam/repeat.hpp"

#include <algorithm>

#include "spam/chars.hpp"
#include "spam/forms.hpp"
#include "spam/noun_phrase.hpp"
#include "spam/particle.hpp"

namespace kijil::spam {
namespace {

// Whether one space is all there is between the token and the next.
bool is_joined(std::u16string_view chars, std::span<const Token> tokens, std::size_t i) {
  return i + 1 < tokens.size() && tokens[i + 1].begin == tokens[i].end + 1 && chars[tokens[i].end] == u' ';
}

std::u16string_view text_of(std::u16string_view chars, const Token& token) {
  return chars.substr(token.begin, token.end - token.begin);
}

// From the token on: up to max_tokens tokens with one space between them.
std::u16string_view suffix_at(std::u16string_view chars, std::span<const Token> tokens, std::size_t first,
                              const RepeatLimits& limits) {
  std::size_t last = first;
  while (last + 1 - first < limits.max_tokens && is_joined(chars, tokens, last) &&
         (last == first || !cannot_go_on(text_of(chars, tokens[last])))) {
    ++last;
  }
  const std::uint32_t length = tokens[last].end - tokens[first].begin;
  return chars.substr(tokens[first].begin, std::min(length, limits.max_length));
}

// Counts keys of neighbouring tokens, so that only places whose key repeats are sorted. A key that collides
// lets a place through that the sorted suffixes then drop.
class RepeatFilter {
 public:
  // counters: at least, if they are 2^22 at most.
  explicit RepeatFilter(std::size_t counters) {
    while ((std::size_t{1} << (32 - shift_)) < counters && shift_ > kLeastShift) --shift_;
    counts_.resize(std::size_t{1} << (32 - shift_));
  }

  // Counts the key, whose hash is spread over all 32 bits, and says where.
  std::uint32_t add(std::uint32_t hash) {
    const std::uint32_t slot = hash >> shift_;
    counts_[slot] = static_cast<std::uint8_t>(counts_[slot] + (counts_[slot] < 255));
    return slot;
  }

  // At most 255, and too high where keys collide.
  std::uint32_t count(std::uint32_t slot) const { return counts_[slot]; }

 private:
  static constexpr unsigned kLeastShift = 10;  // at most 2^22 counters

  unsigned shift_ = 22;  // at least 1,024 counters
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

// Sorts by the first four units at once, and by the rest where those are equal.
void sort_suffixes(std::vector<std::u16string_view>& suffixes) {
  struct Keyed {
    std::uint64_t key;
    std::u16string_view text;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(suffixes.size());
  for (const std::u16string_view text : suffixes) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < 4; ++i) key = key << 16 | (i < text.size() ? text[i] : 0U);
    keyed.push_back({key, text});
  }
  std::sort(keyed.begin(), keyed.end(),
            [](const Keyed& a, const Keyed& b) { return a.key != b.key ? a.key < b.key : a.text < b.text; });
  for (std::size_t i = 0; i < keyed.size(); ++i) suffixes[i] = keyed[i].text;
}

// Calls found(begin, end, length) for every interval of the sorted suffixes, of at least `times`, that have
// more in common than the intervals around it.
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

// Tokens that a repeat may begin at, or inside: what it would begin with occurs often enough. That is the
// token and the first letter of the next, or its last two letters and that letter.
struct Places {
  std::vector<std::uint32_t> whole;   // tokens, by index, in order
  std::vector<std::uint32_t> inside;  // those whose end occurs more often inside others than alone
  std::vector<std::uint32_t> seams;   // see Repeats
};

constexpr std::size_t kMinWholes = 8192;  // counters; a collision hides that a token's end occurs elsewhere
constexpr std::uint32_t kMinHead = 2;     // letters of a first word that is glued to another before it

std::uint32_t head_hash(char16_t before, char16_t last, char16_t next) {
  return ((std::uint32_t{last} << 16 | before) * 0x85EBCA6BU ^ next * 0x9E3779B1U) * 0xC2B2AE35U;
}

std::uint32_t whole_hash(std::u16string_view token, char16_t next) {
  return (hash_of(token) ^ next * 0x9E3779B1U) * 0x85EBCA6BU;
}

// A token, and the counter of its head.
struct Joined {
  std::uint32_t token;
  std::uint32_t slot;
};

// Those with a head that occurs often enough.
std::vector<Joined> find_joined(std::u16string_view chars, std::span<const Token> tokens, std::uint32_t times,
                                RepeatFilter& heads) {
  std::vector<Joined> joined(tokens.size());
  std::size_t count = 0;
  for (std::uint32_t i = 0; i + 1 < tokens.size(); ++i) {
    const auto [begin, end] = tokens[i];
    if (tokens[i + 1].begin != end + 1 || chars[end] != u' ') continue;
    const char16_t before = end - begin >= kMinHead ? chars[end - kMinHead] : u' ';
    joined[count++] = {i, heads.add(head_hash(before, chars[end - 1], chars[end + 1]))};
  }
  // What a token and the next letter repeat, its end and that letter do.
  joined.resize(count);
  std::erase_if(joined, [&](const Joined& one) { return heads.count(one.slot) < times; });
  return joined;
}

Places find_places(std::u16string_view chars, std::span<const Token> tokens, std::uint32_t times) {
  RepeatFilter heads(4 * tokens.size());
  const std::vector<Joined> joined = find_joined(chars, tokens, times, heads);
  RepeatFilter wholes(std::max(kMinWholes, 16 * joined.size()));
  std::vector<std::uint32_t> slots;
  slots.reserve(joined.size());
  Places places;
  places.seams.reserve(joined.size());
  for (const Joined& one : joined) {
    const Token& token = tokens[one.token];
    slots.push_back(wholes.add(whole_hash(text_of(chars, token), chars[token.end + 1])));
    places.seams.push_back(token.end);
  }
  for (std::size_t i = 0; i < joined.size(); ++i) {
    const Token& token = tokens[joined[i].token];
    const std::uint32_t whole = wholes.count(slots[i]);
    if (whole >= times) places.whole.push_back(joined[i].token);
    if (heads.count(joined[i].slot) <= whole || token.end - token.begin < kMinHead ||
        !is_syllable(chars[token.end - 1]))
      continue;
    if (!cannot_go_on(chars.substr(token.end - kMinHead, kMinHead))) places.inside.push_back(joined[i].token);
  }
  return places;
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
  // A phrase that always goes on in the same way is longer than what was injected; a particle that disagrees
  // inside says where the injected part ends.
  void add_clashing(std::u16string_view phrase, std::size_t starts) {
    for (std::size_t end = phrase.find(u' ', phrase.find(u' ') + 1); end < phrase.size();
         end = phrase.find(u' ', end + 1)) {
      if (has_clash(phrase.substr(0, end))) add_checked(phrase.substr(0, end - 1), starts);
    }
  }

  void add_checked(std::u16string_view phrase, std::size_t starts) {
    if (is_noun_phrase(phrase)) found_.push_back({phrase, static_cast<std::uint32_t>(starts), {}});
  }

  std::vector<Phrase> found_;
};

std::size_t syllables_before(std::u16string_view chars, std::size_t position) {
  std::size_t count = 0;
  while (count < position && is_syllable(chars[position - 1 - count])) ++count;
  return count;
}

// Repeats that begin with a token; one that begins with Latin letters also from its first syllable on.
void collect_at_tokens(std::u16string_view chars, std::span<const Token> tokens, const Places& places,
                       const RepeatLimits& limits, Collector& collector) {
  std::vector<std::u16string_view> suffixes;
  for (const std::uint32_t i : places.whole) {
    const std::u16string_view first = text_of(chars, tokens[i]);
    if (!cannot_begin(first) && !cannot_go_on(first)) suffixes.push_back(suffix_at(chars, tokens, i, limits));
  }
  sort_suffixes(suffixes);
  for_each_repeat(suffixes, limits.min_starts, [&](std::size_t begin, std::size_t end, std::size_t length) {
    const std::u16string_view phrase = suffixes[begin].substr(0, length);
    collector.add(phrase, end - begin);
    if (is_syllable(phrase.front())) return;
    const std::size_t word = std::min(phrase.find(u' '), phrase.size());
    const std::size_t foreign = word - std::min(word, syllables_before(phrase, word));
    if (foreign < word) collector.add(phrase.substr(foreign), end - begin);
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

// Repeats whose first word is often glued to another before it, so that too few begin with a token: found
// from their second word on and extended to the left as far as they agree, and as far as that is Hangul.
void collect_inside_tokens(std::u16string_view chars, std::span<const Token> tokens, const Places& places,
                           const RepeatLimits& limits, Collector& collector) {
  RepeatLimits rest = limits;
  --rest.max_tokens;
  std::vector<std::u16string_view> suffixes;
  for (const std::uint32_t i : places.inside) {
    if (!cannot_go_on(text_of(chars, tokens[i]))) suffixes.push_back(suffix_at(chars, tokens, i + 1, rest));
  }
  sort_suffixes(suffixes);
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

Repeats repeated_phrases(std::u16string_view chars, std::span<const Token> tokens,
                         const RepeatLimits& limits) {
  Places places = find_places(chars, tokens, limits.min_starts);
  Collector collector;
  collect_at_tokens(chars, tokens, places, limits, collector);
  collect_inside_tokens(chars, tokens, places, limits, collector);
  return {std::move(collector).finish(limits.max_phrases), std::move(places.seams)};
}

std::vector<Phrase> clashing_words(std::u16string_view chars, std::span<const Token> tokens) {
  constexpr std::uint32_t kMinStem = 3;
  constexpr std::size_t kMinClashes = 3;
  std::vector<std::u16string_view> stems;
  for (const Token& token : tokens) {
    const std::uint32_t length = token.end - token.begin;
    if (length <= kMinStem || !forms::kClashingParticle.may_end_in(chars[token.end - 1])) continue;
    const std::u16string_view word = chars.substr(token.begin, length);
    if (has_clash(word)) stems.push_back(word.substr(0, length - 1));
  }
  std::sort(stems.begin(), stems.end());
  std::vector<Phrase> words;
  for (std::size_t i = 0; i < stems.size();) {
    std::size_t end = i;
    while (end < stems.size() && stems[end] == stems[i]) ++end;
    if (end - i >= kMinClashes && is_noun_phrase(stems[i]))
      words.push_back({stems[i], static_cast<std::uint32_t>(end - i), {}});
    i = end;
  }
  return words;
}

}  // namespace kijil::spam
