// Features that bare text has too: the line itself, its place, its neighbours, repetition.

#include "feature/text_features.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "feature/column_writer.hpp"
#include "feature/grouping.hpp"
#include "feature/line_words.hpp"
#include "feature/logarithm.hpp"
#include "feature/patterns.hpp"
#include "feature/word_odds.hpp"
#include "feature/word_vectors.hpp"
#include "text/falling_order.hpp"

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
    const std::uint32_t own = 2 * (line + 1);
    const std::uint32_t before = slot.lines & ~kMore;
    const std::uint32_t more = before != 0 && before != own ? kMore : slot.lines & kMore;
    slot = {word, own | more};
  }

  // Whether the word was added for a line, and for another than that line.
  bool has(std::uint32_t word) const { return slots_[find(word)].lines != 0; }
  bool has_more(std::uint32_t word) const { return (slots_[find(word)].lines & kMore) != 0; }

 private:
  static constexpr std::uint32_t kMore = 1;
  struct Slot {
    std::uint32_t word;
    std::uint32_t lines;  // twice the last one, from 1, and kMore when there was another before; 0: empty
  };

  std::size_t find(std::uint32_t word) const {
    std::size_t at = (word * 0x9E3779B1U) >> shift_;
    while (slots_[at].word != word && slots_[at].lines != 0) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  std::vector<Slot> slots_;
  int shift_;
};

class TextFeatures : ColumnWriter {
 public:
  TextFeatures(const line::Lines& lines, const LineFacts& facts, Matrix& matrix)
      : ColumnWriter(matrix), lines_(lines), facts_(facts) {}

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
  const LineStats& stats(std::size_t i) const { return lines_.lines[i].stats; }

  void line_itself() {
    const std::vector<float>& width = facts_.width;
    std::vector<float> fields(n_), characters(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      fields[i] = count(std::max(1U, stats(i).fields));
      characters[i] = count(std::max(1U, stats(i).characters));
    }
    floats(Feature::kWidth, [&](std::size_t i) { return log_.of(width[i]); });
    floats(Feature::kFields, [&](std::size_t i) { return log_.of(fields[i]); });
    floats(Feature::kFieldWidth, [&](std::size_t i) { return width[i] / fields[i]; });
    floats(Feature::kTerminals, [&](std::size_t i) { return count(stats(i).terminals); });
    floats(Feature::kTerminalRate, [&](std::size_t i) { return count(stats(i).terminals) * 100 / width[i]; });
    floats(Feature::kCommas, [&](std::size_t i) { return count(stats(i).commas); });
    floats(Feature::kCommaRate, [&](std::size_t i) { return count(stats(i).commas) * 100 / width[i]; });
    floats(Feature::kSeparators, [&](std::size_t i) { return count(stats(i).separators); });
    floats(Feature::kDigitShare, [&](std::size_t i) { return count(stats(i).digits) / characters[i]; });
    floats(Feature::kUpperShare, [&](std::size_t i) {
      return ratio(count(stats(i).uppers), count(stats(i).uppers + stats(i).lowers));
    });
    floats(Feature::kCapitalFields, [&](std::size_t i) { return count(stats(i).upper_fields) / fields[i]; });
    floats(Feature::kSmallFields, [&](std::size_t i) { return count(stats(i).lower_fields) / fields[i]; });
    floats(Feature::kShortFields, [&](std::size_t i) { return count(stats(i).short_fields) / fields[i]; });
    floats(Feature::kPunctuationShare, [&](std::size_t i) {
      const LineStats& s = stats(i);
      return count(s.others + s.terminals + s.commas + s.separators) / characters[i];
    });
    bytes(Feature::kStart, [&](std::size_t i) { return static_cast<int>(stats(i).start); });
    bytes(Feature::kFinish, [&](std::size_t i) { return static_cast<int>(stats(i).finish); });
    bytes(Feature::kBracketed, [&](std::size_t i) { return stats(i).bracketed; });
  }

  void signs() {
    std::vector<Patterns> found(n_);
    for (std::size_t i = 0; i < n_; ++i) found[i] = patterns(lines_.lines[i].text, stats(i));
    bytes(Feature::kDate, [&](std::size_t i) { return found[i].date; });
    bytes(Feature::kTime, [&](std::size_t i) { return found[i].time; });
    bytes(Feature::kAddress, [&](std::size_t i) { return found[i].address; });
    bytes(Feature::kCopyright, [&](std::size_t i) { return found[i].copyright; });
    bytes(Feature::kCurrency, [&](std::size_t i) { return found[i].currency; });
    dates_.resize(n_);
    for (std::size_t i = 0; i < n_; ++i) dates_[i] = found[i].date ? 1.0F : 0.0F;
  }

  void place() {
    const auto last = static_cast<float>(std::max<std::size_t>(1, n_ - 1));
    const float good = facts_.page_good_width;
    std::vector<float> good_before(n_), good_after(n_);
    float sum = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      good_before[i] = sum;
      good_after[i] = good - sum - facts_.good_width[i];
      sum += facts_.good_width[i];
    }
    float before = 0;
    floats(Feature::kWidthBefore, [&](std::size_t i) {
      const float share = before / facts_.page_width;
      before += facts_.width[i];
      return share;
    });
    floats(Feature::kPosition, [&](std::size_t i) { return static_cast<float>(i) / last; });
    bytes(Feature::kFromStart, [&](std::size_t i) { return std::min<std::size_t>(i, 60); });
    bytes(Feature::kFromEnd, [&](std::size_t i) { return std::min<std::size_t>(n_ - 1 - i, 60); });
    floats(Feature::kGoodBefore, [&](std::size_t i) { return good_before[i] / (good + 1); });
    floats(Feature::kGoodAfter, [&](std::size_t i) { return good_after[i] / (good + 1); });
    floats(Feature::kGoodBeforeLog, [&](std::size_t i) { return log_.of(good_before[i]); });
    floats(Feature::kGoodAfterLog, [&](std::size_t i) { return log_.of(std::max(0.0F, good_after[i])); });
  }

  void page() {
    const std::vector<std::uint32_t> order = text::falling_order(facts_.width);
    const auto last = static_cast<float>(std::max<std::size_t>(1, n_ - 1));
    const float widest = facts_.width[order.front()];
    const auto rank_share = matrix_.floats(Feature::kRank);
    const auto rank_absolute = matrix_.bytes(Feature::kRankAbsolute);
    for (std::size_t rank = 0; rank < n_; ++rank) {
      rank_share[order[rank]] = static_cast<float>(rank) / last;
      rank_absolute[order[rank]] = static_cast<std::int8_t>(std::min<std::size_t>(rank, 50));
    }
    floats(Feature::kRelativeWidth, [&](std::size_t i) { return facts_.width[i] / (widest + 1); });
    floats(Feature::kWidthShare, [&](std::size_t i) { return facts_.width[i] / facts_.page_width; });
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
    std::vector<std::int8_t> ends(n_);
    for (std::size_t i = 0; i < n_; ++i) ends[i] = ends_sentence(i) ? 1 : 0;
    const float* const width = matrix_.floats(Feature::kWidth).data();
    for (std::size_t distance = 1; distance <= 3; ++distance) {
      const Feature previous = Feature::kPrevious1Width + 6 * static_cast<unsigned>(distance - 1);
      const Feature next = previous + 3;
      const float* const cases =
          matrix_.floats(distance == 1 ? Feature::kCapitalFields : Feature::kSmallFields).data();
      floats(previous, [=](std::size_t i) { return i >= distance ? width[i - distance] : 0.0F; });
      bytes(previous + 1,
            [=, end = ends.data()](std::size_t i) { return i >= distance ? end[i - distance] : -1; });
      floats(previous + 2, [=](std::size_t i) { return i >= distance ? cases[i - distance] : -1.0F; });
      floats(next,
             [=, lines = n_](std::size_t i) { return i + distance < lines ? width[i + distance] : 0.0F; });
      bytes(next + 1, [=, lines = n_, end = ends.data()](std::size_t i) {
        return i + distance < lines ? end[i + distance] : -1;
      });
      floats(next + 2,
             [=, lines = n_](std::size_t i) { return i + distance < lines ? cases[i + distance] : -1.0F; });
    }
  }

  void windows() {
    const auto logarithms = matrix_.floats(Feature::kWidth);
    const std::vector<float> widths(logarithms.begin(), logarithms.end());
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
      for (const auto& window : kWindows)
        means(sums, window.from, window.to, matrix_.floats(window.first + source));
    }
    const std::vector<float> dates = prefix_sums(dates_);
    means(dates, -5, 5, matrix_.floats(Feature::kNearDates));
    fill(Feature::kPageDates, dates.back() / static_cast<float>(n_));
    std::vector<float> chrome(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      chrome[i] = facts_.good[i] == 0 && (facts_.words[i] & chrome_groups()) != 0 ? 1.0F : 0.0F;
    }
    means(prefix_sums(chrome), -5, 5, matrix_.floats(Feature::kNearChrome));
  }

  void good_distances() {
    constexpr int kFar = 99;
    const auto before = matrix_.bytes(Feature::kGoodDistanceBefore);
    int distance = kFar;
    for (std::size_t i = 0; i < n_; ++i) {
      before[i] = static_cast<std::int8_t>(distance);
      distance = facts_.good[i] != 0 ? 1 : std::min(kFar, distance + 1);
    }
    const auto after = matrix_.bytes(Feature::kGoodDistanceAfter);
    distance = kFar;
    for (std::size_t i = n_; i-- > 0;) {
      after[i] = static_cast<std::int8_t>(distance);
      distance = facts_.good[i] != 0 ? 1 : std::min(kFar, distance + 1);
    }
  }

  void repetition() {
    repeats(
        Feature::kRepeats, [](const LineStats& s) { return s.hash; }, matrix_.bytes(Feature::kEarlierCopies));
    repeats(Feature::kShapeRepeats, [](const LineStats& s) { return s.shape_hash; });
    repeats(Feature::kStartRepeats, [](const LineStats& s) { return s.start_hash; });
  }

  // earlier: receives how many of the lines with the same key stand before, at most 5; may be empty.
  template <class Key>
  void repeats(Feature feature, Key key, std::span<std::int8_t> earlier = {}) {
    Grouping groups(n_);
    std::vector<std::uint32_t> counts(n_), group(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      std::uint32_t& before = counts[group[i] = groups.number(key(stats(i)))];
      if (!earlier.empty()) earlier[i] = static_cast<std::int8_t>(std::min(5U, before));
      ++before;
    }
    bytes(feature, [&](std::size_t i) { return std::min(20U, counts[group[i]]); });
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
    const auto shares = matrix_.floats(Feature::kVocabulary);
    for (std::size_t i = 0; i < n_; ++i) {
      std::uint32_t known = 0;
      const bool own = facts_.good[i] != 0;
      for (std::uint32_t w = stats(i).first_word; w < stats(i).last_word; ++w)
        known += own ? in_good.has_more(lines_.words[w]) : in_good.has(lines_.words[w]);
      shares[i] = count(known) / count(std::max(1U, stats(i).last_word - stats(i).first_word));
    }
  }

  // Runs of lines whose widths differ by less than a factor of about two.
  void runs() {
    const auto lengths = matrix_.floats(Feature::kRunLength);
    const auto places = matrix_.floats(Feature::kRunPlace);
    for (std::size_t begin = 0; begin < n_;) {
      const auto kind = std::bit_width(static_cast<unsigned>(facts_.width[begin]));
      std::size_t end = begin + 1;
      while (end < n_ && std::bit_width(static_cast<unsigned>(facts_.width[end])) == kind) ++end;
      const auto length = static_cast<float>(end - begin);
      for (std::size_t i = begin; i < end; ++i) {
        lengths[i] = log_.of(length);
        places[i] = length > 1 ? static_cast<float>(i - begin) / (length - 1) : 0.0F;
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
    bytes(Feature::kGoodRunDistance, [&](std::size_t i) {
      if (best > 0 && i < best_begin) return -static_cast<int>(std::min<std::size_t>(best_begin - i, 60));
      if (best > 0 && i >= best_end) return static_cast<int>(std::min<std::size_t>(i + 1 - best_end, 60));
      return 0;
    });
  }

  void words() {
    const std::uint64_t* const words = facts_.words.data();
    for (unsigned group = 0; group < line_word_groups(); ++group) {
      bytes(Feature::kWordByline + group, [=](std::size_t i) { return words[i] >> group & 1; });
    }
  }

  const line::Lines& lines_;
  const LineFacts& facts_;
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
  word_vector_features(lines, matrix);
  title_features(lines, guess_title(lines, facts), matrix);
}

}  // namespace kijil::feature
