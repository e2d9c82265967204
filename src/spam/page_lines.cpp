#include "spam/page_lines.hpp"

#include <algorithm>

#include "parse/attributes.hpp"
#include "spam/site.hpp"
#include "text/ascii.hpp"

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

bool leads_outside(std::string_view tag, std::string_view site) {
  const std::string_view host = host_of(text::trim(href_of(tag)));
  return !host.empty() && site_of(host) != site;
}

bool has_outside_links(const parse::Document& document, const line::TextLine& line, std::string_view site) {
  std::uint32_t last = line::kNone;
  for (std::uint32_t i = line.first_piece; i < line.last_piece; ++i) {
    const std::uint32_t link = document.pieces[i].link;
    if (link == line::kNone || link == last) continue;
    if (leads_outside(document.source.substr(link), site)) return true;
    last = link;
  }
  return false;
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
    out[i].outside_links =
        document != nullptr && !site.empty() && line.links > 0 && has_outside_links(*document, line, site);
  }
  return out;
}

}  // namespace kijil::spam
