#include "lined_page.hpp"

#include <algorithm>

#include "decode/format.hpp"
#include "parse/parse.hpp"

namespace kijil {

bool LinedPage::is_fragment() const noexcept {
  return markup && (head.headline().empty() || lines.lines.size() == 1) &&
         std::ranges::none_of(lines.lines,
                              [](const line::TextLine& line) { return line.links > 0 || line.hidden; });
}

Status read_lines(std::string_view bytes, const Options& options, LinedPage& page) {
  if (bytes.size() > options.max_bytes) return Status::kTooLarge;
  page.decoded =
      decode::decode(bytes, {options.charset, options.http_charset, options.format != Format::kText});
  if (page.decoded.status != Status::kOk) return page.decoded.status;

  const std::string_view text = page.decoded.text;
  const Format format = options.format == Format::kAuto ? decode::sniff_format(text) : options.format;
  page.markup = format == Format::kHtml;
  page.line_arena = std::make_shared<parse::Arena>(parse::memory_limit(text.size()));
  if (page.markup) {
    page.parse_arena.emplace(parse::memory_limit(text.size()));
    parse::parse(text, options.parser, *page.parse_arena, page.document);
    if (page.document.too_large) return Status::kTooLarge;
    page.head = parse::read_head(page.document);
    page.linked_data = parse::read_linked_data(page.head.json_ld);
    line::make_lines(page.document, *page.line_arena, page.lines);
  } else {
    line::make_lines(text, *page.line_arena, page.lines);
  }
  return page.lines.too_many ? Status::kTooLarge : Status::kOk;
}

}  // namespace kijil
