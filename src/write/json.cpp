#include "write/json.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace kijil::write {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

#if defined(__SSE2__)
constexpr std::size_t kAtOnce = 16;

// Whether one of kAtOnce bytes needs an escape.
bool any_needs_escape(const char* text) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return _mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quote, backslash))) != 0;
}
#else
constexpr std::size_t kAtOnce = 8;

// A borrow leaves the top bit of a byte that is below 0x20, or that is 0 after the exclusive or with the
// character looked for.
bool any_needs_escape(const char* text) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  std::uint64_t bytes;
  std::memcpy(&bytes, text, sizeof bytes);
  const std::uint64_t borrowed =
      (bytes - 0x20 * kEach) | ((bytes ^ '"' * kEach) - kEach) | ((bytes ^ '\\' * kEach) - kEach);
  return (borrowed & ~bytes & (0x80 * kEach)) != 0;
}
#endif

// Where the first character that needs an escape stands, or the size of the text.
std::size_t plain_size(std::string_view text) {
  std::size_t at = 0;
  while (at + kAtOnce <= text.size() && !any_needs_escape(text.data() + at)) at += kAtOnce;
  // The last ones, some of them once more.
  const bool ends = text.size() >= kAtOnce && at + kAtOnce > text.size();
  if (ends && !any_needs_escape(text.data() + text.size() - kAtOnce)) return text.size();
  while (at < text.size() && !needs_escape(text[at])) ++at;
  return at;
}

void append_escape(std::string& out, char c) {
  constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"':
    case '\\':
      out += '\\';
      out += c;
      return;
    case '\n': out += "\\n"; return;
    case '\t': out += "\\t"; return;
    case '\r': out += "\\r"; return;
    default:
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 0xF];
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t end = plain_size(text);
    out += text.substr(0, end);
    if (end == text.size()) break;
    append_escape(out, text[end]);
    text.remove_prefix(end + 1);
  }
}

void append_json(std::string& out, std::string_view text) {
  out += '"';
  append_escaped(out, text);
  out += '"';
}

void append_json_or_null(std::string& out, std::string_view text) {
  if (text.empty()) {
    out += "null";
  } else {
    append_json(out, text);
  }
}

void append_json(std::string& out, std::uint64_t number) {
  char digits[24];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
  out.append(digits, end);
}

void append_json_share(std::string& out, float share) {
  char digits[kMostOfShare];
  text::Pen pen(digits);
  put_json_share(share, pen);
  out.append(digits, pen.at());
}

void append_json_decimal(std::string& out, float number) {
  char digits[48];
  const auto [end, error] =
      std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, 3);
  out.append(digits, end);
}

}  // namespace kijil::write
