#include "parse/attributes.hpp"

#include <algorithm>

#include "parse/entities.hpp"
#include "parse/markup.hpp"
#include "text/ascii.hpp"

namespace kijil::parse {
namespace {

using text::is_space;

// Value of a CSS declaration such as "font-size" in a style without white space, lower case; "" when absent.
std::string_view declaration(std::string_view style, std::string_view property) {
  for (std::size_t at = 0; at < style.size();) {
    const std::size_t end = std::min(style.find(';', at), style.size());
    const std::string_view rule = style.substr(at, end - at);
    if (rule.size() > property.size() && rule.starts_with(property) && rule[property.size()] == ':') {
      return rule.substr(property.size() + 1);
    }
    at = end + 1;
  }
  return {};
}

bool is_zero(std::string_view value) {
  if (value.empty() || value.front() != '0') return false;
  const std::size_t digits = value.find_first_not_of("0.");
  return digits == std::string_view::npos || !text::is_digit(value[digits]);
}

// "-9999px" and the like: a thousand or more units away.
bool is_far_away(std::string_view value) {
  if (value.empty() || value.front() != '-') return false;
  std::size_t digits = 1;
  while (digits < value.size() && text::is_digit(value[digits])) ++digits;
  return digits > 4;
}

bool style_hides(std::string_view raw) {
  std::string style;
  for (const char c : raw) {
    if (!is_space(c)) style += text::lower(c);
  }
  return declaration(style, "display").starts_with("none") ||
         declaration(style, "visibility").starts_with("hidden") || is_zero(declaration(style, "font-size")) ||
         is_zero(declaration(style, "opacity")) || is_far_away(declaration(style, "left")) ||
         is_far_away(declaration(style, "top")) || is_far_away(declaration(style, "text-indent"));
}

}  // namespace

AttributeReader::AttributeReader(std::string_view tag) noexcept : tag_(tag), at_(1) {
  while (at_ < tag_.size() && !ends_tag_name(tag_[at_])) ++at_;
}

bool AttributeReader::next() noexcept {
  const auto skip_space = [this] {
    while (at_ < tag_.size() && is_space(tag_[at_])) ++at_;
  };
  while (at_ < tag_.size() && (is_space(tag_[at_]) || tag_[at_] == '/')) ++at_;
  if (at_ >= tag_.size() || tag_[at_] == '>') {
    if (at_ < tag_.size()) ++at_;
    return false;
  }
  const std::size_t begin = at_++;  // a leading '=' belongs to the name
  while (at_ < tag_.size() && !ends_attribute_name(tag_[at_])) ++at_;
  name_ = tag_.substr(begin, at_ - begin);
  value_ = {};
  skip_space();
  if (at_ >= tag_.size() || tag_[at_] != '=') return true;
  ++at_;
  skip_space();
  if (at_ >= tag_.size() || tag_[at_] == '>') return true;
  const char quote = tag_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t end = std::min(tag_.find(quote, at_ + 1), tag_.size());
    value_ = tag_.substr(at_ + 1, end - at_ - 1);
    at_ = std::min(end + 1, tag_.size());
    return true;
  }
  const std::size_t first = at_;
  while (at_ < tag_.size() && !is_space(tag_[at_]) && tag_[at_] != '>') ++at_;
  value_ = tag_.substr(first, at_ - first);
  return true;
}

std::optional<std::string> attribute(std::string_view tag, std::string_view lower_case_name) {
  for (AttributeReader reader(tag); reader.next();) {
    if (!text::equals_ignoring_case(reader.name(), lower_case_name)) continue;
    std::string value;
    decode_references(reader.value(), true, value);
    return value;
  }
  return std::nullopt;
}

bool hides(std::string_view tag) {
  for (AttributeReader reader(tag); reader.next();) {
    if (text::equals_ignoring_case(reader.name(), "hidden")) {
      return !text::equals_ignoring_case(reader.value(), "until-found");
    }
    if (text::equals_ignoring_case(reader.name(), "aria-hidden")) {
      if (text::equals_ignoring_case(reader.value(), "true")) return true;
    } else if (text::equals_ignoring_case(reader.name(), "style")) {
      if (style_hides(reader.value())) return true;
    }
  }
  return false;
}

bool is_json_ld(std::string_view tag) {
  for (AttributeReader reader(tag); reader.next();) {
    if (!text::equals_ignoring_case(reader.name(), "type")) continue;
    return text::contains_ignoring_case(reader.value(), "application/ld+json");
  }
  return false;
}

}  // namespace kijil::parse
