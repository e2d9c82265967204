#include "spam/sketch.hpp"

#include <algorithm>

#include "spam/chars.hpp"
#include "spam/page_text.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kRun = 4;  // words
constexpr std::size_t kMinWords = 20;

}  // namespace

std::vector<std::uint32_t> sketch_of(std::string_view text) {
  const std::vector<PageLine> lines = lines_of(text);
  const PageText page = normalise(lines);
  std::vector<std::uint32_t> hashes;
  if (page.tokens.size() < kMinWords) return hashes;
  std::vector<std::uint32_t> words;
  for (const Token& token : page.tokens)
    words.push_back(hash_of(page.chars.substr(token.begin, token.end - token.begin)));
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    std::uint32_t hash = 0;
    for (std::size_t k = 0; k < kRun; ++k) hash = (hash ^ words[i + k]) * 0x9E3779B1U;
    hashes.push_back(hash ^ hash >> 15);
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  if (hashes.size() > kSketchSize) hashes.resize(kSketchSize);
  return hashes;
}

std::vector<PageLine> lines_of(std::string_view text) {
  std::vector<PageLine> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({.text = text.substr(begin, end - begin)});
    begin = end + 1;
  }
  return lines;
}

}  // namespace kijil::spam
