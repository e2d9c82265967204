// Korean particles, and whether one agrees with the sound it follows: 을 after a consonant, 를 after a vowel.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kijil::spam {

enum class After : std::uint8_t { kAny, kVowel, kConsonant, kVowelOrRieul, kConsonantNotRieul };

struct Particle {
  std::u16string_view form;
  After after;
  float weight;  // of a disagreement, in [0, 1]: 나 and 라고 are also endings of other words
};

// The particle that `letters` is as a whole; nullptr when it is none.
const Particle* particle(std::u16string_view letters);

// How a phrase ends when it is read aloud. More than one is set where writing leaves it open ("Mark": 마크,
// 막).
struct Sound {
  bool vowel = false;
  bool rieul = false;      // the consonant ㄹ
  bool consonant = false;  // any other consonant

  bool known() const { return vowel || rieul || consonant; }
};

// Sound of the last syllable of the phrase; unknown for a script that is not Hangul, Latin or digits.
Sound final_sound(std::u16string_view phrase);

// Whether the particle agrees with the sound; nullopt when the particle has one form or the sound is unknown.
std::optional<bool> agrees(const Particle& particle, Sound sound);

}  // namespace kijil::spam
