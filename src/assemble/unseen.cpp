#include "assemble/unseen.hpp"

#include <algorithm>

#include "parse/attributes.hpp"
#include "parse/tag_table.hpp"
#include "text/ascii.hpp"

namespace kijil::assemble {
namespace {

// How class names of common frameworks say that an element is for screen readers alone.
constexpr std::string_view kForScreenReaders[] = {"sr-only",         "visually-hidden", "visuallyhidden",
                                                  "hidden-visually", "screen-reader",   "screenreader"};

bool is_for_screen_readers(std::string_view name) {
  if (name == "blind") return true;  // on Korean sites
  if (name.starts_with("not-") || name.find(':') != std::string_view::npos)
    return false;  // shown after all, or sometimes
  return std::ranges::any_of(
      kForScreenReaders, [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

// aria-hidden is for the others: what has it is shown.
bool hides(std::string_view attribute, std::string_view value) {
  if (text::equals_ignoring_case(attribute, "aria-hidden")) return false;
  if (text::equals_ignoring_case(attribute, "class")) return text::any_field(value, is_for_screen_readers);
  return parse::hides(attribute, value).value_or(false);
}

std::string_view name_at(std::string_view text) {
  return text.substr(0,
                     static_cast<std::size_t>(std::ranges::find_if_not(text, text::is_alpha) - text.begin()));
}

}  // namespace

// What an element such as <script> holds is skipped up to the end tag; tags of the same name are counted, so
// that the element ends where it does.
void Unseen::pass(std::string_view between) {
  for (std::size_t at = between.find('<'); at < between.size(); at = between.find('<', at)) {
    const std::string_view tag = between.substr(at);
    if (tag.starts_with("<!--")) {
      at = std::min(between.find("-->", at), between.size());
      continue;
    }
    const bool closes = tag.starts_with("</");
    const std::string_view name = name_at(tag.substr(closes ? 2 : 1));
    parse::AttributeReader reader(tag);
    bool hidden = false;
    while (reader.next()) hidden |= hides(reader.name(), reader.value());
    at += reader.position();
    if (name.empty()) continue;
    const parse::TagInfo& info = parse::TagTable::get().find(name, name.size());
    if (!closes && info.raw != parse::RawText::kMarkup) at = std::min(between.find("</", at), between.size());
    if (depth_ == 0 && !closes && hidden && !info.is_void) {
      name_ = name;
      depth_ = 1;
    } else if (depth_ > 0 && name == name_) {
      depth_ += closes ? -1 : 1;
    }
  }
}

}  // namespace kijil::assemble
