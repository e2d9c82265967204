#include "parse/tokenizer.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

#include "parse/entities.hpp"
#include "parse/markup.hpp"
#include "text/ascii.hpp"

namespace kijil::parse {
namespace {

using text::is_alpha;
using text::is_space;

const char* find(const char* at, const char* end, char c) {
  const void* found = at < end ? std::memchr(at, c, static_cast<std::size_t>(end - at)) : nullptr;
  return found == nullptr ? end : static_cast<const char*>(found);
}

constexpr std::uint64_t kEach = 0x0101010101010101;

// The highest bit of each byte that is below the bound, up to the lowest such byte; higher ones may be wrong.
constexpr std::uint64_t below(std::uint64_t word, unsigned char bound) {
  return (word - kEach * bound) & ~word & (kEach * 0x80);
}

// One past the name of a tag that begins at `name`. Most end within eight bytes, by '>', '/' or white space.
const char* name_end(const char* name, const char* end) {
  constexpr std::ptrdiff_t kWord = 8;
  const char* after = name + 1;
  if (end - name >= kWord && std::endian::native == std::endian::little) [[likely]] {
    std::uint64_t word;
    std::memcpy(&word, name, sizeof word);
    const std::uint64_t stops =
        below(word, 0x21) | below(word ^ kEach * '>', 1) | below(word ^ kEach * '/', 1);
    after = name + (stops == 0 ? kWord : std::countr_zero(stops) / 8);
  }
  while (after < end && !ends_tag_name(*after)) ++after;  // a control character ends no name
  return after;
}

// Whether white space or a control character stands in [from, to), which is not empty. readable: where the
// page ends.
bool has_gap(const char* from, const char* to, const char* readable) {
  constexpr std::ptrdiff_t kWord = 8;
  if (to - from > kWord || readable - from < kWord) return std::any_of(from, to, is_space);
  if constexpr (std::endian::native != std::endian::little) return std::any_of(from, to, is_space);
  std::uint64_t word;
  std::memcpy(&word, from, sizeof word);
  word |= to - from < kWord ? ~std::uint64_t{0} << 8 * (to - from) : 0;
  return below(word, 0x21) != 0;
}

// Whether [from, equals), which ends in the name of an attribute, may hold "style", "hidden" or
// "aria-hidden". Before the last name there may stand another without a value.
bool may_be_hiding_name(const char* from, const char* equals, const char* end) {
  constexpr std::ptrdiff_t kMost = 14;
  const std::ptrdiff_t size = equals - from - 1;
  if (size >= kMost || size == 0 || !is_space(*from) || has_gap(from + 1, equals, end)) return true;
  const char last = text::lower(equals[-1]);
  if (size == 5) return last == 'e' && text::lower(from[1]) == 's';
  return last == 'n' && (size == 6 || size == 11);
}

}  // namespace

Tokenizer::Tokenizer(std::string_view html)

    : scan_(scan::best()),
      tags_(TagTable::get()),
      html_(html),
      begin_(html.data()),
      end_(html.data() + html.size()),
      at_(begin_) {}

// A page has a token for every thirty bytes: what reads them is compiled as one function.
[[gnu::flatten]] void Tokenizer::next(Token& token) {
  token = {};
  const char* first = at_;
  while (at_ < end_) {
    token.begin = offset(at_);
    if (end_ - at_ > 2 && *at_ == '<') {  // most tokens are tags
      const std::size_t opening = at_[1] == '/' ? 2 : 1;
      if (is_alpha(at_[opening])) {
        if (tag(token, opening)) break;
        continue;
      }
    }
    if (*at_ != '<' || !starts_markup(at_)) {
      text(token);
      break;
    }
    if (markup(token)) break;
  }
  token.after_nothing = begin_ + token.begin != first && token.kind != TokenKind::kPageEnd;
}

// False when the markup at at_ is no token.
bool Tokenizer::markup(Token& token) {
  const char second = at_[1];
  if (is_alpha(second)) return tag(token, 1);
  if (second == '!') {
    declaration(token);
  } else if (second == '?') {
    bogus_comment(token, 1);
  } else if (is_alpha(at_[2])) {
    return tag(token, 2);
  } else if (at_[2] == '>') {
    at_ += 3;
    return false;
  } else {
    bogus_comment(token, 2);
  }
  return true;
}

// Tag open state and end tag open state: whether the '<' at `at` is anything but text.
bool Tokenizer::starts_markup(const char* at) const {
  if (end_ - at < 2) return false;
  if (at[1] == '/') return end_ - at > 2;
  return is_alpha(at[1]) || at[1] == '!' || at[1] == '?';
}

void Tokenizer::text(Token& token) {
  token.kind = TokenKind::kText;
  const char* stop = at_;
  do {
    // A '<' that opens no markup is text.
    stop = scan_.data(stop + (*stop == '<'), end_, token.references);
  } while (stop < end_ && !starts_markup(stop));
  token.blank = is_blank(at_, stop, token.references);
  token.invalid = !token.blank && scan_.has_invalid(at_, stop, end_);
  token.end = offset(stop);
  at_ = stop;
}

bool Tokenizer::is_blank(const char* from, const char* to, bool references) const {
  if (!is_space(*from) && *from != '&') return false;
  const char* first = scan_.white_space(from, end_);  // not beyond the '<' at `to`
  if (first == to) return true;
  // "&#32;", "&Tab;" and "&NewLine;" are white space as well.
  if (!references || *first != '&' || to - first < 2 ||
      (first[1] != '#' && first[1] != 'T' && first[1] != 'N')) {
    return false;
  }
  std::string decoded;
  decode_references({first, static_cast<std::size_t>(to - first)}, false, decoded);
  return std::all_of(decoded.begin(), decoded.end(), is_space);
}

// opening: bytes before the name. False when the page ends inside the tag.
bool Tokenizer::tag(Token& token, std::size_t opening) {
  const char* name = at_ + opening;
  const char* after = name_end(name, end_);
  token.name = {name, static_cast<std::size_t>(after - name)};
  token.tag = &tags_.find(token.name, static_cast<std::size_t>(end_ - name));
  const char* stop = after < end_ && *after == '>' ? after + 1 : tag_end(after, token);
  at_ = stop == nullptr ? end_ : stop;
  if (stop == nullptr) return false;
  token.kind = opening == 1 ? TokenKind::kStart : TokenKind::kEnd;
  token.end = offset(stop);
  return true;
}

// One past the '>' that ends the tag whose name ends at `at`; nullptr when the page ends first. Takes
// name="value" in big steps; what is written in any other way goes to the state machine from the last safe
// place.
const char* Tokenizer::tag_end(const char* at, Token& token) const {
  const char* safe = at;
  for (;;) {
    at = scan_.attribute_name(at, end_);
    if (at == end_) return nullptr;
    if (*at == '>') {
      token.self_closing = at[-1] == '/';
      token.may_hide |= at - safe > 5;  // a bare "hidden" takes a space and six letters
      return at + 1;
    }
    const bool value = *at == '=' && at != safe && !is_space(at[-1]) && at[-1] != '/' && end_ - at > 1;
    if (!value || (at[1] != '"' && at[1] != '\'')) break;
    if (!token.may_hide && !token.tag->is_block()) token.may_hide = may_be_hiding_name(safe, at, end_);
    at = find(at + 2, end_, at[1]);
    if (at == end_) return nullptr;
    safe = ++at;
  }
  token.may_hide = true;
  const TagEnd exact = parse::tag_end(html_, static_cast<std::size_t>(safe - begin_));
  token.self_closing = exact.self_closing;
  return exact.end == std::string_view::npos ? nullptr : begin_ + exact.end;
}

// Markup declaration open state.
void Tokenizer::declaration(Token& token) {
  const std::string_view rest = html_.substr(token.begin);
  if (rest.starts_with("<!--")) {
    token.kind = TokenKind::kComment;
    at_ = begin_ + comment_end(html_, token.begin + 4U);
  } else if (foreign_ && rest.starts_with("<![CDATA[")) {
    token.kind = TokenKind::kText;
    at_ = begin_ + std::min(html_.find("]]>", token.begin + 9U), html_.size() - 3) + 3;
  } else if (rest.size() >= 9 && text::equals_ignoring_case(rest.substr(2, 7), "doctype")) {
    token.kind = TokenKind::kDoctype;
    at_ = std::min(find(at_, end_, '>') + 1, end_);
  } else {
    return bogus_comment(token, 2);
  }
  token.end = offset(at_);
}

// opening: bytes before the comment's text, which "<!>" and "<?>" have none of.
void Tokenizer::bogus_comment(Token& token, std::size_t opening) {
  token.kind = TokenKind::kComment;
  at_ = std::min(find(at_ + opening, end_, '>') + 1, end_);
  token.end = offset(at_);
}

std::uint32_t Tokenizer::skip_raw_text(const Token& start) {
  const std::size_t from = offset(at_);
  const std::size_t close = start.tag->raw == RawText::kScript ? script_end(html_, from)
                                                               : raw_text_end(html_, from, start.tag->name);
  Token end;
  end.tag = start.tag;
  const char* stop =
      close == html_.size() ? nullptr : tag_end(begin_ + close + 2 + start.tag->name.size(), end);
  at_ = stop == nullptr ? end_ : stop;
  return stop == nullptr ? offset(end_) : static_cast<std::uint32_t>(close);
}

bool Tokenizer::skip_line_feed() {
  if (at_ == end_) return true;
  if (html_.substr(offset(at_), 3) == "</>") return false;
  if (*at_ == '&') return end_ - at_ < 2 || (at_[1] != '#' && at_[1] != 'N');
  if (*at_ == '\r') ++at_;
  if (at_ < end_ && *at_ == '\n') ++at_;
  return true;
}

}  // namespace kijil::parse
