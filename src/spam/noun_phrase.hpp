// Whether letters could stand where a noun stands in Korean.

#pragma once

#include <string_view>

namespace kijil::spam {

// Whether the phrase could be a name: at least four letters (three for a single word), Hangul for the most
// part, no ending of a verb inside or behind, no bound noun in front.
bool is_noun_phrase(std::u16string_view phrase);

// Whether no noun phrase of two words or more begins with the word: a bound noun, a particle.
bool cannot_begin(std::u16string_view word);

// Whether no noun phrase goes on behind the word: 에서, 하는.
bool cannot_go_on(std::u16string_view word);

// Whether the text ends in a particle of one syllable that disagrees with what is before it.
bool has_clash(std::u16string_view text);

}  // namespace kijil::spam
