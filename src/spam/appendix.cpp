#include "spam/appendix.hpp"

#include <algorithm>
#include <string>

#include "spam/chars.hpp"
#include "spam/forms.hpp"
#include "spam/reasons.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kMaxLines = 12;  // of the end
constexpr std::size_t kMaxLine = 200;  // chars
constexpr std::size_t kMinWords = 2;   // of an item
constexpr std::size_t kMaxWords = 5;
constexpr std::size_t kMinTag = 4;        // letters
constexpr std::size_t kMinItems = 3;      // of rows
constexpr std::size_t kMaxItems = 48;     // more are a list
constexpr std::size_t kMinComments = 2;   // that end in the same words
constexpr std::size_t kMinRest = 400;     // chars of the page before them, to contrast with
constexpr float kMaxGrammar = 0.2F;       // of the words, that end like a particle or a verb
constexpr float kUnknown = 0.8F;          // of the words, that the rest of the page lacks
constexpr float kLeastUnknown = 0.6F;     // the same of comments, and of the first item
constexpr float kAdvertising = 0.2F;      // mean cosine with what advertising talks about
constexpr float kCommentAdvertising = 0;  // the same of comments, whose repetition tells as much
constexpr float kRowScore = 4.5F;
constexpr float kCommentScore = 4;

// Bare words that nothing but spaces stands between.
struct Item {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t line;
  bool comment;  // a sentence stands before it
  bool tag;      // its words are glued together
};

bool ends_sentence(char16_t c) { return has_unit(u".!?~", c); }

bool separates_items(char16_t c) { return has_unit(u"#|/,·", c); }

bool is_inflected(std::u16string_view word) {
  return word.size() > 2 && (forms::kCaseEnding.is_end_of(word) || forms::kFinalEnding.is_end_of(word));
}

// Whether the text is two to five words of letters, Hangul for the most part.
bool is_bare(std::u16string_view text) {
  std::size_t words = 0;
  std::size_t hangul = 0;
  bool letters = true;
  for_each_word(text, [&](std::size_t begin, std::size_t end) {
    const std::u16string_view word = text.substr(begin, end - begin);
    letters = letters && !word.empty() && std::all_of(word.begin(), word.end(), is_word);
    hangul += !word.empty() && is_syllable(word.front());
    ++words;
  });
  return letters && words >= kMinWords && words <= kMaxWords && 2 * hangul > words;
}

// A line of links to the site's own pages.
bool is_menu(const PageLine& line) { return line.link_share >= 0.5F && !line.outside_links; }

// Whether the text is words of Hangul that are glued together.
bool is_tag(std::u16string_view text) {
  return text.size() >= kMinTag && std::all_of(text.begin(), text.end(), is_syllable);
}

class Finder {
 public:
  Finder(const PageText& page, std::span<const PageLine> lines, const Topics& topics)
      : page_(page), chars_(page.chars), lines_(lines), topics_(topics) {}

  std::vector<Found> find() {
    collect();
    std::reverse(items_.begin(), items_.end());
    keep_repeated_comments();
    if (!are_enough() || items_.size() > kMaxItems) return {};
    drop_own_lines();
    if (!are_enough()) return {};
    const bool comments = has_comments();
    if (advertising() < (comments ? kCommentAdvertising : kAdvertising) || !are_strangers()) return {};
    return found(comments);
  }

 private:
  std::u16string_view text_of(const Item& item) const {
    return chars_.substr(item.begin, item.end - item.begin);
  }

  // Calls found(word) for every word of the item; for two letters each where they are glued together.
  template <typename Found>
  void for_each_part(const Item& item, Found&& found) const {
    const std::u16string_view text = text_of(item);
    if (!item.tag) {
      for_each_word(text,
                    [&](std::size_t begin, std::size_t end) { found(text.substr(begin, end - begin)); });
      return;
    }
    for (std::uint32_t i = item.begin; i + 2 <= item.end; i += 2) found(chars_.substr(i, 2));
  }

  // The items of the last lines, last first, up to a line that is none of the kind.
  void collect() {
    std::size_t lines = 0;
    for (std::size_t k = page_.line_begin.size() - 1; k-- > 0 && lines < kMaxLines;) {
      const std::uint32_t begin = page_.line_begin[k];
      const std::u16string_view line = chars_.substr(begin, page_.line_begin[k + 1] - begin - 1);
      if (line.empty()) continue;
      const std::size_t before = items_.size();
      if (line.size() > kMaxLine || ends_sentence(line.back()) || is_menu(lines_[k]) ||
          !add_line(static_cast<std::uint32_t>(k), begin, line)) {
        items_.resize(before);
        return;
      }
      ++lines;
    }
  }

  bool add_line(std::uint32_t number, std::uint32_t begin, std::u16string_view line) {
    std::size_t from = 0;  // behind the last sentence
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      if (ends_sentence(line[i]) && line[i + 1] == u' ') from = i + 2;
    }
    for (std::size_t end = line.size(); end > from;) {
      std::size_t first = end;
      while (first > from && !separates_items(line[first - 1])) --first;
      if (!add_item(number, begin, line, first, end, from != 0)) return false;
      end = first > from ? first - 1 : from;
    }
    return from < line.size();
  }

  bool add_item(std::uint32_t number, std::uint32_t begin, std::u16string_view line, std::size_t first,
                std::size_t last, bool comment) {
    while (first < last && line[first] == u' ') ++first;
    while (last > first && line[last - 1] == u' ') --last;
    if (first == last) return true;
    const std::u16string_view text = line.substr(first, last - first);
    const bool tag = first > 0 && line[first - 1] == u'#' && is_tag(text);
    if (!tag && !is_bare(text)) return false;
    items_.push_back({begin + static_cast<std::uint32_t>(first), begin + static_cast<std::uint32_t>(last),
                      number, comment, tag});
    return true;
  }

  // Comments that do not end in what another line ends in too are somebody's words, with all that stands
  // before them.
  void keep_repeated_comments() {
    for (std::size_t i = items_.size(); i > 0; --i) {
      const Item& item = items_[i - 1];
      const auto same =
          static_cast<std::size_t>(std::count_if(items_.begin(), items_.end(), [&](const Item& other) {
            return text_of(other).starts_with(text_of(item));
          }));
      if (!item.comment || same >= kMinComments) continue;
      items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }

  bool has_comments() const {
    return std::any_of(items_.begin(), items_.end(), [](const Item& item) { return item.comment; });
  }

  // Two lines of the same words, or with a word behind them: 바로가기.
  bool are_repeated() const {
    if (items_.size() != 2 || items_[0].line == items_[1].line) return false;
    const std::u16string_view first = text_of(items_[0]);
    const std::u16string_view second = text_of(items_[1]);
    return first.starts_with(second) || second.starts_with(first);
  }

  bool are_enough() const {
    return !items_.empty() && items_.front().begin >= kMinRest &&
           (has_comments() || items_.size() >= kMinItems || are_repeated());
  }

  // What some items are made of.
  struct Count {
    std::size_t words = 0;
    std::size_t unknown = 0;  // that the page lacks before the first of them, by their first two letters
    std::size_t inflected = 0;
  };

  Count count(std::span<const Item> items) const {
    const std::u16string_view rest = chars_.substr(0, page_.line_begin[items.front().line]);
    Count count;
    for (const Item& item : items) {
      for_each_part(item, [&](std::u16string_view word) {
        ++count.words;
        count.unknown += rest.find(word.substr(0, 2)) == rest.npos;
        count.inflected += is_inflected(word);
      });
    }
    return count;
  }

  // The page's own last lines may be bare words too, but not strange ones.
  void drop_own_lines() {
    const auto stranger = std::find_if(items_.begin(), items_.end(), [&](const Item& item) {
      const Count own = count({&item, 1});
      return static_cast<float>(own.unknown) >= kLeastUnknown * static_cast<float>(own.words);
    });
    items_.erase(items_.begin(), stranger);
  }

  bool are_strangers() const {
    const Count all = count(items_);
    const auto words = static_cast<float>(all.words);
    return static_cast<float>(all.unknown) >= (has_comments() ? kLeastUnknown : kUnknown) * words &&
           static_cast<float>(all.inflected) <= kMaxGrammar * words;
  }

  float advertising() const {
    const TopicVector direction = topics_.advertising();
    float sum = 0;
    std::size_t known = 0;
    for (const Item& item : items_) {
      for_each_part(item, [&](std::u16string_view word) {
        const auto term = topics_.find(first_term(word));
        if (!term) return;
        TopicVector vector{};
        add(vector, *term, 1);
        sum += cosine(vector, direction);
        ++known;
      });
    }
    return known == 0 ? 0 : sum / static_cast<float>(known);
  }

  std::vector<Found> found(bool comments) const {
    Reasons reasons;
    reasons.add(2, comments ? "the same bare words behind the sentences of several comments"
                            : "bare words in a block at the end of the page");
    reasons.add(1.5F, "the rest of the page has hardly one of them");
    reasons.add(1, "they are what advertising talks about");
    std::vector<Found> all;
    for (const Item& item : items_) {
      if (lines_[item.line].label != Label::kContent) continue;  // the foot of a page has bare words too
      const std::uint32_t line = page_.line_begin[item.line];
      const std::uint32_t line_end = page_.line_begin[item.line + 1] - 1;
      if (item.comment) {
        all.push_back({item.begin, item.end, SpamKind::kInsertion, kCommentScore, reasons.text(), u""});
      } else if (all.empty() || all.back().begin != line) {
        all.push_back(
            {line, line_end, SpamKind::kLine, comments ? kCommentScore : kRowScore, reasons.text(), u""});
      }
    }
    return all;
  }

  const PageText& page_;
  std::u16string_view chars_;
  std::span<const PageLine> lines_;
  const Topics& topics_;
  std::vector<Item> items_;
};

}  // namespace

std::vector<Found> appended_advertising(const PageText& page, std::span<const PageLine> lines,
                                        const Topics& topics) {
  constexpr std::uint32_t kMinSyllables = 200;  // of the page: less is not Korean text
  if (page.syllables < kMinSyllables) return {};
  return Finder(page, lines, topics).find();
}

}  // namespace kijil::spam
