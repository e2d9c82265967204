// One call of Gumbo with its memory on an arena.

#pragma once

#include <gumbo.h>

#include <string_view>

#include "parse/arena.hpp"

namespace kijil::parse {

// The tree of html, which lives as long as the arena; nullptr when the arena's limit was reached.
// The tree is never destroyed: gumbo_destroy_output recurses over its depth.
const GumboOutput* gumbo_tree(std::string_view html, Arena& arena);

// The element's start tag in the parsed text, empty when the standard implied it.
std::string_view start_tag(const GumboElement& element) noexcept;

// The end tag that closed the element, empty for none.
std::string_view end_tag(const GumboElement& element) noexcept;

// The tag's name, also for tags that Gumbo does not know, whose case is as in the page.
std::string_view source_name(const GumboElement& element) noexcept;

}  // namespace kijil::parse
