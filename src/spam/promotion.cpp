#include "spam/promotion.hpp"

#include <algorithm>

#include "spam/chars.hpp"
#include "spam/forms.hpp"
#include "spam/language.hpp"
#include "spam/particle.hpp"
#include "spam/reasons.hpp"

namespace kijil::spam {
namespace {

constexpr float kEnough = 4.0F;
constexpr std::size_t kContext = 6;       // characters before a run that say what may follow
constexpr std::size_t kNext = 3;          // characters behind it
constexpr std::size_t kMinUnspaced = 20;  // letters of a line of a script without spaces
constexpr float kWholeLine = 0.6F;        // share of a line's letters from which a run is the line
constexpr float kOffTopicDensity = 0.4F;  // lexicon words per 1,000 characters outside all runs

struct Counts {
  std::uint32_t words = 0;  // letters and digits
  std::uint32_t letters = 0;
  std::uint32_t syllables = 0;
};

// Neighbouring lexicon words of one line, with nothing but separators between them.
struct Run {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t line;
  int words = 0;
  int tags = 0;  // of them behind a number sign
  int promotions = 0;
  int topics = 0;
  Counts all = {};  // of the line
  float share = 0;  // of the line's letters and digits
};

bool is_separator(char16_t c) {
  return std::u16string_view(u" #|,/·-_&+>:•★☆▶◀【】[]()~").find(c) != std::u16string_view::npos;
}

bool is_separator(std::u16string_view between) {
  return std::all_of(between.begin(), between.end(), [](char16_t c) { return is_separator(c); });
}

Counts count(std::u16string_view text) {
  Counts counts;
  for (const char16_t c : text) {
    counts.words += is_word(c);
    counts.letters += is_letter(c);
    counts.syllables += is_syllable(c);
  }
  return counts;
}

class Finder {
 public:
  Finder(const PageText& page, std::span<const PageLine> lines, std::span<const Token> tokens,
         std::span<const LexiconHit> hits, std::span<const Found> taken)
      : page_(page), chars_(page.chars), lines_(lines), tokens_(tokens), taken_(taken) {
    collect(hits);
    measure_page();
  }

  std::vector<Found> find() const {
    std::vector<Found> found;
    for (const Run& run : runs_) {
      if (run.promotions + run.topics == 0) continue;
      if (std::optional<Found> one = judge(run)) found.push_back(std::move(*one));
    }
    return found;
  }

 private:
  bool is_taken(const LexiconHit& hit) const {
    const auto next = std::upper_bound(taken_.begin(), taken_.end(), hit.begin,
                                       [](std::uint32_t at, const Found& found) { return at < found.end; });
    return next != taken_.end() && next->begin < hit.end;
  }

  // A run takes whole tokens: a hit inside 쿠쿠카지노 takes the token, a hit before a particle only itself.
  // Without spaces a token is a clause, of which a hit takes itself.
  std::uint32_t token_begin(std::uint32_t at) const {
    if (is_unspaced(chars_[at])) return at;
    const auto next = std::upper_bound(tokens_.begin(), tokens_.end(), at,
                                       [](std::uint32_t i, const Token& token) { return i < token.begin; });
    return next == tokens_.begin() ? at : std::min(at, std::prev(next)->begin);
  }

  void collect(std::span<const LexiconHit> hits) {
    for (const LexiconHit& hit : hits) {
      if (is_taken(hit)) continue;
      const std::uint32_t begin = token_begin(hit.begin);
      const std::uint32_t line = page_.line_of(begin);
      const bool joins = !runs_.empty() && runs_.back().line == line && runs_.back().end <= begin &&
                         is_syllable(chars_[begin]) == is_syllable(chars_[runs_.back().begin]) &&
                         is_separator(chars_.substr(runs_.back().end, begin - runs_.back().end));
      const bool inside = !runs_.empty() && begin < runs_.back().end;
      if (!joins && !inside) runs_.push_back({begin, hit.end, line});
      Run& run = runs_.back();
      run.end = std::max(run.end, hit.end);
      ++run.words;
      run.tags += begin > 0 && chars_[begin - 1] == u'#';
      run.promotions += hit.tier == Tier::kPromotion;
      run.topics += hit.tier == Tier::kTopic;
    }
    // A line may have many runs, and is counted once.
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      Run& run = runs_[i];
      run.all = i > 0 && runs_[i - 1].line == run.line ? runs_[i - 1].all : count(line_of(run));
      run.share =
          static_cast<float>(count(text_of(run)).words) / static_cast<float>(std::max(1U, run.all.words));
    }
  }

  void measure_page() {
    for (const Run& run : runs_) promotion_lines_ += run.promotions > 0 && run.share >= kWholeLine;
    for (const Run& run : runs_) {
      if (!is_strong(run)) outside_ += run.promotions + run.topics;
    }
    const float density = 1000.0F * static_cast<float>(outside_) / static_cast<float>(chars_.size());
    off_topic_ = outside_ <= 1 || density < kOffTopicDensity;
  }

  std::u16string_view text_of(const Run& run) const { return chars_.substr(run.begin, run.end - run.begin); }

  std::u16string_view line_of(const Run& run) const {
    return chars_.substr(page_.line_begin[run.line],
                         page_.line_begin[run.line + 1] - page_.line_begin[run.line] - 1);
  }

  // Of the kind that injected text is, so that it says nothing about what the page is about.
  bool is_strong(const Run& run) const {
    const bool whole = run.share >= kWholeLine;
    return (run.promotions > 0 && (whole || is_apart(run) || is_out_of_place(run) || is_set_apart(run))) ||
           (whole && promotion_lines_ > 0) || is_row_of_tags(run) || is_foreign_text(run);
  }

  // Hangul in a line that is written in another script.
  bool is_foreign_text(const Run& run) const {
    if (!is_syllable(chars_[run.begin])) return false;
    const std::uint32_t own = count(text_of(run)).syllables;
    return (run.all.syllables - own) * 5 < run.all.letters - own;
  }

  // The only space of a line whose script writes none stands in it or beside it.
  bool is_set_apart(const Run& run) const {
    const std::u16string_view line = line_of(run);
    const std::uint32_t begin = page_.line_begin[run.line];
    std::size_t letters = 0;
    std::size_t inside = 0;
    std::size_t elsewhere = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      letters += is_unspaced(line[i]);
      const bool space = line[i] == u' ' && i > 0 && i + 1 < line.size() && is_unspaced(line[i - 1]) &&
                         is_unspaced(line[i + 1]);
      const bool at_run = begin + i + 1 >= run.begin && begin + i <= run.end;
      inside += space && at_run;
      elsewhere += space && !at_run;
    }
    return is_unspaced(chars_[run.begin]) && letters >= kMinUnspaced && inside > 0 && elsewhere == 0;
  }

  // With nothing behind it in its line.
  bool is_last(const Run& run) const {
    const std::u16string_view line = line_of(run);
    return std::none_of(line.begin() + (run.end - page_.line_begin[run.line]), line.end(), is_word);
  }

  static bool is_row_of_tags(const Run& run) { return run.tags >= 3 && run.promotions + run.topics >= 3; }

  // Glued to letters that are no particle; or between a word with a particle or an ending and another word,
  // where the text goes on more naturally without it. One word of the trade alone may be what the sentence is
  // about.
  bool is_out_of_place(const Run& run) const {
    if (!is_syllable(chars_[run.end - 1]) || run.begin == 0 || chars_[run.begin - 1] != u' ') return false;
    if (glued_behind(run.end).size() >= 2) return true;
    if (run.words < 2 || chars_[run.end] != u' ' || run.begin < kContext) return false;
    const std::u16string_view left = chars_.substr(run.begin - kContext, kContext);
    const std::u16string_view right = chars_.substr(run.end + 1, kNext);
    if (!is_letter(left[kContext - 2]) || right.size() < kNext || left.find(u'\n') != left.npos ||
        right.find(u'\n') != right.npos) {
      return false;
    }
    return forms::kCaseEnding.is_end_of(left.substr(0, kContext - 1)) && gain(left, run, right) > 0;
  }

  // Log2 probability a character of what follows, without the run less with it.
  float gain(std::u16string_view left, const Run& run, std::u16string_view right) const {
    const Language language = shipped_language();
    const std::u16string joined = std::u16string(left) += right;
    return language.ngrams.mean(joined, left.size(), joined.size()) -
           language.ngrams.mean(chars_, run.end + 1, run.end + 1 + right.size());
  }

  // Letters behind the position that are no particle and no suffix.
  std::u16string_view glued_behind(std::uint32_t position) const {
    std::uint32_t end = position;
    while (end < chars_.size() && end - position < 14 && is_word(chars_[end])) ++end;
    const std::u16string_view rest = chars_.substr(position, end - position);
    const bool grammar = rest.empty() || particle(rest) != nullptr || forms::kNounSuffix.contains(rest) ||
                         forms::kDerivation.is_start_of(rest) || forms::kSuffixStart.contains(rest.front());
    return grammar ? std::u16string_view() : rest;
  }

  // Behind the end of a sentence, with nothing after it; or before the first sentence.
  bool is_apart(const Run& run) const {
    const std::u16string_view line = line_of(run);
    const std::uint32_t from = run.begin - page_.line_begin[run.line];
    std::u16string_view before = line.substr(0, from);
    while (!before.empty() && (before.back() == u' ' || before.back() == u'#')) before.remove_suffix(1);
    return is_last(run) && !before.empty() &&
           std::u16string_view(u".!?…)\"”’").find(before.back()) != std::u16string_view::npos;
  }

  std::optional<Found> judge(const Run& run) const {
    Reasons reasons;
    float score = 0;
    const auto add = [&](float weight, const char* words) {
      score += weight;
      reasons.add(weight, words);
    };
    if (run.promotions > 0)
      add(2.5F, "the lexicon knows it as a promotion");
    else if (run.topics > 0)
      add(1.5F, "has a word of the lexicon");
    if (run.words >= 3) add(0.8F, "several words of the lexicon in a row");
    const bool whole = run.share >= kWholeLine;
    if (whole) add(1.5F, "the line is nothing else");
    if (whole && promotion_lines_ >= 2) add(1.5F, "one of several such lines");
    if (!whole && run.words >= 3 && is_last(run)) add(0.5F, "ends its line");
    if (is_row_of_tags(run)) add(run.tags >= 5 && run.promotions >= 2 ? 3 : 1.5F, "a row of tags");
    if (!whole && is_apart(run))
      add(1.5F, "stands apart behind the last sentence of its line");
    else if (!whole && run.promotions > 0 && outside_ == 0 && is_out_of_place(run))
      add(1.5F, "stands between words that go on without it");
    if (!whole && run.promotions > 0 && outside_ == 0 && is_set_apart(run))
      add(1.5F, "set apart by a space, which its script does not write");
    if (is_foreign_text(run)) add(2, "Hangul in a text of another script");
    const PageLine& line = lines_[run.line];
    // A word of a trade inside a sentence is the sentence's, hidden or not, and one alone with a link is an
    // entry of a menu, as are two with a stroke between them.
    if (line.hidden && (whole || run.promotions > 0)) add(2, "in markup that a browser does not show");
    const bool entry = run.words == 1 || has_unit(chars_.substr(run.begin, run.end - run.begin), u'/');
    if (line.outside_links && (run.promotions > 0 || !entry)) add(1, "links to another site");
    if (off_topic_)
      add(0.5F, "the rest of the page has no such words");
    else
      add(-3, "but the page is about such things");
    if (score < kEnough) return std::nullopt;
    Found found{run.begin, run.end,        whole ? SpamKind::kLine : SpamKind::kInsertion,
                score,     reasons.text(), u""};
    // What goes on without a space may be grammar of a word that stood there: オンラインカジノ サイト|を.
    if (!whole && is_set_apart(run) && is_unspaced(chars_[run.end])) found.original.reset();
    return found;
  }

  const PageText& page_;
  std::u16string_view chars_;
  std::span<const PageLine> lines_;
  std::span<const Token> tokens_;
  std::span<const Found> taken_;
  std::vector<Run> runs_;
  int promotion_lines_ = 0;
  int outside_ = 0;  // lexicon words outside strong runs
  bool off_topic_ = true;
};

}  // namespace

std::vector<Found> promotions(const PageText& page, std::span<const PageLine> lines,
                              std::span<const Token> tokens, std::span<const LexiconHit> hits,
                              std::span<const Found> taken) {
  const bool any = std::any_of(hits.begin(), hits.end(),
                               [](const LexiconHit& hit) { return hit.tier != Tier::kPromotionalWord; });
  if (!any) return {};
  return Finder(page, lines, tokens, hits, taken).find();
}

}  // namespace kijil::spam
