#include "decode/decode.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "decode/declaration.hpp"
#include "decode/detect.hpp"
#include "decode/encoding.hpp"
#include "decode/language.hpp"
#include "decode/transcode.hpp"
#include "decode/utf16.hpp"
#include "decode/utf8.hpp"

namespace kijil::decode {
namespace {

constexpr Encoding kUtf8 = {"utf-8", "utf-8"};
constexpr std::string_view kMark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view text) {
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

// A mark in the text itself is dropped: it is the same character in every encoding that has one.
Decoded owning(std::string&& text, std::string charset) {
  Decoded result;
  result.storage = std::make_unique<const std::string>(std::move(text));
  result.text = without_mark(*result.storage);
  result.charset = std::move(charset);
  return result;
}

Decoded viewing(std::string_view valid_utf8) {
  Decoded result;
  result.text = without_mark(valid_utf8);
  result.charset = kUtf8.name;
  return result;
}

bool is_utf8(std::string_view bytes) { return valid_utf8_prefix(bytes) == bytes.size(); }

Decoded as_utf8(std::string_view bytes) {
  return is_utf8(bytes) ? viewing(bytes) : owning(repair_utf8(bytes), kUtf8.name);
}

// The bytes after the mark, if there was one, in the encoding.
Decoded as(std::string_view bytes, const Encoding& encoding) {
  if (encoding == kUtf8) return as_utf8(bytes);
  std::optional<std::string> text = transcode(bytes, encoding.converter);
  if (!text) return as_utf8(bytes);  // an ICU built without this converter
  return owning(*std::move(text), encoding.name);
}

// The charset that the caller insists on: a label of the Web, else any name that ICU knows.
Decoded forced(std::string_view bytes, std::string_view label) {
  if (const auto encoding = encoding_from_label(label)) return as(bytes, *encoding);
  std::optional<std::string> text = transcode(bytes, std::string(label));
  if (text) return owning(*std::move(text), canonical_name(std::string(label)));
  Decoded result;
  result.status = Status::kBadCharset;
  return result;
}

bool is_weighed(const Encoding& encoding) {
  return std::ranges::find(weighed_encodings(), encoding) != weighed_encodings().end();
}

Declared declared(std::string_view bytes, const Hints& hints) {
  Declared result;
  result.http = encoding_from_label(hints.http);
  if (hints.html) result.meta = encoding_from_label(declared_label(bytes));
  return result;
}

// ISO 2022 is all ASCII to look at; its escape sequences are found nowhere else.
std::optional<Encoding> iso2022(std::string_view bytes) {
  for (std::size_t at = bytes.find('\x1B'); at != std::string_view::npos; at = bytes.find('\x1B', at + 1)) {
    const std::string_view escape = bytes.substr(at + 1, 3);
    if (escape == "$)C") return encoding_from_label("iso-2022-kr");
    if (escape.starts_with("$B") || escape.starts_with("$@")) return encoding_from_label("iso-2022-jp");
  }
  return std::nullopt;
}

// UTF-16 has zero bytes wherever it has ASCII; other text has none.
std::optional<Encoding> utf16(std::string_view bytes) {
  constexpr std::size_t kLooked = 4096;
  if (bytes.substr(0, kLooked).find('\0') == std::string_view::npos) return std::nullopt;
  return guess_utf16(bytes);
}

// How much of what is not ASCII is UTF-8, in bytes that are not all valid.
enum class Utf8Share : std::uint8_t { kNearlyAll, kMost, kLittle };

// Text in CP949 has some ten errors for every accidental character; a short title may have as many of both. A
// page without a single character above ASCII is UTF-8 if it says so and the errors are too few to be the
// letters of a language.
Utf8Share utf8_share(std::string_view bytes, bool declared_utf8) {
  constexpr std::size_t kBytesPerStrayError = 2000;
  const Utf8Count count = count_utf8(bytes);
  if (count.characters == 0) {
    const bool stray = declared_utf8 && count.errors * kBytesPerStrayError < bytes.size();
    return stray ? Utf8Share::kNearlyAll : Utf8Share::kLittle;
  }
  if (count.characters >= 4 * count.errors) return Utf8Share::kNearlyAll;
  return count.characters >= count.errors ? Utf8Share::kMost : Utf8Share::kLittle;
}

}  // namespace

Decoded decode(std::string_view bytes, const Hints& hints) {
  if (!hints.forced.empty()) return forced(bytes, hints.forced);
  const std::optional<ByteOrderMark> mark = byte_order_mark(bytes);
  if (mark) bytes.remove_prefix(mark->length);
  if (mark && !(mark->encoding == kUtf8)) return as(bytes, mark->encoding);
  if (const auto encoding = utf16(bytes)) return as(bytes, *encoding);
  if (is_utf8(bytes)) {
    const auto encoding = iso2022(bytes);
    return encoding ? as(bytes, *encoding) : viewing(bytes);
  }
  const Declared labels = declared(bytes, hints);
  const bool declared_utf8 = mark || labels.http == kUtf8 || labels.meta == kUtf8;
  const Utf8Share share = utf8_share(bytes, declared_utf8);
  if (share == Utf8Share::kNearlyAll) return as_utf8(bytes);
  const Encoding encoding = detect(bytes, labels);
  if (share == Utf8Share::kMost && !is_weighed(encoding)) return as_utf8(bytes);
  return as(bytes, encoding);
}

}  // namespace kijil::decode
