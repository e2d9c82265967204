#include "decode/language.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>

#include "decode/transcode.hpp"

namespace kijil::decode {
namespace {

struct Character {
  std::uint16_t code;
  std::int8_t
      bits;  // eighths of a bit: log2 of its share of the language's non-ASCII characters over a random one's
};

#include "data/charset_characters.inc"

using Table = std::span<const Character>;

constexpr Encoding kEncodings[] = {
    {"euc-kr", "windows-949-2000"},
    {"gb18030", "gb18030"},
    {"big5", "ibm-1375_P100-2008"},
    {"shift_jis", "ibm-943_P15A-2003"},
    {"euc-jp", "euc-jp-2007"},
    {"windows-1251", "windows-1251"},
    {"koi8-r", "koi8-r"},
    {"koi8-u", "koi8-u"},
    {"iso-8859-5", "iso-8859-5"},
    {"ibm866", "ibm-866_P100-1995"},
    {"x-mac-cyrillic", "macos-7_3-10.2"},
    {"windows-1253", "windows-1253"},
    {"iso-8859-7", "iso-8859-7"},
    {"windows-1256", "windows-1256"},
    {"iso-8859-6", "iso-8859-6"},
    {"windows-1255", "windows-1255"},
    {"iso-8859-8", "iso-8859-8"},
    {"windows-874", "windows-874-2000"},
};

// The tables of kEncodings, in its order.
constexpr Table kTables[] = {kKo, kZhHans, kZhHant, kJa, kJa, kRu, kRu, kRu, kRu,
                             kRu, kRu,     kEl,     kEl, kAr, kAr, kHe, kHe, kTh};
static_assert(std::size(kTables) == std::size(kEncodings));

// A character that the table does not list: the tables leave 1 % of the text or less, over thousands of
// characters.
constexpr double kRare = -7;

// An ideograph outside the first level, of which Chinese and Japanese have a long tail of names.
constexpr double kRareIdeograph = -5;

// A sequence that the charset does not have. Real pages have one in some thousand characters.
constexpr double kError = -12;

double bits_of(UChar32 c, Table table) {
  constexpr UChar32 kReplacement = 0xFFFD;
  const auto found = std::ranges::lower_bound(table, c, {}, &Character::code);
  if (found != table.end() && found->code == c) return found->bits / 8.0;
  if (c == kReplacement) return kError;
  return c >= 0x4E00 && c < 0xA000 ? kRareIdeograph : kRare;
}

Evidence weigh_text(std::string_view text, Table table) {
  Evidence evidence;
  const char* const bytes = text.data();
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT_UNSAFE(bytes, at, c);
    if (c < 0x80) continue;
    ++evidence.characters;
    evidence.errors += c == 0xFFFD;
    evidence.bits += bits_of(c, table);
  }
  return evidence;
}

std::string read(std::string_view sample, const Encoding& encoding) {
  return transcode(sample, encoding.converter).value_or(std::string());
}

}  // namespace

std::span<const Encoding> weighed_encodings() { return kEncodings; }

Evidence weigh(std::string_view sample, const Encoding& encoding) {
  const auto index =
      static_cast<std::size_t>(std::ranges::find(kEncodings, encoding) - std::begin(kEncodings));
  if (index == std::size(kEncodings)) return {};
  const std::string text = read(sample, encoding);
  const Evidence evidence = weigh_text(text, kTables[index]);
  if (std::string_view(encoding.name) != "gb18030") return evidence;
  // GBK has the traditional characters too.
  const Evidence traditional = weigh_text(text, kZhHant);
  return evidence.bits >= traditional.bits ? evidence : traditional;
}

Evidence weigh_utf16_korean(std::string_view sample, const Encoding& encoding) {
  return weigh_text(read(sample, encoding), kKo);
}

}  // namespace kijil::decode
