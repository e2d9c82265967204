#include "spam/page_text.hpp"

#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <utility>

#include "spam/chars.hpp"
#include "spam/look_alike.hpp"
#include "spam/plain_text.hpp"

namespace kijil::spam {
namespace {

constexpr UChar32 kSoftHyphen = 0xAD;

// Zero width and formatting characters that hide between letters: Unicode's Default_Ignorable_Code_Point
// without the fillers of old Hangul.
bool is_invisible(UChar32 c) {
  return c == kSoftHyphen || c == 0x34F || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
         c == 0xFEFF;
}

// Blocks that hold little but compatibility forms: full width, circled, squared, mathematical letters.
bool is_compatibility_form(UChar32 c) {
  return (c >= 0xFF01 && c <= 0xFFEF) || (c >= 0x2460 && c <= 0x24FF) || (c >= 0x3200 && c <= 0x33FF) ||
         (c >= 0x1D400 && c <= 0x1D7FF);
}

bool is_space(UChar32 c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x3000;
}

constexpr std::u16string_view kLeading = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr std::u16string_view kFinal =
    u"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";  // index 1 is the first

constexpr bool is_vowel_letter(char16_t c) { return c >= 0x314F && c <= 0x3163; }

std::size_t bytes_in(std::span<const PageLine> lines) {
  std::size_t bytes = 0;
  for (const PageLine& line : lines) bytes += line.text.size() + 1;
  return bytes;
}

// Decodes lines to chars. kOffsets: says of each char at which byte of its line it began.
template <bool kOffsets>
class Builder {
 public:
  // bytes: of all lines, with one for each line's end.
  Builder(PageText& page, std::size_t bytes)
      : page_(page),
        nfkc_(unorm2_getNFKCInstance(&status_)),
        needed_(bytes + kPlainSlack),
        capacity_(needed_) {
    page_.units = std::make_unique_for_overwrite<char16_t[]>(capacity_);
    if constexpr (kOffsets) offset_.resize(capacity_);
  }

  void add_line(std::string_view text) {
    const std::size_t first = used_;
    page_.line_begin.push_back(static_cast<std::uint32_t>(first));
    const std::size_t altered = page_.altered.size();
    split_ = false;
    decode(text);
    if (split_) compose_letters(first, altered);
    push(u'\n', text.size());
  }

  void finish() {
    page_.chars = {page_.units.get(), used_};
    page_.line_begin.push_back(static_cast<std::uint32_t>(used_));
    if (mixed_) fold_look_alikes(page_);
  }

  // Of each char.
  std::vector<std::uint32_t> offsets() && {
    offset_.resize(used_);
    return std::move(offset_);
  }

 private:
  // A folded character may have more units than the bytes it came from.
  void make_room(std::size_t units) {
    needed_ += units;
    if (needed_ <= capacity_) return;
    capacity_ = 2 * needed_;
    auto chars = std::make_unique_for_overwrite<char16_t[]>(capacity_);
    std::copy_n(page_.units.get(), used_, chars.get());
    page_.units = std::move(chars);
    if constexpr (kOffsets) offset_.resize(capacity_);
  }

  void push(char16_t c, std::size_t offset) {
    page_.units[used_] = c;
    if constexpr (kOffsets) offset_[used_] = static_cast<std::uint32_t>(offset);
    ++used_;
  }

  void alter(std::size_t index, Disguise disguise) {
    page_.altered.push_back({static_cast<std::uint32_t>(index), disguise});
  }

  void decode(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
      i += add_plain(text.substr(static_cast<std::size_t>(i)), static_cast<std::size_t>(i));
      // Rare characters come in rows: a page of another script.
      while (i < length && bytes[i] >= 0x80 && syllable_at(text, static_cast<std::size_t>(i)) == 0) {
        const std::int32_t at = i;
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, i, length, c);
        add_rare(c, static_cast<std::size_t>(at));
      }
    }
  }

  // Up to anything else; returns the bytes. at: of its first in the line.
  std::int32_t add_plain(std::string_view text, std::size_t at) {
    const PlainText plain = decode_plain(text, page_.units.get() + used_);
    if constexpr (kOffsets) {
      for (std::size_t k = 0, byte = at; k < plain.units; ++k) {
        offset_[used_ + k] = static_cast<std::uint32_t>(byte);
        byte += is_syllable(page_.units[used_ + k]) ? 3 : 1;
      }
    }
    used_ += plain.units;
    page_.syllables += plain.syllables;
    return static_cast<std::int32_t>(plain.bytes);
  }

  void add_rare(UChar32 c, std::size_t at) {
    // It says where a word may break, which a Hangul syllable needs not be told.
    if (c == kSoftHyphen && (used_ == 0 || !is_syllable(page_.units[used_ - 1]))) return;
    if (is_invisible(c)) return alter(used_, Disguise::kInvisible);
    if (is_compatibility_form(c)) return add_folded(c, at);
    if (is_space(c)) return push(u' ', at);
    split_ = split_ || (c <= 0x3163 && is_vowel_letter(static_cast<char16_t>(c)));
    mixed_ = mixed_ || (c >= 0x370 && c <= 0x52F);
    push(c > 0xFFFF ? char16_t{0xFFFD} : static_cast<char16_t>(c), at);
  }

  void add_folded(UChar32 c, std::size_t at) {
    UChar in[2];
    std::int32_t in_length = 0;
    U16_APPEND_UNSAFE(in, in_length, c);
    UChar out[32];
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t n = unorm2_normalize(nfkc_, in, in_length, out, 32, &status);
    if (U_FAILURE(status)) return push(char16_t{0xFFFD}, at);
    make_room(static_cast<std::size_t>(n));
    for (std::int32_t k = 0; k < n; ++k) {
      if (is_word(out[k])) alter(used_, Disguise::kWide);
      push(out[k], at);
    }
  }

  // 카ㅈㅣ노 -> 카지노, in place from index `first`, whose alterations start at `altered`. A lone vowel or
  // consonant (ㅋㅋ, ㅠㅠ) stays.
  void compose_letters(std::size_t first, std::size_t altered) {
    const auto old = page_.altered.begin() + static_cast<std::ptrdiff_t>(altered);
    const std::vector<Altered> before(old, page_.altered.end());
    page_.altered.erase(old, page_.altered.end());
    std::size_t next = 0;  // into `before`
    std::size_t out = first;
    for (std::size_t i = first; i < used_; ++out) {
      const std::size_t used = letters_of_syllable(i);
      const std::size_t end = i + std::max<std::size_t>(used, 1);
      for (; next < before.size() && before[next].index < end; ++next) alter(out, before[next].disguise);
      if constexpr (kOffsets) offset_[out] = offset_[i];
      page_.units[out] = used == 0 ? page_.units[i] : composed(i, used);
      if (used != 0) {
        alter(out, Disguise::kJamo);
        ++page_.syllables;
      }
      i = end;
    }
    for (; next < before.size(); ++next) alter(out, before[next].disguise);
    used_ = out;
  }

  // Letters from index i that make up one syllable: 2 or 3, or 0 when they make none.
  std::size_t letters_of_syllable(std::size_t i) const {
    const auto at = [&](std::size_t k) { return k < used_ ? page_.units[k] : u'\0'; };
    if (kLeading.find(at(i)) == kLeading.npos || !is_vowel_letter(at(i + 1))) return 0;
    const bool closed = kFinal.find(at(i + 2)) != kFinal.npos && !is_vowel_letter(at(i + 3));
    return closed ? 3 : 2;
  }

  char16_t composed(std::size_t i, std::size_t used) const {
    const std::size_t leading = kLeading.find(page_.units[i]);
    const std::size_t vowel = page_.units[i + 1] - 0x314FU;
    const std::size_t final = used == 3 ? kFinal.find(page_.units[i + 2]) + 1 : 0;
    return static_cast<char16_t>(0xAC00 + (leading * 21 + vowel) * 28 + final);
  }

  PageText& page_;
  UErrorCode status_ = U_ZERO_ERROR;
  const UNormalizer2* nfkc_;
  std::size_t needed_;    // units at most
  std::size_t capacity_;  // of units
  std::vector<std::uint32_t> offset_;
  std::size_t used_ = 0;
  bool split_ = false;  // the line has a vowel letter of its own
  bool mixed_ = false;  // a line has Greek or Cyrillic letters
};

}  // namespace

std::uint32_t PageText::line_of(std::uint32_t index) const {
  const auto next = std::upper_bound(line_begin.begin(), line_begin.end() - 1, index);
  return static_cast<std::uint32_t>(next - line_begin.begin() - 1);
}

PageText normalise(std::span<const PageLine> lines) {
  PageText page;
  page.line_begin.reserve(lines.size() + 1);
  Builder</*kOffsets=*/false> builder(page, bytes_in(lines));
  for (const PageLine& line : lines) builder.add_line(line.text);
  builder.finish();
  page.tokens = tokenise(page.chars);
  return page;
}

std::u16string normalise(std::string_view text) {
  PageText page;
  Builder</*kOffsets=*/false> builder(page, text.size() + 1);
  builder.add_line(text);
  builder.finish();
  return std::u16string(page.chars.substr(0, page.chars.size() - 1));
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  for (const char16_t c : text) {
    std::uint8_t bytes[4];
    std::int32_t n = 0;
    U8_APPEND_UNSAFE(bytes, n, static_cast<UChar32>(c));
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(n));
  }
  return out;
}

ByteRange ByteMap::bytes_of(std::uint32_t first, std::uint32_t last) {
  const std::uint32_t line = page_.line_of(first);
  const std::string_view text = lines_[line].text;
  if (line != line_) {
    PageText again;
    Builder</*kOffsets=*/true> builder(again, text.size() + 1);
    builder.add_line(text);
    offset_ = std::move(builder).offsets();
    line_ = line;
  }
  first -= page_.line_begin[line];
  last -= page_.line_begin[line];
  std::uint32_t next = last;
  while (next + 1 < offset_.size() && offset_[next] <= offset_[last - 1]) ++next;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::uint32_t begin = offset_[first];
  auto end = static_cast<std::int32_t>(offset_[next]);
  while (end > static_cast<std::int32_t>(begin)) {
    std::int32_t before = end;
    UChar32 c;
    U8_PREV(bytes, 0, before, c);
    if (c < 0 || !is_invisible(c)) break;
    end = before;
  }
  return {line, begin, static_cast<std::uint32_t>(end)};
}

}  // namespace kijil::spam
