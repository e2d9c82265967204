// The tokens of a page by the tokenizer of the HTML standard, without their attributes and without decoding.

#pragma once

#include <cstdint>
#include <string_view>

#include "parse/scan.hpp"
#include "parse/tag_table.hpp"

namespace kijil::parse {

enum class TokenKind : std::uint8_t { kText, kStart, kEnd, kComment, kDoctype, kPageEnd };

struct Token {
  TokenKind kind = TokenKind::kPageEnd;
  bool self_closing = false;
  bool references = false;       // text: holds a '&'
  bool may_hide = false;         // tag of no block: may have an attribute that hides() looks at
  bool after_nothing = false;    // "</>", which is no token, stands right before
  bool invalid = false;          // text: may hold code points that Gumbo replaces by U+FFFD
  bool blank = false;            // text: nothing but white space, also after decoding
  std::uint32_t begin = 0;       // bytes into the page, from 0
  std::uint32_t end = 0;         // one past the last byte; of raw text elements, one past their start tag
  const TagInfo* tag = nullptr;  // of tags
  std::string_view name;         // of tags, case as in the source
};

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view html);

  // Reads the next token. A tag that the page ends in is dropped, as is "</>".
  void next(Token& token);

  // Inside svg and math, "<![CDATA[" begins text rather than a comment.
  void set_foreign(bool foreign) { foreign_ = foreign; }

  // Skips the raw text that belongs to the start tag read last, and its end tag. Returns the position of that
  // end tag's '<', the page's size when there is none.
  std::uint32_t skip_raw_text(const Token& start);

  // Skips one line feed, as after <pre>. False when what stands there might come to one.
  bool skip_line_feed();

  std::uint32_t position() const { return offset(at_); }

 private:
  std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }
  bool markup(Token& token);
  bool starts_markup(const char* at) const;
  void text(Token& token);
  bool tag(Token& token, std::size_t opening);
  void declaration(Token& token);
  void bogus_comment(Token& token, std::size_t opening);
  const char* tag_end(const char* at, Token& token) const;
  bool is_blank(const char* from, const char* to, bool references) const;

  const scan::Functions& scan_;
  const TagTable& tags_;
  std::string_view html_;
  const char* begin_;
  const char* end_;
  const char* at_;
  bool foreign_ = false;
};

}  // namespace kijil::parse
