// Pages of all that Markdown can hold, nested at random, from a seed.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kijil::assemble {

class StructuredPage {
 public:
  explicit StructuredPage(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15 + 1) {}

  // Up to six blocks, lists and quotes nested up to three deep, words that Markdown could take for markup.
  std::string html();

 private:
  std::uint32_t below(std::uint32_t bound);
  bool chance(std::uint32_t of_ten) { return below(10) < of_ten; }
  std::string blocks(std::uint32_t most, unsigned depth);
  std::string block(unsigned depth);
  std::string list(unsigned depth);
  std::string table();
  std::string code();
  std::string text(std::uint32_t most_runs, bool breaks);
  std::string run();
  std::string words();
  std::string_view word();

  std::uint64_t state_;
};

}  // namespace kijil::assemble
