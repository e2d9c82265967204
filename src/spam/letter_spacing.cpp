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
constexpr std::size_t kMinOthers = 3;   // tokens of the line besides the run
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

float log_probability(const Ngrams& ngrams, std::u16string_view text) {
  return ngrams.mean(text, 1, text.size()) * static_cast<float>(text.size() - 1);
}

// Whether the first syllable is likelier a word before the others than their beginning; left: what stands
// before it.
bool stands_apart_before(const Ngrams& ngrams, std::u16string_view left, std::u16string_view letters) {
  if (!is_common(letters.front())) return false;
  const std::u16string first = std::u16string(left) += letters.front();
  const std::u16string rest(letters.substr(1, 3));
  return log_probability(ngrams, first + u" " + rest) > log_probability(ngrams, first + rest);
}

bool stands_apart_behind(const Ngrams& ngrams, std::u16string_view letters, std::u16string_view right) {
  if (!is_common(letters.back())) return false;
  const std::u16string rest = u" " + std::u16string(letters.substr(letters.size() - 4, 3));
  const std::u16string last = std::u16string(1, letters.back()) += right;
  return log_probability(ngrams, rest + u" " + last) > log_probability(ngrams, rest + last);
}

}  // namespace

std::optional<TokenRun> torn_words(const PageText& page, std::span<const Token> tokens, TokenRun run) {
  constexpr std::size_t kSide = 4;
  run = without_foreign_ends(page.chars, tokens, run);
  std::u16string letters = letters_of(page.chars, tokens, run);
  const bool hangul = std::all_of(letters.begin(), letters.end(), is_syllable);
  if (!hangul || letters.size() < kMinSyllables || is_made_of_words(letters) ||
      !is_in_usual_text(page, tokens, run))
    return std::nullopt;
  const Language language = shipped_language();
  for (std::size_t n = 0; n < kMaxTrimmed && letters.size() > kMinSyllables; ++n) {
    const std::size_t at = tokens[run.first].begin;
    const std::size_t size = std::min(at, kSide);
    if (!stands_apart_before(language.ngrams, page.chars.substr(at - size, size), letters)) break;
    letters.erase(0, 1);
    ++run.first;
  }
  for (std::size_t n = 0; n < kMaxTrimmed && letters.size() > kMinSyllables; ++n) {
    if (!stands_apart_behind(language.ngrams, letters, page.chars.substr(tokens[run.last - 1].end, kSide)))
      break;
    letters.pop_back();
    --run.last;
  }
  return run;
}

}  // namespace kijil::spam
