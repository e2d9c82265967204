#include "assemble/markdown/code_language.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "parse/attributes.hpp"
#include "text/ascii.hpp"

namespace kijil::assemble {
namespace {

constexpr std::size_t kLongest = 20;
constexpr std::size_t kMostClassBytes = 1024;  // one element may stand around all code of a page
constexpr int kLevelsAround = 2;               // <div class="highlight-python"><div class="highlight"><pre>
// What highlighters call code of no language.
constexpr std::string_view kNone[] = {"none",      "default",     "text",    "plain",
                                      "plaintext", "nohighlight", "fallback"};

bool is_name(std::string_view name) {
  const auto fits = [](char c) {
    return text::is_alpha(c) || text::is_digit(c) || c == '+' || c == '#' || c == '-' || c == '.';
  };
  return !name.empty() && name.size() <= kLongest && std::ranges::all_of(name, fits) &&
         std::ranges::find(kNone, name) == std::end(kNone);
}

// What follows one of the prefixes in one of the class names; "" when none does.
std::string named(std::string_view classes, std::initializer_list<std::string_view> prefixes) {
  std::string name;
  const auto names_it = [&](std::string_view field) {
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) {
      if (!field.starts_with(prefix)) return false;
      name = text::lower_case(field.substr(prefix.size()));
      return is_name(name);
    });
  };
  return text::any_field(classes.substr(0, kMostClassBytes), names_it) ? name : std::string();
}

// The classes of the <code> that stands right behind the start tag.
std::string classes_of_code(std::string_view tag) {
  parse::AttributeReader reader(tag);
  while (reader.next()) {
  }
  tag = text::trim(tag.substr(reader.position()));
  if (tag.size() < 5 || !text::equals_ignoring_case(tag.substr(0, 5), "<code")) return {};
  return parse::attribute(tag, "class").value_or("");
}

}  // namespace

std::string code_language(const parse::Document& document, const line::Lines& lines, std::uint32_t block) {
  std::string name = named(lines.attributes[block].classes, {"language-", "lang-"});
  if (name.empty() && document.blocks[block].source != parse::kNone) {
    name =
        named(classes_of_code(document.source.substr(document.blocks[block].source)), {"language-", "lang-"});
  }
  for (int level = 0; name.empty() && level < kLevelsAround; ++level) {
    block = document.blocks[block].parent;
    if (block == parse::kNone) break;
    const std::string_view classes = lines.attributes[block].classes;
    name = named(classes, {"language-"});
    if (name.empty() && classes.substr(0, kMostClassBytes).find("notranslate") !=
                            std::string_view::npos) {  // "highlight-wrap" says nothing
      name = named(classes, {"highlight-"});
    }
  }
  return name;
}

}  // namespace kijil::assemble
