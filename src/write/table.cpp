#include "write/table.hpp"

#include <cstdio>

namespace kijil::write {
namespace {

constexpr std::size_t kShown = 60;  // columns of a line's text in the table

// The beginning of text, at most `columns` wide when Hangul, Kana and ideographs take two, padded to that
// width.
std::string beginning(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::size_t cells = lead >= 0xE3 && lead < 0xF0 ? 2 : 1;
    if (width + cells > columns - 1 && at + size < text.size()) {
      out += "…";
      ++width;
      break;
    }
    out += text.substr(at, size);
    width += cells;
    at += size;
  }
  if (width < columns) out.append(columns - width, ' ');
  return out;
}

void append_html(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
}

constexpr std::string_view kStyle = R"(
body { font: 15px/1.5 sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; color: #222; }
table { border-collapse: collapse; width: 100%; }
td, th { padding: .2em .6em; text-align: left; vertical-align: top; border-bottom: 1px solid #eee; }
td.number, td.score { text-align: right; color: #888; white-space: nowrap; }
td.label { white-space: nowrap; font-weight: 600; }
tr.removed td.text { color: #999; }
tr.kept { background: #f3faf3; }
td.text small { display: block; color: #aaa; }
tr.spam td.label { color: #b00; }
mark { background: #ffe08a; }
)";

}  // namespace

std::string ledger_table(const Page& page) {
  std::string out;
  for (const Line& line : page.lines) {
    char head[64];
    std::snprintf(head, sizeof head, "%c %4u  %-10s  %.2f  ", line.kept ? '+' : '-', line.number,
                  std::string(name(line.label)).c_str(), static_cast<double>(line.scores[0]));
    out += head;
    out += beginning(line.text, kShown);
    out += "  ";
    out += line.reasons;
    out += '\n';
  }
  return out;
}

std::string ledger_html(const Page& page, std::string_view id) {
  std::string out = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>kijil explain: ";
  append_html(out, id);
  out += "</title>\n<style>";
  out += kStyle;
  out += "</style>\n<h1>";
  append_html(out, page.metadata.title.empty() ? id : std::string_view(page.metadata.title));
  out += "</h1>\n<p>";
  std::size_t kept = 0;
  for (const Line& line : page.lines) kept += line.kept;
  out += std::to_string(kept) + " of " + std::to_string(page.lines.size()) + " lines kept, " +
         std::to_string(page.spam.size()) +
         " injected phrases repaired.</p>\n<table>\n"
         "<tr><th>line</th><th>label</th><th>P(content)</th><th>text and reasons</th></tr>\n";
  for (const Line& line : page.lines) {
    char score[16];
    std::snprintf(score, sizeof score, "%.2f", static_cast<double>(line.scores[0]));
    out += line.kept ? "<tr class=\"kept" : "<tr class=\"removed";
    if (line.label == Label::kSpam) out += " spam";
    out += "\"><td class=\"number\">" + std::to_string(line.number) + "</td><td class=\"label\">";
    out += name(line.label);
    out += "</td><td class=\"score\">";
    out += score;
    out += "</td><td class=\"text\">";
    out += line.kept ? "<span>" : "<s>";
    append_html(out, line.text);
    out += line.kept ? "</span><small>" : "</s><small>";
    append_html(out, line.reasons);
    out += "</small></td></tr>\n";
  }
  for (const SpamSpan& span : page.spam) {
    out += "<tr class=\"spam\"><td></td><td class=\"label\">repaired</td><td></td><td class=\"text\"><mark>";
    append_html(out, span.found);
    out += "</mark> → ";
    append_html(out, span.put ? *span.put : std::string("left as it is"));
    out += "<small>";
    append_html(out, span.reasons);
    out += "</small></td></tr>\n";
  }
  out += "</table>\n</html>\n";
  return out;
}

}  // namespace kijil::write
