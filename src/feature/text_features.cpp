// Features that bare text has too: the line itself, its place, its neighbours, repetition.

#include "feature/text_features.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "feature/grouping.hpp"
#include "feature/line_words.hpp"
#include "feature/logarithm.hpp"
#include "feature/patterns.hpp"
#include "feature/word_odds.hpp"

namespace kijil::feature {
namespace {

using line::Edge;
using line::LineStats;
using line::TextLine;

float ratio(float part, float whole) { return whole > 0 ? part / whole : 0.0F; }
float count(std::uint32_t value) { return static_cast<float>(value); }

// Which words stand in one line, and which in more. A hash table with open addressing that never grows.
class WordLines {
 public:
  // words: so many will be added at most.
  explicit WordLines(std::size_t words)
      : slots_(std::bit_ceil(2 * words + 2)), shift_(32 - std::countr_zero(slots_.size())) {}

  // Lines in order.
  void add(std::uint32_t word, std::uint32_t line) {
    Slot& slot = slots_[find(word)];
    const bool other = slot.line != 0 && slot.line != line + 1;
    slot.word = word;
    slot.line = (line + 1) & 0x7FFFFFFFU;
    slot.more = slot.more || other;
  }

  // The lines that the word was added for, at most 2.
  unsigned lines_with(std::uint32_t word) const {
    const Slot& slot = slots_[find(word)];
    return (slot.line != 0 ? 1U : 0U) + (slot.more ? 1U : 0U);
  }

 private:
  struct Slot {
    std::uint32_t word = 0;
    std::uint32_t line : 31 = 0;  // the last one, from 1; 0 for an empty slot
    bool more : 1 = false;        // there was another before
  };

  std::size_t find(std::uint32_t word) const {
    std::size_t at = (word * 0x9E3779B1U) >> shift_;
    while (slots_[at].word != word && slots_[at].line != 0) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  std::vector<Slot> slots_;
  int shift_;
};

class TextFeatures {
 public:
  TextFeatures(const line::Lines& lines, const LineFacts& facts, Matrix& matrix)
      : lines_(lines), facts_(facts), matrix_(matrix), n_(lines.lines.size()) {}

  void run() {
    line_itself();
    signs();
    place();
    page();
    script();
    neighbours();
    windows();
    good_distances();
    repetition();
    vocabulary();
    runs();
    good_run();
    words();
  }

 private:
  std::span<float> column(Feature feature) { return matrix_.column(feature); }
  const LineStats& stats(std::size_t i) const { return lines_.lines[i].stats; }
  void fill(Feature feature, float value) { std::ranges::fill(column(feature), value); }

  void line_itself() {
    for (std::size_t i = 0; i < n_; ++i) {
      const LineStats& s = stats(i);
      const float width = facts_.width[i];
      const float fields = count(std::max(1U, s.fields));
      const float characters = count(std::max(1U, s.characters));
      column(Feature::kWidth)[i] = log_.of(width);
      column(Feature::kFields)[i] = log_.of(fields);
      column(Feature::kFieldWidth)[i] = width / fields;
      column(Feature::kTerminals)[i] = count(s.terminals);
      column(Feature::kTerminalRate)[i] = count(s.terminals) * 100 / width;
      column(Feature::kCommas)[i] = count(s.commas);
      column(Feature::kCommaRate)[i] = count(s.commas) * 100 / width;
      column(Feature::kSeparators)[i] = count(s.separators);
      column(Feature::kDigitShare)[i] = count(s.digits) / characters;
      column(Feature::kUpperShare)[i] = ratio(count(s.uppers), count(s.uppers + s.lowers));
      column(Feature::kCapitalFields)[i] = count(s.upper_fields) / fields;
      column(Feature::kSmallFields)[i] = count(s.lower_fields) / fields;
      column(Feature::kShortFields)[i] = count(s.short_fields) / fields;
      column(Feature::kPunctuationShare)[i] =
          count(s.others + s.terminals + s.commas + s.separators) / characters;
      column(Feature::kStart)[i] = static_cast<float>(s.start);
      column(Feature::kFinish)[i] = static_cast<float>(s.finish);
      column(Feature::kBracketed)[i] = s.bracketed ? 1.0F : 0.0F;
    }
  }

  void signs() {
    dates_.resize(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      const Patterns found = patterns(lines_.lines[i].text, stats(i));
      dates_[i] = found.date ? 1.0F : 0.0F;
      column(Feature::kDate)[i] = dates_[i];
      column(Feature::kTime)[i] = found.time ? 1.0F : 0.0F;
      column(Feature::kAddress)[i] = found.address ? 1.0F : 0.0F;
      column(Feature::kCopyright)[i] = found.copyright ? 1.0F : 0.0F;
      column(Feature::kCurrency)[i] = found.currency ? 1.0F : 0.0F;
    }
  }

  void place() {
    const auto last = static_cast<float>(std::max<std::size_t>(1, n_ - 1));
    const float good = facts_.page_good_width;
    float before = 0;
    float good_before = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      const float good_after = good - good_before - facts_.good_width[i];
      column(Feature::kPosition)[i] = static_cast<float>(i) / last;
      column(Feature::kFromStart)[i] = static_cast<float>(std::min<std::size_t>(i, 60));
      column(Feature::kFromEnd)[i] = static_cast<float>(std::min<std::size_t>(n_ - 1 - i, 60));
      column(Feature::kWidthBefore)[i] = before / facts_.page_width;
      column(Feature::kGoodBefore)[i] = good_before / (good + 1);
      column(Feature::kGoodAfter)[i] = good_after / (good + 1);
      column(Feature::kGoodBeforeLog)[i] = log_.of(good_before);
      column(Feature::kGoodAfterLog)[i] = log_.of(std::max(0.0F, good_after));
      before += facts_.width[i];
      good_before += facts_.good_width[i];
    }
  }

  void page() {
    std::vector<std::uint32_t> order(n_);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](auto a, auto b) { return facts_.width[a] > facts_.width[b]; });
    const auto last = static_cast<float>(std::max<std::size_t>(1, n_ - 1));
    const float widest = facts_.width[order.front()];
    for (std::size_t rank = 0; rank < n_; ++rank) {
      const std::size_t i = order[rank];
      column(Feature::kRank)[i] = static_cast<float>(rank) / last;
      column(Feature::kRankAbsolute)[i] = static_cast<float>(std::min<std::size_t>(rank, 50));
      column(Feature::kRelativeWidth)[i] = facts_.width[i] / (widest + 1);
      column(Feature::kWidthShare)[i] = facts_.width[i] / facts_.page_width;
    }
    const float good_lines = std::accumulate(facts_.good.begin(), facts_.good.end(), 0.0F);
    fill(Feature::kPageLines, log_.of(static_cast<float>(n_)));
    fill(Feature::kPageWidth, log_.of(facts_.page_width));
    fill(Feature::kPageGood, facts_.page_good_width / facts_.page_width);
    fill(Feature::kPageGoodLines, log_.of(good_lines));
    fill(Feature::kPageMedian, log_.of(facts_.width[order[n_ / 2]]));
    fill(Feature::kPageLongest, log_.of(widest));
  }

  // What sites in Korean show around their articles is not what others show, and what a reader takes for body
  // differs with it.
  void script() {
    std::uint32_t characters = 0;
    std::size_t hangul = 0;
    for (const TextLine& line : lines_.lines) {
      characters += line.stats.characters;
      if (line.text.size() > line.stats.characters) hangul += line::hangul_leads(line.text);
    }
    fill(Feature::kPageHangul, ratio(static_cast<float>(hangul), count(characters)));
  }

  bool ends_sentence(std::size_t i) const { return stats(i).finish == Edge::kTerminal; }

  void neighbours() {
    for (unsigned distance = 1; distance <= 3; ++distance) {
      const Feature previous = Feature::kPrevious1Width + 6 * (distance - 1);
      const Feature next = previous + 3;
      const auto cases = matrix_.column(distance == 1 ? Feature::kCapitalFields : Feature::kSmallFields);
      for (std::size_t i = 0; i < n_; ++i) {
        neighbour(previous, i, i >= distance ? i - distance : n_, cases);
        neighbour(next, i, i + distance, cases);
      }
    }
  }

  void neighbour(Feature first, std::size_t i, std::size_t other, std::span<const float> cases) {
    const bool there = other < n_;
    column(first)[i] = there ? column(Feature::kWidth)[other] : 0.0F;
    column(first + 1)[i] = there ? (ends_sentence(other) ? 1.0F : 0.0F) : -1.0F;
    column(first + 2)[i] = there ? cases[other] : -1.0F;
  }

  void windows() {
    std::vector<float> widths(column(Feature::kWidth).begin(), column(Feature::kWidth).end());
    std::vector<float> terminals(n_);
    std::vector<float> shorts(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      terminals[i] = ends_sentence(i) ? 1.0F : 0.0F;
      shorts[i] = facts_.width[i] < 30 ? 1.0F : 0.0F;
    }
    const std::vector<float>* sources[] = {&widths, &facts_.good, &terminals, &shorts};
    constexpr struct {
      Feature first;
      int from, to;
    } kWindows[] = {{Feature::kBefore3Width, -3, -1},
                    {Feature::kAfter3Width, 1, 3},
                    {Feature::kBefore8Width, -8, -1},
                    {Feature::kAfter8Width, 1, 8},
                    {Feature::kAround20Width, -20, 20}};
    for (unsigned source = 0; source < 4; ++source) {
      const std::vector<float> sums = prefix_sums(*sources[source]);
      for (const auto& window : kWindows) means(sums, window.from, window.to, column(window.first + source));
    }
    const std::vector<float> dates = prefix_sums(dates_);
    means(dates, -5, 5, column(Feature::kNearDates));
    fill(Feature::kPageDates, dates.back() / static_cast<float>(n_));
    std::vector<float> chrome(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      chrome[i] = facts_.good[i] == 0 && (facts_.words[i] & chrome_groups()) != 0 ? 1.0F : 0.0F;
    }
    means(prefix_sums(chrome), -5, 5, column(Feature::kNearChrome));
  }

  void good_distances() {
    constexpr std::size_t kFar = 99;
    std::size_t distance = kFar;
    for (std::size_t i = 0; i < n_; ++i) {
      column(Feature::kGoodDistanceBefore)[i] = static_cast<float>(distance);
      distance = facts_.good[i] != 0 ? 1 : std::min(kFar, distance + 1);
    }
    distance = kFar;
    for (std::size_t i = n_; i-- > 0;) {
      column(Feature::kGoodDistanceAfter)[i] = static_cast<float>(distance);
      distance = facts_.good[i] != 0 ? 1 : std::min(kFar, distance + 1);
    }
  }

  void repetition() {
    repeats(
        Feature::kRepeats, [](const LineStats& s) { return s.hash; }, column(Feature::kEarlierCopies));
    repeats(Feature::kShapeRepeats, [](const LineStats& s) { return s.shape_hash; });
    repeats(Feature::kStartRepeats, [](const LineStats& s) { return s.start_hash; });
  }

  // earlier: receives how many of the lines with the same key stand before, at most 5; may be empty.
  template <class Key>
  void repeats(Feature feature, Key key, std::span<float> earlier = {}) {
    Grouping groups(n_);
    std::vector<std::uint32_t> counts(n_), group(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      std::uint32_t& before = counts[group[i] = groups.number(key(stats(i)))];
      if (!earlier.empty()) earlier[i] = count(std::min(5U, before));
      ++before;
    }
    for (std::size_t i = 0; i < n_; ++i) column(feature)[i] = count(std::min(20U, counts[group[i]]));
  }

  // Share of a line's words that another good line of the page has.
  void vocabulary() {
    std::size_t words = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      if (facts_.good[i] != 0) words += stats(i).last_word - stats(i).first_word;
    }
    WordLines in_good(words);
    for (std::uint32_t i = 0; i < n_; ++i) {
      if (facts_.good[i] == 0) continue;
      for (std::uint32_t w = stats(i).first_word; w < stats(i).last_word; ++w)
        in_good.add(lines_.words[w], i);
    }
    for (std::size_t i = 0; i < n_; ++i) {
      std::uint32_t known = 0;
      const unsigned own = facts_.good[i] != 0 ? 1 : 0;
      for (std::uint32_t w = stats(i).first_word; w < stats(i).last_word; ++w) {
        known += in_good.lines_with(lines_.words[w]) > own;
      }
      column(Feature::kVocabulary)[i] =
          count(known) / count(std::max(1U, stats(i).last_word - stats(i).first_word));
    }
  }

  // Runs of lines whose widths differ by less than a factor of about two.
  void runs() {
    for (std::size_t begin = 0; begin < n_;) {
      const auto kind = std::bit_width(static_cast<unsigned>(facts_.width[begin]));
      std::size_t end = begin + 1;
      while (end < n_ && std::bit_width(static_cast<unsigned>(facts_.width[end])) == kind) ++end;
      const auto length = static_cast<float>(end - begin);
      for (std::size_t i = begin; i < end; ++i) {
        column(Feature::kRunLength)[i] = log_.of(length);
        column(Feature::kRunPlace)[i] = length > 1 ? static_cast<float>(i - begin) / (length - 1) : 0.0F;
      }
      begin = end;
    }
  }

  // The run of good lines, gaps of up to five lines allowed, that holds the most width.
  void good_run() {
    constexpr std::size_t kGap = 6;
    std::size_t best_begin = 0, best_end = 0;
    float best = -1;
    for (std::size_t i = 0; i < n_;) {
      if (facts_.good[i] == 0) {
        ++i;
        continue;
      }
      std::size_t end = i + 1;
      float width = facts_.width[i];
      for (std::size_t j = i + 1; j < n_ && j < end + kGap; ++j) {
        if (facts_.good[j] == 0) continue;
        width += facts_.width[j];
        end = j + 1;
      }
      if (width > best) {
        best = width;
        best_begin = i;
        best_end = end;
      }
      i = end;
    }
    fill(Feature::kGoodRunShare, best > 0 ? best / (facts_.page_good_width + 1) : 0.0F);
    for (std::size_t i = 0; i < n_; ++i) {
      float distance = 0;
      if (best > 0 && i < best_begin)
        distance = -static_cast<float>(std::min<std::size_t>(best_begin - i, 60));
      if (best > 0 && i >= best_end)
        distance = static_cast<float>(std::min<std::size_t>(i + 1 - best_end, 60));
      column(Feature::kGoodRunDistance)[i] = distance;
    }
  }

  void words() {
    for (unsigned group = 0; group < line_word_groups(); ++group) {
      const auto out = column(Feature::kWordByline + group);
      for (std::size_t i = 0; i < n_; ++i) out[i] = (facts_.words[i] >> group & 1) != 0 ? 1.0F : 0.0F;
    }
  }

  const line::Lines& lines_;
  const LineFacts& facts_;
  Matrix& matrix_;
  std::size_t n_;
  Logarithm log_;
  std::vector<float> dates_;
};

}  // namespace

void text_features(const line::Lines& lines, const LineFacts& facts, Matrix& matrix) {
  TextFeatures(lines, facts, matrix).run();
}

void text_features(const line::Lines& lines, Matrix& matrix, const std::int8_t* odds) {
  matrix.resize(lines.lines.size(), kTextFeatureCount);
  if (lines.lines.empty()) return;
  const LineFacts facts = line_facts(lines, false);
  text_features(lines, facts, matrix);
  word_features(lines, odds != nullptr ? WordOdds(odds, kWordBuckets) : word_odds(), matrix);
  title_features(lines, guess_title(lines, facts), matrix);
}

}  // namespace kijil::feature
