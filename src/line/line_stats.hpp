// Counts over the characters of one line, made in the same pass that copies it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "line/byte_scan.hpp"

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

// The bit of an ASCII punctuation mark in LineStats::marks. Of two marks that share one, the other is a
// control character or one of [ \\ ] ^ _ ` { | } ~.
constexpr std::uint64_t mark_bit(char c) {
  return std::uint64_t{1} << (static_cast<unsigned char>(c) & 0x3F);
}

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
  // ASCII punctuation that the line has, as mark_bit() says.
  std::uint64_t marks = 0;
  std::uint8_t pairs = 0;       // bits of Pair; there may be more than the line has
  bool copyright_sign = false;  // beyond ASCII, as the next
  bool currency_sign = false;
  bool bracketed = false;  // begins and ends with a bracket
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

  bool empty() const { return characters_ == 0; }
  std::string_view text() const { return {text_.data(), size_}; }

  // Whether the text may differ from its NFC.
  bool may_change() const { return may_change_; }

  // Ends the line. stats: of no line so far.
  void finish_line(LineStats& stats);
  LineStats finish_line() {
    LineStats stats;
    finish_line(stats);
    return stats;
  }

 private:
  std::uint32_t add_kept(std::string_view run);
  void make_room(std::size_t bytes);
  void grow(std::size_t wanted);
  std::size_t skip_space(std::size_t at, std::size_t end);
  PlainRun look(std::size_t at);
  std::string_view counted_text();

  std::vector<std::uint32_t>& words_;
  std::vector<char> text_;     // what is behind size_ can be read and has no meaning
  std::vector<char> lowered_;  // what is counted, with small ASCII letters
  std::string collapsed_;
  std::size_t size_ = 0;
  std::uint32_t characters_ = 0;  // that are no white space
  bool space_ = false;
  bool may_change_ = false;
  bool odd_ =
      false;  // the text is not what is counted: it has invisible characters or white space of its own
};

}  // namespace kijil::line
