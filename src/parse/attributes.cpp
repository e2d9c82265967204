#include "parse/attributes.hpp"

#include <algorithm>

#include "parse/entities.hpp"
#include "parse/markup.hpp"
#include "text/ascii.hpp"

namespace kijil::parse {
namespace {

using text::is_space;

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

bool says_none(std::string_view value) { return value.starts_with("none"); }
bool says_hidden(std::string_view value) { return value.starts_with("hidden"); }

// What may hide, in order of the first letters.
constexpr struct {
  std::string_view property;
  bool (*hides)(std::string_view value);  // lower case, without white space
} kDeclarations[] = {
    {"display", says_none}, {"font-size", is_zero},       {"left", is_far_away},       {"opacity", is_zero},
    {"top", is_far_away},   {"text-indent", is_far_away}, {"visibility", says_hidden},
};
constexpr std::string_view kFirstLetters = "dflotvDFLOTV";

// Of two declarations of a property the first counts.
bool style_hides(std::string_view style) {
  std::string rule;
  unsigned known = 0;  // bits by place in kDeclarations
  for (std::size_t at = 0; at < style.size();) {
    const std::size_t end = std::min(style.find(';', at), style.size());
    while (at < end && is_space(style[at])) ++at;
    const std::string_view written = style.substr(at, end - at);
    at = end + 1;
    if (written.empty() || kFirstLetters.find(written.front()) == std::string_view::npos) continue;
    rule.clear();
    for (const char c : written) {
      if (!is_space(c)) rule += text::lower(c);
    }
    for (unsigned k = 0; k < std::size(kDeclarations); ++k) {
      const auto& [property, hides] = kDeclarations[k];
      if (!rule.starts_with(property) || rule.size() == property.size() || rule[property.size()] != ':')
        continue;
      if ((known >> k & 1) == 0 && hides(std::string_view(rule).substr(property.size() + 1))) return true;
      known |= 1U << k;
    }
  }
  return false;
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

std::optional<bool> hides(std::string_view name, std::string_view value) {
  if (text::equals_ignoring_case(name, "hidden")) return !text::equals_ignoring_case(value, "until-found");
  if (text::equals_ignoring_case(name, "aria-hidden") && text::equals_ignoring_case(value, "true"))
    return true;
  if (text::equals_ignoring_case(name, "style") && style_hides(value)) return true;
  return std::nullopt;
}

bool hides(std::string_view tag) {
  for (AttributeReader reader(tag); reader.next();) {
    if (const std::optional<bool> hidden = hides(reader.name(), reader.value())) return *hidden;
  }
  return false;
}

bool is_shadow_root(std::string_view tag) {
  const std::string mode = attribute(tag, "shadowrootmode").value_or("");
  return text::equals_ignoring_case(mode, "open") || text::equals_ignoring_case(mode, "closed");
}

bool is_json_ld(std::string_view tag) {
  for (AttributeReader reader(tag); reader.next();) {
    if (!text::equals_ignoring_case(reader.name(), "type")) continue;
    return text::contains_ignoring_case(reader.value(), "application/ld+json");
  }
  return false;
}

}  // namespace kijil::parse
