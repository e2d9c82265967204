// How a phrase reads where it stands: expected or not, of the page's topic or not.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "spam/candidate.hpp"
#include "spam/evidence.hpp"
#include "spam/ngram.hpp"
#include "spam/page_text.hpp"
#include "spam/repeat.hpp"
#include "spam/token.hpp"
#include "spam/topic.hpp"

namespace kijil::spam {

// What is known of ordinary Korean.
struct Language {
  Ngrams ngrams;
  Topics topics;
};

// The tables that ship with the program.
Language shipped_language();

// Reads one page; a value can be used for all phrases of the page.
class Reader {
 public:
  Reader(const Language& language, std::u16string_view chars, std::span<const Token> tokens);

  // Fills the fields of the evidence that need the tables.
  void read(const Phrase& phrase, Evidence& evidence) const;

 private:
  void read_surprise(const Phrase& phrase, Evidence& evidence) const;
  void read_joined(const Phrase& phrase, Evidence& evidence) const;
  void read_gain(const Phrase& phrase, Evidence& evidence) const;
  void read_topic(const Phrase& phrase, Evidence& evidence) const;
  float kin_of(const Topics::Term& term, std::span<const std::uint32_t> own) const;
  TopicVector page_without(std::span<const std::uint32_t> own) const;

  void read_page_mean();
  void read_page_topic(std::span<const Token> tokens);

  const Language& language_;
  std::u16string_view chars_;
  float page_mean_ = 0;                                      // log2 probability of a character
  std::vector<std::pair<std::uint32_t, float>> page_terms_;  // sorted, with their counts
  std::vector<std::pair<std::uint32_t, Topics::Term>> known_terms_;
  TopicVector page_vector_{};
  TopicVector advertising_{};
};

// Fills what the first look left open in the evidence of some candidates of the page.
void read(const Language& language, const PageText& page, std::span<Candidate> candidates);

}  // namespace kijil::spam
