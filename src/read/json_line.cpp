#include "read/json_line.hpp"

#include <simdjson.h>

#include <new>
#include <optional>

namespace kijil::read {
namespace {

namespace json = simdjson::ondemand;
using simdjson::simdjson_error;

constexpr std::string_view kBlank = " \t\r\n";

// Nobody who reads our output should need a deep stack.
constexpr int kDeepest = 512;

std::string_view without_blank_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(kBlank) + 1);
}

// The library checks what is asked for and nothing else, so this asks for all of a value. `depth`: the lists
// and objects around it.
void check(json::value value, int depth) {
  const json::json_type type = value.type();
  const bool holds_others = type == json::json_type::array || type == json::json_type::object;
  if (holds_others && depth == kDeepest) throw simdjson_error(simdjson::DEPTH_ERROR);
  switch (type) {
    case json::json_type::array:
      for (json::value item : value.get_array()) check(item, depth + 1);
      break;
    case json::json_type::object:
      for (json::field member : value.get_object()) {
        static_cast<void>(std::string_view(member.unescaped_key()));
        check(member.value(), depth + 1);
      }
      break;
    case json::json_type::string: static_cast<void>(std::string_view(value.get_string())); break;
    case json::json_type::number: static_cast<void>(double(value.get_double())); break;
    case json::json_type::boolean: static_cast<void>(bool(value.get_bool())); break;
    case json::json_type::null:
      if (!value.is_null()) throw simdjson_error(simdjson::N_ATOM_ERROR);
      break;
  }
}

// A member's value: as it is written, and its text if it is a string.
struct Value {
  bool is_there() const { return !written.empty() && written != "null"; }
  std::string_view written;
  std::optional<std::string_view> text;
};

Value read_value(json::document& document, json::value value) {
  const std::string_view token = value.raw_json_token();
  if (token.starts_with('"')) return {without_blank_end(token), value.get_string()};
  check(value, 1);
  const char* end = document.current_location();
  return {without_blank_end({token.data(), end}), std::nullopt};
}

// Puts one member of the object where it belongs. null is as good as absent.
void add_member(JsonLine& line, std::string_view name, const Value& value, Value& html, Value& text) {
  if (name == "html") {
    html = value;
  } else if (name == "text") {
    text = value;
  } else if (name == "id") {
    if (value.is_there()) line.id = value.text.value_or(value.written);
  } else if (name == "url") {
    line.url = value.text.value_or(std::string_view());
  } else {
    line.carried.push_back({std::string(name), std::string(value.written)});
  }
}

void add_page(JsonLine& line, const Value& html, const Value& text) {
  const bool is_html = html.is_there();
  const Value& page = is_html ? html : text;
  line.format = is_html ? Format::kHtml : Format::kText;
  if (!page.is_there()) {
    line.error = "has neither \"html\" nor \"text\"";
  } else if (!page.text) {
    line.error = is_html ? "has an \"html\" that is no string" : "has a \"text\" that is no string";
  } else {
    line.bytes = *page.text;
  }
}

JsonLine read_line(std::string_view bytes) {
  json::parser parser;
  const simdjson::padded_string padded(bytes);
  json::document document = parser.iterate(padded);
  JsonLine line;
  if (document.type() != json::json_type::object) {
    line.error = "is not a JSON object";
    return line;
  }
  Value html, text;
  for (json::field member : document.get_object()) {
    const std::string_view name = member.unescaped_key();
    add_member(line, name, read_value(document, member.value()), html, text);
  }
  const bool is_all = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  if (!is_all) throw simdjson_error(simdjson::TAPE_ERROR);
  add_page(line, html, text);
  return line;
}

std::string what_is_wrong(simdjson::error_code error) {
  switch (error) {
    case simdjson::EMPTY: return "is empty";
    case simdjson::DEPTH_ERROR: return "is nested deeper than " + std::to_string(kDeepest);
    case simdjson::CAPACITY: return "is longer than 4 GiB";
    default: return "is not valid JSON";
  }
}

}  // namespace

bool begins_with_json(std::string_view start, std::string_view marks) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  for (const char mark : marks) {
    const std::size_t at = start.find_first_not_of(kBlank);
    if (at == start.npos || start[at] != mark) return false;
    start.remove_prefix(at + 1);
  }
  return true;
}

JsonLine parse_json_line(std::string_view text) {
  try {
    return read_line(text);
  } catch (const simdjson_error& error) {
    if (error.error() == simdjson::MEMALLOC) throw std::bad_alloc();
    JsonLine line;
    line.error = what_is_wrong(error.error());
    return line;
  }
}

}  // namespace kijil::read
