#include "decode/utf16.hpp"

#include <algorithm>
#include <cstdint>

namespace kijil::decode {
namespace {

constexpr Encoding kUtf8 = {"utf-8", "utf-8"};
constexpr Encoding kUtf16Le = {"utf-16le", "utf-16le"};
constexpr Encoding kUtf16Be = {"utf-16be", "utf-16be"};
constexpr Encoding kUtf32Le = {"utf-32le", "utf-32le"};
constexpr Encoding kUtf32Be = {"utf-32be", "utf-32be"};

constexpr std::size_t kSample = 8 * 1024;

// Text has nearly no other code units; byte text read in pairs has many.
constexpr double kPlausible = 0.95;

// Below this a pair of zero bytes in a binary file could pass for text.
constexpr std::size_t kFewestUnits = 2;

bool is_ascii_text(unsigned unit) {
  return (unit >= 0x20 && unit < 0x7F) || unit == '\t' || unit == '\n' || unit == '\r';
}

// Letters, punctuation and symbols of the scripts that pages are written in.
bool is_plausible(unsigned unit) {
  return is_ascii_text(unit) || (unit >= 0xA0 && unit < 0x0700)  // Latin, Greek, Cyrillic, Hebrew, Arabic
         || (unit >= 0x0900 && unit < 0x0E60)                    // the scripts of India, Thai
         || (unit >= 0x10A0 && unit < 0x1100)                    // Georgian
         || (unit >= 0x1E00 && unit < 0x2000)                    // Vietnamese, Greek with all accents
         || (unit >= 0x2010 && unit < 0x2040) || (unit >= 0x2190 && unit < 0x2200)  // punctuation, arrows
         || (unit >= 0x25A0 && unit < 0x2670) || (unit >= 0x3000 && unit < 0x3100)  // shapes, kana
         || (unit >= 0x4E00 && unit < 0x9FA6) || (unit >= 0xAC00 && unit < 0xD7A4)  // ideographs, Hangul
         || (unit >= 0xFF00 && unit < 0xFFF0);
}

struct Units {
  std::size_t all = 0;
  std::size_t plausible = 0;
  std::size_t ascii = 0;  // of the plausible ones
};

// Counts the code units of a sample; `high` is the place of the high byte in a pair.
Units count_units(std::string_view bytes, std::size_t high) {
  Units units;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const unsigned unit =
        static_cast<unsigned char>(bytes[i + high]) * 256U + static_cast<unsigned char>(bytes[i + 1 - high]);
    ++units.all;
    units.plausible += is_plausible(unit);
    units.ascii += is_ascii_text(unit);
  }
  return units;
}

bool is_text(const Units& units) {
  return units.all >= kFewestUnits && units.ascii > 0 &&
         static_cast<double>(units.plausible) >= kPlausible * static_cast<double>(units.all);
}

// Whether a UTF-16 mark stands before bytes that are ASCII, of which a page in UTF-16 has no long run.
bool is_followed_by_ascii(std::string_view bytes) {
  constexpr std::size_t kRun = 64;
  const std::string_view run = bytes.substr(2, kRun);
  return run.size() == kRun &&
         std::ranges::all_of(run, [](char c) { return is_ascii_text(static_cast<unsigned char>(c)); });
}

}  // namespace

std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes) {
  constexpr std::string_view kLe32("\xFF\xFE\0\0", 4);
  constexpr std::string_view kBe32("\0\0\xFE\xFF", 4);
  if (bytes.starts_with("\xEF\xBB\xBF")) return ByteOrderMark{kUtf8, 3};
  if (bytes.starts_with(kLe32)) return ByteOrderMark{kUtf32Le, 4};
  if (bytes.starts_with(kBe32)) return ByteOrderMark{kUtf32Be, 4};
  const bool little = bytes.starts_with("\xFF\xFE");
  if ((little || bytes.starts_with("\xFE\xFF")) && !is_followed_by_ascii(bytes)) {
    return ByteOrderMark{little ? kUtf16Le : kUtf16Be, 2};
  }
  return std::nullopt;
}

std::optional<Encoding> guess_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  const Units little = count_units(sample, 1);
  const Units big = count_units(sample, 0);
  // Read the wrong way round, ASCII letters are ideographs, and ideographs are hardly anything.
  const std::size_t for_little = little.plausible + little.ascii;
  const std::size_t for_big = big.plausible + big.ascii;
  if (is_text(little) && for_little > for_big) return kUtf16Le;
  if (is_text(big) && for_big > for_little) return kUtf16Be;
  return std::nullopt;
}

}  // namespace kijil::decode
