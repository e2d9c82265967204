#include "spam/disguise.hpp"

#include <algorithm>

#include "spam/chars.hpp"
#include "spam/forms.hpp"
#include "spam/letter_spacing.hpp"
#include "spam/particle.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kMinHidden = 3;     // letters with an invisible character between each two
constexpr std::size_t kMinStarred = 4;    // letters with a star between each two
constexpr std::size_t kMinSpaced = 5;     // single syllables in a row that occur again and again
constexpr std::size_t kMinShared = 4;     // letters that two disguises share
constexpr std::size_t kMinKnown = 3;      // letters of a word that the lexicon knows
constexpr std::uint32_t kMaxShared = 24;  // chars on each side that a repeated split word may be widened by
constexpr std::size_t kMaxPieces = 256;   // of a page that are compared with each other
constexpr std::size_t kMaxPhrases = 16;   // that are looked for elsewhere
constexpr std::size_t kMaxRun = 64;       // syllables

// A disguise found, with the letters it hides.
struct Piece {
  std::uint32_t begin;
  std::uint32_t end;
  std::u16string letters;  // without spaces and separators
  bool sure;               // needs no other evidence
  const char* reason;
};

// The longest part that both have. Quadratic: both are short.
std::u16string longest_common(std::u16string_view a, std::u16string_view b) {
  std::size_t best = 0;
  std::size_t best_end = 0;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = b.size(); k > 0; --k) {
      row[k] = a[i] == b[k - 1] ? row[k - 1] + 1 : 0;
      if (row[k] > best) {
        best = row[k];
        best_end = i + 1;
      }
    }
  }
  return std::u16string(a.substr(best_end - best, best));
}

std::u16string squeeze(std::u16string_view text) {
  std::u16string letters;
  std::copy_if(text.begin(), text.end(), std::back_inserter(letters), is_word);
  return letters;
}

bool is_star(char16_t c) {
  return c == u'*' || c == u'＊' || c == u'★' || c == u'☆' || c == u'♥' || c == u'♡';
}

bool is_other_separator(char16_t c) {
  return std::u16string_view(u".·-_~|/!^").find(c) != std::u16string_view::npos;
}

// 1-800-GO-TRAIN: word joiners keep a telephone number in one line, the letters of its end too.
bool is_telephone_number(std::u16string_view text) {
  const auto is_hyphen = [](char16_t c) { return c == u'-' || c == u'\u2010' || c == u'\u2011'; };
  return !text.empty() && is_digit(text.front()) && std::any_of(text.begin(), text.end(), is_hyphen) &&
         std::all_of(text.begin(), text.end(),
                     [&](char16_t c) { return is_digit(c) || is_ascii_letter(c) || is_hyphen(c); });
}

class Finder {
 public:
  Finder(const PageText& page, std::span<const Token> tokens, std::span<const LexiconHit> hits, bool lexicon)
      : page_(page), chars_(page.chars), tokens_(tokens), hits_(hits), lexicon_(lexicon) {}

  std::vector<Found> find() {
    find_invisible();
    find_held_apart();
    find_altered_words();
    widen_repeated();
    find_spaced(sure_letters());
    find_undisguised(sure_letters());
    std::sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Found> found;
    for (const Piece& piece : pieces_) {
      if (!found.empty() && piece.begin < found.back().end) continue;
      if (std::optional<Found> one = judge(piece)) found.push_back(std::move(*one));
    }
    return found;
  }

 private:
  void add(std::uint32_t begin, std::uint32_t end, bool sure, const char* reason) {
    pieces_.push_back({begin, end, squeeze(chars_.substr(begin, end - begin)), sure, reason});
  }

  // Runs of chars that each follow an invisible character.
  void find_invisible() {
    const std::vector<Altered>& altered = page_.altered;
    for (std::size_t k = 0; k < altered.size();) {
      if (altered[k].disguise != Disguise::kInvisible) {
        ++k;
        continue;
      }
      std::uint32_t last = altered[k].index;
      const std::uint32_t begin = last == 0 ? 0 : last - 1;
      for (++k; k < altered.size() && altered[k].index <= last + 1; ++k) {
        if (altered[k].disguise == Disguise::kInvisible) last = altered[k].index;
      }
      add_invisible(begin, std::min<std::uint32_t>(last + 1, static_cast<std::uint32_t>(chars_.size())));
    }
  }

  void add_invisible(std::uint32_t begin, std::uint32_t end) {
    if (is_telephone_number(chars_.substr(begin, end - begin))) return;
    while (begin < end && !is_letter(chars_[begin])) ++begin;
    while (end > begin && !is_word(chars_[end - 1])) --end;
    const std::u16string_view text = chars_.substr(begin, end - begin);
    if (text.find(u'\n') != text.npos) return;
    if (squeeze(text).size() >= kMinHidden) add(begin, end, true, "invisible characters between its letters");
  }

  // 카*지*노, 카 지 노: tokens of one letter with the same separator.
  void find_held_apart() {
    const auto is_letter_token = [](const Token& token) { return token.end - token.begin == 1; };
    for (std::size_t i = 0;;) {
      i = static_cast<std::size_t>(
          std::find_if(tokens_.begin() + static_cast<std::ptrdiff_t>(i), tokens_.end(), is_letter_token) -
          tokens_.begin());
      if (i == tokens_.size()) return;
      std::size_t end = i + 1;
      const char16_t separator = chars_[tokens_[i].end];  // it may change: 한 원*목*침*대
      while (end < tokens_.size() && tokens_[end].end - tokens_[end].begin == 1 &&
             tokens_[end].begin == tokens_[end - 1].end + 1 && chars_[tokens_[end - 1].end] == separator) {
        ++end;
      }
      if (end - i >= kMinKnown) add_held_apart(i, end, separator);
      i = std::max(i + 1, end - 1);
    }
  }

  void add_held_apart(std::size_t first, std::size_t last, char16_t separator) {
    const bool hangul = is_syllable(chars_[tokens_[first].begin]);
    if (is_star(separator)) {
      const bool sure = hangul && last - first >= kMinStarred;
      if (sure || !add_known(first, last, "stars between its letters")) {
        add(tokens_[first].begin, tokens_[last - 1].end, sure, "stars between its letters");
      }
      return;
    }
    if (is_other_separator(separator)) {
      add_known(first, last, "marks between its letters");
      return;
    }
    if (separator != u' ' || add_known(first, last, "spaces between its letters")) return;
    while (first < last && !is_syllable(chars_[tokens_[first].begin])) ++first;
    if (last - first >= kMinShared && last - first <= kMaxRun && loose_.size() < kMaxPieces)
      loose_.push_back({first, last});
  }

  // Letters of the tokens, one each.
  std::u16string letters_of(const TokenRun& run) const {
    std::u16string letters;
    for (std::size_t i = run.first; i < run.last; ++i) letters += chars_[tokens_[i].begin];
    return letters;
  }

  // Single syllables with spaces between them are ordinary Korean too (그 수 중 한 것): what occurs in
  // another disguise, or three times in a row between different neighbours, is taken as it is there, and long
  // runs.
  void find_spaced(std::vector<std::u16string> phrases) {
    for (std::size_t i = 0; i + 2 < loose_.size(); ++i) {
      const std::u16string two = longest_common(letters_of(loose_[i]), letters_of(loose_[i + 1]));
      std::u16string three = longest_common(two, letters_of(loose_[i + 2]));
      if (three.size() >= kMinSpaced && !is_made_of_words(three)) phrases.push_back(std::move(three));
    }
    for (const TokenRun& run : loose_) {
      const std::u16string letters = letters_of(run);
      const std::u16string* best = nullptr;
      for (const std::u16string& phrase : phrases) {
        const bool longer = best == nullptr || phrase.size() > best->size();
        if (longer && letters.find(phrase) != letters.npos) best = &phrase;
      }
      if (best == nullptr) {
        if (const std::optional<TokenRun> torn = torn_words(page_, tokens_, run))
          add(tokens_[torn->first].begin, tokens_[torn->last - 1].end, true, "spaces between its letters");
        continue;
      }
      const std::size_t at = run.first + letters.find(*best);
      add(tokens_[at].begin, tokens_[at + best->size() - 1].end, true,
          "spaces between its letters, again and again");
    }
  }

  // 할 말 안 할 말: half of the syllables are words by themselves.
  static bool is_made_of_words(std::u16string_view letters) {
    const auto words = std::count_if(letters.begin(), letters.end(),
                                     [](char16_t c) { return forms::kCommonSyllable.contains(c); });
    return static_cast<std::size_t>(words) * 2 >= letters.size();
  }

  std::vector<std::u16string> sure_letters() const {
    std::vector<std::u16string> letters;
    for (const Piece& piece : pieces_) {
      const std::size_t size = piece.letters.size();
      if (piece.sure && size >= kMinShared && size <= kMaxRun) letters.push_back(piece.letters);
    }
    std::sort(letters.begin(), letters.end());
    letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
    if (letters.size() > kMaxPhrases) letters.resize(kMaxPhrases);
    return letters;
  }

  // The same letters elsewhere, however they are spaced.
  void find_undisguised(const std::vector<std::u16string>& phrases) {
    for (const std::u16string& letters : phrases) {
      for (const Token& token : tokens_) {
        if (chars_[token.begin] != letters.front()) continue;
        std::size_t matched = 0;
        std::uint32_t i = token.begin;
        for (; i < chars_.size() && matched < letters.size(); ++i) {
          if (chars_[i] == letters[matched])
            ++matched;
          else if (chars_[i] != u' ')
            break;
        }
        if (matched == letters.size()) add(token.begin, i, true, "written in disguise elsewhere on the page");
      }
    }
  }

  // The part of the run that the lexicon knows when its letters are put together.
  bool add_known(std::size_t first, std::size_t last, const char* reason) {
    if (!lexicon_) return false;
    std::u16string letters;
    for (std::size_t i = first; i < last; ++i) letters += chars_[tokens_[i].begin];
    std::size_t begin = letters.size();
    std::size_t end = 0;
    bool known = false;
    for (const LexiconHit& hit : lexicon_hits(letters)) {
      known = known || hit.tier != Tier::kPromotionalWord;
      begin = std::min<std::size_t>(begin, hit.begin);
      end = std::max<std::size_t>(end, hit.end);
    }
    if (!known || end - begin < kMinKnown) return false;
    add(tokens_[first + begin].begin, tokens_[first + end - 1].end, true, reason);
    return true;
  }

  // Words with composed, full-width or look-alike letters.
  void find_altered_words() {
    std::size_t t = 0;
    for (std::size_t k = 0; k < page_.altered.size(); ++k) {
      const Altered& altered = page_.altered[k];
      if (altered.disguise == Disguise::kInvisible) continue;
      while (t < tokens_.size() && tokens_[t].end <= altered.index) ++t;
      if (t == tokens_.size()) return;
      if (tokens_[t].begin > altered.index) continue;
      if (!pieces_.empty() && pieces_.back().begin <= altered.index && altered.index < pieces_.back().end)
        continue;
      add_altered(t, altered.disguise);
    }
  }

  void add_altered(std::size_t t, Disguise disguise) {
    if (disguise == Disguise::kLookAlike) return add_look_alikes(t);
    if (const LexiconHit* hit = known_in(tokens_[t].begin, tokens_[t].end)) {
      const char* reason =
          disguise == Disguise::kJamo ? "a syllable split into its letters" : "full-width letters";
      // Full width alone is ordinary in Chinese and Japanese text.
      if (disguise == Disguise::kJamo || is_ascii_letter(chars_[hit->begin]))
        add(hit->begin, hit->end, true, reason);
      return;
    }
    if (disguise == Disguise::kJamo) {
      add(tokens_[t].begin, tokens_[t].end, false, "a syllable split into its letters");
    }
  }

  // A split word that occurs again, with the words around it that are the same everywhere: all of a phrase.
  void widen_repeated() {
    if (pieces_.size() > kMaxPieces) return;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].sure) continue;
      std::vector<std::size_t> same;
      for (std::size_t k = 0; k < pieces_.size(); ++k) {
        if (!pieces_[k].sure && pieces_[k].letters == pieces_[i].letters) same.push_back(k);
      }
      if (same.size() < 2) continue;
      const std::uint32_t before = common_words_before(same);
      const std::uint32_t behind = common_words_behind(same);
      for (const std::size_t k : same) {
        Piece& piece = pieces_[k];
        piece = {piece.begin - before, piece.end + behind,
                 squeeze(chars_.substr(piece.begin - before, piece.end + behind - piece.begin + before)),
                 true, piece.reason};
      }
    }
  }

  // Chars of whole words, the spaces included, that stand before each of the pieces; kMaxShared at most.
  std::uint32_t common_words_before(const std::vector<std::size_t>& same) const {
    std::uint32_t words = 0;
    for (std::uint32_t n = 1; n <= kMaxShared; ++n) {
      const std::uint32_t first = pieces_[same.front()].begin;
      if (n > first || chars_[first - n] == u'\n') break;
      const bool all = std::all_of(same.begin(), same.end(), [&](std::size_t k) {
        return n <= pieces_[k].begin && chars_[pieces_[k].begin - n] == chars_[first - n];
      });
      if (!all || (chars_[first - n] != u' ' && !is_word(chars_[first - n]))) break;
      const bool whole = std::all_of(same.begin(), same.end(), [&](std::size_t k) {
        return n == pieces_[k].begin || !is_word(chars_[pieces_[k].begin - n - 1]);
      });
      if (whole && chars_[first - n] != u' ') words = n;
    }
    return words;
  }

  std::uint32_t common_words_behind(const std::vector<std::size_t>& same) const {
    std::uint32_t words = 0;
    for (std::uint32_t n = 0; n < kMaxShared; ++n) {
      const std::uint32_t first = pieces_[same.front()].end;
      const bool all = std::all_of(same.begin(), same.end(), [&](std::size_t k) {
        return pieces_[k].end + n < chars_.size() && chars_[pieces_[k].end + n] == chars_[first + n];
      });
      if (!all || (chars_[first + n] != u' ' && !is_word(chars_[first + n]))) break;
      const bool whole = std::all_of(same.begin(), same.end(),
                                     [&](std::size_t k) { return ends_word(pieces_[k].end + n + 1); });
      if (whole && chars_[first + n] != u' ') words = n + 1;
    }
    return words;
  }

  // Whether a word may end before the position: no letters follow, or a particle.
  bool ends_word(std::uint32_t position) const {
    std::uint32_t end = position;
    while (end < chars_.size() && end - position < kMaxRun && is_word(chars_[end])) ++end;
    return end == position || particle(chars_.substr(position, end - position)) != nullptr;
  }

  // Words with look-alikes, and short words between two of them.
  void add_look_alikes(std::size_t t) {
    std::size_t last = t;
    std::size_t folded = folded_letters(t);
    for (std::size_t next = t + 1; next < tokens_.size() && next <= last + 2; ++next) {
      if (chars_[tokens_[next - 1].end] != u' ' || tokens_[next].begin != tokens_[next - 1].end + 1) break;
      const std::size_t more = folded_letters(next);
      if (more != 0) last = next;
      folded += more;
    }
    if (folded >= 3 || known_in(tokens_[t].begin, tokens_[last].end) != nullptr) {
      add(tokens_[t].begin, tokens_[last].end, true, "letters of another script that look alike");
    }
  }

  std::size_t folded_letters(std::size_t t) const {
    const auto begin =
        std::lower_bound(page_.altered.begin(), page_.altered.end(), tokens_[t].begin,
                         [](const Altered& a, std::uint32_t index) { return a.index < index; });
    std::size_t count = 0;
    for (auto it = begin; it != page_.altered.end() && it->index < tokens_[t].end; ++it) {
      count += it->disguise == Disguise::kLookAlike;
    }
    return count;
  }

  // The first word of advertising between the two, or nullptr.
  const LexiconHit* known_in(std::uint32_t begin, std::uint32_t end) const {
    auto hit = std::lower_bound(hits_.begin(), hits_.end(), begin,
                                [](const LexiconHit& a, std::uint32_t at) { return a.end <= at; });
    while (hit != hits_.end() && hit->begin < end && hit->tier == Tier::kPromotionalWord) ++hit;
    return hit != hits_.end() && hit->begin < end ? &*hit : nullptr;
  }

  bool has_twin(const Piece& piece) const {
    if (piece.sure || pieces_.size() > kMaxPieces) return false;
    return std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& other) {
      return other.begin != piece.begin && other.letters.find(piece.letters) != std::u16string::npos;
    });
  }

  std::optional<Found> judge(const Piece& piece) const {
    float score = piece.sure ? 4.0F : 1.5F;
    std::string reasons = piece.reason;
    if (has_twin(piece)) {
      score += 3;
      reasons += "; disguised elsewhere on the page too";
    }
    const bool particle_follows = piece.end < chars_.size() && is_word(chars_[piece.end]);
    if (score < 4) return std::nullopt;
    Found found{piece.begin, piece.end, SpamKind::kObfuscated, score, std::move(reasons)};
    if (!particle_follows) found.original = u"";
    return found;
  }

  const PageText& page_;
  std::u16string_view chars_;
  std::span<const Token> tokens_;
  std::span<const LexiconHit> hits_;
  bool lexicon_;
  std::vector<Piece> pieces_;
  std::vector<TokenRun> loose_;  // single syllables with spaces between them
};

}  // namespace

std::vector<Found> disguised(const PageText& page, std::span<const Token> tokens,
                             std::span<const LexiconHit> hits, bool lexicon) {
  return Finder(page, tokens, hits, lexicon).find();
}

}  // namespace kijil::spam
