#include "assemble/ledger.hpp"

#include <array>
#include <string>

#include "line/stored_text.hpp"
#include "text/pen.hpp"

namespace kijil::assemble {

namespace {

constexpr std::string_view kFormSays = "its form is that of a ";
constexpr std::string_view kPageSays = "the page's articleBody has it; ";
// Characters of what is said of a form or by the page, and of the reasons.
constexpr std::size_t kMost = kPageSays.size() + 16 + classify::kMostOfReasons;
static_assert(kPageSays.size() >= kFormSays.size());

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
                         const std::vector<std::optional<Label>>& forms, const std::vector<bool>& declared,
                         classify::Explainer& explainer, parse::Arena& arena) {
  std::vector<Line> out(lines.lines.size());
  auto finding = verdict.findings.begin();
  std::array<char, kMost + text::Pen::kSlack> room;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const line::TextLine& line = lines.lines[i];
    out[i].number = line.number;
    out[i].label = verdict.labels[i];
    out[i].scores = verdict.scores[i];
    out[i].kept = verdict.kept[i];
    out[i].begin = line.begin;
    out[i].end = line.end;
    out[i].text = line.text;
    text::Pen pen(room.data());
    if (forms[i] && forms[i] == verdict.labels[i]) {
      pen.put(kFormSays);
      pen.put(name(*forms[i]));
      pen.put("; ");
    } else if (!declared.empty() && declared[i] && verdict.labels[i] == Label::kContent) {
      pen.put(kPageSays);
    }
    explainer.put_reasons(i, verdict.labels[i], pen);
    std::string_view reasons(room.data(), pen.at());
    if (reasons.ends_with("; ")) reasons.remove_suffix(2);
    std::string with_spam;
    for (; finding != verdict.findings.end() && finding->line == i; ++finding) {
      if (with_spam.empty()) with_spam = reasons;
      add_reason(spam_reason(line, *finding), with_spam);
      reasons = with_spam;
    }
    out[i].reasons = line::stored(reasons, arena);
  }
  return out;
}

}  // namespace kijil::assemble
