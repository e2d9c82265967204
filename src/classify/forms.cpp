#include "classify/forms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

#include "text/ascii.hpp"

namespace kijil::classify {
namespace {

using feature::Feature;

constexpr float kSure = 0.9F;       // of the score that a form moves to its label
constexpr float kBody = 0.5F;       // P(content) from which only a sure form speaks
constexpr float kSureBody = 0.95F;  // and from which a headline's form does not

class Line {
 public:
  Line(const feature::Matrix& matrix, std::size_t line) : matrix_(matrix), line_(line) {}
  float operator[](Feature feature) const { return matrix_.at(feature, line_); }
  bool has(Feature feature) const { return (*this)[feature] > 0; }
  bool narrower(float width) const { return (*this)[Feature::kWidth] < std::log1p(width); }

 private:
  const feature::Matrix& matrix_;
  std::size_t line_;
};

// Forms that a line of the body does not have.
std::optional<Label> sure_form(const Line& line) {
  // "홍길동 기자 name@paper.kr": 7 of 7.
  if (line.has(Feature::kWordByline) && line.has(Feature::kAddress) && line.narrower(110))
    return Label::kByline;
  // "입력 2025.01.30 10:12": 24 of 25.
  if (line.has(Feature::kWordDateline) && line.has(Feature::kDate) && line.has(Feature::kTime) &&
      line.narrower(80)) {
    return Label::kByline;
  }
  // A whole line in brackets that says who may not copy it, or asks for something.
  if (line.has(Feature::kBracketed) && line.has(Feature::kWordCopyright) && line.narrower(200))
    return Label::kNotice;
  if (line.has(Feature::kBracketed) && line.has(Feature::kWordPrompt) && line.narrower(160))
    return Label::kPrompt;
  return std::nullopt;
}

// May be the headline, as the head says it or as bare text lets guess it: before the body, perhaps twice, as
// boards print it.
bool may_be_headline(const Line& line) {
  return line[Feature::kTitleDice] > 0.99F && line[Feature::kGoodBefore] <= 0 && line.narrower(160) &&
         !line.narrower(30) && line[Feature::kFinish] != static_cast<float>(line::Edge::kTerminal);
}

constexpr std::string_view kAgencies[] = {"연합뉴스", "뉴시스",     "뉴스1",          "로이터",
                                          "자료사진", "게티이미지", "게티이미지뱅크", "게티이미지코리아",
                                          "AFP",      "EPA"};

// The bytes that their names end in: few lines do.
constexpr auto kAgencyEnds = [] {
  std::array<bool, 256> ends{};
  for (const std::string_view agency : kAgencies) ends[static_cast<unsigned char>(agency.back())] = true;
  return ends;
}();

// "다리 위의 열차. 부산/AFP 연합뉴스 |": whose picture it is, behind a caption or a headline; 19 of 19.
// Lists of headlines are not taken for body anyhow, so that what is left are captions.
bool ends_in_agency(std::string_view line) {
  constexpr std::string_view kBehind = " |])>";
  const std::size_t last = line.find_last_not_of(kBehind);
  if (last == std::string_view::npos || !kAgencyEnds[static_cast<unsigned char>(line[last])]) return false;
  line = line.substr(0, last + 1);
  return std::ranges::any_of(kAgencies, [&](std::string_view agency) {
    if (!line.ends_with(agency)) return false;
    const std::string_view before = line.substr(0, line.size() - agency.size());
    return before.empty() || !text::is_alpha(agency.front()) || !text::is_alpha(before.back());
  });
}

// Whether a browser that runs scripts shows none of the page's few words: "You need to enable JavaScript to
// run this app." Forums that hide whole threads from it, for crawlers, have more of them.
bool asks_for_scripts(const line::Lines& lines) {
  constexpr std::uint32_t kFewWords = 60;
  std::uint32_t words = 0;
  for (const line::TextLine& line : lines.lines) {
    words += line.stats.last_word - line.stats.first_word;
    if (!line.hidden || words > kFewWords) return false;
  }
  return true;
}

// Forms of lines that the models take for no body.
std::optional<Label> likely_form(const Line& line) {
  // How the site works, in a sentence: 15 of 15.
  if (line.has(Feature::kWordFiller) && line.narrower(120)) return Label::kNotice;
  return std::nullopt;
}

void move(Label label, Scores& scores) {
  const float rest = 1 - scores[0];
  float others = 0;
  for (std::size_t k = 1; k < kLabelCount; ++k) others += scores[k];
  if (others <= 0) return;
  for (std::size_t k = 1; k < kLabelCount; ++k) scores[k] *= rest / others * (1 - kSure);
  scores[static_cast<std::size_t>(label)] += rest * kSure;
}

}  // namespace

std::vector<std::optional<Label>> sure_forms(const line::Lines& lines, const feature::Matrix& matrix,
                                             std::vector<float>& content) {
  std::vector<std::optional<Label>> forms(content.size());
  const bool waits = asks_for_scripts(lines);
  for (std::size_t i = 0; i < content.size(); ++i) {
    const Line line(matrix, i);
    forms[i] = waits ? Label::kNotice : sure_form(line);
    if (may_be_headline(line) && content[i] < kSureBody) forms[i] = Label::kTitle;
    if (content[i] >= kBody && !line.narrower(15) && ends_in_agency(lines.lines[i].text))
      forms[i] = Label::kCaption;
    if (forms[i]) content[i] *= 1 - kSure;
  }
  return forms;
}

void apply_forms(const feature::Matrix& matrix, const std::vector<std::optional<Label>>& sure,
                 std::vector<Scores>& scores) {
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (sure[i]) {
      move(*sure[i], scores[i]);
    } else if (scores[i][0] < kBody) {
      if (const auto likely = likely_form(Line(matrix, i))) move(*likely, scores[i]);
    }
  }
}

}  // namespace kijil::classify
