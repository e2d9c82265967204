#include "decode/declaration.hpp"

#include <algorithm>
#include <cstddef>

namespace kijil::decode {
namespace {

// The standard looks at 1 KiB; pages with a long preamble of scripts declare later than that.
constexpr std::size_t kPrescan = 64 * 1024;

constexpr std::string_view kWhiteSpace = " \t\n\f\r";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool same_ignoring_case(char a, char b) { return lower(a) == lower(b); }

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), same_ignoring_case);
}

bool is_word(std::string_view text, std::string_view word) {
  return text.size() == word.size() && starts_with(text, word);
}

std::size_t find_ignoring_case(std::string_view text, std::string_view word) {
  const auto found = std::search(text.begin(), text.end(), word.begin(), word.end(), same_ignoring_case);
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

bool is_one_of(std::string_view character, std::string_view characters) {
  return !character.empty() && characters.find(character.front()) != std::string_view::npos;
}

void skip(std::string_view& text, std::string_view characters) {
  text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
}

// Takes a value off the front: what stands in quotes, or all up to one of `ends`.
std::string_view take_value(std::string_view& text, std::string_view ends) {
  if (text.empty()) return {};
  const char quote = text.front();
  if (quote == '"' || quote == '\'') {
    text.remove_prefix(1);
    const std::size_t end = std::min(text.find(quote), text.size());
    const std::string_view value = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return value;
  }
  const std::size_t end = std::min(text.find_first_of(ends), text.size());
  const std::string_view value = text.substr(0, end);
  text.remove_prefix(end);
  return value;
}

struct Attribute {
  std::string_view name;  // empty at the end of the tag
  std::string_view value;
};

// Takes the next attribute of a tag off the front.
Attribute take_attribute(std::string_view& text) {
  Attribute attribute;
  skip(text, " \t\n\f\r/");
  // A stray sign at the beginning is part of the name.
  const std::size_t end =
      std::min(text.find_first_of(" \t\n\f\r/>=", text.starts_with('=') ? 1 : 0), text.size());
  attribute.name = text.substr(0, end);
  text.remove_prefix(end);
  skip(text, kWhiteSpace);
  if (!text.empty() && text.front() == '=') {
    text.remove_prefix(1);
    skip(text, kWhiteSpace);
    attribute.value = take_value(text, " \t\n\f\r>");
  }
  return attribute;
}

// The label of a <meta>, or empty. `text` begins after "<meta" and is left after its attributes.
std::string_view meta_label(std::string_view& text) {
  std::string_view label;
  for (Attribute attribute = take_attribute(text); !attribute.name.empty();
       attribute = take_attribute(text)) {
    if (!label.empty()) continue;
    if (is_word(attribute.name, "charset")) label = attribute.value;
    if (is_word(attribute.name, "content")) label = charset_parameter(attribute.value);
  }
  return label;
}

// The label of an XML declaration at the very beginning, or empty.
std::string_view xml_label(std::string_view text) {
  skip(text, kWhiteSpace);
  if (!starts_with(text, "<?xml")) return {};
  text = text.substr(0, text.find('>'));
  const std::size_t encoding = find_ignoring_case(text, "encoding");
  if (encoding == std::string_view::npos) return {};
  text.remove_prefix(encoding + 8);
  skip(text, " \t\n\f\r=");
  return take_value(text, " \t\n\f\r?");
}

}  // namespace

std::string_view charset_parameter(std::string_view media_type) {
  for (std::size_t at = find_ignoring_case(media_type, "charset"); at != std::string_view::npos;
       at = find_ignoring_case(media_type, "charset")) {
    media_type.remove_prefix(at + 7);
    skip(media_type, kWhiteSpace);
    if (media_type.empty() || media_type.front() != '=') continue;
    media_type.remove_prefix(1);
    skip(media_type, kWhiteSpace);
    return take_value(media_type, " \t\n\f\r;,\"'");
  }
  return {};
}

std::string_view declared_label(std::string_view html) {
  html = html.substr(0, kPrescan);
  if (const std::string_view label = xml_label(html); !label.empty()) return label;
  bool comments_end =
      true;  // false once a comment did not: the search is not repeated for every other "<!--"
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<')) {
    html.remove_prefix(at);
    if (comments_end && html.starts_with("<!--")) {
      const std::size_t end = html.find("-->", 2);  // "<!-->" is a whole comment
      comments_end = end != std::string_view::npos;
      html.remove_prefix(comments_end ? end + 3 : 4);
    } else if (starts_with(html, "<meta") && is_one_of(html.substr(5, 1), " \t\n\f\r/")) {
      html.remove_prefix(5);
      if (const std::string_view label = meta_label(html); !label.empty()) return label;
    } else {
      html.remove_prefix(1);
    }
  }
  return {};
}

}  // namespace kijil::decode
