// The charset of bytes that are neither UTF-8 nor UTF-16.

#pragma once

#include <optional>
#include <string_view>

#include "decode/encoding.hpp"

namespace kijil::decode {

// What the page is said to be in, strongest first.
struct Declared {
  std::optional<Encoding> http;
  std::optional<Encoding> meta;
};

// The encoding that reads the bytes best. A declared one is believed unless the bytes speak against it. Looks
// at a sample of at most 8 KiB of the parts that are not ASCII, wherever in the page they are; windows-1252
// when nothing speaks for another.
Encoding detect(std::string_view bytes, const Declared& declared);

}  // namespace kijil::decode
