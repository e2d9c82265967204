#include "assemble/title.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace kijil::assemble {
namespace {

using parse::Tag;

// Between a headline and the name of its site or section.
constexpr std::string_view kTitleMarks[] = {"|", "-", "–", "—", ":", "·", "•",
                                            "«", "»", "‹", "›", "/", "_", "｜"};

// <title> names the site after or before the headline: keep the longer part around the last separator.
std::string without_site(std::string_view title, std::string_view site) {
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " : ", " « ", " » "}) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view head = title.substr(0, at);
    const std::string_view tail = title.substr(at + mark.size());
    if (!site.empty() && head == site) return std::string(tail);
    if ((!site.empty() && tail == site) || head.size() > tail.size()) return std::string(head);
  }
  return std::string(title);
}

bool begins_with_mark(std::string_view text) {
  return std::ranges::any_of(kTitleMarks, [&](std::string_view mark) { return text.starts_with(mark); });
}

bool ends_with_mark(std::string_view text) {
  return std::ranges::any_of(kTitleMarks, [&](std::string_view mark) { return text.ends_with(mark); });
}

// Whether the title is the headline, and behind or before it something else, such as the name of the site.
// What comes last is a headline where it is the longer part.
bool is_around(std::string_view title, std::string_view headline) {
  if (title.size() <= headline.size()) return false;
  const std::size_t rest = title.size() - headline.size();
  if (title.starts_with(headline) && begins_with_mark(text::trim(title.substr(headline.size())))) return true;
  return rest < headline.size() && title.ends_with(headline) &&
         ends_with_mark(text::trim(title.substr(0, rest)));
}

std::string said_title(const MetadataSources& from, std::string_view site) {
  std::string said(from.head.first_meta({"og:title", "twitter:title"}));
  if (said.empty()) said = from.data.headline;
  return said.empty() ? without_site(from.head.title, site) : said;
}

}  // namespace

std::string title(const MetadataSources& from, std::string_view site) {
  std::string said = said_title(from, site);
  for (std::size_t i = 0; i < from.forms.size(); ++i) {
    const line::TextLine& line = from.lines.lines[i];
    const Tag tag = from.document != nullptr ? from.document->blocks[line.block].tag : Tag::kNone;
    if (said.empty()) {
      if (tag == Tag::kH1 || from.forms[i] == Label::kTitle) return std::string(line.text);
    } else if ((tag == Tag::kH1 || tag == Tag::kH2) && line.text != site && is_around(said, line.text)) {
      return std::string(line.text);
    }
  }
  return said;
}

}  // namespace kijil::assemble
