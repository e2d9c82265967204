// Lists of Korean forms by the role they play: suffixes, endings, bound nouns. See src/data/spam_endings.tsv.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace kijil::spam {

// Forms, found by their last unit.
class Forms {
 public:
  // At most 254, none empty; the list must outlive the object.
  constexpr explicit Forms(std::span<const std::u16string_view> list) : list_(list) {
    for (std::size_t i = list.size(); i > 0; --i) {
      std::uint8_t& first = first_[list[i - 1].back() % kSlots];
      next_[i] = first;
      first = static_cast<std::uint8_t>(i);
    }
  }

  constexpr bool contains(std::u16string_view text) const {
    if (text.empty()) return false;
    for (std::uint8_t i = first_[text.back() % kSlots]; i != 0; i = next_[i]) {
      if (list_[i - 1] == text) return true;
    }
    return false;
  }

  // A cheap first look: false where no form ends in c.
  constexpr bool may_end_in(char16_t c) const { return first_[c % kSlots] != 0; }

  constexpr bool contains(char16_t c) const { return contains(std::u16string_view(&c, 1)); }

  // Whether text ends in one of the forms, or is one.
  constexpr bool is_end_of(std::u16string_view text) const {
    if (text.empty()) return false;
    for (std::uint8_t i = first_[text.back() % kSlots]; i != 0; i = next_[i]) {
      if (text.ends_with(list_[i - 1])) return true;
    }
    return false;
  }

  // Whether text begins with one of the forms; none is longer than four units.
  constexpr bool is_start_of(std::u16string_view text) const {
    for (std::size_t n = 1; n <= 4 && n <= text.size(); ++n) {
      if (contains(text.substr(0, n))) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t kSlots = 256;

  // Of forms, by number from 1; 0 for none.
  std::span<const std::u16string_view> list_;
  std::array<std::uint8_t, kSlots> first_{};
  std::array<std::uint8_t, 128> next_{};  // with the same last unit, or one that falls into the same slot
};

namespace forms {
#include "data/spam_endings.inc"
}  // namespace forms

}  // namespace kijil::spam
