#include "read/warc_reader.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "archive.hpp"
#include "read/decompress.hpp"

namespace kijil::read {
namespace {

struct Result {
  std::vector<Item> items;
  std::uint64_t skipped;
  Damage damage;
};

Result read(std::string_view bytes, const Limits& limits = {}) {
  Input input(decompressed(memory_source(bytes), compression_of(bytes.substr(0, 4)), limits));
  WarcReader reader(input, "a.warc", limits);
  std::vector<Item> items = all(reader);
  return {std::move(items), reader.skipped(), reader.damage()};
}

TEST(WarcReader, GivesPagesAndSkipsTheRest) {
  const std::string archive =
      record("warcinfo", "i", "software: x") + record("request", "q", "GET / HTTP/1.1\r\n\r\n") + page("a") +
      record("metadata", "m", "") +
      record("response", "png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<x") +
      record("response", "dns", "example.org. 60 IN A 1.2.3.4") + page("b");
  const Result result = read(archive);
  ASSERT_EQ(ids(result.items), "a b");
  EXPECT_EQ(result.items[0].bytes, "<p>page a</p>");
  EXPECT_EQ(result.items[0].url, "http://example.org/a");
  EXPECT_EQ(result.items[0].http_charset, "utf-8");
  EXPECT_EQ(result.items[0].format, Format::kHtml);
  EXPECT_EQ(result.items[0].number, 3U);
  EXPECT_EQ(result.items[1].number, 7U);
  EXPECT_EQ(result.skipped, 5U);
  EXPECT_EQ(result.damage.places, 0U);
}

TEST(WarcReader, TakesConversionRecordsAsText) {
  const Result result = read(record("warcinfo", "i", "") + record("conversion", "w", "한 줄\n두 줄\n"));
  ASSERT_EQ(result.items.size(), 1U);
  EXPECT_EQ(result.items[0].bytes, "한 줄\n두 줄\n");
  EXPECT_EQ(result.items[0].format, Format::kText);
}

// Every way of writing two pages that real archives have.
TEST(WarcReader, TakesEveryWayOfWriting) {
  const std::string a = page("a");
  const std::string b = page("b");
  std::string newlines;
  for (const char c : a + b) {
    if (c != '\r') newlines.push_back(c);
  }
  // Shorter by the carriage returns of the HTTP head.
  const std::string length = "Content-Length: " + std::to_string(http("<p>page a</p>").size());
  for (std::size_t at = newlines.find(length); at != newlines.npos; at = newlines.find(length, at + 1)) {
    newlines.replace(at, length.size(),
                     "Content-Length: " + std::to_string(http("<p>page a</p>").size() - 3));
  }
  std::string version = a + b;
  version.replace(version.find("WARC/1.0"), 8, "WARC/1.1");
  std::string folded = a + b;
  folded.insert(folded.find("WARC-Record-ID"), "X-Long: one\r\n two\r\n\tthree\r\n");
  std::string cased = a + b;
  cased.replace(cased.find("Content-Length"), 14, "content-length");
  struct Case {
    const char* name;
    std::string bytes;
  };
  const Case cases[] = {
      {"plain", a + b},
      {"gzip, a member a record", gzip(a) + gzip(b)},
      {"gzip, one member", gzip(a + b)},
      {"gzip, a record over two members", gzip(a.substr(0, 100)) + gzip(a.substr(100) + b)},
      {"gzip, zero padding", gzip(a) + std::string(1000, '\0') + gzip(b) + std::string(3, '\0')},
      {"gzip, an empty member", gzip(a) + gzip("") + gzip(b)},
      {"zstd, a frame a record", zstd(a) + zstd(b)},
      {"zstd, a skippable frame first", std::string("\x50\x2A\x4D\x18\x03\0\0\0abc", 11) + zstd(a + b)},
      {"LF", newlines},
      {"WARC 1.1", version},
      {"folded header", folded},
      {"other case", cased},
      {"no line ends between records", a.substr(0, a.size() - 4) + b},
      {"none at the end", a + b.substr(0, b.size() - 4)},
      {"more between records", a + "\r\n\r\n\r\n" + b},
      {"blank lines first", "\r\n\n" + a + b},
  };
  for (const Case& test : cases) {
    const Result result = read(test.bytes);
    EXPECT_EQ(ids(result.items), "a b") << test.name;
    for (const Item& item : result.items) EXPECT_EQ(item.bytes, "<p>page " + item.id + "</p>") << test.name;
    EXPECT_EQ(result.damage.places, 0U) << test.name << ": " << result.damage.reason;
  }
}

TEST(WarcReader, GivesAllWholeRecordsOfADamagedArchive) {
  const std::string a = page("a");
  const std::string b = page("b");
  const std::string c = page("c");
  std::string flipped = gzip(b);
  flipped[flipped.size() / 2] ^= 0x55;
  std::string checksum = gzip(b);
  checksum[checksum.size() - 8] ^= 0x55;
  const std::string block = http("<p>page b</p>");
  std::string no_length = b;
  no_length.replace(no_length.find("Content-Length"), 14, "Content-Width!");
  struct Case {
    const char* name;
    std::string bytes;
    const char* ids;
    const char* reason;
  };
  const Case cases[] = {
      {"cut off in a block", a + b.substr(0, b.size() - 9), "a", "is cut off inside a record"},
      {"cut off in a head", a + b.substr(0, 40), "a", "is cut off inside the head of a record"},
      {"gzip, cut off", gzip(a) + gzip(b).substr(0, 60), "a", "is cut off"},
      {"gzip, cut off in one member", gzip(a + b + c).substr(0, gzip(a + b + c).size() - 12), "a b",
       "is cut off"},
      {"gzip, bits flipped", gzip(a) + flipped + gzip(c), "a c", "is damaged"},
      {"gzip, wrong checksum", gzip(a) + checksum + gzip(c), "a c", "is damaged: incorrect data check"},
      {"gzip, bytes between members", gzip(a) + "garbage" + gzip(c), "a c", "has bytes between"},
      {"gzip, bytes at the end", gzip(a) + gzip(c) + "xyz", "a c", "ends with bytes"},
      {"zstd, cut off", zstd(a) + zstd(b).substr(0, 60), "a", "is cut off"},
      {"zstd, bytes between frames", zstd(a) + "garbage" + zstd(c), "a c", "has bytes between"},
      {"no Content-Length", a + no_length + c, "a c", "has a record without a valid Content-Length"},
      {"negative Content-Length", a + record("response", "b", block, "-1") + c, "a c",
       "has a record without"},
      {"Content-Length of many digits", a + record("response", "b", block, std::string(30, '9')) + c, "a c",
       "has a record without"},
      {"Content-Length too large", a + record("response", "b", block, "1000") + c + page("d"), "a b c d",
       "has a record whose Content-Length is too large"},
      {"Content-Length too large, up to the end", a + record("response", "b", block, "100000") + c, "a b c",
       "has a record whose Content-Length is too large"},
      {"Content-Length too small", a + record("response", "b", block, "70") + c, "a b c",
       "has a record whose Content-Length is too small"},
      {"a head without end", a + "WARC/1.0\r\n" + std::string(70000, 'x') + "\r\n" + c, "a c",
       "has a damaged record head"},
      {"text between records", a + "stray\nlines\n" + c, "a c", "has bytes that are no WARC record"},
      {"text first", "stray\n" + a + c, "a c", "has bytes that are no WARC record"},
  };
  for (const Case& test : cases) {
    const Result result = read(test.bytes);
    EXPECT_EQ(ids(result.items), test.ids) << test.name;
    for (const Item& item : result.items) EXPECT_EQ(item.bytes, "<p>page " + item.id + "</p>") << test.name;
    EXPECT_GE(result.damage.places, 1U) << test.name;
    EXPECT_TRUE(result.damage.reason.starts_with(test.reason)) << test.name << ": " << result.damage.reason;
  }
}

// Wherever an archive is cut off: the whole members before, nothing that is not theirs, and no hang.
TEST(WarcReader, CutOffAnywhere) {
  const std::string a = gzip(page("a"));
  const std::string archive = a + gzip(page("b"));
  for (std::size_t size = 4; size < archive.size(); ++size) {
    const Result result = read(std::string_view(archive).substr(0, size));
    EXPECT_EQ(ids(result.items), size < a.size() ? "" : "a") << size;
    EXPECT_EQ(result.damage.places > 0, size != a.size()) << size;
  }
}

// Whatever byte is wrong: the pages around it are there. zstd gives up on some frames without taking a byte.
TEST(WarcReader, OneWrongByteAnywhere) {
  for (std::string (*const compress)(std::string_view) : {gzip, zstd}) {
    const std::string b = compress(page("b"));
    for (std::size_t at = 0; at < b.size(); ++at) {
      std::string wrong = b;
      wrong[at] ^= 0x21;
      const std::string found = ids(read(compress(page("a")) + wrong + compress(page("c"))).items);
      EXPECT_TRUE(found.starts_with("a") && found.ends_with("c")) << at << ": " << found;
    }
  }
}

TEST(WarcReader, TooLargePagesAreItemsAndTheNextIsRead) {
  const Limits limits = {.max_bytes = 1000};
  const std::string archive = page("a") + record("response", "exact", http(std::string(1000, 'x'))) +
                              record("response", "over", http(std::string(1001, 'x'))) +
                              record("response", "far", http(std::string(200000, 'x'))) +
                              record("conversion", "text", std::string(1001, 'x')) +
                              record("metadata", "m", std::string(200000, 'x')) + page("b");
  const Result result = read(archive, limits);
  ASSERT_EQ(ids(result.items), "a exact over far text b");
  for (const Item& item : result.items) {
    const bool large = item.id == "over" || item.id == "far" || item.id == "text";
    EXPECT_EQ(item.problem, large ? Problem::kTooLarge : Problem::kNone) << item.id;
    EXPECT_EQ(item.bytes.empty(), large) << item.id;
    EXPECT_EQ(item.error.empty(), !large) << item.id;
  }
  EXPECT_EQ(result.damage.places, 0U);
}

TEST(WarcReader, ADecompressionBombIsGivenUp) {
  const Limits limits = {.max_bytes = 1000, .max_ratio = 250, .ratio_floor = 100000};
  const std::string bomb = gzip(record("metadata", "m", std::string(4000000, 'x')));
  const Result result = read(gzip(page("a")) + bomb + gzip(page("b")), limits);
  EXPECT_EQ(ids(result.items), "a");
  EXPECT_NE(result.damage.reason.find("250-fold"), std::string::npos) << result.damage.reason;
}

TEST(WarcReader, EmptyAndTiny) {
  for (const std::string& bytes :
       {std::string(), std::string("\r\n"), std::string("WARC/"), std::string(1, '\0')}) {
    EXPECT_TRUE(read(bytes).items.empty());
  }
}

TEST(WarcReader, ARecordWithoutIdIsNamedByItsPlace) {
  std::string archive = page("a");
  archive.replace(archive.find("WARC-Record-ID"), 14, "WARC-Nothing--");
  EXPECT_EQ(ids(read(archive).items), "a.warc:1");
}

}  // namespace
}  // namespace kijil::read
