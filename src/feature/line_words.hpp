// Words that tell bylines, credits, buttons and menus from body.

#pragma once

#include <cstdint>
#include <string_view>

namespace kijil::feature {

// Groups of src/data/line_words.tsv with a word in the line, as bits in the order of word_* in features.tsv.
// Only the ends of a long line are looked at: what is said there is said at its start or its end.
std::uint64_t line_words(std::string_view line) noexcept;

// Groups that speak against a line: all but bylines, datelines and credits.
std::uint64_t chrome_groups() noexcept;

// Groups of src/data/class_words.tsv with a word in an attribute's value, in the order of class_* in
// features.tsv.
std::uint64_t class_words(std::string_view value) noexcept;

unsigned line_word_groups() noexcept;
unsigned class_word_groups() noexcept;

}  // namespace kijil::feature
