#include "spam/page_lines.hpp"

#include <algorithm>

#include "parse/attributes.hpp"
#include "spam/site.hpp"
#include "text/ascii.hpp"
#include "text/hash.hpp"

namespace kijil::spam {
namespace {

// Value of the href of an <a>, references not decoded. Most links have it first.
std::string_view href_of(std::string_view tag) {
  constexpr std::string_view kUsual = "<a href=\"";
  if (tag.starts_with(kUsual)) {
    tag.remove_prefix(kUsual.size());
    return tag.substr(0, tag.find('"'));
  }
  for (parse::AttributeReader reader(tag); reader.next();) {
    if (text::equals_ignoring_case(reader.name(), "href")) return reader.value();
  }
  return {};
}

// Notes which domains other than the site the line's links lead to.
void read_links(const parse::Document& document, const line::TextLine& line, std::string_view site,
                PageLine& out) {
  std::uint32_t last = line::kNone;
  for (std::uint32_t i = line.first_piece; i < line.last_piece; ++i) {
    const std::uint32_t link = document.pieces[i].link;
    if (link == line::kNone || link == last) continue;
    last = link;
    const std::string_view other = site_of(host_of(text::trim(href_of(document.source.substr(link)))));
    if (other.empty() || other == site) continue;
    out.outside_links = true;
    if (!is_platform(other)) out.outside_sites |= std::uint64_t{1} << text::hash(other) % 64;
  }
}

bool in_caption(const parse::Document* document, const line::TextLine& line) {
  for (std::uint32_t at = document == nullptr ? line::kNone : line.block; at != line::kNone;
       at = document->blocks[at].parent) {
    if (document->blocks[at].tag == parse::Tag::kFigcaption) return true;
  }
  return false;
}

}  // namespace

std::vector<PageLine> page_lines(const parse::Document* document, const line::Lines& lines,
                                 const feature::Matrix& matrix, const std::vector<bool>& body,
                                 std::string_view url) {
  const std::string_view site = site_of(host_of(url));
  std::vector<PageLine> out(lines.lines.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const line::TextLine& line = lines.lines[i];
    out[i].text = line.text;
    const bool caption = matrix.at(feature::Feature::kWordCredit, i) > 0 || in_caption(document, line);
    out[i].label = body[i] ? Label::kContent : caption ? Label::kCaption : Label::kNavigation;
    out[i].hidden = line.hidden;
    out[i].link_share =
        static_cast<float>(line.link_characters) / static_cast<float>(std::max(1U, line.stats.characters));
    if (document != nullptr && !site.empty() && line.links > 0) read_links(*document, line, site, out[i]);
  }
  return out;
}

}  // namespace kijil::spam
