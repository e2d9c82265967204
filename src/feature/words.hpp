// Features in words, for people who ask why.

#pragma once

#include <string>

#include "feature/feature.hpp"

namespace kijil::feature {

// Appends "a nav class word here", "no footer around", "link density 86 %", "lines from the title 3".
void append_words(Feature feature, float value, std::string& out);

// Appends a number as printf's %.3g.
void append_number(float value, std::string& out);

}  // namespace kijil::feature
