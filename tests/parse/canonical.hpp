// A Document as text, so that what means the same to the later stages reads the same.

#pragma once

#include <string>

#include "parse/document.hpp"

namespace kijil::parse {

// One line for each block border, run of text, break, picture and object, in order; then the asides by
// source. Text is decoded, cut only where its link or style changes, and its white space collapsed but inside
// <pre>; white space has no style, and there is none next to the borders of blocks and breaks.
std::string canonical(const Document& document);

}  // namespace kijil::parse
