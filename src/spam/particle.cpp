#include "spam/particle.hpp"

#include <array>
#include <cstdint>
#include <iterator>

#include "spam/chars.hpp"

namespace kijil::spam {
namespace {

constexpr Particle kParticles[] = {
#include "data/spam_particles.inc"
};

// Particles by their first unit and their length.
class Index {
 public:
  constexpr Index() {
    for (std::size_t i = std::size(kParticles); i > 0; --i) {
      std::uint8_t& first = first_[slot(kParticles[i - 1].form)];
      next_[i] = first;
      first = static_cast<std::uint8_t>(i);
    }
  }

  const Particle* find(std::u16string_view letters) const {
    for (std::uint8_t i = first_[slot(letters)]; i != 0; i = next_[i]) {
      if (kParticles[i - 1].form == letters) return &kParticles[i - 1];
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kSlots = 1024;

  static constexpr std::size_t slot(std::u16string_view letters) {
    return (letters.front() * 8U + letters.size()) % kSlots;
  }

  // By number from 1; 0 for none.
  std::array<std::uint8_t, kSlots> first_{};
  std::array<std::uint8_t, std::size(kParticles) + 1> next_{};
};
static_assert(std::size(kParticles) < 255);

constexpr Index kIndex;

// Digits read in Sino-Korean: 일 칠 팔 end in ㄹ, 영 삼 육 in another consonant.
Sound sound_of_digit(char16_t digit) {
  switch (digit) {
    case u'1':
    case u'7':
    case u'8': return {.rieul = true};
    case u'0':
    case u'3':
    case u'6': return {.consonant = true};
    default: return {.vowel = true};
  }
}

// A letter read by its name: L and R are 엘 and 아르 or 알, M and N 엠 and 엔.
Sound sound_of_letter(char16_t letter) {
  switch (lower_ascii(letter)) {
    case u'l':
    case u'r': return {.rieul = true};
    case u'm':
    case u'n': return {.consonant = true};
    default: return {.vowel = true};
  }
}

bool is_one_of_letters(char16_t c, std::u16string_view set) { return set.find(c) != set.npos; }

// A Latin word read as a word. A silent e leaves the consonant before it open.
Sound sound_of_latin_word(std::u16string_view word) {
  const char16_t last = lower_ascii(word.back());
  const char16_t before = lower_ascii(word[word.size() - 2]);
  if (last == u'l') return {.rieul = true};
  if (last == u'm' || last == u'n') return {.consonant = true};
  if (last == u'g') return {.vowel = before != u'n', .consonant = before == u'n'};
  if (is_one_of_letters(last, u"kpbtc")) return {.vowel = true, .consonant = true};
  if (last == u'e' && is_one_of_letters(before, u"lmn"))
    return {.vowel = true, .rieul = true, .consonant = true};
  return {.vowel = true};
}

}  // namespace

const Particle* particle(std::u16string_view letters) { return kIndex.find(letters); }

Sound final_sound(std::u16string_view phrase) {
  if (phrase.empty()) return {};
  const char16_t last = phrase.back();
  if (is_syllable(last)) {
    const unsigned final = final_consonant(last);
    return {.vowel = final == 0, .rieul = final == 8, .consonant = final != 0 && final != 8};
  }
  if (is_digit(last)) return sound_of_digit(last);
  if (!is_ascii_letter(last)) return {};
  std::size_t begin = phrase.size();
  bool capitals = true;
  for (; begin > 0 && is_ascii_letter(phrase[begin - 1]); --begin) {
    capitals = capitals && phrase[begin - 1] < u'a';
  }
  const std::u16string_view word = phrase.substr(begin);
  return capitals || word.size() == 1 ? sound_of_letter(last) : sound_of_latin_word(word);
}

std::optional<bool> agrees(const Particle& particle, Sound sound) {
  if (!sound.known()) return std::nullopt;
  switch (particle.after) {
    case After::kAny: return std::nullopt;
    case After::kVowel: return sound.vowel;
    case After::kConsonant: return sound.rieul || sound.consonant;
    case After::kVowelOrRieul: return sound.vowel || sound.rieul;
    case After::kConsonantNotRieul: return sound.consonant;
  }
  return std::nullopt;
}

}  // namespace kijil::spam
