#include "write/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace kijil::write {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

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
    const auto end = static_cast<std::size_t>(std::ranges::find_if(text, needs_escape) - text.begin());
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

void append_json_share(std::string& out, float share) {
  const long parts = std::lround(std::clamp(share, 0.0F, 1.0F) * 10000);
  if (parts == 0 || parts == 10000) {
    out += parts == 0 ? '0' : '1';
    return;
  }
  char digits[] = {'0',
                   '.',
                   static_cast<char>('0' + parts / 1000),
                   static_cast<char>('0' + parts / 100 % 10),
                   static_cast<char>('0' + parts / 10 % 10),
                   static_cast<char>('0' + parts % 10)};
  std::size_t size = sizeof digits;
  while (digits[size - 1] == '0') --size;
  out.append(digits, size);
}

void append_json_decimal(std::string& out, float number) {
  char digits[48];
  const auto [end, error] =
      std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, 3);
  out.append(digits, end);
}

}  // namespace kijil::write
