#include "spam/language.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>
#include <string>

#include "spam/chars.hpp"
#include "spam/pair_count.hpp"

namespace kijil::spam {
namespace {

#include "data/spam_ngrams.inc"
#include "data/spam_topics.inc"

constexpr std::size_t kSamples = 12;       // windows that the page's mean is taken from
constexpr std::size_t kSampleLength = 20;  // characters of a window
constexpr std::size_t kPageTerms = 200;    // at most, evenly spaced, for the page's topic
constexpr std::size_t kOccurrences = 8;    // of a phrase that are read
constexpr std::size_t kLeft = 6;           // characters before a gap that the deletion gain sees
constexpr std::size_t kNext = 3;           // characters behind it
constexpr std::size_t kKin = 3;            // words of the page that are nearest to a word
constexpr std::size_t kNearby = 40;        // characters on each side that make up the nearby topic

struct Word {
  std::size_t begin;  // in the phrase
  std::size_t end;
};

std::vector<Word> words_of(std::u16string_view phrase) {
  std::vector<Word> words;
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find(u' ', begin), phrase.size());
    words.push_back({begin, end});
    begin = end + 1;
  }
  return words;
}

// A running mean, minimum and maximum.
struct Mean {
  float sum = 0;
  float least = 0;
  float most = 0;
  std::size_t count = 0;

  void add(float value) {
    least = count == 0 ? value : std::min(least, value);
    most = count == 0 ? value : std::max(most, value);
    sum += value;
    ++count;
  }
  float value() const { return count == 0 ? 0 : sum / static_cast<float>(count); }
};

}  // namespace

Language shipped_language() { return {Ngrams(kNgramTable), Topics(kTopicTable)}; }

Reader::Reader(const Language& language, std::u16string_view chars, std::span<const Token> tokens)
    : language_(language), chars_(chars), advertising_(language.topics.advertising()) {
  read_page_mean();
  read_page_topic(tokens);
}

void Reader::read_page_mean() {
  Mean mean;
  const std::size_t step = std::max(kSampleLength, chars_.size() / kSamples);
  std::vector<float> values;
  for (std::size_t i = 0; i < chars_.size(); i += step) {
    values.clear();
    language_.ngrams.append(chars_, i, std::min(chars_.size(), i + kSampleLength), values);
    for (const float value : values) mean.add(value);
  }
  page_mean_ = mean.value();
}

void Reader::read_page_topic(std::span<const Token> tokens) {
  const std::size_t stride = tokens.size() / kPageTerms + 1;
  std::vector<std::uint32_t> terms;
  for (std::size_t i = 0; i < tokens.size(); i += stride) {
    const std::uint32_t term = first_term(chars_.substr(tokens[i].begin, tokens[i].end - tokens[i].begin));
    if (term != 0) terms.push_back(term);
  }
  std::sort(terms.begin(), terms.end());
  for (std::size_t i = 0; i < terms.size();) {
    std::size_t end = i;
    while (end < terms.size() && terms[end] == terms[i]) ++end;
    const auto count = static_cast<float>(end - i);
    page_terms_.emplace_back(terms[i], count);
    if (const auto term = language_.topics.find(terms[i])) {
      add(page_vector_, *term, term->rarity * std::log1p(count));
      known_terms_.emplace_back(terms[i], *term);
    }
    i = end;
  }
}

void Reader::read(const Phrase& phrase, Evidence& evidence) const {
  read_surprise(phrase, evidence);
  read_joined(phrase, evidence);
  read_gain(phrase, evidence);
  read_topic(phrase, evidence);
}

void Reader::read_surprise(const Phrase& phrase, Evidence& e) const {
  const std::vector<Word> words = words_of(phrase.text);
  const std::size_t length = phrase.text.size();
  Mean whole, first, next;
  std::vector<Mean> seams(words.size()), inside(words.size());
  std::vector<float> values;
  for (std::size_t k = 0; k < std::min(phrase.at.size(), kOccurrences); ++k) {
    const std::size_t at = phrase.at[k];
    values.clear();
    language_.ngrams.append(chars_, at, std::min(chars_.size(), at + length + kNext), values);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const float value = values[i] - page_mean_;
      if (i < length) whole.add(value);
      if (i < 2) first.add(value);
      if (i >= length) next.add(value);
      for (std::size_t w = 0; w < words.size(); ++w) {
        if (i < words[w].begin || i >= words[w].end) continue;
        if (i < words[w].begin + 2 && w > 0) seams[w].add(value);
        if (i > words[w].begin) inside[w].add(value);
      }
    }
  }
  Mean seam, word;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (w > 0) seam.add(seams[w].value());
    if (inside[w].count != 0) word.add(inside[w].value());
  }
  e.surprise = whole.value();
  e.surprise_first = first.value();
  e.association = first.value() + page_mean_ -
                  language_.ngrams.mean(std::u16string(u" ") += phrase.text.substr(0, 2), 1, 3);
  e.surprise_next = next.value();
  e.surprise_seam = seam.value();
  e.surprise_seam_least = seam.least;
  e.surprise_word = word.value();
  e.surprise_word_least = word.least;
}

// 공공 임대 is often written 공공임대; words of different advertisements are not.
void Reader::read_joined(const Phrase& phrase, Evidence& e) const {
  const std::vector<Word> words = words_of(phrase.text);
  Mean joined;
  for (std::size_t w = 1; w < words.size(); ++w) {
    const auto [begin, end] = words[w - 1];
    std::u16string text = std::u16string(u" ") += phrase.text.substr(begin, end - begin);
    const std::size_t seam = text.size();
    text += phrase.text.substr(words[w].begin, std::min<std::size_t>(2, words[w].end - words[w].begin));
    joined.add(language_.ngrams.mean(text, seam, text.size()) - page_mean_);
  }
  e.joined = joined.value();
  e.joined_most = joined.most;
}

// How much likelier the text goes on when the phrase is taken out.
void Reader::read_gain(const Phrase& phrase, Evidence& e) const {
  Mean gain, positive;
  for (std::size_t k = 0; k < std::min(phrase.at.size(), kOccurrences); ++k) {
    const std::size_t at = phrase.at[k];
    std::size_t from = at + phrase.text.size();
    std::u16string_view left = chars_.substr(at - std::min(at, kLeft), std::min(at, kLeft));
    left = left.substr(left.rfind(u'\n') + 1);
    if (left.size() < 3 || from + kNext + 1 > chars_.size()) continue;
    if (left.back() == u' ' && (chars_[from] == u' ' || chars_[from] == u',' || chars_[from] == u'.')) {
      if (chars_[from] == u' ')
        ++from;
      else
        left.remove_suffix(1);
    }
    const std::u16string_view right = chars_.substr(from, kNext);
    if (right.size() < kNext || right.find(u'\n') != right.npos) continue;
    const std::u16string joined = std::u16string(left) += right;
    const float value = language_.ngrams.mean(joined, left.size(), joined.size()) -
                        language_.ngrams.mean(chars_, from, from + kNext);
    gain.add(value);
    positive.add(value > 0 ? 1.0F : 0.0F);
  }
  e.deletion_gain = gain.value();
  e.deletion_gains = positive.count == 0 ? 0.5F : positive.value();
}

TopicVector Reader::page_without(std::span<const std::uint32_t> own) const {
  TopicVector vector = page_vector_;
  for (const std::uint32_t hash : own) {
    const auto entry = std::lower_bound(page_terms_.begin(), page_terms_.end(), hash,
                                        [](const auto& a, std::uint32_t h) { return a.first < h; });
    if (entry == page_terms_.end() || entry->first != hash) continue;
    if (const auto term = language_.topics.find(hash))
      add(vector, *term, -term->rarity * std::log1p(entry->second));
  }
  return vector;
}

// Mean cosine of the term with the words of the page, the phrase's own left out, that are nearest to it.
float Reader::kin_of(const Topics::Term& term, std::span<const std::uint32_t> own) const {
  std::array<int, kKin> nearest{};  // dot products, greatest first
  for (const auto& [hash, other] : known_terms_) {
    int dot = 0;
    for (std::size_t d = 0; d < kTopicDimensions; ++d) dot += term.vector[d] * other.vector[d];
    if (dot <= nearest.back() || std::binary_search(own.begin(), own.end(), hash)) continue;
    nearest.back() = dot;
    for (std::size_t k = kKin - 1; k > 0 && nearest[k - 1] < dot; --k) std::swap(nearest[k - 1], nearest[k]);
  }
  constexpr float kLength = 127;  // of a vector
  const int sum = std::accumulate(nearest.begin(), nearest.end(), 0);
  return static_cast<float>(sum) / (kLength * kLength * static_cast<float>(kKin));
}

void Reader::read_topic(const Phrase& phrase, Evidence& e) const {
  std::vector<std::uint32_t> own = terms_of(phrase.text);
  std::vector<Topics::Term> known;
  std::vector<TopicVector> vectors;
  TopicVector sum{};
  Mean rarity;
  for (const std::uint32_t hash : own) {
    const auto term = language_.topics.find(hash);
    if (!term) continue;
    TopicVector& vector = vectors.emplace_back();
    add(vector, *term, 1);
    add(sum, *term, 1);
    known.push_back(*term);
    rarity.add(term->rarity);
  }
  e.unknown_words = own.empty() ? 0 : 1 - static_cast<float>(vectors.size()) / static_cast<float>(own.size());
  e.rarity = rarity.value();
  std::sort(own.begin(), own.end());
  own.erase(std::unique(own.begin(), own.end()), own.end());
  const TopicVector page = page_without(own);
  Mean similarity, kin, cohesion, nearby, advertising;
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    similarity.add(cosine(vectors[i], page));
    advertising.add(cosine(vectors[i], advertising_));
    kin.add(kin_of(known[i], own));
    if (i > 0) cohesion.add(cosine(vectors[i - 1], vectors[i]));
  }
  e.topic_words = similarity.value();
  e.topic_words_least = similarity.least;
  e.topic_words_most = similarity.most;
  e.topic_last = vectors.empty() ? 0 : cosine(vectors.back(), page);
  e.topic_phrase = cosine(sum, page);
  e.kin = kin.value();
  e.kin_least = kin.least;
  e.cohesion = cohesion.value();
  e.advertising = advertising.value();
  e.advertising_least = advertising.least;
  e.advertising_most = advertising.most;
  e.advertising_page = cosine(page, advertising_);
  if (vectors.empty()) return;
  float nearest = -1;
  for (std::size_t k = 0; k < std::min(phrase.at.size(), kOccurrences); ++k) {
    const std::size_t at = phrase.at[k];
    const std::size_t end = at + phrase.text.size();
    TopicVector around{};
    const std::size_t from = at - std::min(at, kNearby);
    for (const std::u16string_view side : {chars_.substr(from, at - from), chars_.substr(end, kNearby)}) {
      for (const std::uint32_t hash : terms_of(side)) {
        if (std::binary_search(own.begin(), own.end(), hash)) continue;
        if (const auto term = language_.topics.find(hash)) add(around, *term, term->rarity);
      }
    }
    const float value = cosine(sum, around);
    nearby.add(value);
    nearest = std::max(nearest, value);
  }
  e.topic_nearby = nearby.value();
  e.topic_nearest = nearest;
}

void read(const Language& language, const PageText& page, std::span<Candidate> candidates) {
  if (candidates.empty()) return;
  const Reader reader(language, page.chars, page.tokens);
  const PairCounts pairs(page.chars, candidates);
  for (Candidate& candidate : candidates) {
    reader.read(candidate.phrase, candidate.evidence);
    pairs.read(candidate.phrase, candidate.evidence);
  }
}

}  // namespace kijil::spam
