#include "read/http.hpp"

#include <gtest/gtest.h>

#include <string>

#include "archive.hpp"

namespace kijil::read {
namespace {

HttpBody body_of(std::string_view head, std::string body, const Limits& limits = {}) {
  const std::string message = "HTTP/1.1 200 OK\r\n" + std::string(head) + "\r\n\r\n";
  return decode_http_body(parse_http_head(message).fields, std::move(body), limits);
}

TEST(Http, ParsesHeads) {
  struct Case {
    std::string_view message;
    std::string_view type;
    std::size_t size;
  };
  const Case cases[] = {
      {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nbody", "text/html", 44},
      {"HTTP/1.0 200\nCONTENT-TYPE:  text/html \n\nbody", "text/html", 40},
      {"HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=euc-kr\r\n\r\n", "text/html; charset=euc-kr",
       62},
      {"HTTP/1.1 200 OK\r\nX: y\r\n\r\n", "", 25},
      {"HTTP/1.1 200 OK\r\nno colon\r\nContent-Type: a\r\nContent-Type: b\r\n\r\n", "a", 63},
      {"HTTP/1.1 200 OK\r\nContent-Type: text/html", "text/html", 40},
      {"<html>", "", 0},
      {"", "", 0},
  };
  for (const Case& test : cases) {
    const HttpHead head = parse_http_head(test.message);
    EXPECT_EQ(head.fields.get("content-type"), test.type) << test.message;
    EXPECT_EQ(head.size, test.size) << test.message;
  }
}

TEST(Http, ReadsMediaTypes) {
  struct Case {
    std::string_view field;
    std::string_view type;
    std::string_view charset;
  };
  const Case cases[] = {
      {"", "", ""},
      {"text/html", "text/html", ""},
      {"Text/HTML; Charset=EUC-KR", "text/html", "EUC-KR"},
      {"text/html; charset=\"utf-8\"; x=1", "text/html", "utf-8"},
      {"text/html;charset=utf-8;x", "text/html", "utf-8"},
      {"text/html; charset=\"utf-8", "text/html", "utf-8"},
      {"text/html; charset=", "text/html", ""},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(media_type(test.field), test.type) << test.field;
    EXPECT_EQ(charset_of(test.field), test.charset) << test.field;
  }
}

TEST(Http, UndoesCodings) {
  const std::string text = "plain words of a page, not markup";
  const std::string markup = "<p>words</p>";
  struct Case {
    const char* name;
    const char* head;
    std::string body;
    std::string expected;
  };
  const Case cases[] = {
      {"none", "X: y", text, text},
      {"identity", "Content-Encoding: identity", text, text},
      {"gzip", "Content-Encoding: gzip", gzip(text), text},
      {"x-gzip", "Content-Encoding: x-gzip", gzip(text), text},
      {"two members", "Content-Encoding: gzip", gzip(text) + gzip(markup), text + markup},
      {"bytes after the member", "Content-Encoding: gzip", gzip(text) + "\n", text},
      {"deflate with a header", "Content-Encoding: deflate", deflated(text, 15), text},
      {"bare deflate", "Content-Encoding: deflate", deflated(text, -15), text},
      {"zstd", "Content-Encoding: zstd", zstd(text), text},
      {"twice", "Content-Encoding: gzip, gzip", gzip(gzip(text)), text},
      {"undone by the crawler", "Content-Encoding: gzip", markup, markup},
      {"brotli undone by the crawler", "Content-Encoding: br", markup, markup},
      {"empty", "Content-Encoding: gzip", "", ""},
      {"chunks", "Transfer-Encoding: chunked", "5\r\nplain\r\n6;x=y\r\n words\r\n0\r\n\r\n", "plain words"},
      {"chunks with LF", "Transfer-Encoding: chunked", "5\nplain\n0\n\n", "plain"},
      {"chunks undone by the crawler", "Transfer-Encoding: chunked", markup, markup},
      {"a chunk cut off", "Transfer-Encoding: chunked", "ff\r\nplain", "plain"},
      {"a broken chunk", "Transfer-Encoding: chunked", "5\r\nplain\r\nzz\r\nmore", "plain"},
      {"a huge chunk", "Transfer-Encoding: chunked", "ffffffffffffffff\r\nplain", "plain"},
      {"chunks of gzip", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip",
       "10\r\n" + gzip(text).substr(0, 16) + "\r\nff\r\n" + gzip(text).substr(16), text},
  };
  for (const Case& test : cases) {
    const HttpBody body = body_of(test.head, test.body);
    EXPECT_EQ(body.problem, Problem::kNone) << test.name << ": " << body.error;
    EXPECT_EQ(body.bytes, test.expected) << test.name;
  }
}

TEST(Http, SaysWhatCannotBeDecoded) {
  const std::string text(5000, 'a');
  std::string damaged = gzip(text);
  damaged[damaged.size() - 7] ^= 1;
  struct Case {
    const char* head;
    std::string body;
    Problem problem;
    const char* error;
  };
  const Case cases[] = {
      {"Content-Encoding: br", "\x8b\x02\x80plain", Problem::kBadBody,
       "the content coding \"br\" is not supported"},
      {"Content-Encoding: gzip", gzip(text).substr(0, 20), Problem::kBadBody,
       "the compressed body is cut off"},
      {"Content-Encoding: gzip", damaged, Problem::kBadBody, "the compressed body is damaged"},
      {"Content-Encoding: gzip", "no gzip", Problem::kBadBody, "the compressed body is damaged"},
      {"Content-Encoding: deflate", "\xff\xff", Problem::kBadBody, "the compressed body is"},
      {"Content-Encoding: zstd", zstd(text).substr(0, 9), Problem::kBadBody,
       "the compressed body is cut off"},
  };
  for (const Case& test : cases) {
    const HttpBody body = body_of(test.head, test.body);
    EXPECT_EQ(body.problem, test.problem) << test.error;
    EXPECT_TRUE(body.error.starts_with(test.error)) << body.error;
    EXPECT_TRUE(body.bytes.empty());
  }
}

TEST(Http, CapsDecompressionBySizeAndRatio) {
  const std::string body = gzip(std::string(100000, 'a'));
  EXPECT_EQ(body_of("Content-Encoding: gzip", body, {.max_bytes = 100000}).problem, Problem::kNone);
  EXPECT_EQ(body_of("Content-Encoding: gzip", body, {.max_bytes = 99999}).problem, Problem::kTooLarge);
  EXPECT_EQ(body_of("Content-Encoding: gzip", body, {.max_ratio = 100, .ratio_floor = 1000}).problem,
            Problem::kTooLarge);
  EXPECT_EQ(body_of("Content-Encoding: gzip", body, {.max_ratio = 100, .ratio_floor = 100000}).problem,
            Problem::kNone);
  EXPECT_EQ(body_of("X: y", std::string(1001, 'a'), {.max_bytes = 1000}).problem, Problem::kTooLarge);
  EXPECT_EQ(body_of("X: y", std::string(1000, 'a'), {.max_bytes = 1000}).problem, Problem::kNone);
}

}  // namespace
}  // namespace kijil::read
