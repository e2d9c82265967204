#include "soup.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace kijil::parse {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view kBlocks[] = {"div",     "p",          "ul",      "ol",      "li",      "dl",
                                        "dd",      "dt",         "h1",      "h2",      "section", "main",
                                        "article", "header",     "center",  "pre",     "form",    "hr",
                                        "button",  "blockquote", "address", "fieldset"};
constexpr std::string_view kTables[] = {"table", "tbody",   "thead",    "tfoot", "tr",  "td",
                                        "th",    "caption", "colgroup", "col",   "div", "p",
                                        "b",     "form",    "table",    "tr",    "td"};
constexpr std::string_view kFormatting[] = {"a", "b", "i", "font", "em", "nobr", "u", "code", "a", "b"};
constexpr std::string_view kInline[] = {"span", "label", "cite", "time",    "sub",
                                        "q",    "foo",   "o:p",  "noindex", "video"};
constexpr std::string_view kVoid[] = {"br", "img",  "input", "embed", "wbr",
                                      "hr", "area", "param", "meta",  "link"};
constexpr std::string_view kOdd[] = {
    "select",   "option", "optgroup", "textarea", "noscript", "object", "marquee", "ruby",
    "rt",       "rp",     "rtc",      "svg",      "math",     "title",  "desc",    "foreignObject",
    "template", "script", "style",    "iframe",   "noembed",  "body",   "html",    "head",
    "listing",  "applet", "menu",     "keygen",   "image",    "mi",     "path",    "frame"};

struct Family {
  std::array<std::uint8_t, 6> weights;  // of the lists above, in order
};
constexpr Family kFamilies[] = {
    {{10, 1, 3, 3, 2, 1}}, {{2, 14, 3, 2, 2, 0}}, {{4, 1, 12, 3, 1, 0}}, {{6, 4, 4, 4, 2, 6}},
    {{8, 0, 6, 4, 2, 0}},  {{4, 8, 4, 2, 2, 2}},  {{3, 3, 3, 3, 1, 10}},
};

constexpr std::string_view kTexts[] = {"x",
                                       "y z",
                                       " w ",
                                       " ",
                                       "\n",
                                       "\r\n",
                                       "&amp;",
                                       "&nbsp",
                                       "&lt",
                                       "&#32;",
                                       "<",
                                       "< ",
                                       "</",
                                       "&#0;",
                                       "&#x80;",
                                       "&notit;",
                                       "\xF3\xB0\x80\x80",
                                       "a&b",
                                       "\xEA\xB0\x80",
                                       "0",
                                       "&",
                                       "&Tab;",
                                       "\t",
                                       "one two"};
constexpr std::string_view kOthers[] = {"<!-- c -->",
                                        "<!-->",
                                        "<!--->",
                                        "<!-- a --!>",
                                        "<!x>",
                                        "</>",
                                        "<?php ?>",
                                        "</ x>",
                                        "<![CDATA[c]]>",
                                        "<!doctype html>",
                                        "<script>a<b</script>",
                                        "<script><!--<script></script>--></script>",
                                        "<style>p{}</style>",
                                        "<textarea>\n<b></textarea>",
                                        "<title>t&amp;</title>",
                                        "<svg><path/></svg>",
                                        "<select><option>o</select>",
                                        "<svg><title>t</title></svg>",
                                        "<template><p></template>",
                                        "<iframe><p></iframe>",
                                        "<math><mi>x</mi></math>"};
constexpr std::string_view kAttributes[] = {" a=b",         " hidden",    " style=\"display:none\"",
                                            " class='x>y'", " a=\"<p>\"", "/",
                                            " type=hidden", " color=red", " a = b",
                                            " =x",          " a\"=",      " href=x"};

// The next border of a character from `at` on.
std::size_t border(std::string_view text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return std::min(at, text.size());
}

}  // namespace

std::uint32_t Soup::below(std::uint32_t bound) {
  state_ += 0x9E3779B97F4A7C15;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
  return static_cast<std::uint32_t>(((mixed ^ (mixed >> 31)) >> 32) * bound >> 32);
}

std::string Soup::page() {
  static constexpr std::string_view kBegins[] = {"",
                                                 "",
                                                 "<!doctype html>",
                                                 "<body>",
                                                 "<!doctype html><html><head></head><body>",
                                                 "<head><noscript>",
                                                 "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">"};
  family_ = below(std::size(kFamilies));
  std::string out(kBegins[below(std::size(kBegins))]);
  const std::uint32_t length = 1 + below(below(4) == 0 ? 60 : 18);
  for (std::uint32_t i = 0; i < length; ++i) out += token();
  return out;
}

std::string Soup::token() {
  const std::uint32_t choice = below(100);
  if (choice < 64) return tag();
  if (choice < 94) return text();
  return std::string(kOthers[below(std::size(kOthers))]);
}

std::string Soup::text() { return std::string(kTexts[below(3) == 0 ? below(std::size(kTexts)) : below(4)]); }

std::string Soup::tag() {
  const Names kLists[] = {kBlocks, kTables, kFormatting, kInline, kVoid, kOdd};
  const auto& weights = kFamilies[family_].weights;
  std::uint32_t total = 0;
  for (const auto weight : weights) total += weight;
  std::uint32_t pick = below(total);
  std::size_t list = 0;
  while (pick >= weights[list]) pick -= weights[list++];
  const Names names = kLists[list];
  std::string name(names[below(static_cast<std::uint32_t>(names.size()))]);
  if (below(20) == 0)
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (below(5) < 2) return "</" + name + ">";
  std::string out = "<" + name;
  if (below(8) == 0) out += kAttributes[below(std::size(kAttributes))];
  return out + ">";
}

std::string Soup::mutate(std::string_view page) {
  std::string out(page);
  for (std::uint32_t edits = 1 + below(6); edits > 0 && !out.empty(); --edits) {
    const auto somewhere = [&] { return border(out, below(static_cast<std::uint32_t>(out.size()))); };
    const std::size_t at = somewhere();
    const std::size_t stretch = border(out, at + below(200)) - at;
    const std::size_t tag_begin = std::min(out.find('<', at), out.size());
    const std::size_t tag_end = std::min(out.find('>', tag_begin), out.size() - 1) + 1;
    const std::size_t tag_size = tag_end > tag_begin ? border(out, tag_end) - tag_begin : 0;
    switch (below(6)) {
      case 0: out.erase(at, border(out, at + 1) - at); break;
      case 1:  // drop a tag
        out.erase(tag_begin, tag_size);
        break;
      case 2:  // double a tag
        out.insert(tag_begin, out.substr(tag_begin, tag_size));
        break;
      case 3: out.insert(tag_begin, token()); break;
      case 4: out.erase(at, stretch); break;
      default:  // double a stretch elsewhere
        out.insert(somewhere(), out.substr(at, stretch));
        break;
    }
  }
  return out;
}

}  // namespace kijil::parse
