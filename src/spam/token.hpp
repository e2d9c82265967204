// The words of a normalised text.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kijil::spam {

// A run of letters and digits.
struct Token {
  std::uint32_t begin;  // index into the chars
  std::uint32_t end;    // one past the last

  bool operator==(const Token&) const = default;
};

std::vector<Token> tokenise(std::u16string_view chars);

// The same without vectors, for machines that lack them and for the tests.
std::vector<Token> tokenise_portable(std::u16string_view chars);

}  // namespace kijil::spam
