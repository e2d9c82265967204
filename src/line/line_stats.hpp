// Counts over the characters of one line, made in the same pass that copies it.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/char_class.hpp"

namespace kijil::line {

// How a line ends or begins.
enum class Edge : std::uint8_t {
  kLower,
  kUpper,
  kLetter,
  kDigit,
  kTerminal,
  kComma,
  kColon,
  kEllipsis,
  kQuote,
  kBracket,
  kSymbol,
  kOther
};

struct LineStats {
  std::uint32_t characters = 0;  // code points, single spaces between words counted
  std::uint32_t wide = 0;        // Hangul, Kana, ideographs
  std::uint32_t terminals = 0;   // . ! ? and their like
  std::uint32_t commas = 0;      // , ; : and their like
  std::uint32_t separators = 0;  // | > and bullets
  std::uint32_t digits = 0;
  std::uint32_t uppers = 0;
  std::uint32_t lowers = 0;
  std::uint32_t others = 0;        // punctuation and symbols that are none of the above
  std::uint32_t fields = 0;        // runs between white space
  std::uint32_t upper_fields = 0;  // that begin with a capital
  std::uint32_t lower_fields = 0;  // that begin with a small letter
  // Of up to three characters, the first a small letter: function words, mostly.
  std::uint32_t short_fields = 0;
  std::uint32_t first_word = 0;  // range of Lines::words
  std::uint32_t last_word = 0;
  std::uint64_t hash = 0;        // of the words with ASCII letters lowered, and the marks between them
  std::uint64_t shape_hash = 0;  // of the same with every run of digits as one 0
  std::uint64_t start_hash = 0;  // of the first ten characters of that
  bool bracketed = false;        // begins and ends with a bracket
  Edge start = Edge::kOther;
  Edge finish = Edge::kOther;

  // Characters with wide ones counted twice: comparable between Korean or Chinese and Latin lines.
  std::uint32_t width() const { return characters + wide; }
};

// Copies the characters of a line, white space collapsed, and counts them.
class LineScanner {
 public:
  // words: receives the hashes of the line's words.
  explicit LineScanner(std::vector<std::uint32_t>& words) : words_(words) {}

  void start_line();

  // Adds a run of the line; valid UTF-8. Returns the characters added that are no white space. keep_space:
  // white space is copied as it is, but counted as if it were collapsed.
  std::uint32_t add(std::string_view run, bool keep_space);

  // White space between two runs.
  void add_space() { space_ = true; }

  bool empty() const { return stats_.characters == 0; }
  std::string_view text() const { return text_; }

  // Whether the text may differ from its NFC.
  bool may_change() const { return may_change_; }

  // Ends the line.
  LineStats finish_line();

 private:
  // Takes the characters of run from `at` up to the next white space; returns where that is.
  std::size_t take_field(std::string_view run, std::size_t at);
  void count(char32_t code_point, text::CharClass kind);
  void end_word();
  void end_field();
  void mix(std::uint64_t value) { stats_.hash = (stats_.hash ^ value) * kPrime; }

  static constexpr std::uint64_t kPrime = 0x100000001B3;  // FNV-1a

  std::vector<std::uint32_t>& words_;
  std::string text_;
  LineStats stats_;
  std::array<std::uint32_t, text::kCharClassCount> counts_ = {};
  bool space_ = false;
  bool may_change_ = false;
  std::uint32_t field_characters_ = 0;
  text::CharClass field_start_ = text::CharClass::kSpace;
  std::uint32_t word_ = 0;                               // hash of the word so far; 0 between words
  text::CharClass last_ = text::CharClass::kSpace;       // class of the last character
  text::CharClass last_mark_ = text::CharClass::kSpace;  // of the last one that is no quote or bracket
  char32_t last_point_ = 0;
};

}  // namespace kijil::line
