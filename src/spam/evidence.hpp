// What the places where a phrase stands say about it: whether particles agree with it, what it is glued to,
// whether it moves like a noun of this page.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "spam/census.hpp"
#include "spam/repeat.hpp"
#include "spam/token.hpp"

namespace kijil::spam {

// Shares are of the occurrences, in [0, 1]. Every value is float because all of them feed the model.
struct Evidence {
  // The phrase itself.
  float frequency = 0;  // occurrences
  float tokens = 0;
  float letters = 0;  // without spaces
  float frozen = 0;   // see Frozen
  float frozen_least = 0;
  float inner_particles = 0;  // words but the last that end like a particle
  float verb_final = 0;       // 1 when the phrase ends like a verb form
  float latin = 0;            // 1 when it has a Latin letter
  float digit = 0;            // 1 when it has a digit
  float density = 0;          // letters of all occurrences over those of the page
  // Particles after it.
  float clashes = 0;            // weighted number of particles that disagree with its last syllable
  float deciding = 0;           // weighted number of particles that could disagree
  float clash_share = 0;        // clashes / deciding
  float clash_types = 0;        // different forms that disagree
  float agreeing = 0;           // 1 when at least three particles decide and all agree
  float particle_types = 0;     // different particles over the square root of the frequency
  float particle = 0;           // share followed by a particle
  float derived = 0;            // share followed by 하다, 되다 ...
  float suffixed = 0;           // share followed by a noun suffix
  float glued_right = 0;        // share followed by other letters
  float glued_right_long = 0;   // share followed by two or more other letters
  float glued_right_words = 0;  // different ones
  float glued_right_same =
      0;  // of those letters, the share of the commonest first one; the model does not see it
  float before_number = 0;  // share followed by digits; the model does not see it
  float next_same = 0;      // share followed by the commonest letter behind it: 1 when a word is cut short
  // Before and after it.
  float glued_left = 0;           // share that begins inside a word
  float glued_left_words = 0;     // different words it is glued to
  float glued_after_foreign = 0;  // share glued to Latin letters or digits
  float left_inflected = 0;       // share after a word that ends in a particle, a verb ending or no letter
  float left_distinct = 0;        // different words before it over the frequency
  float left_same = 0;            // share of the commonest word before it
  float right_distinct = 0;       // the same after it, where a space follows
  float right_same = 0;
  float line_start = 0;
  float after_mark = 0;  // share after punctuation
  float after_comma = 0;
  float before_space = 0;
  float before_break = 0;
  float before_mark = 0;
  float bracketed = 0;      // share between quotation marks or brackets of its own
  float gloss = 0;          // 1 when it stands in brackets after a Korean word: 인공지능(P)
  float reverse_gloss = 0;  // 1 when a Latin word follows in brackets: P(AI)
  // Where on the page.
  float first_line = 0;   // 1 when it occurs in the page's first line
  float first_place = 0;  // of the page, in [0, 1)
  float spread = 0;       // from the first to the last occurrence, in [0, 1)
  float lines = 0;        // different lines over the frequency
  // Of the first and of the last two letters of its words, the share of the places on the page, inside other
  // words too, that are the phrase's; see PairCounts.
  float heads = 0;  // geometric mean
  float heads_least = 0;
  float tails = 0;
  float tails_least = 0;
  // How it reads there; see Reader. Log2 probabilities a character, less the page's mean.
  float surprise = 0;
  float surprise_first = 0;  // of its first two characters
  float association = 0;     // how much likelier they are behind the text before it than behind any space
  float surprise_next = 0;   // of the three characters behind it
  float surprise_seam = 0;   // where one of its words begins behind another
  float surprise_seam_least = 0;
  float surprise_word = 0;  // inside its words
  float surprise_word_least = 0;
  float joined = 0;  // of a word's first two characters right behind the word before, without the space
  float joined_most = 0;
  float deletion_gain = 0;   // how much likelier the text behind it is without it
  float deletion_gains = 0;  // share of the occurrences where it is
  float topic_words = 0;     // cosine of its words with the page without it
  float topic_words_least = 0;
  float topic_words_most = 0;
  float topic_last = 0;     // of its last known word
  float topic_phrase = 0;   // of their sum
  float topic_nearby = 0;   // of their sum with the words around it
  float topic_nearest = 0;  // at the place where it fits best
  float kin = 0;            // mean cosine of its words with the three words of the page nearest to each
  float kin_least = 0;      // of the word with the least
  float cohesion = 0;       // cosine of its words with each other
  float unknown_words = 0;  // share of its words without a vector
  float rarity = 0;         // mean inverse document frequency of the others
  float advertising = 0;    // mean cosine of its words with what advertising talks about
  float advertising_least = 0;
  float advertising_most = 0;
  float advertising_page = 0;  // the same of the page without it
};

Evidence weigh(std::u16string_view chars, const Phrase& phrase, const Frozen& frozen);

// Evidence that stands by itself: particles that disagree, glue on either side, a gloss.
bool has_grammar_against(const Evidence& evidence);

// Whether it stands bare between ever different words, as what was only put there does.
bool stands_bare(const Evidence& evidence);

// Shaped like a noun that takes particles (a substitution) rather than a foreign body between words (an
// insertion).
bool is_substitution(const Evidence& evidence);

// Whether taking it out gives back what was there: it never takes a particle, or is glued to ever different
// words, and the text reads better without it.
bool is_removable(const Evidence& evidence);

}  // namespace kijil::spam
