#include "line/line_stats.hpp"

#include "text/utf8.hpp"

namespace kijil::line {
namespace {

using text::CharClass;

constexpr std::uint64_t kPrime = 0x100000001B3;  // FNV-1a
constexpr std::uint64_t kBasis = 0xCBF29CE484222325;
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
    case CharClass::kLower:
      return Edge::kLower;
    case CharClass::kUpper:
      return Edge::kUpper;
    case CharClass::kLetter:
    case CharClass::kWide:
    case CharClass::kMark:
      return Edge::kLetter;
    case CharClass::kDigit:
      return Edge::kDigit;
    case CharClass::kTerminal:
      return Edge::kTerminal;
    case CharClass::kComma:
      return point == ':' || point == 0xFF1A ? Edge::kColon : Edge::kComma;
    case CharClass::kQuote:
      return Edge::kQuote;
    case CharClass::kSeparator:
      return Edge::kSymbol;
    case CharClass::kOther:
      return point >= 0x2000 ? Edge::kSymbol : Edge::kOther;
    default:
      return Edge::kOther;
  }
}

}  // namespace

void LineScanner::start_line() {
  text_.clear();
  stats_ = {};
  stats_.hash = stats_.shape_hash = kBasis;
  stats_.first_word = static_cast<std::uint32_t>(words_.size());
  space_ = may_change_ = last_was_digit_ = false;
  field_characters_ = word_ = shape_characters_ = 0;
  field_start_ = last_ = last_mark_ = CharClass::kSpace;
  dots_ = 0;
}

std::uint32_t LineScanner::add(std::string_view run, bool keep_space) {
  const std::uint32_t before = stats_.characters;
  std::uint32_t spaces = 0;
  for (std::size_t at = 0; at < run.size();) {
    const auto point = text::code_point_at(run, at);
    const text::CharInfo info = text::info(point.value);
    if (info.kind == CharClass::kSpace) {
      if (keep_space) text_ += run.substr(at, point.size);
      space_ = true;
    } else {
      may_change_ |= info.may_change;
      if (space_) {
        space_ = false;
        if (stats_.characters > 0) {
          end_word();
          end_field();
          if (!keep_space) text_ += ' ';
          ++stats_.characters;
          ++spaces;
          hash(' ', false);
        }
      }
      text_ += run.substr(at, point.size);
      count(point.value, info.kind);
    }
    at += point.size;
  }
  return stats_.characters - before - spaces;
}

void LineScanner::count(char32_t point, CharClass kind) {
  if (kind == CharClass::kFormat) return;  // invisible: kept, but no character of the line
  if (stats_.characters == 0) stats_.start = edge(kind, point);
  ++stats_.characters;
  if (field_characters_++ == 0) {
    field_start_ = kind;
    ++stats_.fields;
    stats_.upper_fields += kind == CharClass::kUpper;
    stats_.lower_fields += kind == CharClass::kLower;
  }
  const char32_t lowered = point >= 'A' && point <= 'Z' ? point | 0x20 : point;
  if (text::is_word(kind) || point == '_') {
    if (is_own_word(point, kind)) end_word();
    word_ = ((word_ == 0 ? kWordBasis : word_) ^ static_cast<std::uint32_t>(lowered)) * kWordPrime;
    if (is_own_word(point, kind)) end_word();
  } else {
    end_word();
  }
  switch (kind) {
    case CharClass::kWide:
      ++stats_.wide;
      break;
    case CharClass::kTerminal:
      ++stats_.terminals;
      break;
    case CharClass::kComma:
      ++stats_.commas;
      break;
    case CharClass::kSeparator:
      ++stats_.separators;
      break;
    case CharClass::kDigit:
      ++stats_.digits;
      break;
    case CharClass::kUpper:
      ++stats_.uppers;
      break;
    case CharClass::kLower:
      ++stats_.lowers;
      break;
    case CharClass::kQuote:
    case CharClass::kOther:
      ++stats_.others;
      break;
    default:
      break;
  }
  hash(lowered, kind == CharClass::kDigit);
  dots_ = point == '.' ? dots_ + 1 : 0;
  last_ = kind;
  last_point_ = point;
  if (kind != CharClass::kQuote) last_mark_ = kind;
}

void LineScanner::end_word() {
  if (word_ == 0) return;
  words_.push_back(word_);
  word_ = 0;
}

void LineScanner::end_field() {
  stats_.short_fields += field_characters_ > 0 && field_characters_ <= 3 && field_start_ == CharClass::kLower;
  field_characters_ = 0;
}

void LineScanner::hash(char32_t point, bool digit) {
  stats_.hash = (stats_.hash ^ point) * kPrime;
  if (digit && last_was_digit_) return;
  last_was_digit_ = digit;
  stats_.shape_hash = (stats_.shape_hash ^ (digit ? U'0' : point)) * kPrime;
  if (++shape_characters_ == kStartCharacters) stats_.start_hash = stats_.shape_hash;
}

LineStats LineScanner::finish_line() {
  end_word();
  end_field();
  stats_.last_word = static_cast<std::uint32_t>(words_.size());
  if (shape_characters_ < kStartCharacters) stats_.start_hash = stats_.shape_hash;
  stats_.finish = edge(last_, last_point_);
  stats_.bracketed = stats_.start == Edge::kBracket && stats_.finish == Edge::kBracket;
  if (last_ == CharClass::kQuote && last_mark_ == CharClass::kTerminal) stats_.finish = Edge::kTerminal;
  if (dots_ >= 3 || last_point_ == 0x2026) stats_.finish = Edge::kEllipsis;
  return stats_;
}

}  // namespace kijil::line
