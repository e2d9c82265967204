#include "parse/entities.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace kijil::parse {
namespace {

struct Entity {
  std::string_view name;  // without '&'; with ';' where it has one
  std::string_view text;
};

constexpr Entity kEntities[] = {
#include "entities.inc"
};

// What the numbers 0x80 to 0x9F mean (HTML standard, "numeric character reference end state").
constexpr char32_t kWindows1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                       0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr bool is_alphanumeric(char c) { return text::is_alpha(c) || text::is_digit(c); }

const Entity* find(std::string_view name) {
  const auto* entity = std::lower_bound(std::begin(kEntities), std::end(kEntities), name,
                                        [](const Entity& e, std::string_view n) { return e.name < n; });
  return entity != std::end(kEntities) && entity->name == name ? entity : nullptr;
}

// Value of a hexadecimal or decimal digit, -1 for none.
int digit_value(char c, int base) {
  if (text::is_digit(c)) return c - '0';
  const char l = text::lower(c);
  return base == 16 && l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// text starts with "&#". Returns the bytes taken, 0 when this is no reference.
std::size_t decode_number(std::string_view text, std::string& out) {
  std::size_t at = 2;
  int base = 10;
  if (at < text.size() && text::lower(text[at]) == 'x') {
    base = 16;
    ++at;
  }
  const std::size_t first = at;
  std::uint32_t value = 0;
  for (int digit; at < text.size() && (digit = digit_value(text[at], base)) >= 0; ++at) {
    value = std::min<std::uint32_t>(value * base + digit, 0x110000);
  }
  if (at == first) return 0;
  if (at < text.size() && text[at] == ';') ++at;
  if (value == 0) value = 0xFFFD;
  if (value >= 0x80 && value < 0xA0) value = kWindows1252[value - 0x80];
  text::append(out, value);
  return at;
}

// Nine in ten of those that pages have.
constexpr Entity kCommon[] = {
    {"&nbsp;", "\u00A0"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}};

// text starts with '&' and a letter. The longest name of the table wins.
std::size_t decode_name(std::string_view text, bool in_attribute, std::string& out) {
  for (const Entity& common : kCommon) {
    if (!text.starts_with(common.name)) continue;
    out += common.text;
    return common.name.size();
  }
  constexpr std::size_t kLongest = 33;  // CounterClockwiseContourIntegral; with its '&'
  std::size_t end = 1;
  while (end < text.size() && end <= kLongest && is_alphanumeric(text[end])) ++end;
  if (end < text.size() && text[end] == ';') ++end;
  for (; end > 2; --end) {
    const Entity* entity = find(text.substr(1, end - 1));
    if (entity == nullptr) continue;
    const bool closed = text[end - 1] == ';';
    if (in_attribute && !closed && end < text.size() && (text[end] == '=' || is_alphanumeric(text[end])))
      return 0;
    out += entity->text;
    return end;
  }
  return 0;
}

}  // namespace

void decode_references(std::string_view text, bool in_attribute, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ampersand = text.find('&', at);
    out += text.substr(at, ampersand - at);
    if (ampersand == std::string_view::npos) return;
    const std::string_view rest = text.substr(ampersand);
    std::size_t taken = 0;
    if (rest.size() > 2 && rest[1] == '#') {
      taken = decode_number(rest, out);
    } else if (rest.size() > 1 && text::is_alpha(rest[1])) {
      taken = decode_name(rest, in_attribute, out);
    }
    if (taken == 0) {
      out += '&';
      taken = 1;
    }
    at = ampersand + taken;
  }
}

}  // namespace kijil::parse
