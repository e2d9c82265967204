#include "read/json_line.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace kijil::read {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

// The library parses without recursion, but nobody who reads our output should need to.
constexpr int kDeepest = 512;

bool is_too_deep(std::string_view json) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepest) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

// The functions below walk an object that is known to be valid JSON.

void skip_blank(std::string_view& json) {
  json.remove_prefix(std::min(json.find_first_not_of(kBlank), json.size()));
}

// Takes a value off the front, as written.
std::string_view take_value(std::string_view& json) {
  int depth = 0;
  bool in_string = false;
  std::size_t i = 0;
  for (; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
      if (!in_string && depth == 0) {
        ++i;
        break;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth-- == 0) break;  // the end of the object around a number
      if (depth == 0) {
        ++i;
        break;
      }
    } else if (depth == 0 && (c == ',' || c == ':' || kBlank.find(c) != kBlank.npos)) {
      break;
    }
  }
  const std::string_view value = json.substr(0, i);
  json.remove_prefix(std::min(i, json.size()));
  return value;
}

// The text of a JSON string; nullopt for any other value.
std::optional<std::string> string_of(std::string_view value) {
  if (!value.starts_with('"')) return std::nullopt;
  const auto json = nlohmann::json::parse(value, nullptr, /*allow_exceptions=*/false);
  const auto* text = json.get_ptr<const nlohmann::json::string_t*>();
  return text == nullptr ? std::nullopt : std::optional<std::string>(*text);
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
  } else if (!nlohmann::json::accept(text)) {
    line.error = "is not valid JSON";
  } else if (text.front() != '{') {
    line.error = "is not a JSON object";
  } else {
    read_object(line, text);
  }
  return line;
}

}  // namespace kijil::read
