// An HTTP response as a crawler stored it: head, transfer coding, content coding.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/item.hpp"

namespace kijil::read {

// Header fields in order; names in lower case, values without white space around them, folded lines joined.
class Fields {
 public:
  // Adds a line without its line end; one that begins with white space continues the one before.
  void add(std::string_view line);

  // The first value of a name in lower case; empty if there is none.
  std::string_view get(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct HttpHead {
  Fields fields;
  std::size_t size = 0;  // bytes up to the body; 0 if the message has no head and is all body
};

HttpHead parse_http_head(std::string_view message);

// The media type in lower case without parameters, "text/html"; and its charset parameter as written.
std::string media_type(std::string_view content_type);
std::string charset_of(std::string_view content_type);

struct HttpBody {
  Problem problem = Problem::kNone;
  std::string error;  // a sentence
  std::string bytes;
};

// The body without its transfer coding (chunked) and content coding (gzip, deflate, zstd). A coding that the
// crawler has undone already without saying so is noticed. Brotli is a problem.
HttpBody decode_http_body(const Fields& fields, std::string body, const Limits& limits);

}  // namespace kijil::read
