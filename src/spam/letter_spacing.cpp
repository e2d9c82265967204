#include "spam/letter_spacing.hpp"

#include <algorithm>
#include <string>

#include "spam/chars.hpp"
#include "spam/forms.hpp"
#include "spam/language.hpp"

namespace kijil::spam {
namespace {

// In 14 million characters of Korean text runs of five words of one syllable occur five times (석 달 새 두
// 번), and of six only in the output of a tokeniser, which tears the rest of the line too.
constexpr std::size_t kMinSyllables = 6;
// Words of one syllable in a row (석 달 새 두 배 반) have -4 to 2, words torn apart 4 to 9.
constexpr float kTorn = 3;
constexpr float kApart = 2;  // log2 by which a word beside the run must be likelier apart; swept 0 to 4
constexpr std::size_t kMinOthers = 3;   // tokens of the line besides the run
constexpr std::size_t kWindow = 5;      // syllables that are read together, fewer than kMinSyllables
constexpr std::size_t kMaxTrimmed = 2;  // words on each side that stand beside the run by chance

std::u16string letters_of(std::u16string_view chars, std::span<const Token> tokens, TokenRun run) {
  std::u16string letters;
  for (std::size_t i = run.first; i < run.last; ++i) letters += chars[tokens[i].begin];
  return letters;
}

bool is_common(char16_t c) { return forms::kCommonSyllable.contains(c); }

// Two of three syllables are words by themselves: 할 말 안 할 말.
bool is_made_of_words(std::u16string_view letters) {
  const auto words = std::count_if(letters.begin(), letters.end(), is_common);
  return static_cast<std::size_t>(words) * 3 >= letters.size() * 2;
}

float log_probability(const Ngrams& ngrams, std::u16string_view text) {
  return ngrams.mean(text, 1, text.size()) * static_cast<float>(text.size() - 1);
}

// How much likelier the letters are as words than one by one: log2 of the probabilities, a letter.
float tear(const Ngrams& ngrams, std::u16string_view letters) {
  std::u16string joined = u" ";
  std::u16string spaced = u" ";
  for (const char16_t c : letters) {
    joined += c;
    (spaced += c) += u' ';
  }
  joined += u' ';
  return (log_probability(ngrams, joined) - log_probability(ngrams, spaced)) /
         static_cast<float>(letters.size());
}

// Four in a row are: 월 화 수 목.
bool is_series(std::u16string_view letters) {
  constexpr std::size_t kRow = 4;
  for (std::size_t i = 0; i + kRow <= letters.size(); ++i) {
    for (const std::u16string_view series : forms::kSeriesList) {
      if (series.find(letters.substr(i, kRow)) != series.npos) return true;
    }
  }
  return false;
}

// Without letters of another script at its ends: R 부품.
TokenRun without_foreign_ends(std::u16string_view chars, std::span<const Token> tokens, TokenRun run) {
  while (run.first < run.last && !is_syllable(chars[tokens[run.first].begin])) ++run.first;
  while (run.first < run.last && !is_syllable(chars[tokens[run.last - 1].begin])) --run.last;
  return run;
}

// Whether the line has other text, and that is not torn.
bool is_in_usual_text(const PageText& page, std::span<const Token> tokens, TokenRun run) {
  const std::uint32_t line = page.line_of(tokens[run.first].begin);
  std::size_t others = 0;
  std::size_t torn = 0;
  const auto look = [&](const Token& token) {
    ++others;
    torn += token.end - token.begin == 1 && is_syllable(page.chars[token.begin]);
  };
  for (std::size_t i = run.first; i > 0 && tokens[i - 1].begin >= page.line_begin[line]; --i)
    look(tokens[i - 1]);
  for (std::size_t i = run.last; i < tokens.size() && tokens[i].begin < page.line_begin[line + 1]; ++i)
    look(tokens[i]);
  return others >= kMinOthers && torn * 3 <= others;
}

// How many of the first syllables, which must be common words, are likelier words before the others than a
// part of them; left: what stands before them.
std::size_t words_before(const Ngrams& ngrams, std::u16string_view left, std::u16string_view letters) {
  std::size_t best = 0;
  float best_score = log_probability(ngrams, std::u16string(left) += letters.substr(0, kWindow));
  std::u16string words(left);
  for (std::size_t n = 1; n <= kMaxTrimmed && n + kMinSyllables <= letters.size(); ++n) {
    (words += letters[n - 1]) += u' ';
    const float score = log_probability(ngrams, words + std::u16string(letters.substr(n, kWindow - n)));
    if (score <= best_score + kApart || !is_common(letters[n - 1])) continue;
    best = n;
    best_score = score;
  }
  return best;
}

// The same of the last syllables and what stands behind them.
std::size_t words_behind(const Ngrams& ngrams, std::u16string_view letters, std::u16string_view right) {
  std::size_t best = 0;
  const std::u16string start = u" ";
  const std::size_t from = letters.size() - kWindow;
  float best_score = log_probability(ngrams, (start + std::u16string(letters.substr(from))) += right);
  std::u16string words(right);
  for (std::size_t n = 1; n <= kMaxTrimmed && n + kMinSyllables <= letters.size(); ++n) {
    words = u" " + std::u16string(1, letters[letters.size() - n]) + words;
    const float score =
        log_probability(ngrams, start + std::u16string(letters.substr(from, kWindow - n)) + words);
    if (score <= best_score + kApart || !is_common(letters[letters.size() - n])) continue;
    best = n;
    best_score = score;
  }
  return best;
}

}  // namespace

std::optional<TokenRun> torn_words(const PageText& page, std::span<const Token> tokens, TokenRun run) {
  constexpr std::size_t kSide = 4;  // chars on each side that are read with them
  run = without_foreign_ends(page.chars, tokens, run);
  std::u16string letters = letters_of(page.chars, tokens, run);
  const bool hangul = std::all_of(letters.begin(), letters.end(), is_syllable);
  if (!hangul || letters.size() < kMinSyllables || is_made_of_words(letters) ||
      !is_in_usual_text(page, tokens, run))
    return std::nullopt;
  const Ngrams ngrams = shipped_language().ngrams;
  if (is_series(letters) || tear(ngrams, letters) < kTorn) return std::nullopt;
  const std::size_t at = tokens[run.first].begin;
  const std::size_t size = std::min(at, kSide);
  const std::size_t before = words_before(ngrams, page.chars.substr(at - size, size), letters);
  run.first += before;
  letters.erase(0, before);
  run.last -= words_behind(ngrams, letters, page.chars.substr(tokens[run.last - 1].end, kSide));
  return run;
}

}  // namespace kijil::spam
