// Features in words, for people who ask why.

#pragma once

#include <algorithm>
#include <cstddef>

#include "feature/feature.hpp"
#include "text/pen.hpp"

namespace kijil::feature {

// Writes "a nav class word here", "no footer around", "link density 86 %", "lines from the title 3".
void put_words(Feature feature, float value, text::Pen& out);

// Writes a number as printf's %.3g.
void put_number(float value, text::Pen& out);

// Characters that put_words() writes at most: a name and what is said of it.
inline constexpr std::size_t kMostWords =
    std::ranges::max(kFeatureNames, {}, &std::string_view::size).size() + 40;

}  // namespace kijil::feature
