#include "feature/word_buckets.hpp"

namespace kijil::feature {
namespace {
constexpr float kWidePage = 0.1F;  // share of wide characters; not swept
}

bool words_count(const line::Lines& lines) noexcept { return line::wide_share(lines) <= kWidePage; }

std::vector<std::uint16_t> word_buckets(const line::Lines& lines, std::size_t line) {
  std::vector<std::uint16_t> buckets;
  each_word_bucket(lines, line, [&](std::uint16_t at) { buckets.push_back(at); });
  return buckets;
}

}  // namespace kijil::feature
