// The fast parser, and how far it reduces a page before Gumbo sees it.

#pragma once

#include <string_view>

#include "parse/arena.hpp"
#include "parse/document.hpp"
#include "parse/skeleton.hpp"

namespace kijil::parse {

// Yields the Document that parse_full yields, up to white space at the borders of blocks; hands the page over
// to parse_full, and says so in document.fallback, where the standard's corner cases demand it.
void parse_fast(std::string_view html, Reduction reduction, Arena& arena, Document& document);

}  // namespace kijil::parse
