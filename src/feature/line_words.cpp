#include "feature/line_words.hpp"

#include "text/matcher.hpp"

namespace kijil::feature {
namespace {

#include "class_words.inc"
#include "line_words.inc"

constexpr std::size_t kEnd = 120;  // bytes at either end of a line

constexpr std::uint64_t group_bit(std::string_view name) {
  for (unsigned i = 0; i < kLineWordsGroupCount; ++i) {
    if (kLineWordsGroups[i] == name) return std::uint64_t{1} << i;
  }
  return 0;
}

}  // namespace

std::uint64_t line_words(std::string_view line) noexcept {
  if (line.size() <= 2 * kEnd) return kLineWordsMatcher.groups(line);
  return kLineWordsMatcher.groups(line.substr(0, kEnd)) |
         kLineWordsMatcher.groups(line.substr(line.size() - kEnd));
}

std::uint64_t chrome_groups() noexcept {
  constexpr std::uint64_t kAll = (std::uint64_t{1} << kLineWordsGroupCount) - 1;
  return kAll & ~(group_bit("byline") | group_bit("dateline") | group_bit("credit"));
}

std::uint64_t class_words(std::string_view value) noexcept { return kClassWordsMatcher.groups(value); }

unsigned line_word_groups() noexcept { return kLineWordsGroupCount; }
unsigned class_word_groups() noexcept { return kClassWordsGroupCount; }

}  // namespace kijil::feature
