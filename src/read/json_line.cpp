#include "read/json_line.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "decode/utf8.hpp"
#include "text/plain_json.hpp"
#include "text/utf8.hpp"

namespace kijil::read {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

// The library parses without recursion, but nobody who reads our output should need to.
constexpr int kDeepest = 512;

// The size of the string literal that the text begins with, quotes and all; of the whole text if it has no
// end.
std::size_t literal_size(std::string_view json) {
  for (std::size_t from = 1;;) {
    const std::size_t quote = json.find('"', from);
    if (quote == json.npos) return json.size();
    std::size_t escapes = quote;  // an odd number of backslashes makes the quote one of the string
    while (escapes > from && json[escapes - 1] == '\\') --escapes;
    from = quote + 1;
    if ((quote - escapes) % 2 == 0) return from;
  }
}

bool is_too_deep(std::string_view json) {
  int depth = 0;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') {
      i += literal_size(json.substr(i)) - 1;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepest) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

// The size of the character that a part of a string begins with, as written.
std::size_t character_size(std::string_view part) {
  if (!part.starts_with('\\')) return 1;
  return std::min<std::size_t>(part.starts_with("\\u") ? 6 : 2, part.size());
}

// Strings are most of a line, and most of a string says nothing about whether it is valid: every run of
// characters that mean themselves is made one space. That keeps apart what they part, such as two halves of a
// surrogate pair. json: valid UTF-8.
std::string abridged(std::string_view json) {
  std::string out;
  for (;;) {
    const std::size_t begin = std::min(json.find('"'), json.size());
    out += json.substr(0, begin);
    json.remove_prefix(begin);
    if (json.empty()) return out;
    out += '"';
    std::string_view literal = json.substr(1, literal_size(json) - 1);
    json.remove_prefix(1 + literal.size());
    while (!literal.empty()) {
      const std::size_t plain = text::plain_json_size(literal);
      if (plain > 0) out += ' ';
      literal.remove_prefix(plain);
      const std::size_t size = std::min(character_size(literal), literal.size());
      out += literal.substr(0, size);
      literal.remove_prefix(size);
    }
  }
}

bool is_valid(std::string_view json) {
  return decode::valid_utf8_prefix(json) == json.size() && nlohmann::json::accept(abridged(json));
}

// The functions below walk an object that is known to be valid JSON.

void skip_blank(std::string_view& json) {
  json.remove_prefix(std::min(json.find_first_not_of(kBlank), json.size()));
}

// Takes a value off the front, as written.
std::string_view take_value(std::string_view& json) {
  int depth = 0;
  std::size_t i = 0;
  while (i < json.size()) {
    const char c = json[i];
    if (c == '"') {
      i += literal_size(json.substr(i));
      if (depth == 0) break;
      continue;
    }
    const bool between = c == ',' || c == ':' || kBlank.find(c) != kBlank.npos;
    const bool closes = c == '}' || c == ']';
    if (depth == 0 && (between || closes)) break;  // closes: the end of the object around a number
    ++i;
    if (c == '{' || c == '[') ++depth;
    if (closes && --depth == 0) break;
  }
  const std::string_view value = json.substr(0, i);
  json.remove_prefix(i);
  return value;
}

// The number that four hexadecimal digits say.
char16_t unit_of(std::string_view digits) {
  unsigned unit = 0;
  std::from_chars(digits.data(), digits.data() + 4, unit, 16);
  return static_cast<char16_t>(unit);
}

// Takes an escape off the front and appends what it stands for.
void take_escape(std::string_view& json, std::string& out) {
  constexpr std::string_view kNames = "bfnrt";
  constexpr std::string_view kMeant = "\b\f\n\r\t";
  const char c = json[1];
  json.remove_prefix(2);
  if (c != 'u') {
    const std::size_t at = kNames.find(c);
    out += at == kNames.npos ? c : kMeant[at];
    return;
  }
  char32_t point = unit_of(json);
  json.remove_prefix(4);
  if (point >= 0xD800 && point < 0xE000) {  // the first half of a pair, whose second half follows
    point = 0x10000 + ((point - 0xD800) << 10) + (unit_of(json.substr(2)) - 0xDC00);
    json.remove_prefix(6);
  }
  text::append(out, point);
}

// The text of a JSON string; nullopt for any other value.
std::optional<std::string> string_of(std::string_view value) {
  if (!value.starts_with('"')) return std::nullopt;
  std::string_view rest = value.substr(1, value.size() - 2);
  std::string text;
  text.reserve(rest.size());
  for (;;) {
    const std::size_t end = std::min(rest.find('\\'), rest.size());
    text += rest.substr(0, end);
    rest.remove_prefix(end);
    if (rest.empty()) return text;
    take_escape(rest, text);
  }
}

// Puts one member of the object where it belongs. null is as good as absent.
void add_member(JsonLine& line, std::string name, std::string_view value, std::string_view& html,
                std::string_view& text) {
  const std::string_view given = value == "null" ? std::string_view() : value;
  if (name == "html") {
    html = given;
  } else if (name == "text") {
    text = given;
  } else if (name == "id") {
    line.id = string_of(given).value_or(std::string(given));
  } else if (name == "url") {
    line.url = string_of(given).value_or(std::string());
  } else {
    line.carried.push_back({std::move(name), std::string(value)});
  }
}

void read_object(JsonLine& line, std::string_view json) {
  std::string_view html;
  std::string_view text;
  json.remove_prefix(1);
  for (skip_blank(json); !json.empty() && json.front() != '}'; skip_blank(json)) {
    std::string name = string_of(take_value(json)).value_or(std::string());
    skip_blank(json);
    json.remove_prefix(std::min<std::size_t>(1, json.size()));  // ':'
    skip_blank(json);
    add_member(line, std::move(name), take_value(json), html, text);
    skip_blank(json);
    if (json.starts_with(',')) json.remove_prefix(1);
  }
  line.format = html.empty() ? Format::kText : Format::kHtml;
  std::optional<std::string> bytes = string_of(html.empty() ? text : html);
  if (html.empty() && text.empty()) {
    line.error = "has neither \"html\" nor \"text\"";
  } else if (!bytes) {
    line.error = html.empty() ? "has a \"text\" that is no string" : "has an \"html\" that is no string";
  } else {
    line.bytes = *std::move(bytes);
  }
}

}  // namespace

JsonLine parse_json_line(std::string_view text) {
  JsonLine line;
  skip_blank(text);
  if (text.empty()) {
    line.error = "is empty";
  } else if (is_too_deep(text)) {
    line.error = "is nested deeper than " + std::to_string(kDeepest);
  } else if (!is_valid(text)) {
    line.error = "is not valid JSON";
  } else if (text.front() != '{') {
    line.error = "is not a JSON object";
  } else {
    read_object(line, text);
  }
  return line;
}

}  // namespace kijil::read
