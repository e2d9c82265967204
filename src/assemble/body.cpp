#include "assemble/body.hpp"

#include <optional>
#include <span>

#include "assemble/markdown/writer.hpp"
#include "assemble/own_words.hpp"
#include "spam/repair.hpp"

namespace kijil::assemble {
namespace {

// The findings of one line; `at` moves past them.
std::span<const spam::Finding> findings_of(std::uint32_t line, const std::vector<spam::Finding>& all,
                                           std::size_t& at) {
  while (at < all.size() && all[at].line < line) ++at;
  const std::size_t first = at;
  while (at < all.size() && all[at].line == line) ++at;
  return {all.data() + first, at - first};
}

}  // namespace

Body body(const line::Lines& lines, const parse::Document* document, std::string_view link_base,
          const Options& options, Verdict& verdict) {
  Body out;
  MarkdownWriter markdown(document, lines, link_base);
  const bool marked = options.markup == Markup::kMarkdown && document != nullptr;
  std::size_t finding = 0;
  for (std::uint32_t i = 0; i < lines.lines.size(); ++i) {
    if (!verdict.kept[i]) continue;
    const line::TextLine& line = lines.lines[i];
    const auto findings = findings_of(i, verdict.findings, finding);
    spam::Repaired repaired;
    std::vector<std::uint32_t> pieces;
    std::optional<std::string> own;
    std::string_view text = line.text;
    if (!findings.empty()) {
      repaired = spam::repair(line.text, findings, options.spam);
      text = repaired.text;
    } else if (document != nullptr) {
      pieces = own_pieces(*document, line);
      own = text_of(pieces, *document, line);
      if (own) text = *own;
    }
    const bool nothing_left = text.find_first_not_of(' ') == std::string_view::npos;
    if (nothing_left && (options.keep != kAllLabels || !findings.empty())) {
      verdict.kept[i] = false;
      continue;
    }
    if (nothing_left) {
      text = line.text;
      pieces.clear();
    }
    std::size_t begin;
    if (marked) {
      begin = markdown.add(i, verdict.labels[i], text, pieces, out.text);
    } else {
      if (!out.text.empty()) out.text.append(line.preformatted ? 1 + line.blank_before : 1, '\n');
      begin = out.text.size();
      out.text += text;
    }
    for (SpamSpan& span : repaired.spans) {
      span.begin += static_cast<std::uint32_t>(begin);
      span.end += static_cast<std::uint32_t>(begin);
      out.spam.push_back(std::move(span));
    }
  }
  if (marked) markdown.finish(out.text);
  return out;
}

}  // namespace kijil::assemble
