#include "assemble/ledger.hpp"

namespace kijil::assemble {

std::vector<Line> ledger(const line::Lines& lines, const feature::Matrix& matrix, bool markup,
                         const Verdict& verdict) {
  std::vector<Line> out(lines.lines.size());
  std::size_t finding = 0;
  const classify::Explainer explainer(matrix, markup);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const line::TextLine& line = lines.lines[i];
    out[i].number = line.number;
    out[i].label = verdict.labels[i];
    out[i].scores = verdict.scores[i];
    out[i].kept = verdict.kept[i];
    out[i].begin = line.begin;
    out[i].end = line.end;
    out[i].text = line.text;
    out[i].reasons = explainer.reasons(i, verdict.labels[i]);
    for (; finding < verdict.findings.size() && verdict.findings[finding].line == i; ++finding) {
      const spam::Finding& found = verdict.findings[finding];
      if (!out[i].reasons.empty()) out[i].reasons += "; ";
      out[i].reasons += "spam \"" + std::string(line.text.substr(found.begin, found.end - found.begin)) + "\": ";
      out[i].reasons += found.reasons;
    }
  }
  return out;
}

}  // namespace kijil::assemble
