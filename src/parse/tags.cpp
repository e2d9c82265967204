#include "parse/tags.hpp"

#include <array>

namespace kijil::parse {
namespace {

// In the order of Tag.
constexpr std::array<std::string_view, kTagCount> kNames = {
    "",        "body",    "p",       "div",     "li",     "ul",       "ol",       "dl",         "dd",
    "dt",      "h1",      "h2",      "h3",      "h4",     "h5",       "h6",       "table",      "tbody",
    "thead",   "tfoot",   "tr",      "td",      "th",     "caption",  "colgroup", "col",        "section",
    "article", "aside",   "header",  "footer",  "nav",    "main",     "figure",   "figcaption", "blockquote",
    "center",  "address", "details", "summary", "dir",    "fieldset", "hgroup",   "menu",       "form",
    "pre",     "listing", "hr",      "button",  "object", "applet",   "marquee",  "noscript",
};
static_assert(kNames.back() == "noscript");

}  // namespace

std::string_view name(Tag tag) noexcept { return kNames[static_cast<std::size_t>(tag)]; }

Tag tag_from_name(std::string_view lower_case) noexcept {
  for (unsigned i = 1; i < kTagCount; ++i) {
    if (kNames[i] == lower_case) return static_cast<Tag>(i);
  }
  return Tag::kNone;
}

}  // namespace kijil::parse
