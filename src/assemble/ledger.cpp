#include "assemble/ledger.hpp"

namespace kijil::assemble {

namespace {

std::string spam_reason(const line::TextLine& line, const spam::Finding& finding) {
  std::string reason = "spam \"";
  reason += line.text.substr(finding.begin, finding.end - finding.begin);
  return reason + "\": " + finding.reasons;
}

// A phrase that stands on the line twice is explained once.
void add_reason(const std::string& reason, std::string& reasons) {
  if (reason.empty() || reasons.find(reason) != std::string::npos) return;
  if (!reasons.empty()) reasons += "; ";
  reasons += reason;
}

}  // namespace

std::vector<Line> ledger(const line::Lines& lines, const Verdict& verdict,
                         const std::vector<std::optional<Label>>& forms, classify::Explainer& explainer) {
  std::vector<Line> out(lines.lines.size());
  std::size_t finding = 0;
  std::string reasons;  // grows once, and is copied as long as it is
  for (std::size_t i = 0; i < out.size(); ++i) {
    const line::TextLine& line = lines.lines[i];
    out[i].number = line.number;
    out[i].label = verdict.labels[i];
    out[i].scores = verdict.scores[i];
    out[i].kept = verdict.kept[i];
    out[i].begin = line.begin;
    out[i].end = line.end;
    out[i].text = line.text;
    reasons.clear();
    if (forms[i] && forms[i] == verdict.labels[i]) {
      reasons += "its form is that of a ";
      reasons += name(*forms[i]);
      reasons += "; ";
    }
    explainer.append_reasons(i, verdict.labels[i], reasons);
    if (reasons.ends_with("; ")) reasons.resize(reasons.size() - 2);
    for (; finding < verdict.findings.size() && verdict.findings[finding].line == i; ++finding) {
      add_reason(spam_reason(line, verdict.findings[finding]), reasons);
    }
    out[i].reasons = reasons;
  }
  return out;
}

}  // namespace kijil::assemble
