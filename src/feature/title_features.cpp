// How much a line says what the page's title says.

#include <algorithm>
#include <bitset>
#include <vector>

#include "feature/text_features.hpp"
#include "line/line_stats.hpp"

namespace kijil::feature {
namespace {

constexpr float kSame = 0.5F;       // Dice coefficient from which a line may be the title
constexpr float kNoTitle = -99.0F;  // title_distance when no line is
constexpr std::ptrdiff_t kFar = 60;

// Distinct words of a text, sorted.
std::vector<std::uint32_t> word_set(std::string_view text) {
  std::vector<std::uint32_t> words;
  line::LineScanner scanner(words);
  scanner.start_line();
  scanner.add(text, false);
  scanner.finish_line();
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

constexpr std::size_t kHeadLines = 15;  // in which a headline stands
constexpr float kNarrowest = 16;        // width of a headline
constexpr float kWidest = 160;

}  // namespace

std::string_view guess_title(const line::Lines& lines, const LineFacts& facts) {
  std::size_t widest = lines.lines.size();
  for (std::size_t i = 0; i < std::min(kHeadLines, lines.lines.size()); ++i) {
    const line::TextLine& line = lines.lines[i];
    const bool sentence = line.stats.finish == line::Edge::kTerminal;
    if (facts.width[i] >= kGoodWidth && sentence) break;  // the body has begun
    if (facts.width[i] < kNarrowest || facts.width[i] > kWidest || sentence || facts.words[i] != 0) continue;
    for (std::size_t k = i + 1; k < lines.lines.size(); ++k) {
      if (lines.lines[k].stats.hash == line.stats.hash) return line.text;
    }
    if (widest == lines.lines.size() || facts.width[i] > facts.width[widest]) widest = i;
  }
  return widest < lines.lines.size() ? lines.lines[widest].text : std::string_view();
}

void title_features(const line::Lines& lines, std::string_view title, Matrix& matrix) {
  const std::size_t n = lines.lines.size();
  const std::vector<std::uint32_t> wanted = word_set(title);
  if (wanted.empty()) {
    for (const auto feature : {Feature::kTitleShare, Feature::kTitleCover, Feature::kTitleDice}) {
      matrix.fill(feature, -1);
    }
    return matrix.fill(Feature::kTitleDistance, kNoTitle);
  }
  const auto share = matrix.floats(Feature::kTitleShare);
  const auto cover = matrix.floats(Feature::kTitleCover);
  const auto dice = matrix.floats(Feature::kTitleDice);
  std::size_t best = n;
  std::vector<std::uint32_t> found;
  std::bitset<1024> near;  // the low bits of the wanted words: most words of a page share none
  for (const std::uint32_t word : wanted) near.set(word % near.size());
  for (std::size_t i = 0; i < n; ++i) {
    const line::LineStats& stats = lines.lines[i].stats;
    found.clear();
    for (std::uint32_t w = stats.first_word; w < stats.last_word; ++w) {
      const std::uint32_t word = lines.words[w];
      if (near[word % near.size()] && std::ranges::binary_search(wanted, word)) found.push_back(word);
    }
    std::ranges::sort(found);
    const auto common = static_cast<float>(std::unique(found.begin(), found.end()) - found.begin());
    const auto words = static_cast<float>(std::max(1U, stats.last_word - stats.first_word));
    share[i] = common / words;
    cover[i] = common / static_cast<float>(wanted.size());
    dice[i] = 2 * common / (words + static_cast<float>(wanted.size()));
    if (dice[i] > kSame && (best == n || dice[i] > dice[best])) best = i;
  }
  if (best == n) return matrix.fill(Feature::kTitleDistance, kNoTitle);
  const auto distance = matrix.bytes(Feature::kTitleDistance);
  for (std::size_t i = 0; i < n; ++i) {
    distance[i] = static_cast<std::int8_t>(
        std::clamp(static_cast<std::ptrdiff_t>(i) - static_cast<std::ptrdiff_t>(best), -kFar, kFar));
  }
}

}  // namespace kijil::feature
