#include "parse/inline_tags.hpp"

#include "parse/document.hpp"

namespace kijil::parse {
namespace {

struct Row {
  std::string_view name;
  InlineTag tag;
};

constexpr Row kRows[] = {
    {"a", {InlineKind::kLink, 0}},           {"b", {InlineKind::kStyle, kBold}},
    {"strong", {InlineKind::kStyle, kBold}}, {"i", {InlineKind::kStyle, kItalic}},
    {"em", {InlineKind::kStyle, kItalic}},   {"cite", {InlineKind::kStyle, kItalic}},
    {"code", {InlineKind::kStyle, kCode}},   {"kbd", {InlineKind::kStyle, kCode}},
    {"samp", {InlineKind::kStyle, kCode}},   {"tt", {InlineKind::kStyle, kCode}},
    {"small", {InlineKind::kStyle, kSmall}}, {"sub", {InlineKind::kStyle, kSmall}},
    {"sup", {InlineKind::kStyle, kSmall}},   {"time", {InlineKind::kStyle, kTime}},
    {"dialog", {InlineKind::kBox, 0}},       {"label", {InlineKind::kBox, 0}},
    {"legend", {InlineKind::kBox, 0}},       {"noindex", {InlineKind::kBox, 0}},
    {"optgroup", {InlineKind::kBox, 0}},     {"option", {InlineKind::kBox, 0}},
    {"search", {InlineKind::kBox, 0}},       {"audio", {InlineKind::kMute, 0}},
    {"canvas", {InlineKind::kMute, 0}},      {"datalist", {InlineKind::kMute, 0}},
    {"rp", {InlineKind::kMute, 0}},          {"video", {InlineKind::kMute, 0}},
    {"head", {InlineKind::kDropped, 0}},     {"iframe", {InlineKind::kDropped, 0}},
    {"math", {InlineKind::kDropped, 0}},     {"noembed", {InlineKind::kDropped, 0}},
    {"noframes", {InlineKind::kDropped, 0}}, {"script", {InlineKind::kDropped, 0}},
    {"select", {InlineKind::kDropped, 0}},   {"style", {InlineKind::kDropped, 0}},
    {"svg", {InlineKind::kDropped, 0}},      {"template", {InlineKind::kDropped, 0}},
    {"textarea", {InlineKind::kDropped, 0}}, {"title", {InlineKind::kDropped, 0}},
};

}  // namespace

InlineTag inline_tag(std::string_view lower_case_name) noexcept {
  for (const Row& row : kRows) {
    if (row.name == lower_case_name) return row.tag;
  }
  return {};
}

}  // namespace kijil::parse
