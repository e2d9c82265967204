#include "spam/host.hpp"

#include <algorithm>
#include <map>

#include "spam/census.hpp"
#include "spam/chars.hpp"
#include "spam/evidence.hpp"
#include "spam/forms.hpp"
#include "spam/language.hpp"
#include "spam/noun_phrase.hpp"
#include "spam/page_text.hpp"
#include "spam/particle.hpp"
#include "spam/repeat.hpp"
#include "spam/token.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kMinPages = 5;      // of a host
constexpr std::size_t kMaxPages = 200;    // judged together
constexpr std::size_t kMinPagesWith = 3;  // that have the phrase
constexpr std::uint32_t kMinOccurrences = 4;
constexpr float kMinFrozen = 0.6F;
constexpr float kNameFrozen = 0.78F;

// The pages as one text; every page begins on a line of its own.
struct Pool {
  PageText text;
  std::vector<std::uint32_t> page_begin;  // in chars, of each page

  std::size_t page_of(std::uint32_t index) const {
    return static_cast<std::size_t>(std::upper_bound(page_begin.begin(), page_begin.end(), index) -
                                    page_begin.begin());
  }
};

Pool pool_of(std::span<const std::vector<PageLine>> pages) {
  std::vector<PageLine> lines;
  std::vector<std::size_t> first_line;
  for (const std::vector<PageLine>& page : pages) {
    first_line.push_back(lines.size());
    lines.insert(lines.end(), page.begin(), page.end());
  }
  Pool pool{normalise(lines), {}};
  for (const std::size_t line : first_line) pool.page_begin.push_back(pool.text.line_begin[line]);
  return pool;
}

// What the pages, rather than the occurrences, say.
struct Spread {
  std::size_t pages = 0;
  std::size_t clashing = 0;    // pages with a particle that disagrees
  std::size_t glued_left = 0;  // pages where it is glued to a word before it
  std::size_t glued_right = 0;
  float next_same = 0;  // share of the commonest letter glued behind it
};

class Spreader {
 public:
  Spreader(const Pool& pool, const Phrase& phrase)
      : pool_(pool), chars_(pool.text.chars), phrase_(phrase), sound_(final_sound(phrase.text)) {
    for (const std::uint32_t at : phrase.at) add(at);
  }

  Spread finish() const {
    std::size_t letters = 0;
    std::size_t commonest = 0;
    for (const auto& [letter, count] : next_) {
      letters += count;
      commonest = std::max(commonest, count);
    }
    const float same = letters == 0 ? 0 : static_cast<float>(commonest) / static_cast<float>(letters);
    return {all_.size(), clashing_.size(), left_.size(), right_.size(), same};
  }

 private:
  using Pages = std::map<std::size_t, std::size_t>;

  void add(std::uint32_t at) {
    const std::size_t page = pool_.page_of(at);
    ++all_[page];
    if (at > 0 && is_letter(chars_[at - 1])) ++left_[page];
    const std::size_t begin = at + phrase_.text.size();
    std::size_t end = begin;
    while (end < chars_.size() && end - begin < 14 && is_word(chars_[end])) ++end;
    if (end == begin) return;
    const std::u16string_view run = chars_.substr(begin, end - begin);
    if (const Particle* form = particle(run)) {
      if (agrees(*form, sound_) == false) ++clashing_[page];
      return;
    }
    ++next_[run.front()];
    if (run.size() >= 2 && !forms::kDerivation.is_start_of(run) && !forms::kNounSuffix.contains(run) &&
        !forms::kSuffixStart.contains(run.front())) {
      ++right_[page];
    }
  }

  const Pool& pool_;
  std::u16string_view chars_;
  const Phrase& phrase_;
  Sound sound_;
  Pages all_, clashing_, left_, right_;
  std::map<char16_t, std::size_t> next_;
};

// A name: its words live in it only, and it neither ends nor joins like a clause.
bool is_name(std::u16string_view phrase, const Evidence& e) {
  const bool frozen =
      (e.frozen >= kNameFrozen && e.inner_particles == 0) || (e.frozen >= 0.93F && e.inner_particles <= 1);
  if (!frozen || forms::kHostFinal.is_end_of(phrase)) return false;
  for (std::size_t space = phrase.find(u' '); space != phrase.npos; space = phrase.find(u' ', space + 1)) {
    // 영화와 음악, but 외과 상담: a word of two syllables may end like a particle.
    const std::size_t word = phrase.rfind(u' ', space - 1) + 1;
    if (space - word > 2 && forms::kHostInner.contains(phrase[space - 1])) return false;
  }
  return true;
}

// Why the phrase is injected; empty when it is not. The limits are those of recipes measured on hosts of 10
// to 30 pages.
std::string reasons_for(std::u16string_view phrase, const Evidence& e, const Spread& spread) {
  const auto on = [](std::size_t pages) { return std::to_string(pages) + " pages of the host"; };
  if (e.clashes >= 3 && e.clash_types >= 2 && e.clash_share >= 0.25F && spread.clashing >= 3) {
    return "particles disagree on " + on(spread.clashing);
  }
  // Ordinary words in their ordinary order (다시 한번) are likelier than the page, not less.
  if (!is_name(phrase, e) || e.surprise > 0 || e.surprise_seam > 0) return {};
  if (e.clashes >= 1 && e.glued_left_words >= 3 && spread.glued_left >= 3 && e.glued_left >= 0.1F) {
    return "glued to different words before it on " + on(spread.glued_left);
  }
  // Letters that ordinary text would go on with are the rest of a word: 시간이 지|나.
  if (e.glued_right_words >= 3 && spread.glued_right >= 3 && e.glued_right >= 0.3F &&
      spread.next_same <= 0.5F && e.surprise_next < 0 && e.deletion_gain > 0) {
    return "glued to different words after it on " + on(spread.glued_right);
  }
  const float noun = e.particle + e.derived + e.suffixed;
  if (e.frequency >= 5 && spread.pages >= 5 && noun <= 0.1F && e.before_space >= 0.7F &&
      e.left_distinct >= 0.75F && e.right_distinct >= 0.75F && e.line_start <= 0.2F &&
      e.left_inflected >= 0.35F) {
    return "stands bare between ever different words on " + on(spread.pages);
  }
  return {};
}

// Frozen within the pages that have the phrase: how its words fare elsewhere on the host does not matter.
Frozen frozen_on_its_pages(const Pool& pool, const Phrase& phrase) {
  std::vector<Token> tokens;
  std::size_t last = 0;
  for (const std::uint32_t at : phrase.at) {
    const std::size_t page = pool.page_of(at);
    if (page == last) continue;
    last = page;
    const std::uint32_t begin = pool.page_begin[page - 1];
    const auto end = page < pool.page_begin.size() ? pool.page_begin[page]
                                                   : static_cast<std::uint32_t>(pool.text.chars.size());
    const auto from = std::lower_bound(pool.text.tokens.begin(), pool.text.tokens.end(), begin,
                                       [](const Token& token, std::uint32_t i) { return token.begin < i; });
    for (auto token = from; token != pool.text.tokens.end() && token->begin < end; ++token)
      tokens.push_back(*token);
  }
  return count_words(pool.text.chars, tokens, {&phrase, 1}).front();
}

bool overlaps(const HostPhrase& a, const HostPhrase& b) {
  return a.text.find(b.text) != std::string::npos || b.text.find(a.text) != std::string::npos;
}

void judge(std::span<const std::vector<PageLine>> pages, std::vector<HostPhrase>& result) {
  const Pool pool = pool_of(pages);
  Repeats repeats =
      repeated_phrases(pool.text.chars, pool.text.tokens, {.min_starts = 3, .max_phrases = 2048});
  if (repeats.phrases.empty()) return;
  find_occurrences(pool.text.chars, pool.text.tokens, repeats);
  const Language language = shipped_language();
  const Reader reader(language, pool.text.chars, pool.text.tokens);
  for (const Phrase& phrase : repeats.phrases) {
    if (phrase.at.size() < kMinOccurrences) continue;
    const Spread spread = Spreader(pool, phrase).finish();
    if (spread.pages < kMinPagesWith) continue;
    Evidence evidence = weigh(pool.text.chars, phrase, frozen_on_its_pages(pool, phrase));
    if (evidence.frozen < kMinFrozen || evidence.glued_left > 0.67F) continue;
    reader.read(phrase, evidence);
    std::string reasons = reasons_for(phrase.text, evidence, spread);
    if (reasons.empty()) continue;
    result.push_back({to_utf8(phrase.text), static_cast<std::uint32_t>(spread.pages),
                      is_substitution(evidence) ? SpamKind::kSubstitution : SpamKind::kInsertion,
                      is_removable(evidence), std::move(reasons)});
  }
}

}  // namespace

std::vector<HostPhrase> host_phrases(std::span<const std::vector<PageLine>> pages) {
  std::vector<HostPhrase> found;
  for (std::size_t i = 0; i < pages.size(); i += kMaxPages) {
    const auto group = pages.subspan(i, std::min(kMaxPages, pages.size() - i));
    if (group.size() >= kMinPages) judge(group, found);
  }
  // On more pages first; of those that contain each other the one that more pages have, the longer of two
  // alike.
  std::sort(found.begin(), found.end(), [](const HostPhrase& a, const HostPhrase& b) {
    if (a.pages != b.pages) return a.pages > b.pages;
    return a.text.size() != b.text.size() ? a.text.size() > b.text.size() : a.text < b.text;
  });
  std::vector<HostPhrase> chosen;
  for (HostPhrase& phrase : found) {
    const bool taken = std::any_of(chosen.begin(), chosen.end(),
                                   [&](const HostPhrase& other) { return overlaps(phrase, other); });
    if (!taken) chosen.push_back(std::move(phrase));
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const HostPhrase& a, const HostPhrase& b) { return a.text < b.text; });
  return chosen;
}

}  // namespace kijil::spam
