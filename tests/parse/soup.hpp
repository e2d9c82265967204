// Tag soup: markup as no author would write it, from a seed.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kijil::parse {

class Soup {
 public:
  explicit Soup(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15 + 1) {}

  // A page of a few dozen tokens at most.
  std::string page();

  // The page with a few bytes, tags or stretches taken out, doubled or swapped.
  std::string mutate(std::string_view page);

 private:
  std::uint32_t below(std::uint32_t bound);
  std::string token();
  std::string tag();
  std::string text();

  std::uint64_t state_;
  std::uint32_t family_ = 0;  // the tags that the page draws most from
};

}  // namespace kijil::parse
