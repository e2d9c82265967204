#include "spam/noun_phrase.hpp"

#include <algorithm>

#include "spam/chars.hpp"
#include "spam/forms.hpp"
#include "spam/particle.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kMinLetters = 4;

constexpr unsigned kRieul = 8;  // the final consonant ㄹ

// Whether c is a particle of one syllable with two forms, this one not for behind the final consonant.
bool disagrees(char16_t c, unsigned final) {
  switch (c) {
    case u'를':
    case u'는':
    case u'가':
    case u'와': return final != 0;
    case u'을':
    case u'은':
    case u'과': return final == 0;
    case u'로': return final != 0 && final != kRieul;
    default: return false;
  }
}

bool may_clash(char16_t c) { return disagrees(c, 0) || disagrees(c, 1); }

}  // namespace

bool is_noun_phrase(std::u16string_view phrase) {
  std::size_t letters = 0, syllables = 0, count = 1;
  for (const char16_t c : phrase) {
    letters += c != u' ';
    syllables += is_syllable(c);
    count += c == u' ';
  }
  if (letters < (count == 1 ? 3 : kMinLetters) || syllables * 10 < letters * 4) return false;
  std::size_t inner_particles = 0;
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find(u' ', begin), phrase.size());
    const std::u16string_view token = phrase.substr(begin, end - begin);
    if (begin == 0 && cannot_begin(token)) return false;
    if (end < phrase.size() && token.size() > 1) {
      if (cannot_go_on(token)) return false;
      inner_particles += forms::kInnerParticle.is_end_of(token);
    }
    begin = end + 1;
  }
  return inner_particles <= 1 && !forms::kFinalEnding.is_end_of(phrase);
}

bool cannot_begin(std::u16string_view token) {
  return token.size() == 1 && forms::kLoneFirst.contains(token);
}

bool cannot_go_on(std::u16string_view token) {
  return token.size() > 1 && forms::kInnerEnding.is_end_of(token);
}

bool has_clash(std::u16string_view text) {
  const std::u16string_view last = text.substr(text.size() - 1);
  text.remove_suffix(1);
  const char16_t before = text.back();
  if (is_syllable(before)) {
    return disagrees(last[0], final_consonant(before)) &&
           !(forms::kVerbStem.contains(before) && forms::kVerbStemEnding.contains(last));
  }
  return may_clash(last[0]) && agrees(*particle(last), final_sound(text)) == false;
}

}  // namespace kijil::spam
