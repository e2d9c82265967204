#include "line/line_stats.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/ascii.hpp"
#include "text/char_class.hpp"
#include "text/hash.hpp"
#include "text/utf8.hpp"

namespace kijil::line {
namespace {

using text::CharClass;

constexpr std::size_t kSlack = kScanned + 1;  // bytes that can be read behind a text
constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);

// Ideographs and Kana have no spaces between words: each is a word of its own. Hangul has.
constexpr bool is_own_word(char32_t c, CharClass kind) {
  return kind == CharClass::kWide && !(c >= 0xAC00 && c <= 0xD7A3) && !(c >= 0x1100 && c <= 0x11FF) &&
         !(c >= 0x3131 && c <= 0x318E);
}

constexpr bool is_bracket(char32_t c) {
  return c == '(' || c == ')' || c == '[' || c == ']' || c == '<' || c == '>' || c == '{' || c == '}' ||
         (c >= 0x3008 && c <= 0x3015) || c == 0xFF08 || c == 0xFF09 || c == 0xFF3B || c == 0xFF3D;
}

Edge edge(CharClass kind, char32_t point) {
  if (is_bracket(point)) return Edge::kBracket;
  switch (kind) {
    case CharClass::kLower: return Edge::kLower;
    case CharClass::kUpper: return Edge::kUpper;
    case CharClass::kLetter:
    case CharClass::kWide:
    case CharClass::kMark: return Edge::kLetter;
    case CharClass::kDigit: return Edge::kDigit;
    case CharClass::kTerminal: return Edge::kTerminal;
    case CharClass::kComma: return point == ':' || point == 0xFF1A ? Edge::kColon : Edge::kComma;
    case CharClass::kQuote: return Edge::kQuote;
    case CharClass::kSeparator: return Edge::kSymbol;
    case CharClass::kOther: return point >= 0x2000 ? Edge::kSymbol : Edge::kOther;
    default: return Edge::kOther;
  }
}

constexpr bool is_white_space(char c) { return c == ' ' || (c >= 0x09 && c <= 0x0D); }

// Of the first characters, at most `most`, with ASCII letters lowered and every run of digits as one 0.
std::uint64_t start_hash(std::string_view text, std::uint32_t most = kStartCharacters) {
  std::uint64_t hash = 0;
  bool in_digits = false;
  for (std::size_t at = 0; at < text.size() && most > 0;) {
    auto [point, size] = text::code_point_at(text, at);
    at += size;
    bool digit = false;
    if (point < 0x80) {
      const char c = static_cast<char>(point);
      digit = text::is_digit(c);
      point = static_cast<unsigned char>(text::lower(c));
    } else {
      digit = text::info(point).kind == CharClass::kDigit;
    }
    if (digit && in_digits) continue;
    in_digits = digit;
    hash = text::mixed(hash ^ (digit ? U'0' : point));
    --most;
  }
  return hash;
}

// Whether the first characters are ASCII without digits, or Hangul: then their bytes are hashed as they are.
bool begins_plainly(const ByteBits& bits) {
  return ((bits.digits | bits.others) & ((std::uint64_t{1} << bits.start_bytes) - 1)) == 0;
}

// What Counter::set_start() gives for a text whose characters begin in the same way.
std::uint64_t odd_start_hash(std::string_view text) {
  char lowered[kScanned + 1];
  char padded[2 * kScanned] = {};
  ByteBits bits;
  const std::size_t size = std::min(text.size(), kScanned);
  std::memcpy(padded, text.data(), size);
  scan_bytes(padded, size, true, bits, lowered);
  return begins_plainly(bits) ? text::hash({lowered, bits.start_bytes}) : start_hash(text);
}

// The hash of a word. 16 bytes can be read at `word`: most words have no more, and take no branch.
std::uint32_t word_hash(const char* word, std::size_t size) {
  constexpr std::size_t kRead = 16;
  if (size > kRead) return static_cast<std::uint32_t>(text::hash({word, size}));
  constexpr std::uint8_t kMask[2 * kRead] = {255, 255, 255, 255, 255, 255, 255, 255,
                                             255, 255, 255, 255, 255, 255, 255, 255};
  std::uint64_t bytes[2];
  std::uint64_t mask[2];
  std::memcpy(bytes, word, sizeof bytes);
  std::memcpy(mask, kMask + kRead - size, sizeof mask);
  return static_cast<std::uint32_t>(
      text::mixed(text::mixed(size ^ (bytes[0] & mask[0])) ^ (bytes[1] & mask[1])));
}

// Finds where runs of bits begin and end, over the blocks of a line.
class Runs {
 public:
  // Calls ended(begin, end) for every run that ends in the block, and for every run but the last of the line.
  template <class Ended>
  void add(std::size_t at, std::uint64_t bits, Ended ended) {
    std::uint64_t edges = bits ^ (bits << 1 | (begin_ != kNoWord ? 1U : 0U));
    for (; edges != 0; edges &= edges - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(edges));
      if (begin_ == kNoWord) {
        begin_ = place;
      } else {
        ended(begin_, place);
        begin_ = kNoWord;
      }
    }
  }

  // Ends the run that reaches up to the end of the line.
  template <class Ended>
  void finish(std::size_t end, Ended ended) {
    if (begin_ != kNoWord) ended(begin_, end);
  }

 private:
  std::size_t begin_ = kNoWord;
};

// Counts the characters of a whole line: white space is single spaces, nothing is invisible.
class Counter {
 public:
  Counter(std::string_view text, char* lowered, LineStats& stats, std::vector<std::uint32_t>& words)
      : text_(text), lowered_(lowered), stats_(stats), words_(words) {}

  void run() {
    const auto word = [this](std::size_t begin, std::size_t end) { add_word(begin, end); };
    const auto digits = [this](std::size_t begin, std::size_t end) { add_digits(begin, end); };
    Runs word_runs, digit_runs;
    bool after_space = true;
    for (std::size_t at = 0; at < text_.size(); at += kScanned) {
      ByteBits bits;
      scan_bytes(text_.data() + at, std::min(kScanned, text_.size() - at), after_space, bits, lowered_ + at);
      after_space = bits.spaces >> (kScanned - 1) != 0;
      add_ascii(bits, at);
      if (at == 0) set_start(bits);
      letters_ |= bits.lowers | bits.uppers | bits.digits;
      digits_ |= bits.digits;
      add_syllables(bits);
      for (std::uint64_t others = bits.others; others != 0; others &= others - 1) {
        add_other(bits, at, static_cast<unsigned>(std::countr_zero(others)));
      }
      word_runs.add(at, letters_, word);
      digit_runs.add(at, digits_, digits);
      letters_ = next_letters_;
      digits_ = next_digits_;
      next_letters_ = next_digits_ = 0;
    }
    word_runs.finish(text_.size(), word);
    digit_runs.finish(text_.size(), digits);
    set_counts();
    set_hashes();
  }

 private:
  // Most lines begin without digits, and their beginning is hashed whole.
  void set_start(const ByteBits& bits) {
    stats_.start_hash = begins_plainly(bits) ? text::hash(lowered(0, bits.start_bytes)) : start_hash(text_);
  }

  void add_ascii(const ByteBits& bits, std::size_t at) {
    stats_.pairs |= bits.pairs;
    stats_.characters += bits.characters;
    stats_.fields += bits.fields;
    stats_.upper_fields += bits.upper_fields;
    stats_.lower_fields += bits.lower_fields;
    stats_.short_fields += bits.short_fields;
    lowers_ += static_cast<std::uint32_t>(bits.lower_count);
    uppers_ += static_cast<std::uint32_t>(bits.upper_count);
    ascii_digits_ += static_cast<std::uint32_t>(bits.digit_count);
    for (std::uint64_t starts = bits.unsure; starts != 0; starts &= starts - 1) {
      stats_.short_fields += is_short(at + static_cast<std::size_t>(std::countr_zero(starts)));
    }
    for (std::uint64_t marks = bits.marks; marks != 0; marks &= marks - 1) {
      const std::uint64_t bit = marks & (0 - marks);
      const char c = text_[at + static_cast<std::size_t>(std::countr_zero(marks))];
      ++counts_[static_cast<std::size_t>(text::info(static_cast<char32_t>(c)).kind)];
      stats_.marks |= mark_bit(c);
      if (c == '_') letters_ |= bit;
    }
  }

  // Whether the field that begins there has at most three characters.
  bool is_short(std::size_t at) const {
    unsigned characters = 0;
    for (; at < text_.size() && text_[at] != ' '; ++at) {
      characters += (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80;
      if (characters > 3) return false;
    }
    return true;
  }

  // Syllables are three bytes of a word.
  void add_syllables(const ByteBits& bits) {
    if (bits.hangul == 0) return;
    counts_[static_cast<std::size_t>(CharClass::kWide)] += bits.hangul_count;
    letters_ |= bits.hangul | bits.hangul << 1 | bits.hangul << 2;
    next_letters_ |= bits.hangul >> 63 | bits.hangul >> 62;
  }

  void add_other(const ByteBits& bits, std::size_t at, unsigned place) {
    const auto [point, size] = text::code_point_at(text_, at + place);
    const CharClass kind = text::info(point).kind;
    ++counts_[static_cast<std::size_t>(kind)];
    const bool start = (bits.starts >> place & 1) != 0;
    stats_.upper_fields += start && kind == CharClass::kUpper;
    stats_.lower_fields += start && kind == CharClass::kLower;
    if (start && kind == CharClass::kLower) stats_.short_fields += is_short(at + place);
    if (!text::is_word(kind)) {
      stats_.copyright_sign |= point == U'©' || point == U'ⓒ';
      stats_.currency_sign |=
          point == U'€' || point == U'£' || point == U'¥' || point == U'₩' || point == U'₹';
      return;
    }
    if (is_own_word(point, kind)) {
      words_.push_back(static_cast<std::uint32_t>(text::mixed(point)));
      return;
    }
    const std::uint64_t bytes = (std::uint64_t{1} << size) - 1;
    const std::uint64_t here = bytes << place;
    const std::uint64_t next = place + size > kScanned ? bytes >> (kScanned - place) : 0;
    letters_ |= here;
    next_letters_ |= next;
    if (kind != CharClass::kDigit) return;
    digits_ |= here;
    next_digits_ |= next;
  }

  std::string_view lowered(std::size_t begin, std::size_t end) const {
    return {lowered_ + begin, end - begin};
  }

  void add_word(std::size_t begin, std::size_t end) {
    words_.push_back(word_hash(lowered_ + begin, end - begin));
  }

  void add_digits(std::size_t begin, std::size_t end) {
    shape_ = text::mixed(shape_ ^ text::hash(lowered(shape_begin_, begin)));
    shape_begin_ = end;
  }

  void set_counts() {
    const auto counted = [this](CharClass kind) { return counts_[static_cast<std::size_t>(kind)]; };
    stats_.wide = counted(CharClass::kWide);
    stats_.terminals = counted(CharClass::kTerminal);
    stats_.commas = counted(CharClass::kComma);
    stats_.separators = counted(CharClass::kSeparator);
    stats_.digits = counted(CharClass::kDigit) + ascii_digits_;
    stats_.uppers = counted(CharClass::kUpper) + uppers_;
    stats_.lowers = counted(CharClass::kLower) + lowers_;
    stats_.others = counted(CharClass::kQuote) + counted(CharClass::kOther);
  }

  void set_hashes() {
    stats_.hash = text::hash(lowered(0, text_.size()));
    const std::uint64_t rest =
        shape_begin_ == 0 ? stats_.hash : text::hash(lowered(shape_begin_, text_.size()));
    stats_.shape_hash = text::mixed(shape_ ^ rest);
  }

  std::string_view text_;
  char* lowered_;
  LineStats& stats_;
  std::vector<std::uint32_t>& words_;
  std::array<std::uint32_t, text::kCharClassCount> counts_ = {};
  std::uint32_t lowers_ = 0;  // of ASCII, as the next two
  std::uint32_t uppers_ = 0;
  std::uint32_t ascii_digits_ = 0;
  std::uint64_t letters_ = 0;       // bytes of words in this block
  std::uint64_t next_letters_ = 0;  // of characters that reach into the next one
  std::uint64_t digits_ = 0;
  std::uint64_t next_digits_ = 0;
  std::uint64_t shape_ = 0;  // of what stands before the digits seen so far
  std::size_t shape_begin_ = 0;
};

// The first byte of the last character.
std::size_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

// Whether a sentence ends the text, quotation marks and brackets behind it or not.
bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    const std::size_t at = last_character(text);
    const CharClass kind = text::info(text::code_point_at(text, at).value).kind;
    if (kind != CharClass::kQuote && kind != CharClass::kSpace) return kind == CharClass::kTerminal;
    text = text.substr(0, at);
  }
  return false;
}

void set_edges(std::string_view text, LineStats& stats) {
  while (text.back() == ' ') text.remove_suffix(1);  // something invisible stood behind it
  const char32_t first = text::code_point_at(text, 0).value;
  const char32_t last = text::code_point_at(text, last_character(text)).value;
  const CharClass last_kind = text::info(last).kind;
  stats.start = edge(text::info(first).kind, first);
  stats.finish = edge(last_kind, last);
  stats.bracketed = stats.start == Edge::kBracket && stats.finish == Edge::kBracket;
  if (last_kind == CharClass::kQuote && ends_sentence(text)) stats.finish = Edge::kTerminal;
  if (last == 0x2026) stats.finish = Edge::kEllipsis;
}

}  // namespace

void LineScanner::start_line() {
  size_ = 0;
  characters_ = 0;
  space_ = may_change_ = odd_ = false;
}

void LineScanner::make_room(std::size_t bytes) {
  const std::size_t wanted = size_ + bytes + kSlack;
  if (text_.size() < wanted) grow(wanted);
}

void LineScanner::grow(std::size_t wanted) { text_.resize(std::max(2 * text_.size(), wanted)); }

std::uint32_t LineScanner::add(std::string_view run, bool keep_space) {
  if (run.empty()) return 0;
  if (keep_space) return add_kept(run);
  // The run is copied whole, one byte further on than the line ends, to leave room for a space; then its
  // white space is closed up in place.
  make_room(run.size() + 1);
  char* const bytes = text_.data();
  std::size_t from = size_ + 1;
  const std::size_t end = from + run.size();
  std::memcpy(bytes + from, run.data(), run.size());
  const std::uint32_t before = characters_;
  while (true) {
    from = skip_space(from, end);
    if (from == end) break;
    if (space_ && characters_ > 0) bytes[size_++] = ' ';
    space_ = false;
    PlainRun plain = plain_run(bytes + from, end - from);
    if (plain.size == 0) plain = look(from);
    if (size_ != from) std::memmove(bytes + size_, bytes + from, plain.size);
    size_ += plain.size;
    from += plain.size;
    characters_ += plain.characters - plain.spaces;
  }
  return characters_ - before;
}

// Where the white space that begins there ends.
std::size_t LineScanner::skip_space(std::size_t at, std::size_t end) {
  while (at < end) {
    std::size_t size = 1;
    if (static_cast<unsigned char>(text_[at]) >= 0x80) {
      const auto point = text::code_point_at({text_.data(), end}, at);
      if (text::info(point.value).kind != CharClass::kSpace) break;
      size = point.size;
    } else if (!is_white_space(text_[at])) {
      break;
    }
    space_ = true;
    at += size;
  }
  return at;
}

// A character that is no white space and may be invisible or change under NFC.
PlainRun LineScanner::look(std::size_t at) {
  const auto [point, size] = text::code_point_at({text_.data(), text_.size()}, at);
  const text::CharInfo info = text::info(point);
  may_change_ |= info.may_change;
  const bool invisible = info.kind == CharClass::kFormat;  // kept, but no character of the line
  odd_ |= invisible;
  return {size, invisible ? 0U : 1U, 0};
}

std::uint32_t LineScanner::add_kept(std::string_view run) {
  odd_ = true;
  make_room(run.size() + 1);
  if (space_ && characters_ > 0) text_[size_++] = ' ';
  space_ = false;
  const std::uint32_t before = characters_;
  const std::size_t begin = size_;
  std::memcpy(text_.data() + begin, run.data(), run.size());
  size_ += run.size();
  for (std::size_t at = begin; (at = skip_space(at, size_)) < size_;) {
    PlainRun plain = plain_run(text_.data() + at, size_ - at);
    if (plain.size == 0) plain = look(at);
    at += plain.size;
    characters_ += plain.characters - plain.spaces;
  }
  space_ = false;
  return characters_ - before;
}

// The text with white space collapsed and trimmed and without what is invisible; kSlack bytes can be read
// behind it.
std::string_view LineScanner::counted_text() {
  if (!odd_) return text();
  // Code is mostly indented and else plain.
  const std::string_view trimmed = text::trim(text());
  if (plain_run(trimmed.data(), trimmed.size()).size == trimmed.size()) return trimmed;
  collapsed_.clear();
  bool space = false;
  for (std::size_t at = 0; at < size_;) {
    const std::size_t plain = text_[at] == ' ' ? 0 : plain_run(text_.data() + at, size_ - at).size;
    if (plain > 0) {
      if (space && !collapsed_.empty()) collapsed_ += ' ';
      space = false;
      collapsed_ += text().substr(at, plain);
      at += plain;
      continue;
    }
    const auto [point, size] = text::code_point_at(text(), at);
    const CharClass kind = text::info(point).kind;
    if (kind == CharClass::kSpace) {
      space = true;
    } else {
      if (space && !collapsed_.empty()) collapsed_ += ' ';  // two where something invisible stands between
      space = false;
      if (kind != CharClass::kFormat) collapsed_ += text().substr(at, size);
    }
    at += size;
  }
  const std::size_t length = collapsed_.size();
  collapsed_.append(kSlack, '\0');
  return {collapsed_.data(), length};
}

void LineScanner::finish_line(LineStats& stats) {
  stats.first_word = stats.last_word = static_cast<std::uint32_t>(words_.size());
  const std::string_view counted = counted_text();
  if (counted.empty()) return;
  if (lowered_.size() < counted.size() + kScanned) lowered_.resize(2 * (counted.size() + kScanned));
  Counter(counted, lowered_.data(), stats, words_).run();
  stats.last_word = static_cast<std::uint32_t>(words_.size());
  set_edges(counted, stats);
  if (odd_) {  // indentation is part of how a line of code begins
    stats.start_hash = odd_start_hash(text());
    if (stats.digits > 0) stats.shape_hash = start_hash(text(), stats.characters);
  }
  if (text().ends_with("...")) stats.finish = Edge::kEllipsis;
}

}  // namespace kijil::line
