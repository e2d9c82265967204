#include "feature/line_facts.hpp"

#include <algorithm>

#include "feature/line_words.hpp"

namespace kijil::feature {

LineFacts line_facts(const line::Lines& lines, bool markup) {
  const std::size_t count = lines.lines.size();
  LineFacts facts;
  for (auto* column : {&facts.width, &facts.links, &facts.linked, &facts.good, &facts.good_width}) {
    column->resize(count);
  }
  facts.words.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const line::TextLine& line = lines.lines[i];
    const auto width = static_cast<float>(line.stats.width());
    const auto characters = static_cast<float>(std::max(1U, line.stats.characters));
    facts.width[i] = width;
    facts.links[i] = std::min(1.0F, static_cast<float>(line.link_characters) / characters);
    facts.linked[i] = width * facts.links[i];
    const bool sentence = line.stats.terminals + line.stats.commas > 0;
    const bool good = width >= kGoodWidth && (markup ? facts.links[i] < kGoodLinks : sentence);
    facts.good[i] = good ? 1.0F : 0.0F;
    facts.good_width[i] = good ? width : 0.0F;
    facts.words[i] = line_words(line.text);
    facts.page_width += width;
    facts.page_good_width += facts.good_width[i];
  }
  return facts;
}

std::vector<float> prefix_sums(const std::vector<float>& values) {
  std::vector<float> sums(values.size() + 1);
  for (std::size_t i = 0; i < values.size(); ++i) sums[i + 1] = sums[i] + values[i];
  return sums;
}

void means(const std::vector<float>& sums, int from, int to, std::span<float> out) {
  const float* const before = sums.data();
  float* const mean = out.data();
  const int whole = to - from + 1;
  // Written so that the compiler takes whole windows, which are nearly all, several at once.
  const auto inside = [=](int i, int begin, int end) {
    mean[i] = (before[end] - before[begin]) / static_cast<float>(whole);
  };
  const auto at_ends = [=](int i, int begin, int end) {
    mean[i] = end > begin ? (before[end] - before[begin]) / static_cast<float>(end - begin) : 0.0F;
  };
  each_window(out.size(), from, to, inside, at_ends);
}

}  // namespace kijil::feature
