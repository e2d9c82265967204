// Which texts tell the same story: a few hashes that stand for all of a text.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "spam/spam.hpp"

namespace kijil::spam {

inline constexpr std::size_t kSketchSize = 16;

// The smallest hashes of the text's runs of four words, sorted: of two texts that share most of their runs,
// most are the same (Broder 1997). Empty for a text of fewer than 20 words.
std::vector<std::uint32_t> sketch_of(std::string_view text);

// One PageLine a line of the text.
std::vector<PageLine> lines_of(std::string_view text);

}  // namespace kijil::spam
