#include "feature/line_words.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/matcher.hpp"
#include "text/vectors.hpp"
#include "text/word_filter.hpp"

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

std::uint64_t groups(std::string_view text) {
  if (!text::has_avx2()) return kLineWordsMatcher.groups(text);
  std::uint64_t found = 0;
  bool continued = false;
  for (std::size_t at = 0; at < text.size(); at += text::kFiltered) {
    const std::size_t left = text.size() - at;
    char last[text::kFilterReads];
    const char* from = text.data() + at;
    if (left < text::kFilterReads) {
      std::memcpy(last, from, left);
      std::memset(last + left, 0, text::kFilterReads - left);
      from = last;
    }
    std::uint32_t places = text::word_places(kLineWordsFilter, from, continued);
    if (left < text::kFiltered) places &= (1U << left) - 1;
    for (; places != 0; places &= places - 1) {
      found |= kLineWordsMatcher.groups_at(text, at + static_cast<std::size_t>(std::countr_zero(places)));
    }
  }
  return found;
}

}  // namespace

std::uint64_t line_words(std::string_view line) noexcept {
  if (line.size() <= 2 * kEnd) return groups(line);
  return groups(line.substr(0, kEnd)) | groups(line.substr(line.size() - kEnd));
}

std::uint64_t chrome_groups() noexcept {
  constexpr std::uint64_t kAll = (std::uint64_t{1} << kLineWordsGroupCount) - 1;
  return kAll & ~(group_bit("byline") | group_bit("dateline") | group_bit("credit"));
}

std::uint64_t class_words(std::string_view value) noexcept { return kClassWordsMatcher.groups(value); }

unsigned line_word_groups() noexcept { return kLineWordsGroupCount; }
unsigned class_word_groups() noexcept { return kClassWordsGroupCount; }

}  // namespace kijil::feature
