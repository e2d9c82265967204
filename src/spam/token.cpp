#include "spam/token.hpp"

#include "spam/chars.hpp"

namespace kijil::spam {

std::vector<Token> tokenise(std::u16string_view chars) {
  std::vector<Token> tokens;
  tokens.reserve(chars.size() / 4);
  const auto size = static_cast<std::uint32_t>(chars.size());
  for (std::uint32_t i = 0; i < size;) {
    if (!is_word(chars[i])) {
      ++i;
      continue;
    }
    const std::uint32_t begin = i;
    while (i < size && is_word(chars[i])) ++i;
    tokens.push_back({begin, i, hash_of(chars.substr(begin, i - begin))});
  }
  return tokens;
}

}  // namespace kijil::spam
