// How much bytes look like text of a language in one of its legacy charsets.

#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "decode/encoding.hpp"

namespace kijil::decode {

// The charsets that are told by the characters that their text is made of: Korean first, then Chinese,
// Japanese, Cyrillic, Greek, Arabic, Hebrew, Thai. Of two that read the bytes alike the first is meant.
std::span<const Encoding> weighed_encodings();

struct Evidence {
  double bits = 0;  // log2 of P(bytes | language) over P(bytes | random bytes); above 0 speaks for it
  std::size_t characters = 0;  // decoded characters above U+007F
  std::size_t errors = 0;      // sequences that the charset does not have
};

// Reads the sample in one of weighed_encodings() and weighs every character by its frequency in the language.
// A title of four common characters is enough.
Evidence weigh(std::string_view sample, const Encoding& encoding);

// The same for Korean text in UTF-16, which may have no ASCII to show its zero bytes.
Evidence weigh_utf16_korean(std::string_view sample, const Encoding& encoding);

}  // namespace kijil::decode
