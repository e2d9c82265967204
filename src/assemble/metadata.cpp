#include "assemble/metadata.hpp"

#include <algorithm>

#include "assemble/byline.hpp"
#include "assemble/dates.hpp"
#include "assemble/link.hpp"
#include "assemble/title.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace kijil::assemble {
namespace {

constexpr std::size_t kMaxByline = 200;  // bytes
constexpr std::size_t kHeadLines =
    12;  // lines before and after the body's first in which a byline is looked for
constexpr std::size_t kSampleLines = 40;  // of the body, to tell its language

// "ko_KR" to "ko-KR"; "" for what is no language tag.
std::string language_tag(std::string_view text) {
  std::string tag(text::trim(text));
  std::ranges::replace(tag, '_', '-');
  const bool plain =
      std::ranges::all_of(tag, [](char c) { return text::is_alpha(c) || text::is_digit(c) || c == '-'; });
  return plain && tag.size() >= 2 && tag.size() <= 35 && text::is_alpha(tag[0]) ? tag : std::string();
}

bool is_url(std::string_view text) {
  return text.starts_with("http") || text.find("://") != std::string_view::npos;
}

// The address that the page says it has; one without a host starts from where the page was found.
std::string address_of(const parse::Head& head, std::string_view url) {
  for (const std::string_view said : {std::string_view(head.canonical), head.meta("og:url")}) {
    if (is_url(said)) return std::string(said);
  }
  const std::string base = link_base(head, url, {});
  return head.canonical.empty() || base.empty() ? std::string(url) : link_target(head.canonical, base);
}

using Forms = std::vector<std::optional<Label>>;

// The lines that may name author and date: bylines by their form, and short lines near the head of the body
// and behind it.
std::vector<std::string_view> byline_lines(const line::Lines& lines, const std::vector<bool>& body,
                                           const Forms& forms) {
  std::vector<std::string_view> found;
  const auto first = static_cast<std::size_t>(std::ranges::find(body, true) - body.begin());
  std::size_t last = body.size();
  while (last > 0 && !body[last - 1]) --last;
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    const std::string_view text = lines.lines[i].text;
    if (text.size() > kMaxByline) continue;
    const bool near = (i + kHeadLines >= first && i <= first + 2) || (i + 2 >= last && i <= last + 2);
    if (near || (forms[i] == Label::kByline && i <= last + kHeadLines)) found.push_back(text);
  }
  return found;
}

// Who the linked data or the head names, or a byline: where they name nobody, an address, or the site alone.
std::string author_of(const parse::Head& head, const parse::LinkedData& data,
                      const std::vector<std::string_view>& bylines, std::string_view site) {
  std::string author = data.author;
  if (author.empty() || is_url(author))
    author = head.first_meta({"author", "article:author", "dc.creator", "byl"});
  if (is_url(author)) author.clear();
  if (!author.empty() && author != site) return author;
  for (const std::string_view line : bylines) {
    if (std::string name = byline_author(line); !name.empty()) return name;
  }
  return author;
}

std::string date_of(const parse::Head& head, const parse::LinkedData& data,
                    const std::vector<std::string_view>& bylines) {
  std::string date = iso_date(data.published);
  if (date.empty()) {
    date = iso_date(
        head.first_meta({"article:published_time", "og:article:published_time", "datepublished", "pubdate",
                         "date", "dc.date", "dc.date.issued", "sailthru.date", "parsely-pub-date"}));
  }
  for (std::size_t i = 0; i < bylines.size() && date.empty(); ++i) date = iso_date(bylines[i]);
  for (std::size_t i = 0; i < head.times.size() && date.empty(); ++i) date = iso_date(head.times[i]);
  return date;
}

}  // namespace

std::string script_language(const line::Lines& lines, const std::vector<bool>& body) {
  unsigned letters = 0, hangul = 0, kana = 0, han = 0, greek = 0, thai = 0, hebrew = 0;
  std::size_t sampled = 0;
  for (std::size_t i = 0; i < lines.lines.size() && sampled < kSampleLines; ++i) {
    if (!body[i]) continue;
    ++sampled;
    const std::string_view text = lines.lines[i].text;
    for (const char c : text) letters += text::is_alpha(c) ? 1U : 0U;
    if (text.size() == lines.lines[i].stats.characters) continue;  // nothing but ASCII
    for (std::size_t at = 0; at < text.size();) {
      if ((text[at] & 0x80) == 0) {
        ++at;
        continue;
      }
      const auto [c, size] = text::code_point_at(text, at);
      at += size;
      ++letters;
      hangul += c >= 0xAC00 && c <= 0xD7A3;
      kana += c >= 0x3040 && c <= 0x30FF;
      han += c >= 0x4E00 && c <= 0x9FFF;
      greek += c >= 0x370 && c <= 0x3FF;
      thai += c >= 0xE00 && c <= 0xE7F;
      hebrew += c >= 0x590 && c <= 0x5FF;
    }
  }
  if (5 * hangul > letters) return letters > 0 ? "ko" : "";
  if (20 * kana > letters) return "ja";
  if (3 * han > letters) return "zh";
  if (2 * greek > letters) return "el";
  if (2 * thai > letters) return "th";
  return 2 * hebrew > letters ? "he" : "";
}

Metadata metadata(const MetadataSources& from) {
  const parse::Head& head = from.head;
  const parse::LinkedData& data = from.data;
  const std::vector<std::string_view> bylines = byline_lines(from.lines, from.body, from.forms);
  Metadata result;
  result.site = head.first_meta({"og:site_name", "application-name"});
  if (result.site.empty()) result.site = data.site;
  result.title = title(from, result.site);
  result.author = author_of(head, data, bylines, result.site);
  result.date = date_of(head, data, bylines);
  result.description = head.first_meta({"og:description", "description", "twitter:description"});
  if (result.description.empty()) result.description = data.description;
  result.language = language_tag(head.language);
  if (result.language.empty())
    result.language = language_tag(head.first_meta({"og:locale", "content-language"}));
  if (result.language.empty()) result.language = language_tag(data.language);
  if (result.language.empty()) result.language = script_language(from.lines, from.body);
  result.url = address_of(head, from.url);
  return result;
}

}  // namespace kijil::assemble
