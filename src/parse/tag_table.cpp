#include "parse/tag_table.hpp"

#include <gumbo.h>

#include <algorithm>
#include <string>

#include "text/ascii.hpp"

namespace kijil::parse {
namespace {

struct Row {
  TagKind kind;
  std::string_view names;  // by space
};

constexpr Row kRows[] = {
    {TagKind::kFormatting, "a b big code em font i nobr s small strike strong tt u"},
    {TagKind::kBlock,
     "address article aside blockquote center details dir div dl fieldset figcaption figure footer header "
     "hgroup "
     "main menu nav ol p section summary ul"},
    {TagKind::kHeading, "h1 h2 h3 h4 h5 h6"},
    {TagKind::kListItem, "li"},
    {TagKind::kDefinition, "dd dt"},
    {TagKind::kPre, "listing pre"},
    {TagKind::kForm, "form"},
    {TagKind::kButton, "button"},
    {TagKind::kMarked, "applet marquee object"},
    {TagKind::kNoscript, "noscript"},
    {TagKind::kTable, "table"},
    {TagKind::kTablePart, "caption col colgroup tbody td tfoot th thead tr"},
    {TagKind::kRule, "hr"},
    {TagKind::kVoid, "area br embed image img input keygen wbr"},
    {TagKind::kFrame, "iframe"},
    {TagKind::kNoEffect,
     "base basefont bgsound link menuitem meta noembed noframes param script source style textarea title "
     "track"},
    {TagKind::kTemplate, "template"},
    {TagKind::kSelect, "select"},
    {TagKind::kForeign, "math svg"},
    {TagKind::kOption, "optgroup option"},
    {TagKind::kRuby, "rb rp rt rtc"},
    {TagKind::kHtml, "html"},
    {TagKind::kHead, "head"},
    {TagKind::kBody, "body"},
    {TagKind::kIgnored, "frame"},
    {TagKind::kRefused, "frameset isindex plaintext xmp"},
    {TagKind::kInline,
     "abbr acronym annotation-xml audio bdi bdo blink canvas cite data datalist del desc dfn foreignobject "
     "ins kbd "
     "label legend malignmark map mark meter mglyph mi mn mo ms mtext multicol nextid output progress q ruby "
     "samp "
     "spacer span sub sup time var video"},
    // Names that Gumbo does not know but that mean something to us.
    {TagKind::kInline, "dialog noindex search"},
};

constexpr std::string_view kRawTextNames = " iframe noembed noframes style textarea title ";
constexpr std::string_view kBreakoutNames =
    " b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing "
    "menu "
    "meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var ";
constexpr std::string_view kHeadNames =
    " base basefont bgsound link menuitem meta noframes script style template title ";

bool contains(std::string_view names, std::string_view name) {
  std::string_view rest = names;
  for (std::size_t at; (at = rest.find(name)) != std::string_view::npos; rest.remove_prefix(at + 1)) {
    if (rest[at - 1] == ' ' && rest[at + name.size()] == ' ') return true;
  }
  return false;
}

bool is_void(const TagInfo& tag) {
  switch (tag.kind) {
    case TagKind::kVoid:
    case TagKind::kRule:
    case TagKind::kIgnored: return true;
    case TagKind::kNoEffect: return tag.raw == RawText::kMarkup;
    default: return tag.block == Tag::kCol;
  }
}

TagInfo make(TagKind kind, std::string_view name, int& formatting) {
  TagInfo info;
  info.name = name;
  info.kind = kind;
  info.block = tag_from_name(name);
  info.in_line = inline_tag(name);
  if (name == "script") info.raw = RawText::kScript;
  if (contains(kRawTextNames, name)) info.raw = RawText::kText;
  if (kind == TagKind::kFormatting) info.formatting = static_cast<std::uint8_t>(formatting++);
  info.id = static_cast<std::uint16_t>(gumbo_tag_enum(std::string(name).c_str()));
  if (name == "image") info.id = GUMBO_TAG_IMG;
  info.special = info.is_block() && info.block != Tag::kMain;  // Gumbo's list lacks <main>
  info.marks = info.is_cell() || kind == TagKind::kMarked;
  info.table_context = kind == TagKind::kTable || (kind == TagKind::kTablePart && !info.is_cell());
  info.breaks_out = contains(kBreakoutNames, name);
  info.in_head = contains(kHeadNames, name);
  info.is_void = is_void(info);
  return info;
}

}  // namespace

TagTable::TagTable() {
  int formatting = 0;
  for (const Row& row : kRows) {
    for (std::string_view rest = row.names; !rest.empty();) {
      const std::string_view name = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), name.size() + 1));
      infos_.push_back(make(row.kind, name, formatting));
    }
  }
  for (const TagInfo& info : infos_) {
    if (info.name.size() <= kWord) insert(info);
    blocks_[static_cast<std::size_t>(info.block)] = &info;
  }
  unknown_.id = GUMBO_TAG_UNKNOWN;
  blocks_[0] = &unknown_;
}

void TagTable::insert(const TagInfo& info) {
  Short entry{0, &info, info.name.size()};
  std::memcpy(&entry.word, info.name.data(), info.name.size());
  std::size_t slot = hash(entry.word);
  while (shorts_[slot].info != nullptr) slot = (slot + 1) % shorts_.size();
  shorts_[slot] = entry;
}

const TagInfo& TagTable::find_long(std::string_view name) const noexcept {
  for (const TagInfo& info : infos_) {
    if (info.name.size() == name.size() && text::equals_ignoring_case(name, info.name)) return info;
  }
  return unknown_;
}

const TagTable& TagTable::get() {
  static const TagTable kTable;
  return kTable;
}

}  // namespace kijil::parse
