#include "spam/spam.hpp"

#include <algorithm>
#include <utility>

#include "spam/appendix.hpp"
#include "spam/block.hpp"
#include "spam/candidate.hpp"
#include "spam/census.hpp"
#include "spam/chars.hpp"
#include "spam/disguise.hpp"
#include "spam/flag.hpp"
#include "spam/forms.hpp"
#include "spam/found.hpp"
#include "spam/keyword_row.hpp"
#include "spam/language.hpp"
#include "spam/lexicon.hpp"
#include "spam/model.hpp"
#include "spam/page_text.hpp"
#include "spam/particle.hpp"
#include "spam/promotion.hpp"
#include "spam/restore.hpp"
#include "spam/tail.hpp"

namespace kijil::spam {
namespace {

bool is_image_name(std::string_view text) {
  constexpr std::string_view kEndings[] = {".jpg", ".jpeg", ".png", ".gif", ".webp"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return text.ends_with(ending); });
}

// The words of a URL's path: percent escapes decoded, punctuation to spaces.
std::string words_of_url(std::string_view url) {
  std::string words;
  const auto hex = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
  const auto is_hex = [](char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  };
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] == '%' && i + 2 < url.size() && is_hex(url[i + 1]) && is_hex(url[i + 2])) {
      words += static_cast<char>(hex(url[i + 1]) * 16 + hex(url[i + 2]));
      i += 2;
    } else {
      words += std::string_view("-_/+.?&=").find(url[i]) == std::string_view::npos ? url[i] : ' ';
    }
  }
  return words;
}

// Bytes of all references, and candidates that are compared with them: so many that real pages have fewer.
constexpr std::size_t kReferenceBytes = 65536;
constexpr int kMaxCompared = 64;

std::vector<Reference> references_of(std::span<const PageLine> lines, const Context& context) {
  std::vector<Reference> references;
  std::size_t left = kReferenceBytes;
  const auto add = [&](std::string_view text, const char* name, bool other_page = false) {
    text = text.substr(0, left);
    left -= text.size();
    if (!text.empty()) references.push_back({normalise(text), name, other_page});
  };
  add(context.title, "the title");
  add(context.description, "the description");
  add(words_of_url(context.url), "the address");
  for (const PageLine& line : lines) {
    if (line.label == Label::kCaption || is_image_name(line.text)) add(line.text, "a caption");
  }
  for (const std::string_view copy : context.copies)
    add(copy, "another copy of the page", /*other_page=*/true);
  return references;
}

constexpr float kHostScore = 4.5F;  // of a phrase that the host's pages gave away

// Glued to letters behind it that are no particle: it stands between words, not in the place of one.
bool is_between_words(std::u16string_view chars, std::uint32_t end) {
  std::uint32_t stop = end;
  while (stop < chars.size() && stop - end < 14 && is_word(chars[stop])) ++stop;
  const std::u16string_view run = chars.substr(end, stop - end);
  return run.size() >= 2 && particle(run) == nullptr && !forms::kDerivation.is_start_of(run) &&
         !forms::kNounSuffix.contains(run);
}

bool is_altered(const PageText& page, std::uint32_t begin, std::uint32_t end) {
  const auto first =
      std::lower_bound(page.altered.begin(), page.altered.end(), begin + 1,
                       [](const Altered& altered, std::uint32_t at) { return altered.index < at; });
  return first != page.altered.end() && first->index < end;
}

// The occurrences of a flagged phrase, each with what it stood for. What survived elsewhere on the page or
// beside it decides before the shape does.
void add_occurrences(const PageText& page, const FlaggedPhrase& flagged,
                     std::span<const Reference> references, std::vector<Found>& found) {
  const Restoration restoration = restore(page, flagged.phrase, references);
  const bool decided = !restoration.reason.empty();
  const bool replaced = std::any_of(restoration.originals.begin(), restoration.originals.end(),
                                    [](const auto& original) { return original && !original->empty(); });
  const SpamKind kind = !decided ? flagged.kind : replaced ? SpamKind::kSubstitution : SpamKind::kInsertion;
  for (std::size_t i = 0; i < flagged.phrase.at.size(); ++i) {
    const std::uint32_t begin = flagged.phrase.at[i];
    const auto end = static_cast<std::uint32_t>(begin + flagged.phrase.text.size());
    Found one{begin, end, kind, flagged.score, flagged.reasons};
    if (decided) {
      one.original = restoration.originals[i];
      one.reasons += "; " + restoration.reason;
    } else if (flagged.kind == SpamKind::kInsertion && flagged.removable) {
      one.original = u"";
    }
    if (is_altered(page, begin, end)) {
      one.kind = SpamKind::kObfuscated;
      one.reasons += "; written in disguise";
    }
    found.push_back(std::move(one));
  }
}

// Fills Phrase::at of every phrase.
void find_all(const PageText& page, std::span<FlaggedPhrase> flagged) {
  std::vector<Phrase> phrases;
  for (FlaggedPhrase& one : flagged) phrases.push_back(std::move(one.phrase));
  find_occurrences(page.chars, page.tokens, phrases);
  for (std::size_t i = 0; i < flagged.size(); ++i) flagged[i].phrase = std::move(phrases[i]);
}

// In order of position.
std::vector<Found> without_overlap(std::vector<Found> found) {
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.begin < b.begin; });
  std::vector<Found> apart;
  for (Found& one : found) {
    if (apart.empty() || one.begin >= apart.back().end) apart.push_back(std::move(one));
  }
  return apart;
}

// Every occurrence of the phrases that the pages of the host share.
std::vector<Found> find_host_phrases(const PageText& page, std::span<const HostPhrase> host_phrases,
                                     std::span<const PageLine> lines, const Context& context) {
  std::vector<std::u16string> texts;
  for (const HostPhrase& phrase : host_phrases) texts.push_back(normalise(phrase.text));
  std::vector<FlaggedPhrase> flagged;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty()) continue;
    flagged.push_back({{texts[i], 0, {}},
                       host_phrases[i].kind,
                       host_phrases[i].removable,
                       kHostScore,
                       "recurs on unrelated pages of the host: " + host_phrases[i].reasons});
  }
  find_all(page, flagged);
  std::erase_if(flagged, [](const FlaggedPhrase& phrase) { return phrase.phrase.at.empty(); });
  if (flagged.empty()) return {};
  const std::vector<Reference> references = references_of(lines, context);
  std::vector<Found> found;
  for (const FlaggedPhrase& phrase : flagged) add_occurrences(page, phrase, references, found);
  for (Found& one : found) {
    if (one.kind == SpamKind::kInsertion && !one.original && is_between_words(page.chars, one.end))
      one.original = u"";
  }
  return without_overlap(std::move(found));
}

// Takes in what does not overlap anything found before; keeps the order of position.
void merge(std::vector<Found>& found, std::vector<Found> more) {
  const auto by_position = [](const Found& a, const Found& b) { return a.begin < b.begin; };
  std::vector<Found> fresh;
  for (Found& one : more) {
    const auto next = std::upper_bound(found.begin(), found.end(), one.begin,
                                       [](std::uint32_t at, const Found& other) { return at < other.end; });
    if (next == found.end() || next->begin >= one.end) fresh.push_back(std::move(one));
  }
  const auto old = static_cast<std::ptrdiff_t>(found.size());
  std::move(fresh.begin(), fresh.end(), std::back_inserter(found));
  std::inplace_merge(found.begin(), found.begin() + old, found.end(), by_position);
}

// Takes out what is less than the whole of something written in disguise, which tells its ends by itself.
void erase_parts(std::vector<Found>& found, std::span<const Found> disguises) {
  std::erase_if(found, [&](const Found& one) {
    const auto whole = std::upper_bound(disguises.begin(), disguises.end(), one.begin,
                                        [](std::uint32_t at, const Found& other) { return at < other.end; });
    return whole != disguises.end() && whole->begin <= one.begin && one.end <= whole->end &&
           one.end - one.begin < whole->end - whole->begin;
  });
}

// Only a heading's number or a bullet stands before the phrase: "NO.1: P", "- P".
bool is_heading_number(std::u16string_view text) {
  if (text.size() > 8) return false;
  const auto letters = std::count_if(text.begin(), text.end(), is_letter);
  const bool number = letters == 2 && lower_ascii(text.front()) == u'n' && lower_ascii(text[1]) == u'o';
  if (letters != 0 && !number) return false;
  return number || std::all_of(text.begin(), text.end(), [](char16_t c) {
           return is_digit(c) || std::u16string_view(u" #-*.:)·•▶■").find(c) != std::u16string_view::npos;
         });
}

// A finding that is all there is in its line takes the line.
void widen_to_lines(const PageText& page, std::vector<Found>& found) {
  const std::u16string_view chars = page.chars;
  for (std::size_t i = 0; i < found.size(); ++i) {
    Found& one = found[i];
    const std::uint32_t line = page.line_of(one.begin);
    const std::uint32_t begin = page.line_begin[line];
    const std::uint32_t end = page.line_begin[line + 1] - 1;
    const bool alone =
        (i == 0 || found[i - 1].end <= begin) && (i + 1 == found.size() || found[i + 1].begin >= end);
    const std::u16string_view after = chars.substr(one.end, end - one.end);
    if (!alone || std::any_of(after.begin(), after.end(), is_word)) continue;
    if (one.kind == SpamKind::kSubstitution && one.original) continue;
    if (!is_heading_number(chars.substr(begin, one.begin - begin))) continue;
    if (one.kind == SpamKind::kSubstitution) continue;
    one.begin = begin;
    one.end = end;
    one.kind = SpamKind::kLine;
    one.original = u"";
  }
}

Finding finding_of(ByteMap& map, Found one) {
  const ByteRange range = map.bytes_of(one.begin, one.end);
  Finding finding{range.line, range.begin,           range.end, one.kind, std::nullopt,
                  one.score,  std::move(one.reasons)};
  if (one.original) finding.original = to_utf8(*one.original);
  return finding;
}

// Log-odds of the first look below which nothing is injected unless the lexicon knows the phrase. Swept -1.4
// to 0.8, with grammar 0.9 less: the highest at which hardly an injected phrase is lost, of those that pass.
float worth_reading(const Evidence& evidence) { return has_grammar_against(evidence) ? -0.6F : 0.3F; }

// The same below which nothing is compared with the texts beside the page: no injected phrase is lost.
constexpr float kWorthComparing = -3;

bool is_known(const Phrase& phrase, std::span<const LexiconHit> hits) {
  const std::uint32_t begin = phrase.at.front();
  auto hit = std::lower_bound(hits.begin(), hits.end(), begin,
                              [](const LexiconHit& a, std::uint32_t at) { return a.end <= at; });
  for (; hit != hits.end() && hit->begin < begin + phrase.text.size(); ++hit) {
    if (hit->tier != Tier::kPromotionalWord) return true;
  }
  return false;
}

// A single word that is none of the phrase's: 김구 for 김구 선생 says the same, and so does 김구선생.
bool is_another_word(std::u16string_view word, std::u16string_view phrase) {
  if (word.empty()) return true;
  std::u16string letters(phrase);
  std::erase(letters, u' ');
  return word.find(u' ') == word.npos && letters.find(word) == letters.npos &&
         word.find(letters) == word.npos;
}

// Whether a reference has another word in place of the phrase, or goes on without it. Only of phrases that
// live by themselves: a title may well say the same in other words.
bool replaces(const PageText& page, const Candidate& candidate, std::span<const Reference> references) {
  constexpr float kFrozen = 0.9F;
  const std::u16string_view phrase = candidate.phrase.text;
  if (candidate.evidence.frozen < kFrozen || candidate.evidence.tokens < 2) return false;
  const Restoration restoration = restore(page, candidate.phrase, references);
  return !restoration.reason.empty() &&
         std::all_of(restoration.originals.begin(), restoration.originals.end(),
                     [&](const auto& original) { return !original || is_another_word(*original, phrase); });
}

// The candidates worth reading, with all of their evidence.
std::vector<Candidate> read_candidates(const PageText& page, std::span<const LexiconHit> hits,
                                       std::span<const PageLine> lines, const Context& context) {
  std::vector<Candidate> worth = candidates(page, page.tokens);
  if (worth.empty()) return worth;
  const std::vector<Reference> references = references_of(lines, context);
  int compared = 0;
  std::erase_if(worth, [&](Candidate& candidate) {
    const float shape = shape_score(candidate.evidence);
    const bool compare = shape > kWorthComparing && !references.empty() && compared++ < kMaxCompared;
    candidate.replaces = compare && replaces(page, candidate, references);
    return !candidate.replaces && shape < worth_reading(candidate.evidence) &&
           !is_known(candidate.phrase, hits);
  });
  read(shipped_language(), page, worth);
  return worth;
}

}  // namespace

std::vector<Finding> find(std::span<const PageLine> lines, const Context& context) {
  const PageText page = normalise(lines);
  const std::span<const Token> tokens = page.tokens;
  const std::vector<LexiconHit> hits =
      context.lexicon ? lexicon_hits(page.chars, tokens) : std::vector<LexiconHit>();

  std::vector<Found> found = advertising_blocks(page, lines, hits);
  std::vector<Found> disguises = disguised(page, tokens, hits, context.lexicon);
  const std::vector<FlaggedPhrase> flagged =
      flag(page.chars, read_candidates(page, hits, lines, context), hits);
  if (!flagged.empty()) {
    const std::vector<Reference> references = references_of(lines, context);
    std::vector<Found> occurrences;
    for (const FlaggedPhrase& phrase : flagged) add_occurrences(page, phrase, references, occurrences);
    std::sort(occurrences.begin(), occurrences.end(),
              [](const Found& a, const Found& b) { return a.begin < b.begin; });
    erase_parts(occurrences, disguises);
    merge(found, std::move(occurrences));
  }
  if (!context.host_phrases.empty())
    merge(found, find_host_phrases(page, context.host_phrases, lines, context));
  merge(found, std::move(disguises));
  merge(found, title_tails(page));
  merge(found, keyword_rows(page, lines, context.title));
  merge(found, appended_advertising(page, lines, shipped_language().topics));
  merge(found, promotions(page, lines, tokens, hits, found));
  widen_to_lines(page, found);

  std::vector<Finding> findings;
  findings.reserve(found.size());
  ByteMap map(page, lines);
  for (Found& one : found) findings.push_back(finding_of(map, std::move(one)));
  return findings;
}

}  // namespace kijil::spam
