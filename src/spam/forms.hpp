// Lists of Korean forms by the role they play: suffixes, endings, bound nouns. See src/data/spam_endings.tsv.

#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace kijil::spam {

namespace forms {
#include "data/spam_endings.inc"
}  // namespace forms

using Forms = std::span<const std::u16string_view>;  // sorted

inline bool is_one_of(std::u16string_view text, Forms forms) {
  return std::binary_search(forms.begin(), forms.end(), text);
}

// Whether text begins with one of the forms; none is longer than four syllables.
inline bool begins_with(std::u16string_view text, Forms forms) {
  for (std::size_t n = 1; n <= 4 && n <= text.size(); ++n) {
    if (is_one_of(text.substr(0, n), forms)) return true;
  }
  return false;
}

// Whether text ends in one of the forms, or is one.
inline bool ends_in(std::u16string_view text, Forms forms) {
  for (std::size_t n = 1; n <= 4 && n <= text.size(); ++n) {
    if (is_one_of(text.substr(text.size() - n), forms)) return true;
  }
  return false;
}

// The last units of forms: a cheap first look before ends_in.
class LastUnits {
 public:
  constexpr explicit LastUnits(Forms forms) {
    for (const std::u16string_view form : forms) may_[form.back() % kSize] = true;
  }

  constexpr bool has(char16_t c) const { return may_[c % kSize]; }

 private:
  static constexpr std::size_t kSize = 2048;
  std::array<bool, kSize> may_{};
};

}  // namespace kijil::spam
