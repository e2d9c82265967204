// What inline elements do to the text inside them.

#pragma once

#include <cstdint>
#include <string_view>

namespace kijil::parse {

enum class InlineKind : std::uint8_t {
  kPlain,    // nothing: span, unknown elements
  kStyle,    // sets bits of Style
  kLink,     // a
  kBox,      // browsers break lines around it: label, dialog, legend, option
  kMute,     // its text stands in for something that a browser shows instead: video, canvas
  kDropped,  // its text is no text of the page: script, style, select, svg, head
};

struct InlineTag {
  InlineKind kind = InlineKind::kPlain;
  std::uint8_t style = 0;  // bits of Style, for kStyle
};

InlineTag inline_tag(std::string_view lower_case_name) noexcept;

}  // namespace kijil::parse
