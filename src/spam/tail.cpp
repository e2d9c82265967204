#include "spam/tail.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "spam/chars.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kMaxPhrase = 60;
constexpr std::size_t kMinKey = 3;
constexpr std::size_t kMaxKey = 12;

struct Tail {
  std::uint32_t begin;
  std::uint32_t end;
  std::u16string_view phrase;
  std::u16string_view key;
};

bool is_small(char16_t c) { return c >= u'a' && c <= u'z'; }

// Where the key of a line begins, behind a low line, or npos: a key is a short name of small letters
// and digits at the end of the line.
std::size_t key_begin(std::u16string_view line) {
  std::size_t begin = line.size();
  while (begin > 0 && line.size() - begin <= kMaxKey &&
         (is_digit(line[begin - 1]) || is_small(line[begin - 1])))
    --begin;
  const std::size_t length = line.size() - begin;
  return length >= kMinKey && length <= kMaxKey && begin > 0 && line[begin - 1] == u'_' ? begin : line.npos;
}

std::optional<Tail> tail_of(std::u16string_view line, std::uint32_t line_begin) {
  const std::size_t key = key_begin(line);
  if (key == line.npos || key == 1) return std::nullopt;
  const std::size_t second = key - 1;
  const std::size_t first = line.rfind(u'_', second - 1);
  if (first == line.npos || first == 0) return std::nullopt;
  // join_type from_item: an identifier.
  if (is_ascii_letter(line[first - 1]) || is_digit(line[first - 1])) return std::nullopt;
  const std::u16string_view phrase = line.substr(first + 1, second - first - 1);
  const bool words =
      std::all_of(phrase.begin(), phrase.end(), [](char16_t c) { return c == u' ' || is_word(c); });
  if (!words || phrase.size() > kMaxPhrase || phrase.find(u' ') == phrase.npos) return std::nullopt;
  const auto at = [&](std::size_t i) { return line_begin + static_cast<std::uint32_t>(i); };
  return Tail{at(first), at(line.size()), phrase, line.substr(key)};
}

}  // namespace

std::vector<Found> title_tails(const PageText& page) {
  const std::u16string_view chars = page.chars;
  std::vector<Tail> tails;
  for (std::size_t k = 0; k + 1 < page.line_begin.size(); ++k) {
    const std::uint32_t begin = page.line_begin[k];
    const std::u16string_view line = chars.substr(begin, page.line_begin[k + 1] - begin - 1);
    if (const std::optional<Tail> tail = tail_of(line, begin)) tails.push_back(*tail);
  }
  if (tails.size() < 2) return {};
  std::map<std::u16string_view, std::set<std::u16string_view>> phrases;
  for (const Tail& tail : tails) phrases[tail.key].insert(tail.phrase);
  std::vector<Found> found;
  for (const Tail& tail : tails) {
    if (phrases[tail.key].size() < 2) continue;
    found.push_back({tail.begin, tail.end, SpamKind::kInsertion, 4.5F,
                     "a tail with a key that other lines end in too, behind another phrase", u""});
  }
  return found;
}

}  // namespace kijil::spam
