// The evidence as a row of named numbers: what the model and its trainer see.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "spam/evidence.hpp"

namespace kijil::spam {

struct Feature {
  std::string_view name;
  float Evidence::*value;
};

inline constexpr Feature kFeatures[] = {
    {"frequency", &Evidence::frequency},
    {"tokens", &Evidence::tokens},
    {"letters", &Evidence::letters},
    {"frozen", &Evidence::frozen},
    {"frozen_least", &Evidence::frozen_least},
    {"inner_particles", &Evidence::inner_particles},
    {"verb_final", &Evidence::verb_final},
    {"latin", &Evidence::latin},
    {"digit", &Evidence::digit},
    {"density", &Evidence::density},
    {"clashes", &Evidence::clashes},
    {"deciding", &Evidence::deciding},
    {"clash_share", &Evidence::clash_share},
    {"clash_types", &Evidence::clash_types},
    {"agreeing", &Evidence::agreeing},
    {"particle_types", &Evidence::particle_types},
    {"particle", &Evidence::particle},
    {"derived", &Evidence::derived},
    {"suffixed", &Evidence::suffixed},
    {"glued_right", &Evidence::glued_right},
    {"glued_right_long", &Evidence::glued_right_long},
    {"glued_right_words", &Evidence::glued_right_words},
    {"next_same", &Evidence::next_same},
    {"glued_left", &Evidence::glued_left},
    {"glued_left_words", &Evidence::glued_left_words},
    {"glued_after_foreign", &Evidence::glued_after_foreign},
    {"left_inflected", &Evidence::left_inflected},
    {"left_distinct", &Evidence::left_distinct},
    {"left_same", &Evidence::left_same},
    {"right_distinct", &Evidence::right_distinct},
    {"right_same", &Evidence::right_same},
    {"line_start", &Evidence::line_start},
    {"after_mark", &Evidence::after_mark},
    {"after_comma", &Evidence::after_comma},
    {"before_space", &Evidence::before_space},
    {"before_break", &Evidence::before_break},
    {"before_mark", &Evidence::before_mark},
    {"bracketed", &Evidence::bracketed},
    {"gloss", &Evidence::gloss},
    {"reverse_gloss", &Evidence::reverse_gloss},
    {"first_line", &Evidence::first_line},
    {"first_place", &Evidence::first_place},
    {"spread", &Evidence::spread},
    {"lines", &Evidence::lines},
    {"heads", &Evidence::heads},
    {"heads_least", &Evidence::heads_least},
    {"tails", &Evidence::tails},
    {"tails_least", &Evidence::tails_least},
    {"surprise", &Evidence::surprise},
    {"surprise_first", &Evidence::surprise_first},
    {"association", &Evidence::association},
    {"surprise_next", &Evidence::surprise_next},
    {"surprise_seam", &Evidence::surprise_seam},
    {"surprise_seam_least", &Evidence::surprise_seam_least},
    {"surprise_word", &Evidence::surprise_word},
    {"surprise_word_least", &Evidence::surprise_word_least},
    {"joined", &Evidence::joined},
    {"joined_most", &Evidence::joined_most},
    {"deletion_gain", &Evidence::deletion_gain},
    {"deletion_gains", &Evidence::deletion_gains},
    {"topic_words", &Evidence::topic_words},
    {"topic_words_least", &Evidence::topic_words_least},
    {"topic_words_most", &Evidence::topic_words_most},
    {"topic_last", &Evidence::topic_last},
    {"topic_phrase", &Evidence::topic_phrase},
    {"topic_nearby", &Evidence::topic_nearby},
    {"topic_nearest", &Evidence::topic_nearest},
    {"kin", &Evidence::kin},
    {"kin_least", &Evidence::kin_least},
    {"cohesion", &Evidence::cohesion},
    {"unknown_words", &Evidence::unknown_words},
    {"rarity", &Evidence::rarity},
    {"advertising", &Evidence::advertising},
    {"advertising_least", &Evidence::advertising_least},
    {"advertising_most", &Evidence::advertising_most},
    {"advertising_page", &Evidence::advertising_page},
};

inline constexpr std::size_t kFeatureCount = std::size(kFeatures);

// Index of the feature of that name; no constant expression (and so a compile error in a table) for any
// other.
constexpr std::int16_t feature(std::string_view name) {
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    if (kFeatures[i].name == name) return static_cast<std::int16_t>(i);
  }
  throw "no such feature";
}

}  // namespace kijil::spam
