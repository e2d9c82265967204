#include "spam/look_alike.hpp"

#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <memory>

#include "spam/chars.hpp"
#include "spam/page_text.hpp"

namespace kijil::spam {
namespace {

struct Close {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

// ICU's confusable skeletons of single letters (Unicode TS 39), opened and looked up once a page.
class Skeleton {
 public:
  // The one unit that c looks like, or c itself.
  char16_t of(char16_t c) {
    if (c >= kRange) return c;
    if (known_[c] == 0) known_[c] = look_up(c);
    return known_[c];
  }

  // The small Cyrillic letter that looks like c, or c itself.
  char16_t cyrillic_of(char16_t c) {
    const char16_t wanted = of(c);
    for (char16_t letter = 0x0430; letter < 0x0460; ++letter) {
      if (of(letter) == wanted) return letter;
    }
    return c;
  }

 private:
  static constexpr std::size_t kRange = 0x530;  // Latin, Greek and Cyrillic letters

  char16_t look_up(char16_t c) {
    if (!checker_) checker_.reset(uspoof_open(&status_));
    const UChar in = c;
    UChar out[8];
    const std::int32_t n = uspoof_getSkeleton(checker_.get(), 0, &in, 1, out, 8, &status_);
    const bool one = U_SUCCESS(status_) && n == 1;
    status_ = U_ZERO_ERROR;
    return one ? out[0] : c;
  }

  UErrorCode status_ = U_ZERO_ERROR;
  std::unique_ptr<USpoofChecker, Close> checker_;
  std::array<char16_t, kRange> known_{};
};

struct Scripts {
  std::size_t latin = 0, cyrillic = 0, greek = 0;
};

Scripts count_scripts(std::u16string_view word) {
  Scripts scripts;
  for (const char16_t c : word) {
    scripts.latin += is_ascii_letter(c);
    scripts.cyrillic += is_cyrillic(c);
    scripts.greek += is_greek(c);
  }
  return scripts;
}

// Two names of one script each, glued together: ΒΗΜΑmen.
bool is_compound(std::u16string_view word) {
  constexpr std::size_t kMinPart = 3;
  const auto latin = [](char16_t c) { return is_ascii_letter(c); };
  const bool first = latin(word.front());
  const auto second = std::find_if(word.begin(), word.end(), [&](char16_t c) { return latin(c) != first; });
  return second - word.begin() >= static_cast<std::ptrdiff_t>(kMinPart) &&
         word.end() - second >= static_cast<std::ptrdiff_t>(kMinPart) &&
         std::all_of(second, word.end(), [&](char16_t c) { return latin(c) != first; });
}

class Folder {
 public:
  explicit Folder(PageText& page) : page_(page) {}

  void fold_word(std::size_t begin, std::size_t end) {
    const Scripts scripts = count_scripts(page_.chars.substr(begin, end - begin));
    const bool mixed = (scripts.latin != 0) + (scripts.cyrillic != 0) + (scripts.greek != 0) >= 2;
    // Shorter mixed words are units and names: μm, Δx, α-helix.
    if (!mixed || end - begin < 4 || is_compound(page_.chars.substr(begin, end - begin))) return;
    if (scripts.latin != 0 && looks_latin(begin, end)) return replace(begin, end, /*latin=*/true);
    if (scripts.cyrillic > scripts.latin + scripts.greek && looks_cyrillic(begin, end)) {
      replace(begin, end, /*latin=*/false);
    }
  }

 private:
  // Whether every letter of another script could be taken for a Cyrillic one. A name and a word of the next
  // element that stand glued together could not.
  bool looks_cyrillic(std::size_t begin, std::size_t end) {
    return std::all_of(page_.chars.begin() + static_cast<std::ptrdiff_t>(begin),
                       page_.chars.begin() + static_cast<std::ptrdiff_t>(end), [&](char16_t c) {
                         return !(is_ascii_letter(c) || is_greek(c)) || skeleton_.cyrillic_of(c) != c;
                       });
  }

  bool looks_latin(std::size_t begin, std::size_t end) {
    return std::all_of(page_.chars.begin() + static_cast<std::ptrdiff_t>(begin),
                       page_.chars.begin() + static_cast<std::ptrdiff_t>(end), [&](char16_t c) {
                         return !(is_cyrillic(c) || is_greek(c)) || is_ascii_letter(skeleton_.of(c));
                       });
  }

  void replace(std::size_t begin, std::size_t end, bool latin) {
    for (std::size_t i = begin; i < end; ++i) {
      const char16_t c = page_.chars[i];
      const bool foreign = latin ? is_cyrillic(c) || is_greek(c) : is_ascii_letter(c) || is_greek(c);
      if (!foreign) continue;
      page_.units[i] = latin ? skeleton_.of(c) : skeleton_.cyrillic_of(c);
      page_.altered.push_back({static_cast<std::uint32_t>(i), Disguise::kLookAlike});
    }
  }

  PageText& page_;
  Skeleton skeleton_;
};

}  // namespace

void fold_look_alikes(PageText& page) {
  const auto by_index = [](const Altered& a, const Altered& b) { return a.index < b.index; };
  const auto old = static_cast<std::ptrdiff_t>(page.altered.size());
  Folder folder(page);
  for (std::size_t i = 0; i < page.chars.size();) {
    std::size_t end = i;
    while (end < page.chars.size() && is_letter(page.chars[end])) ++end;
    if (end > i) folder.fold_word(i, end);
    i = end + 1;
  }
  std::inplace_merge(page.altered.begin(), page.altered.begin() + old, page.altered.end(), by_index);
}

}  // namespace kijil::spam
