#include "spam/keyword_row.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "spam/chars.hpp"
#include "spam/forms.hpp"
#include "spam/reasons.hpp"

namespace kijil::spam {
namespace {

constexpr float kEnough = 4;
constexpr std::size_t kMaxRows = 64;     // of a page; more are what it is made of
constexpr std::size_t kMaxLooked = 512;  // that are compared item by item
constexpr std::size_t kMinItems = 4;     // that share the word
constexpr std::size_t kMinChants = 3;    // of the same two words in a row of words
constexpr std::size_t kMinLines = 3;     // of a block
constexpr int kMinSites = 3;             // that a block links to
constexpr std::size_t kMinTags = 3;      // number signs that make tags
constexpr std::size_t kMinWord = 3;   // letters of a word that is no grammar, but in Hangul, kana, ideographs
constexpr std::size_t kMinRow = 24;   // chars of a row without tags: four items of two words
constexpr std::size_t kMaxRow = 800;  // chars of a row
constexpr std::size_t kMaxItem = 40;  // chars of an item; a longer one is a sentence
constexpr std::size_t kMinRest = 200;   // chars of the page besides its rows, to contrast with
constexpr std::size_t kEnd = 200;       // chars of other lines behind a row at the end of the page
constexpr std::size_t kNearEnd = 1600;  // chars from an end of the page, its rows among them
constexpr float kSharedItems = 0.6F;    // of all items
constexpr float kSharedWords = 0.4F;    // of all words where nothing but spaces separates them
constexpr float kMaxGrammar = 0.25F;    // of the words that end like a particle or a verb
constexpr float kUnknown = 0.7F;        // of the words, that the rest of the page lacks
constexpr float kAllUnknown = 0.9F;

// Part of one line.
struct Part {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t line;
};

// What most items of a row have.
struct Shared {
  std::u16string text;  // small
  std::size_t items = 0;
};

// Items of one row, and the lines that it takes.
struct Row {
  std::vector<Part> takes;  // one a line
  std::vector<Part> items;
  bool tags = false;
  bool words = false;  // items are words with spaces between them
  bool hidden = false;
  std::uint64_t sites = 0;
  Shared shared = {};
};

bool ends_sentence(char16_t c) {
  return std::u16string_view(u".!?。！？…").find(c) != std::u16string_view::npos;
}

bool separates_items(char16_t c) {
  return std::u16string_view(u"|,/·•、，;").find(c) != std::u16string_view::npos;
}

bool is_paired(char16_t c) { return is_syllable(c) || is_unspaced(c); }

// Whether two syllables, kana or ideographs, or three letters at the beginning of a word of others, occur as
// often as what the items of a row share. A cheap first look: different ones may fall into the same slot.
bool may_share(std::u16string_view text) {
  constexpr std::size_t kSlots = 512;
  std::array<std::uint8_t, kSlots> counts{};
  bool inside = false;  // a word
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const char16_t first = lower_ascii(text[i]);
    const bool letter = first > u'9';
    const bool paired = letter && is_paired(first);
    const bool looks = paired || (letter && !inside);
    inside = letter;
    if (!looks) continue;
    const std::uint32_t third = paired ? 0U : lower_ascii(text[i + 2]) * 0xC2B2AE35U;
    const std::uint32_t hash = first * 0x9E3779B1U ^ lower_ascii(text[i + 1]) * 0x85EBCA77U ^ third;
    if (++counts[hash >> 23] >= kMinChants) return true;
  }
  return false;
}

// Calls found(text, paired) for runs of letters: of syllables, kana and ideographs, or of others, small.
template <typename Found>
void for_each_run(std::u16string_view text, Found&& found) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter(text[i])) {
      ++i;
      continue;
    }
    const bool paired = is_paired(text[i]);
    std::u16string run;
    while (i < text.size() && is_letter(text[i]) && is_paired(text[i]) == paired)
      run += lower_ascii(text[i++]);
    found(std::move(run), paired);
  }
}

// Calls found(term): every two syllables, kana or ideographs in a row, and whole words of other letters.
template <typename Found>
void for_each_term(std::u16string_view text, Found&& found) {
  for_each_run(text, [&](std::u16string run, bool paired) {
    if (!paired) {
      if (run.size() >= 3) found(std::move(run));
      return;
    }
    for (std::size_t k = 0; k + 1 < run.size(); ++k) found(run.substr(k, 2));
  });
}

// Calls found(text): every two words in a row, and every four syllables, kana or ideographs. Words of other
// scripts with fewer than three letters are grammar: "add to".
template <typename Found>
void for_each_long_term(std::u16string_view text, Found&& found) {
  std::u16string before;
  for_each_run(text, [&](std::u16string run, bool paired) {
    if (!paired && run.size() < kMinWord) run.clear();
    if (!before.empty() && !run.empty()) found(before + u' ' + run);
    for (std::size_t k = 0; paired && k + 4 <= run.size(); ++k) found(run.substr(k, 4));
    before = std::move(run);
  });
}

// Calls found(text): the terms, and of words of other letters, which tags glue together, every six letters.
template <typename Found>
void for_each_tag_part(std::u16string_view text, Found&& found) {
  constexpr std::size_t kPart = 6;
  for_each_run(text, [&](const std::u16string& run, bool paired) {
    const std::size_t size = paired ? 2 : std::min(kPart, std::max<std::size_t>(3, run.size()));
    for (std::size_t k = 0; k + size <= run.size(); ++k) found(run.substr(k, size));
  });
}

std::vector<std::uint32_t> number_signs(std::u16string_view chars) {
  constexpr std::size_t kBlock = 64;
  std::vector<std::uint32_t> places;
  for (std::size_t begin = 0; begin < chars.size(); begin += kBlock) {
    const std::u16string_view block = chars.substr(begin, kBlock);
    if (!has_unit(block, u'#')) continue;
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (block[i] == u'#') places.push_back(static_cast<std::uint32_t>(begin + i));
    }
  }
  return places;
}

class Finder {
 public:
  Finder(const PageText& page, std::span<const PageLine> lines, std::string_view title)
      : page_(page), chars_(page.chars), lines_(lines), title_(title), tags_(number_signs(page.chars)) {}

  std::vector<Found> find() {
    collect();
    if (rows_.empty() || rows_.size() > kMaxRows) return {};
    read_rest();
    std::vector<Found> found;
    for (const Row& row : rows_) judge(row, found);
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.begin < b.begin; });
    return found;
  }

 private:
  Part whole(std::uint32_t line) const {
    return {page_.line_begin[line], page_.line_begin[line + 1] - 1, line};
  }

  std::u16string_view text_of(const Part& part) const {
    return chars_.substr(part.begin, part.end - part.begin);
  }

  void collect() {
    for (std::uint32_t i = 0; i < lines_.size();) {
      const std::uint32_t end = end_of_block(i);
      if (end - i >= kMinLines) {
        add_block(i, end);
        i = end;
      } else {
        add_line(whole(i++));
      }
    }
  }

  bool has_tags(const Part& line) const {
    const auto first = std::lower_bound(tags_.begin(), tags_.end(), line.begin);
    return tags_.end() - first >= static_cast<std::ptrdiff_t>(kMinTags) && first[kMinTags - 1] < line.end;
  }

  // Whether the line is where a row counts, or close to it: other rows may stand between.
  bool may_count(const Part& line) const {
    return lines_[line.line].hidden || lines_[line.line].outside_sites != 0 || line.begin <= kNearEnd ||
           line.end + kNearEnd >= chars_.size();
  }

  // Lines from i on that are hidden, or nothing but links to other sites.
  std::uint32_t end_of_block(std::uint32_t i) const {
    const auto is_part = [](const PageLine& line) { return line.hidden || is_link_line(line); };
    while (i < lines_.size() && is_part(lines_[i]) && text_of(whole(i)).size() <= kMaxItem) ++i;
    return i;
  }

  void add_block(std::uint32_t first, std::uint32_t last) {
    Row row;
    row.hidden = true;
    for (std::uint32_t i = first; i < last; ++i) {
      const Part line = whole(i);
      if (line.begin == line.end) continue;
      row.takes.push_back(line);
      row.items.push_back(line);
      row.sites |= lines_[i].outside_sites;
      row.hidden = row.hidden && lines_[i].hidden;
    }
    if (row.items.size() >= kMinLines && std::popcount(row.sites) >= kMinSites && !has_twins(row))
      add_row(std::move(row));
  }

  void add_row(Row row) {
    if (looked_ == kMaxLooked) return;
    ++looked_;
    std::optional<Shared> shared = shared_text(row);
    if (!shared) return;
    row.shared = *std::move(shared);
    rows_.push_back(std::move(row));
  }

  void add_line(Part line) {
    std::u16string_view text = text_of(line);
    Row row;
    row.hidden = lines_[line.line].hidden;
    row.sites = lines_[line.line].outside_sites;
    if (has_tags(line)) {
      line.begin += static_cast<std::uint32_t>(text.find(u'#'));
      row.tags = true;
      split(
          line, [](char16_t c) { return c == u'#'; }, row.items);
    } else {
      if (text.size() < kMinRow || text.size() > kMaxRow || ends_sentence(text.back()) || !may_count(line) ||
          !may_share(text) || is_sentence(text) || is_code(text))
        return;
      split(line, separates_items, row.items);
      if (row.items.size() < kMinItems) {
        row.items.clear();
        split(
            line, [](char16_t c) { return c == u' '; }, row.items);
        row.words = !is_unspaced_row(row);
      }
    }
    if (row.items.size() < kMinItems || line.end - line.begin > kMaxRow) return;
    const bool short_items = std::all_of(row.items.begin(), row.items.end(),
                                         [](const Part& item) { return item.end - item.begin <= kMaxItem; });
    row.takes.push_back(line);
    if (!short_items || has_grammar(row) || (row.words && !is_chant(row, text))) return;
    add_row(std::move(row));
  }

  template <typename Separates>
  void split(const Part& line, Separates&& separates, std::vector<Part>& items) const {
    for (std::uint32_t i = line.begin; i < line.end;) {
      std::uint32_t end = i;
      while (end < line.end && !separates(chars_[end])) ++end;
      if (std::any_of(chars_.begin() + i, chars_.begin() + end, is_letter))
        items.push_back({i, end, line.line});
      i = end + 1;
    }
  }

  static bool is_sentence(std::u16string_view text) {
    while (!text.empty() && text.back() == u' ') text.remove_suffix(1);
    if (text.empty() || ends_sentence(text.back())) return true;
    for (std::size_t i = text.find(u' ', 1); i != text.npos; i = text.find(u' ', i + 1)) {
      if (ends_sentence(text[i - 1])) return true;
    }
    return false;
  }

  // let mut row = Row::new(); row.push(1); row.push(2)
  static bool is_code(std::u16string_view text) { return has_unit(text, u'=') || has_unit(text, u'_'); }

  // Whether too many of its words end like a particle or a verb. Tells in Korean only.
  bool has_grammar(const Row& row) const {
    std::size_t words = 0;
    std::size_t inflected = 0;
    for (const Part& item : row.items) {
      const std::u16string_view text = text_of(item);
      for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(u' ', begin), text.size());
        const std::u16string_view word = text.substr(begin, end - begin);
        words += !word.empty();
        inflected += word.size() > 2 && is_syllable(word.back()) &&
                     (forms::kCaseEnding.is_end_of(word) || forms::kFinalEnding.is_end_of(word));
        begin = end + 1;
      }
    }
    return static_cast<float>(inflected) > kMaxGrammar * static_cast<float>(words);
  }

  // Of kana and ideographs, for the most part: a space ends an item there, not a word.
  bool is_unspaced_row(const Row& row) const {
    const auto items = std::count_if(row.items.begin(), row.items.end(),
                                     [&](const Part& item) { return is_unspaced(chars_[item.begin]); });
    return static_cast<std::size_t>(items) * 2 > row.items.size();
  }

  // Grammar, in scripts of letters: share on, find a.
  bool is_short(const Part& word) const {
    return word.end - word.begin < kMinWord && !is_paired(chars_[word.begin]);
  }

  // Words with spaces between them are a row only without any marks, and when they come back to
  // the same two again and again, or to one of them even more often: 제주 귤 농장 제주 귤 택배 제주 귤 선물.
  bool is_chant(const Row& row, std::u16string_view text) const {
    const bool plain =
        std::all_of(text.begin(), text.end(), [](char16_t c) { return c == u' ' || is_word(c); });
    if (!plain) return false;
    std::unordered_map<std::u16string_view, std::size_t> pairs;
    std::unordered_map<std::u16string_view, std::size_t> words;
    std::size_t most_pairs = 0;
    std::size_t most_words = 0;
    for (std::size_t i = 0; i < row.items.size(); ++i) {
      most_words = std::max(most_words, ++words[text_of(row.items[i])]);
      if (i == 0 || is_short(row.items[i - 1]) || is_short(row.items[i])) continue;
      const std::uint32_t begin = row.items[i - 1].begin;
      most_pairs = std::max(most_pairs, ++pairs[chars_.substr(begin, row.items[i].end - begin)]);
    }
    const float all = kSharedWords * static_cast<float>(row.items.size());
    return (most_pairs >= kMinChants && 2.0F * static_cast<float>(most_pairs) >= all) ||
           (most_words >= kMinItems && static_cast<float>(most_words) >= all);
  }

  // The term that most items have, if they are enough.
  static std::size_t needed(const Row& row) {
    if (row.words) return kMinChants;
    const std::size_t least = row.takes.size() > 1 ? kMinLines : kMinItems;
    return std::max(least,
                    static_cast<std::size_t>(kSharedItems * static_cast<float>(row.items.size()) + 0.5F));
  }

  // Tags and chants share a term; other items, which menus have too, must share two words or four syllables.
  std::optional<Shared> shared_text(const Row& row) const {
    std::map<std::u16string, std::size_t> counts;
    for (const Part& item : row.items) {
      std::set<std::u16string> texts;
      if (row.tags)
        for_each_tag_part(text_of(item), [&](std::u16string text) { texts.insert(std::move(text)); });
      else if (row.words)
        for_each_term(text_of(item), [&](std::u16string text) { texts.insert(std::move(text)); });
      else
        for_each_long_term(text_of(item), [&](std::u16string text) { texts.insert(std::move(text)); });
      for (const std::u16string& text : texts) ++counts[text];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == counts.end() || most->second < needed(row)) return std::nullopt;
    return Shared{most->first, most->second};
  }

  // Two equal items: buttons, not search words.
  bool has_twins(const Row& row) const {
    std::set<std::u16string_view> texts;
    return std::any_of(row.items.begin(), row.items.end(),
                       [&](const Part& item) { return !texts.insert(text_of(item)).second; });
  }

  // Whether the rest has a part of what the items of the row share.
  bool knows(const Row& row, std::u16string_view text) const {
    bool any = row.tags && rest_text_.find(text) != rest_text_.npos;
    for_each_term(text, [&](const std::u16string& term) { any = any || rest_.contains(term); });
    return any;
  }

  // What the page says besides its rows.
  void read_rest() {
    std::vector<Part> taken;
    const bool tags = std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.tags; });
    for (const Row& row : rows_) taken.insert(taken.end(), row.takes.begin(), row.takes.end());
    std::uint32_t at = 0;
    const auto read = [&](std::uint32_t end) {
      const std::u16string_view text = chars_.substr(at, end - at);
      rest_chars_ += text.size();
      if (tags) std::transform(text.begin(), text.end(), std::back_inserter(rest_text_), lower_ascii);
      for_each_term(text, [&](std::u16string term) { rest_.insert(std::move(term)); });
      if (std::any_of(text.begin(), text.end(), is_letter)) {
        if (rest_begin_ == rest_end_) rest_begin_ = at;
        rest_end_ = end;
      }
    };
    for (const Part& part : taken) {
      read(part.begin);
      at = part.end;
    }
    read(static_cast<std::uint32_t>(chars_.size()));
    for_each_term(normalise(title_), [&](std::u16string term) { rest_.insert(std::move(term)); });
  }

  float unknown_share(const Row& row) const {
    std::size_t all = 0;
    std::size_t unknown = 0;
    for (const Part& item : row.items) {
      for_each_term(text_of(item), [&](const std::u16string& term) {
        ++all;
        unknown += !rest_.contains(term);
      });
    }
    return all == 0 ? 0 : static_cast<float>(unknown) / static_cast<float>(all);
  }

  // No more than a little of the rest stands behind it, or none before it.
  bool is_at_end(const Row& row) const {
    return row.takes.front().begin <= rest_begin_ || row.takes.back().end + kEnd >= rest_end_;
  }

  void judge(const Row& row, std::vector<Found>& found) const {
    if (rest_chars_ < kMinRest || knows(row, row.shared.text)) return;
    const float unknown = unknown_share(row);
    const bool outside = row.sites != 0;
    if (unknown < kUnknown || !(is_at_end(row) || outside || row.hidden)) return;
    Reasons reasons;
    float score = 1;
    const auto add = [&](float weight, std::string words) {
      score += weight;
      reasons.add(weight, std::move(words));
    };
    add(1.5F, std::to_string(row.shared.items) + " of " + std::to_string(row.items.size()) +
                  " items share a word that the page has nowhere else");
    add(unknown >= kAllUnknown ? 1 : 0.5F, "nor has it most of the other words");
    if (row.hidden) add(2, "in markup that a browser does not show");
    if (std::popcount(row.sites) >= kMinSites)
      add(1.5F, "links to several other sites");
    else if (outside)
      add(1, "links to another site");
    if (row.tags) add(0.5F, "a row of tags");
    if (is_at_end(row)) add(0.5F, "at an end of the page");
    if (score < kEnough) return;
    for (const Part& part : row.takes) {
      const bool line = part.begin == page_.line_begin[part.line];
      found.push_back(
          {part.begin, part.end, line ? SpamKind::kLine : SpamKind::kInsertion, score, reasons.text(), u""});
    }
  }

  const PageText& page_;
  std::u16string_view chars_;
  std::span<const PageLine> lines_;
  std::string_view title_;
  std::vector<std::uint32_t> tags_;  // where the page has number signs
  std::vector<Row> rows_;
  std::size_t looked_ = 0;                   // rows that were compared
  std::unordered_set<std::u16string> rest_;  // terms
  std::u16string rest_text_;                 // small; when a row is of tags
  std::size_t rest_chars_ = 0;
  std::uint32_t rest_begin_ = 0;  // from the first to the last line with letters
  std::uint32_t rest_end_ = 0;
};

}  // namespace

std::vector<Found> keyword_rows(const PageText& page, std::span<const PageLine> lines,
                                std::string_view title) {
  return Finder(page, lines, title).find();
}

}  // namespace kijil::spam
