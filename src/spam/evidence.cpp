#include "spam/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "spam/chars.hpp"
#include "spam/forms.hpp"
#include "spam/particle.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kMaxOccurrences = 512;  // looked at; more do not change a share
constexpr std::size_t kMaxWord = 14;          // letters of a neighbouring word

// Different values seen, and how often the commonest was.
class Variety {
 public:
  // storage: for all that will be added.
  explicit Variety(std::uint32_t* storage) : begin_(storage), end_(storage) {}

  void add(std::u16string_view text) { *end_++ = hash_of(text); }

  std::size_t total() const { return static_cast<std::size_t>(end_ - begin_); }

  std::size_t distinct() {
    std::size_t count = 0;
    for_each_value([&](std::size_t) { ++count; });
    return count;
  }

  std::size_t commonest() {
    std::size_t best = 0;
    for_each_value([&](std::size_t times) { best = std::max(best, times); });
    return best;
  }

 private:
  // Calls found(times) for every different value.
  template <typename Found>
  void for_each_value(Found&& found) {
    std::sort(begin_, end_);
    for (const std::uint32_t* at = begin_; at != end_;) {
      const std::uint32_t* next = at;
      while (next != end_ && *next == *at) ++next;
      found(static_cast<std::size_t>(next - at));
      at = next;
    }
  }

  std::uint32_t* begin_;
  std::uint32_t* end_;
};

std::u16string_view letters_after(std::u16string_view chars, std::size_t position) {
  std::size_t end = position;
  while (end < chars.size() && end - position < kMaxWord && is_word(chars[end])) ++end;
  return chars.substr(position, end - position);
}

std::u16string_view letters_before(std::u16string_view chars, std::size_t position) {
  std::size_t begin = position;
  while (begin > 0 && position - begin < kMaxWord && is_word(chars[begin - 1])) --begin;
  return chars.substr(begin, position - begin);
}

bool is_blank(char16_t c) { return c == u' ' || c == u'\n'; }

std::u16string_view word_before(std::u16string_view chars, std::size_t position) {
  std::size_t begin = position;
  while (begin > 0 && position - begin < kMaxWord && !is_blank(chars[begin - 1])) --begin;
  return chars.substr(begin, position - begin);
}

std::u16string_view word_after(std::u16string_view chars, std::size_t position) {
  std::size_t end = position;
  while (end < chars.size() && end - position < 6 && !is_blank(chars[end])) ++end;
  return chars.substr(position, end - position);
}

bool is_closing_pair(char16_t open, char16_t close) {
  constexpr std::u16string_view kOpen = u"(['\"<‘“「『《〈";
  constexpr std::u16string_view kClose = u")]'\">’”」』》〉";
  const std::size_t k = kOpen.find(open);
  return k != kOpen.npos && kClose[k] == close;
}

// 는 은 을 가 after the last syllable of a verb stem belong to a verb: 있는, 같은.
bool may_be_verb(char16_t last, std::u16string_view run) {
  return forms::kVerbStem.contains(last) && forms::kVerbStemEnding.contains(run);
}

class Weigher {
 public:
  Weigher(std::u16string_view chars, const Phrase& phrase)
      : chars_(chars),
        phrase_(phrase.text),
        sound_(final_sound(phrase.text)),
        looked_at_(std::min(phrase.at.size(), kMaxOccurrences)),
        storage_(kVarieties * looked_at_) {
    const std::size_t step = (phrase.at.size() + kMaxOccurrences - 1) / kMaxOccurrences;
    for (std::size_t i = 0; i < phrase.at.size(); i += step) add(phrase.at[i]);
    place(phrase.at);
  }

  Evidence finish(const Frozen& frozen, std::size_t occurrences) {
    share_out();
    describe_phrase();
    result_.frequency = static_cast<float>(occurrences);
    result_.frozen = frozen.mean;
    result_.frozen_least = frozen.least;
    result_.density = result_.frequency * result_.letters / static_cast<float>(chars_.size());
    return result_;
  }

 private:
  void add(std::uint32_t begin) {
    ++seen_;
    const std::size_t end = begin + phrase_.size();
    const char16_t before = begin > 0 ? chars_[begin - 1] : u'\n';
    const char16_t after = end < chars_.size() ? chars_[end] : u'\n';
    add_left(begin, before);
    add_right(end, after);
    result_.bracketed += is_closing_pair(before, after);
    if (after == u')' && before == u'(' && begin >= 2 && is_word(chars_[begin - 2])) result_.gloss = 1;
    if (after == u'(' && end + 1 < chars_.size() &&
        (is_ascii_letter(chars_[end + 1]) || is_ideograph(chars_[end + 1]))) {
      result_.reverse_gloss = 1;
    }
  }

  void add_left(std::uint32_t begin, char16_t before) {
    if (is_word(before)) {
      ++result_.glued_left;
      glued_left_.add(letters_before(chars_, begin));
      result_.glued_after_foreign += !is_syllable(before);
    } else if (before == u'\n') {
      ++result_.line_start;
    } else if (before != u' ') {
      ++result_.after_mark;
      result_.after_comma += before == u',';
    } else {
      const std::u16string_view word = word_before(chars_, begin - 1);
      if (word.empty()) {
        ++result_.line_start;
        return;
      }
      left_.add(word.substr(word.size() - std::min<std::size_t>(4, word.size())));
      result_.left_inflected += !is_letter(word.back()) || forms::kCaseEnding.is_end_of(word);
    }
  }

  void add_right(std::size_t end, char16_t after) {
    const std::u16string_view run = letters_after(chars_, end);
    // 총 모금액1,068,000원: a label and its number are no words that were torn apart.
    const bool number = std::all_of(run.begin(), run.end(), is_digit);
    if (!number) return add_run(run);
    result_.before_number += !run.empty();
    if (after == u' ') {
      ++result_.before_space;
      right_.add(word_after(chars_, end + 1));
    } else if (after == u'\n') {
      ++result_.before_break;
    } else {
      ++result_.before_mark;
    }
  }

  void add_run(std::u16string_view run) {
    next_.add(run.substr(0, 1));
    if (const Particle* form = particle(run)) {
      ++result_.particle;
      particles_.add(run);
      add_particle(*form, run);
    } else if (forms::kDerivation.is_start_of(run)) {
      ++result_.derived;
    } else if (forms::kNounSuffix.contains(run) ||
               (run.size() <= 4 && forms::kSuffixStart.contains(run.front()))) {
      ++result_.suffixed;
    } else {
      ++result_.glued_right;
      result_.glued_right_long += run.size() >= 2;
      glued_right_.add(run.substr(0, 5));
      glued_right_first_.add(run.substr(0, 1));
    }
  }

  void add_particle(const Particle& form, std::u16string_view run) {
    const std::optional<bool> fits = agrees(form, sound_);
    if (!fits || may_be_verb(phrase_.back(), run)) return;
    result_.deciding += form.weight;
    if (*fits) return;
    result_.clashes += form.weight;
    clashing_.add(run);
  }

  void place(std::span<const std::uint32_t> at) {
    const auto size = static_cast<float>(chars_.size());
    result_.first_place = static_cast<float>(at.front()) / size;
    result_.spread = static_cast<float>(at.back() - at.front()) / size;
    result_.first_line = has_unit(chars_.substr(0, at.front()), u'\n') ? 0.0F : 1.0F;
    std::size_t lines = 1;
    for (std::size_t i = 1; i < at.size(); ++i) {
      lines += has_unit(chars_.substr(at[i - 1], at[i] - at[i - 1]), u'\n');
    }
    result_.lines = static_cast<float>(lines) / static_cast<float>(at.size());
  }

  void share_out() {
    const auto total = static_cast<float>(seen_);
    for (float Evidence::*count :
         {&Evidence::particle, &Evidence::derived, &Evidence::suffixed, &Evidence::glued_right,
          &Evidence::glued_right_long, &Evidence::glued_left, &Evidence::glued_after_foreign,
          &Evidence::left_inflected, &Evidence::line_start, &Evidence::after_mark, &Evidence::after_comma,
          &Evidence::before_space, &Evidence::before_break, &Evidence::before_number, &Evidence::before_mark,
          &Evidence::bracketed}) {
      result_.*count /= total;
    }
    result_.glued_left_words = static_cast<float>(glued_left_.distinct());
    result_.glued_right_words = static_cast<float>(glued_right_.distinct());
    if (glued_right_first_.total() > 0) {
      result_.glued_right_same =
          static_cast<float>(glued_right_first_.commonest()) / static_cast<float>(glued_right_first_.total());
    }
    result_.clash_types = static_cast<float>(clashing_.distinct());
    result_.clash_share = result_.deciding > 0 ? result_.clashes / result_.deciding : 0;
    result_.next_same = next_.total() == 0 ? 0 : static_cast<float>(next_.commonest()) / total;
    result_.agreeing = result_.deciding >= 3 && result_.clashes == 0 ? 1 : 0;
    result_.particle_types = static_cast<float>(particles_.distinct()) / std::sqrt(total);
    result_.left_distinct = static_cast<float>(left_.distinct()) / total;
    result_.right_distinct = static_cast<float>(right_.distinct()) / total;
    result_.left_same = left_.total() == 0 ? 0 : static_cast<float>(left_.commonest()) / total;
    result_.right_same = right_.total() == 0 ? 0 : static_cast<float>(right_.commonest()) / total;
  }

  void describe_phrase() {
    result_.tokens = 1;
    for (std::size_t begin = 0; begin < phrase_.size();) {
      const std::size_t end = std::min(phrase_.find(u' ', begin), phrase_.size());
      const std::u16string_view word = phrase_.substr(begin, end - begin);
      result_.letters += static_cast<float>(word.size());
      if (end < phrase_.size()) {
        ++result_.tokens;
        result_.inner_particles += word.size() > 1 && forms::kInnerParticle.is_end_of(word);
      }
      begin = end + 1;
    }
    result_.verb_final = forms::kVerbFinal.is_end_of(phrase_);
    result_.latin = std::any_of(phrase_.begin(), phrase_.end(), is_ascii_letter);
    result_.digit = std::any_of(phrase_.begin(), phrase_.end(), is_digit);
  }

  std::u16string_view chars_;
  std::u16string_view phrase_;
  Sound sound_;
  std::size_t seen_ = 0;
  Evidence result_;
  static constexpr std::size_t kVarieties = 8;
  std::size_t looked_at_;
  std::vector<std::uint32_t> storage_;
  Variety left_{&storage_[0]};
  Variety right_{&storage_[looked_at_]};
  Variety glued_left_{&storage_[2 * looked_at_]};
  Variety glued_right_{&storage_[3 * looked_at_]};
  Variety glued_right_first_{&storage_[4 * looked_at_]};
  Variety particles_{&storage_[5 * looked_at_]};
  Variety clashing_{&storage_[6 * looked_at_]};
  Variety next_{&storage_[7 * looked_at_]};
};

}  // namespace

Evidence weigh(std::u16string_view chars, const Phrase& phrase, const Frozen& frozen) {
  return Weigher(chars, phrase).finish(frozen, phrase.at.size());
}

bool has_grammar_against(const Evidence& e) {
  const bool clash = e.clashes >= 2 && e.clash_share >= 0.6F;
  const bool glued_left = e.glued_left_words >= 2 || (e.glued_left_words >= 1 && e.clashes >= 1);
  const bool glued_right = e.glued_right_words >= 2 && e.glued_right_long >= 0.25F;
  return clash || glued_left || glued_right || e.gloss != 0;
}

bool stands_bare(const Evidence& e) {
  return e.particle + e.derived + e.suffixed == 0 && e.before_space >= 0.7F && e.left_distinct > 0.8F &&
         e.right_distinct > 0.8F;
}

bool is_substitution(const Evidence& e) {
  return e.gloss != 0 || e.clashes >= 1 || e.particle + e.derived + e.suffixed >= 0.34F;
}

// Swept on injected pages: of substituted phrases 2 in 10,000 pass, of inserted ones 0.93 (spaced) and 0.90
// (glued).
bool is_removable(const Evidence& e) {
  if (e.clashes >= 0.9F || e.gloss != 0 || e.glued_left_words >= 2) return false;
  const float noun = e.particle + e.derived + e.suffixed;
  if (noun == 0) return e.deletion_gain > 0.2F && e.deletion_gains >= 0.5F && e.left_inflected >= 0.25F;
  // 거제|도에는, 거제|도를: what it is glued to begins the same way, and is the rest of a word.
  if (e.glued_right_same > 0.5F) return false;
  return noun < 0.26F && e.glued_right >= 0.6F && e.glued_right_words >= 0.55F * e.frequency &&
         e.deletion_gain > 1 && e.deletion_gains >= 0.8F;
}

}  // namespace kijil::spam
