#include "line/line_stats.hpp"

#include "text/utf8.hpp"

namespace kijil::line {
namespace {

using text::CharClass;

constexpr std::uint64_t kBasis = 0xCBF29CE484222325;  // FNV-1a
constexpr std::uint32_t kWordPrime = 0x01000193;
constexpr std::uint32_t kWordBasis = 0x811C9DC5;
constexpr std::uint32_t kStartCharacters = 10;

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

constexpr char32_t lowered(char32_t c) { return c >= 'A' && c <= 'Z' ? c | 0x20 : c; }

// Of the characters with ASCII letters lowered and every run of digits as one 0, at most `most` of them.
std::uint64_t shape_hash(std::string_view text, std::uint32_t most) {
  std::uint64_t hash = kBasis;
  bool in_digits = false;
  for (std::size_t at = 0; at < text.size() && most > 0;) {
    const auto [point, size] = text::code_point_at(text, at);
    at += size;
    const bool digit = text::info(point).kind == CharClass::kDigit;
    if (digit && in_digits) continue;
    in_digits = digit;
    hash = (hash ^ (digit ? U'0' : lowered(point))) * 0x100000001B3;
    --most;
  }
  return hash;
}

}  // namespace

void LineScanner::start_line() {
  text_.clear();
  stats_ = {};
  counts_ = {};
  stats_.hash = kBasis;
  stats_.first_word = static_cast<std::uint32_t>(words_.size());
  space_ = may_change_ = false;
  field_characters_ = word_ = 0;
  field_start_ = last_ = last_mark_ = CharClass::kSpace;
  last_point_ = 0;
}

std::uint32_t LineScanner::add(std::string_view run, bool keep_space) {
  const std::uint32_t before = stats_.characters;
  std::uint32_t spaces = 0;
  for (std::size_t at = 0; at < run.size();) {
    const auto [point, size] = text::code_point_at(run, at);
    if (text::info(point).kind == CharClass::kSpace) {
      if (keep_space) text_ += run.substr(at, size);
      space_ = true;
      at += size;
      continue;
    }
    if (space_ && stats_.characters > 0) {
      end_word();
      end_field();
      if (!keep_space) text_ += ' ';
      ++stats_.characters;
      ++spaces;
      mix(' ');
    }
    space_ = false;
    at = take_field(run, at);
  }
  return stats_.characters - before - spaces;
}

std::size_t LineScanner::take_field(std::string_view run, std::size_t at) {
  const std::size_t begin = at;
  while (at < run.size()) {
    const auto [point, size] = text::code_point_at(run, at);
    const text::CharInfo info = text::info(point);
    if (info.kind == CharClass::kSpace) break;
    may_change_ |= info.may_change;
    if (info.kind != CharClass::kFormat)
      count(point, info.kind);  // invisible: kept, but no character of the line
    at += size;
  }
  text_ += run.substr(begin, at - begin);
  return at;
}

inline void LineScanner::count(char32_t point, CharClass kind) {
  if (stats_.characters++ == 0) stats_.start = edge(kind, point);
  if (field_characters_++ == 0) field_start_ = kind;
  ++counts_[static_cast<std::size_t>(kind)];
  if (text::is_word(kind) || point == '_') {
    const bool own = is_own_word(point, kind);
    if (own) end_word();
    word_ = ((word_ == 0 ? kWordBasis : word_) ^ static_cast<std::uint32_t>(lowered(point))) * kWordPrime;
    if (own) end_word();
  } else {
    end_word();
    mix(point);
  }
  last_ = kind;
  last_point_ = point;
  if (kind != CharClass::kQuote) last_mark_ = kind;
}

void LineScanner::end_word() {
  if (word_ == 0) return;
  words_.push_back(word_);
  mix(word_);
  word_ = 0;
}

void LineScanner::end_field() {
  if (field_characters_ == 0) return;
  ++stats_.fields;
  stats_.upper_fields += field_start_ == CharClass::kUpper;
  stats_.lower_fields += field_start_ == CharClass::kLower;
  stats_.short_fields += field_characters_ <= 3 && field_start_ == CharClass::kLower;
  field_characters_ = 0;
}

LineStats LineScanner::finish_line() {
  end_word();
  end_field();
  const auto counted = [this](CharClass kind) { return counts_[static_cast<std::size_t>(kind)]; };
  stats_.wide = counted(CharClass::kWide);
  stats_.terminals = counted(CharClass::kTerminal);
  stats_.commas = counted(CharClass::kComma);
  stats_.separators = counted(CharClass::kSeparator);
  stats_.digits = counted(CharClass::kDigit);
  stats_.uppers = counted(CharClass::kUpper);
  stats_.lowers = counted(CharClass::kLower);
  stats_.others = counted(CharClass::kQuote) + counted(CharClass::kOther);
  stats_.last_word = static_cast<std::uint32_t>(words_.size());
  stats_.shape_hash = stats_.digits == 0 ? stats_.hash : shape_hash(text_, stats_.characters);
  stats_.start_hash = shape_hash(text_, kStartCharacters);
  stats_.finish = edge(last_, last_point_);
  stats_.bracketed = stats_.start == Edge::kBracket && stats_.finish == Edge::kBracket;
  if (last_ == CharClass::kQuote && last_mark_ == CharClass::kTerminal) stats_.finish = Edge::kTerminal;
  if (last_point_ == 0x2026 || text_.ends_with("...")) stats_.finish = Edge::kEllipsis;
  return stats_;
}

}  // namespace kijil::line
