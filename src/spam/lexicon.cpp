#include "spam/lexicon.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "spam/chars.hpp"
#include "spam/forms.hpp"
#include "spam/particle.hpp"

namespace kijil::spam {
namespace {

struct Word {
  std::u16string_view text;
  Tier tier;
};

constexpr Word kWords[] = {
#include "data/spam_lexicon.inc"
};

constexpr std::size_t kLongEnough = 3;  // syllables of a word that counts wherever its token ends or goes on

constexpr std::size_t kStarts = 16384;  // a power of two
constexpr std::size_t kFirsts = 1024;

constexpr std::uint32_t start_of(char16_t first, char16_t second) {
  return first * 0x9E3779B1U ^ second * 0x85EBCA77U;
}

constexpr std::size_t slot_of(std::uint32_t start) { return start >> 18; }

constexpr std::size_t slot_of(std::uint32_t start, char16_t third) {
  return (start ^ third * 0xC2B2AE3DU) * 0x27D4EB2FU >> 18;
}

constexpr char16_t upper_ascii(char16_t c) {
  return c >= u'a' && c <= u'z' ? static_cast<char16_t>(c - 32) : c;
}

// What a word begins with: a cheap first look. No word is shorter than two units.
struct Starts {
  enum : std::uint8_t { kWhole = 1, kLonger = 2, kInside = 4 };

  // By two units: whether they are a word, begin a longer one, begin one that counts inside a token.
  std::array<std::uint8_t, kStarts> two{};
  std::array<bool, kStarts> three{};  // by three units
  std::array<bool, kFirsts> any{};    // by the first unit, small or large
  std::array<bool, kFirsts>
      inside{};  // by the first unit: whether a word that counts inside a token begins so
};

constexpr Starts kStart = [] {
  Starts starts;
  for (const Word& word : kWords) {
    const std::uint32_t start = start_of(word.text[0], word.text[1]);
    starts.any[word.text[0] % kFirsts] = true;
    starts.any[upper_ascii(word.text[0]) % kFirsts] = true;
    std::uint8_t& two = starts.two[slot_of(start)];
    two |= word.text.size() == 2 ? Starts::kWhole : Starts::kLonger;
    if (word.text.size() > 2) starts.three[slot_of(start, word.text[2])] = true;
    const bool inside = word.text.size() >= kLongEnough && word.tier != Tier::kPromotionalWord;
    if (!inside || !is_syllable(word.text[0])) continue;
    two |= Starts::kInside;
    starts.inside[word.text[0] % kFirsts] = true;
  }
  return starts;
}();

// The unit at the position or, since words may be written with spaces inside, behind a space there.
std::uint32_t behind_space(std::u16string_view chars, std::uint32_t position) {
  return position < chars.size() && chars[position] == u' ' ? position + 1 : position;
}

bool may_begin(std::u16string_view chars, std::uint32_t position) {
  if (!kStart.any[chars[position] % kFirsts]) return false;
  const std::uint32_t second = behind_space(chars, position + 1);
  if (second >= chars.size()) return false;
  const std::uint32_t start = start_of(lower_ascii(chars[position]), lower_ascii(chars[second]));
  const std::uint8_t two = kStart.two[slot_of(start)];
  if ((two & (Starts::kWhole | Starts::kLonger)) == 0) return false;
  if ((two & Starts::kWhole) != 0) return true;
  const std::uint32_t third = behind_space(chars, second + 1);
  return third < chars.size() && kStart.three[slot_of(start, lower_ascii(chars[third]))];
}

struct Match {
  std::uint32_t end;
  const Word* word;
};

bool is_letter_script(char16_t c) { return is_ascii_letter(c) || is_cyrillic(c); }

// What may follow a word in its token.
bool ends_well(std::u16string_view chars, std::uint32_t end, const Word& word) {
  std::uint32_t stop = end;
  while (stop < chars.size() && stop - end < 14 && is_word(chars[stop])) ++stop;
  if (stop == end) return true;
  const std::u16string_view rest = chars.substr(end, stop - end);
  if (is_letter_script(word.text.back())) return !is_letter_script(rest.front());
  if (!is_syllable(word.text.back())) return true;
  if (word.text.size() >= kLongEnough) return true;
  return particle(rest) != nullptr || forms::kNounSuffix.contains(rest) || !is_syllable(rest.front()) ||
         std::any_of(std::begin(kWords), std::end(kWords),
                     [&](const Word& next) { return rest.starts_with(next.text); });
}

// The longest word at the position. Spaces are skipped inside promotions only: 온라인 카지노, but not "s
// lots".
std::optional<Match> longest_at(std::u16string_view chars, std::uint32_t position) {
  const Word* low = std::begin(kWords);
  const Word* high = std::end(kWords);
  std::optional<Match> best;
  std::size_t depth = 0;
  bool spaced = false;
  for (std::uint32_t i = position; i < chars.size(); ++i) {
    if (chars[i] == u' ' && depth > 0 && i + 1 < chars.size() && is_word(chars[i + 1])) {
      spaced = true;
      continue;
    }
    const char16_t c = lower_ascii(chars[i]);
    low = std::partition_point(low, high,
                               [&](const Word& w) { return w.text.size() <= depth || w.text[depth] < c; });
    high = std::partition_point(low, high, [&](const Word& w) { return w.text[depth] == c; });
    if (low == high) break;
    ++depth;
    const bool complete = low->text.size() == depth && (!spaced || low->tier == Tier::kPromotion);
    if (complete && ends_well(chars, i + 1, *low)) best = Match{i + 1, low};
  }
  return best;
}

// A long word that ends the token or stands before its particle: 쿠쿠카지노.
std::optional<LexiconHit> word_inside(std::u16string_view chars, const Token& token) {
  for (std::uint32_t i = token.begin + 1; i + kLongEnough <= token.end; ++i) {
    if (!kStart.inside[chars[i] % kFirsts]) continue;
    if ((kStart.two[slot_of(start_of(chars[i], chars[i + 1]))] & Starts::kInside) == 0) continue;
    const std::optional<Match> match = longest_at(chars, i);
    if (match && match->word->text.size() >= kLongEnough && match->word->tier != Tier::kPromotionalWord) {
      return LexiconHit{i, match->end, match->word->tier};
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<LexiconHit> lexicon_hits(std::u16string_view chars, std::span<const Token> tokens) {
  std::vector<LexiconHit> hits;
  std::uint32_t done = 0;
  for (const Token& token : tokens) {
    std::uint32_t i = std::max(token.begin, done);
    bool any = i > token.begin;
    while (i < token.end && may_begin(chars, i)) {
      const std::optional<Match> match = longest_at(chars, i);
      if (!match) break;
      hits.push_back({i, match->end, match->word->tier});
      any = any || match->word->tier != Tier::kPromotionalWord;
      i = done = match->end;
    }
    if (any || token.end <= i + kLongEnough) continue;
    if (const std::optional<LexiconHit> inside = word_inside(chars, token)) {
      while (!hits.empty() && hits.back().end > inside->begin) hits.pop_back();
      hits.push_back(*inside);
      done = inside->end;
    }
  }
  return hits;
}

std::vector<LexiconHit> lexicon_hits(std::u16string_view phrase) {
  return lexicon_hits(phrase, tokenise(phrase));
}

}  // namespace kijil::spam
