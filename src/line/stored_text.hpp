// Line text on the arena.

#pragma once

#include <string_view>

#include "line/line_stats.hpp"
#include "parse/arena.hpp"

namespace kijil::line {

// A copy of text that lives as long as the arena. Throws std::bad_alloc when the arena is full.
std::string_view stored(std::string_view text, parse::Arena& arena);

// The scanned line in NFC; trim_end: without the white space at its end.
std::string_view stored_text(const LineScanner& scanner, bool trim_end, parse::Arena& arena);

}  // namespace kijil::line
