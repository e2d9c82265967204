#include "spam/restore.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "spam/chars.hpp"
#include "spam/forms.hpp"
#include "spam/lexicon.hpp"
#include "spam/particle.hpp"

namespace kijil::spam {
namespace {

struct Gloss {
  std::u16string_view gloss;
  std::u16string_view short_form;
};

constexpr Gloss kGlosses[] = {
#include "data/spam_glosses.inc"
};

struct Compound {
  std::u16string_view first;
  std::u16string_view second;
};

constexpr Compound kCompounds[] = {
#include "data/spam_compounds.inc"
};

constexpr std::size_t kContext = 12;           // characters compared on each side
constexpr std::size_t kMaxOriginal = 20;       // characters of a word put back
constexpr std::size_t kMaxOccurrences = 64;    // aligned
constexpr std::size_t kMinContext = 7;         // that must agree, both sides together
constexpr std::size_t kSureContext = 9;        // one alignment decides from here on
constexpr std::size_t kStrongContext = 14;     // decides although the page still has the word once
constexpr std::size_t kLineContext = 4;        // that the ends of a whole line are worth
constexpr std::size_t kOtherContext = 16;      // that must agree with another page,
constexpr std::size_t kOtherSide = 4;          // and on each side;
constexpr std::size_t kSureOtherContext = 20;  // one alignment decides from here on if the phrase occurs once

// What speaks for one word.
struct Votes {
  std::size_t votes = 0;
  std::size_t context = 0;  // of the best alignment
  bool glossed = false;     // the page itself explains the word
  bool other_page = true;   // nothing but other pages has it
  std::string reason;
  std::vector<std::size_t> occurrences;  // that were aligned with it
};

struct Alignment {
  std::u16string_view word;
  std::size_t context = 0;
};

std::size_t common_suffix(std::u16string_view a, std::u16string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[a.size() - 1 - n] == b[b.size() - 1 - n]) ++n;
  return n;
}

std::size_t common_prefix(std::u16string_view a, std::u16string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

// A word, or two where both sides agree well; letters and digits only.
bool is_word_or_two(std::u16string_view text, bool two) {
  std::size_t spaces = 0;
  for (const char16_t c : text) {
    if (c == u' ')
      ++spaces;
    else if (!is_word(c))
      return false;
  }
  const bool words =
      !text.empty() && text.front() != u' ' && text.back() != u' ' && spaces <= (two ? 1U : 0U);
  // 도구를 사용: the first of two words stands by itself.
  if (spaces == 1 && forms::kInnerParticle.is_end_of(text.substr(0, text.find(u' ')))) return false;
  return words && particle(text) == nullptr;
}

// Whether a number or a Latin word would be cut in two. Of a word a phrase replaces a part where it stands
// between its letters: use|Effect.
bool is_inside_run(std::u16string_view text, std::size_t position, bool glued_to_latin) {
  if (position == 0 || position >= text.size()) return false;
  const char16_t before = text[position - 1];
  const char16_t after = text[position];
  if (is_ascii_letter(before) && is_ascii_letter(after)) return !glued_to_latin;
  return is_digit(before) && is_digit(after);
}

// The longest context of an occurrence that the reference has around another word.
class Aligner {
 public:
  Aligner(std::u16string_view left, std::u16string_view right, const Reference& reference)
      : left_(left),
        right_(right),
        text_(reference.text),
        other_page_(reference.other_page),
        glued_(!left.empty() && is_word(left.back())),
        latin_before_(!left.empty() && is_ascii_letter(left.back())),
        latin_behind_(!right.empty() && is_ascii_letter(right.front())) {}

  Alignment best() {
    // What stands before the word must agree in two characters at least, which finds the places.
    if (left_.size() >= 2) {
      const std::u16string_view start = left_.substr(left_.size() - 2);
      for (std::size_t at = text_.find(start); at != text_.npos; at = text_.find(start, at + 1))
        try_at(at + 2);
    } else {
      for (std::size_t begin = 0; begin < text_.size(); ++begin) try_at(begin);
    }
    return best_;
  }

 private:
  // Of a word that begins here.
  void try_at(std::size_t begin) {
    const std::size_t a = common_suffix(left_, text_.substr(0, begin));
    if (a < 2 && (right_.size() < 8 || left_.size() >= 2)) return;
    if (other_page_ && a < kOtherSide) return;
    if (begin > 0 && is_inside_run(text_, begin, latin_before_)) return;
    // Where nothing before it agrees, the word must at least begin as the phrase does.
    if (a == 0 && (begin > 0 && is_word(text_[begin - 1])) != glued_) return;
    const std::size_t limit = std::min(text_.size(), begin + kMaxOriginal);
    for (std::size_t end = begin + 1; end < limit; ++end) {
      const std::size_t b = common_prefix(right_, text_.substr(end));
      if (a + b <= best_.context || !is_enough(a, b) || is_inside_run(text_, end, latin_behind_)) continue;
      const std::u16string_view word = text_.substr(begin, end - begin);
      if (is_word_or_two(word, !other_page_ && a >= 3 && b >= 3)) best_ = {word, a + b};
    }
  }

  bool is_enough(std::size_t a, std::size_t b) const {
    if (other_page_) return b >= kOtherSide && a + b >= kOtherContext;
    // Little on the left is enough only where there is no more: at the beginning of a line, behind the phrase
    // itself.
    return b >= 2 && (a >= 2 || (b >= 8 && left_.size() < 2)) && a + b >= kMinContext;
  }

  std::u16string_view left_;
  std::u16string_view right_;
  std::u16string_view text_;
  bool other_page_;
  bool glued_;  // the phrase, to letters before it
  bool latin_before_;
  bool latin_behind_;
  Alignment best_;
};

Alignment align(std::u16string_view left, std::u16string_view right, const Reference& reference) {
  return Aligner(left, right, reference).best();
}

// Whether a title that goes on so has ended before: with a separator and the name of the site.
bool is_end_of_title(std::u16string_view rest) {
  constexpr std::u16string_view kSeparators = u"-|:–—·<»";
  if (rest.empty()) return true;
  return rest.size() > 2 && rest[0] == u' ' && kSeparators.find(rest[1]) != kSeparators.npos;
}

// The word of a reference that is the line, but for one word in place of the phrase.
Alignment align_line(std::u16string_view before, std::u16string_view behind, std::u16string_view reference) {
  if (!reference.starts_with(before)) return {};
  const std::size_t begin = before.size();
  for (std::size_t end = begin + 1; end <= std::min(reference.size(), begin + kMaxOriginal); ++end) {
    const std::u16string_view rest = reference.substr(end);
    if (!rest.starts_with(behind) || !is_end_of_title(rest.substr(behind.size()))) continue;
    const bool latin_before = !before.empty() && is_ascii_letter(before.back());
    const bool latin_behind = !behind.empty() && is_ascii_letter(behind.front());
    if (is_inside_run(reference, begin, latin_before) || is_inside_run(reference, end, latin_behind))
      return {};
    const std::u16string_view word = reference.substr(begin, end - begin);
    const std::size_t context = before.size() + behind.size() + kLineContext;
    return is_word_or_two(word, false) ? Alignment{word, context} : Alignment{};
  }
  return {};
}

// Another copy may have been injected too, with another phrase.
bool is_advertising(std::u16string_view word) {
  const std::vector<LexiconHit> hits = lexicon_hits(word);
  return std::any_of(hits.begin(), hits.end(),
                     [](const LexiconHit& hit) { return hit.tier != Tier::kPromotionalWord; });
}

// Whether the reference has what is left and right of the phrase, and nothing between.
bool goes_on_without(std::u16string_view left, std::u16string_view right, std::u16string_view reference) {
  constexpr std::size_t kSide = 9;
  left = left.substr(left.size() - std::min(left.size(), kSide));
  right = right.substr(0, kSide);
  if (left.size() < kSide || right.size() < kSide) return false;
  if (left.back() == u' ' && right.front() == u' ') right.remove_prefix(1);
  return reference.find(std::u16string(left) += right) != reference.npos;
}

class Restorer {
 public:
  Restorer(const PageText& page, const Phrase& phrase, std::span<const Reference> references)
      : chars_(page.chars), phrase_(phrase), references_(references) {
    for (const std::uint32_t at : phrase.at) slots_.push_back(particle_after(at + phrase.text.size()));
  }

  void read_glosses() {
    for (std::size_t i = 0; i < phrase_.at.size(); ++i) {
      const std::size_t begin = phrase_.at[i];
      const std::size_t end = begin + phrase_.text.size();
      if (begin == 0 || end >= chars_.size() || chars_[begin - 1] != u'(' || chars_[end] != u')') continue;
      const std::u16string word = letters_before(begin - 1);
      const Gloss* best = nullptr;
      for (const Gloss& gloss : kGlosses) {
        const bool longer = best == nullptr || gloss.gloss.size() > best->gloss.size();
        if (word.ends_with(gloss.gloss) && longer) best = &gloss;
      }
      if (best == nullptr) continue;
      Votes& votes = votes_[std::u16string(best->short_form)];
      votes.votes += 2;
      votes.context = kStrongContext;
      votes.glossed = true;
      votes.other_page = false;
      votes.reason = to_utf8(best->gloss) + "(...) glosses it";
    }
  }

  // Two different compounds that only one word completes decide it.
  void read_compounds() {
    std::map<std::u16string_view, std::set<std::u16string_view>> firsts;
    for (const std::uint32_t at : phrase_.at) {
      for (const Compound& compound : kCompounds) {
        if (chars_.substr(0, at).ends_with(compound.first)) firsts[compound.second].insert(compound.first);
      }
    }
    for (const auto& [second, found] : firsts) {
      Votes& votes = votes_[std::u16string(second)];
      votes.votes += found.size();
      votes.other_page = false;
      if (votes.reason.empty()) votes.reason = "completes the compound with " + to_utf8(*found.begin());
    }
  }

  void read(const Reference& reference) {
    if (reference.text.find(phrase_.text) != std::u16string::npos) return;
    const std::size_t n = std::min(phrase_.at.size(), kMaxOccurrences);
    for (std::size_t i = 0; i < n; ++i) {
      if (goes_on_without(left_of(i), right_of(i), reference.text)) {
        ++deletions_;
        without_ = reference.name;
        continue;
      }
      Alignment found = align(left_of(i), right_of(i), reference);
      if (found.context == 0 && !reference.other_page) found = align_in_line(i, reference);
      if (found.context == 0) continue;
      if (reference.other_page && is_advertising(found.word)) continue;
      Votes& votes = votes_[std::u16string(found.word)];
      votes.other_page = votes.other_page && reference.other_page;
      // The same place of the reference counts once.
      if (places_.insert(found.word.data()).second) ++votes.votes;
      if (found.context > votes.context) votes.reason = reference.name + " has it in the same place";
      votes.context = std::max(votes.context, found.context);
      votes.occurrences.push_back(i);
    }
  }

  Restoration decide() const {
    Restoration result;
    result.originals.resize(phrase_.at.size());
    std::vector<const std::pair<const std::u16string, Votes>*> accepted;
    for (const auto& entry : votes_) {
      if (is_accepted(entry.first, entry.second)) accepted.push_back(&entry);
    }
    if (deletions_ >= 2) {
      // Replaced in one place and inserted in another: contradiction.
      if (!votes_.empty()) return result;
      std::fill(result.originals.begin(), result.originals.end(), u"");
      result.reason = without_ + " goes on without it";
      return result;
    }
    if (accepted.empty()) return result;
    const auto* best =
        *std::max_element(accepted.begin(), accepted.end(), [](const auto* one, const auto* other) {
          return std::pair(one->second.votes, one->second.context) <
                 std::pair(other->second.votes, other->second.context);
        });
    if (is_unrivalled(best->first)) {
      put(best->first, best->second, /*everywhere=*/true, result);
      return result;
    }
    for (const auto* entry : accepted) {
      if (!entry->second.occurrences.empty()) put(entry->first, entry->second, /*everywhere=*/false, result);
    }
    return result;
  }

 private:
  // Of an occurrence that is the only one in its line.
  Alignment align_in_line(std::size_t occurrence, const Reference& reference) const {
    const std::size_t at = phrase_.at[occurrence];
    const std::u16string_view line = line_at(at);
    const std::size_t from = at - static_cast<std::size_t>(line.data() - chars_.data());
    const std::u16string_view before = line.substr(0, from);
    const std::u16string_view behind = line.substr(from + phrase_.text.size());
    if (before.size() + behind.size() + kLineContext < kMinContext) return {};
    if (before.find(phrase_.text) != before.npos || behind.find(phrase_.text) != behind.npos) return {};
    return align_line(before, behind, reference.text);
  }

  const Particle* particle_after(std::size_t position) const {
    std::size_t end = position;
    while (end < chars_.size() && end - position < 8 && is_word(chars_[end])) ++end;
    return end == position ? nullptr : particle(chars_.substr(position, end - position));
  }

  // Letters before the position without their spaces, at most 14.
  std::u16string letters_before(std::size_t position) const {
    std::u16string letters;
    for (std::size_t i = position; i > 0 && letters.size() < 14; --i) {
      const char16_t c = chars_[i - 1];
      if (c == u' ') continue;
      if (!is_word(c)) break;
      letters.insert(letters.begin(), c);
    }
    return letters;
  }

  // What stands before the phrase, up to the occurrence before; a line break is a space, as it is in a
  // description.
  std::u16string left_of(std::size_t occurrence) const {
    const std::size_t at = phrase_.at[occurrence];
    std::size_t from = at - std::min(at, kContext);
    if (occurrence > 0) from = std::max<std::size_t>(from, phrase_.at[occurrence - 1] + phrase_.text.size());
    return with_spaces(chars_.substr(from, at - from));
  }

  std::u16string right_of(std::size_t occurrence) const {
    const std::size_t from = phrase_.at[occurrence] + phrase_.text.size();
    std::size_t end = std::min(chars_.size(), from + kContext);
    if (occurrence + 1 < phrase_.at.size()) end = std::min<std::size_t>(end, phrase_.at[occurrence + 1]);
    return with_spaces(chars_.substr(from, end - from));
  }

  static std::u16string with_spaces(std::u16string_view text) {
    std::u16string spaced(text);
    std::replace(spaced.begin(), spaced.end(), u'\n', u' ');
    return spaced;
  }

  // How often the page has the word outside the phrase. A line that is a reference itself, such as the
  // headline or a caption, may keep it: that is where originals survive.
  std::size_t count_elsewhere(std::u16string_view word) const {
    std::size_t count = 0;
    std::size_t k = 0;
    for (std::size_t i = chars_.find(word); i != chars_.npos; i = chars_.find(word, i + word.size())) {
      while (k < phrase_.at.size() && phrase_.at[k] + phrase_.text.size() <= i) ++k;
      const bool outside = k == phrase_.at.size() || i + word.size() <= phrase_.at[k];
      count += outside && !is_reference(line_at(i));
    }
    return count;
  }

  std::u16string_view line_at(std::size_t position) const {
    const std::size_t begin = position == 0 ? 0 : chars_.rfind(u'\n', position - 1) + 1;  // npos + 1 is 0
    return chars_.substr(begin, std::min(chars_.find(u'\n', position), chars_.size()) - begin);
  }

  bool is_reference(std::u16string_view line) const {
    return std::any_of(references_.begin(), references_.end(),
                       [&](const Reference& r) { return r.text == line; });
  }

  bool fits(std::u16string_view word, std::size_t occurrence) const {
    const Particle* form = slots_[occurrence];
    return form == nullptr || form->weight < 1 || agrees(*form, final_sound(word)) != false;
  }

  bool is_accepted(std::u16string_view word, const Votes& votes) const {
    if (votes.votes < 2 && votes.context < (votes.other_page ? kSureOtherContext : kSureContext))
      return false;
    if (votes.votes < 2 && votes.other_page && phrase_.at.size() > 1) return false;
    const auto uses = static_cast<double>(phrase_.at.size());
    const std::size_t elsewhere = count_elsewhere(word);
    if (static_cast<double>(elsewhere) > std::max(1.0, 0.1 * uses)) return false;
    if (elsewhere > 0 && !votes.glossed) return false;
    std::size_t decided = 0;
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (slots_[i] == nullptr || slots_[i]->after == After::kAny || slots_[i]->weight < 1) continue;
      ++decided;
      wrong += !fits(word, i);
    }
    return wrong * 10 <= decided;
  }

  // No other word has half as many votes.
  bool is_unrivalled(std::u16string_view word) const {
    const std::size_t mine = votes_.find(std::u16string(word))->second.votes;
    return std::all_of(votes_.begin(), votes_.end(), [&](const auto& other) {
      return other.first == word || other.second.votes * 2 <= mine;
    });
  }

  void put(const std::u16string& word, const Votes& votes, bool everywhere, Restoration& result) const {
    const auto put_at = [&](std::size_t i) {
      if (fits(word, i)) result.originals[i] = word;
    };
    if (everywhere) {
      for (std::size_t i = 0; i < slots_.size(); ++i) put_at(i);
    } else if (votes.context >= kStrongContext) {
      for (const std::size_t i : votes.occurrences) put_at(i);
    }
    if (!result.reason.empty()) result.reason += "; ";
    result.reason += "restored as " + to_utf8(word) + ": " + votes.reason;
  }

  std::u16string_view chars_;
  const Phrase& phrase_;
  std::span<const Reference> references_;
  std::vector<const Particle*> slots_;
  std::map<std::u16string, Votes> votes_;
  std::set<const char16_t*> places_;  // of references that were counted
  std::size_t deletions_ = 0;         // occurrences that a reference has nothing in place of
  std::string without_;               // that reference
};

}  // namespace

Restoration restore(const PageText& page, const Phrase& phrase, std::span<const Reference> references) {
  Restorer restorer(page, phrase, references);
  restorer.read_glosses();
  restorer.read_compounds();
  for (const Reference& reference : references) restorer.read(reference);
  return restorer.decide();
}

}  // namespace kijil::spam
