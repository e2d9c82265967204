#include "write/json.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace kijil::write {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// Where the first character that needs an escape stands, or the size of the text. Eight bytes at a time: a
// borrow leaves the top bit of a byte that is below 0x20, or that is 0 after the exclusive or with the
// character looked for.
std::size_t plain_size(std::string_view text) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  constexpr std::uint64_t kTop = 0x80 * kEach;
  const auto below = [](std::uint64_t bytes, std::uint64_t limit) {
    return (bytes - limit * kEach) & ~bytes & kTop;
  };
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if ((below(bytes, 0x20) | below(bytes ^ '"' * kEach, 1) | below(bytes ^ '\\' * kEach, 1)) != 0) break;
  }
  while (at < text.size() && !needs_escape(text[at])) ++at;
  return at;
}

void append_escaped(std::string& out, char c) {
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

void append_json(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const std::size_t end = plain_size(text);
    out += text.substr(0, end);
    if (end == text.size()) break;
    append_escaped(out, text[end]);
    text.remove_prefix(end + 1);
  }
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

char* write_json_share(char* out, float share) noexcept {
  // A double holds the product and a half as they are.
  const auto parts = static_cast<unsigned>(double{std::clamp(share, 0.0F, 1.0F) * 10000} + 0.5);
  if (parts == 0 || parts == 10000) {
    *out = parts == 0 ? '0' : '1';
    return out + 1;
  }
  const auto digit = [](unsigned number) { return static_cast<char>('0' + number % 10); };
  const char digits[kMostOfShare] = {
      '0', '.', digit(parts / 1000), digit(parts / 100), digit(parts / 10), digit(parts)};
  std::memcpy(out, digits, sizeof digits);
  std::size_t size = sizeof digits;
  while (digits[size - 1] == '0') --size;
  return out + size;
}

void append_json_share(std::string& out, float share) {
  char digits[kMostOfShare];
  out.append(digits, write_json_share(digits, share));
}

void append_json_decimal(std::string& out, float number) {
  char digits[48];
  const auto [end, error] =
      std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, 3);
  out.append(digits, end);
}

}  // namespace kijil::write
