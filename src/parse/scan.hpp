// The inner loops of the tokenizer: they find the next byte that a state of the HTML standard
// (section 13.2.5) acts on.

#pragma once

#include <span>

namespace kijil::parse::scan {

struct Functions {
  const char* name;  // of the instruction set

  // Data state: the first '<' of [at, end), else end. references is set when a '&' stands before it.
  const char* (*data)(const char* at, const char* end, bool& references);

  // Attribute name state: the first of '=', '"', '\'' and '>' of [at, end), else end.
  const char* (*attribute_name)(const char* at, const char* end);

  // Whether [at, end), which is valid UTF-8, may hold a code point that Gumbo replaces by U+FFFD: a control
  // character or a noncharacter. Never false when it does. Bytes up to `readable` may be looked at.
  bool (*has_invalid)(const char* at, const char* end, const char* readable);

  // The first byte of [at, end) that is no white space, else end.
  const char* (*white_space)(const char* at, const char* end);
};

// The fastest that this machine runs.
const Functions& best() noexcept;

// All that this machine runs, the portable one first.
std::span<const Functions> usable() noexcept;

}  // namespace kijil::parse::scan
