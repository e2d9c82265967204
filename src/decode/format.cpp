#include "decode/format.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace kijil::decode {
namespace {

constexpr std::size_t kSniffed = 4096;

// Elements that scraped text does not name between angle brackets by chance. Longer names first where one
// begins another is not needed: the character after the name is looked at.
constexpr std::string_view kElements[] = {
    "a",     "article", "b",      "base", "blockquote", "body",   "br",     "center",  "code", "dd",
    "div",   "dl",      "dt",     "em",   "font",       "footer", "form",   "h1",      "h2",   "h3",
    "h4",    "head",    "header", "hr",   "html",       "i",      "iframe", "img",     "li",   "link",
    "main",  "meta",    "nav",    "ol",   "p",          "pre",    "script", "section", "span", "strong",
    "style", "table",   "tbody",  "td",   "title",      "tr",     "u",      "ul"};

// Whether markup of a known element, a comment or a declaration begins at page[at] == '<'.
bool is_markup(std::string_view page, std::size_t at) {
  std::string_view rest = page.substr(at + 1);
  if (rest.starts_with("!--") || rest.starts_with("?xml")) return true;
  if (rest.size() >= 8 && text::equals_ignoring_case(rest.substr(0, 8), "!doctype")) return true;
  if (rest.starts_with('/')) rest.remove_prefix(1);
  std::size_t length = 0;
  while (length < rest.size() && (text::is_alpha(rest[length]) || text::is_digit(rest[length]))) ++length;
  if (length == 0 || length == rest.size()) return false;
  if (!text::is_space(rest[length]) && rest[length] != '>' && rest[length] != '/') return false;
  const std::string_view name = rest.substr(0, length);
  return std::ranges::any_of(kElements,
                             [&](std::string_view known) { return text::equals_ignoring_case(name, known); });
}

}  // namespace

Format sniff_format(std::string_view page) noexcept {
  page = page.substr(0, kSniffed);
  const std::size_t first = page.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos) return Format::kText;
  if (page[first] == '<' && is_markup(page, first)) return Format::kHtml;
  // Markup that begins after some text: one tag may be a quotation, three are a page.
  int tags = 0;
  for (std::size_t at = first; (at = page.find('<', at)) != std::string_view::npos; ++at) {
    tags += is_markup(page, at);
    if (tags >= 3) return Format::kHtml;
  }
  return Format::kText;
}

}  // namespace kijil::decode
