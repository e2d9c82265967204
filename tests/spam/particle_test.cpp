#include "spam/particle.hpp"

#include <gtest/gtest.h>

namespace kijil::spam {
namespace {

TEST(Particle, AgreesWithTheLastSound) {
  struct Case {
    std::u16string_view phrase;
    std::u16string_view particle;
    std::optional<bool> agrees;
  };
  constexpr Case kCases[] = {
      // After a vowel, after a consonant, after ㄹ.
      {u"바다", u"를", true},
      {u"바다", u"을", false},
      {u"하늘", u"을", true},
      {u"하늘", u"를", false},
      {u"하늘", u"로", true},
      {u"하늘", u"으로", false},
      {u"마음", u"으로", true},
      {u"마음", u"로", false},
      {u"바다", u"로부터", true},
      // Digits and letters are read aloud.
      {u"제3", u"은", true},
      {u"제2", u"은", false},
      {u"제7", u"로", true},
      {u"KTX", u"는", true},
      {u"FM", u"은", true},
      {u"URL", u"로", true},
      {u"Plan", u"을", true},
      {u"Soul", u"로", true},
      {u"Mark", u"를", true},
      {u"Mark", u"을", true},
      // One form only, or a sound that writing does not tell.
      {u"하늘", u"의", std::nullopt},
      {u"海", u"를", std::nullopt},
      {u"", u"를", std::nullopt},
  };
  for (const Case& c : kCases) {
    const Particle* form = particle(c.particle);
    ASSERT_NE(form, nullptr);
    EXPECT_EQ(agrees(*form, final_sound(c.phrase)), c.agrees)
        << testing::PrintToString(c.phrase) << testing::PrintToString(c.particle);
  }
}

TEST(Particle, IsTheWholeRunOfLetters) {
  for (const std::u16string_view none : {u"", u"를를", u"바다", u"으"}) EXPECT_EQ(particle(none), nullptr);
}

}  // namespace
}  // namespace kijil::spam
