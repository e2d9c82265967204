#include "read/json_line.hpp"

#include <gtest/gtest.h>

#include <string>

#include "archive.hpp"
#include "read/json_lines_reader.hpp"

namespace kijil::read {
namespace {

TEST(JsonLine, ReadsPages) {
  struct Case {
    std::string_view line;
    std::string_view bytes;
    Format format;
    std::string_view id;
  };
  const Case cases[] = {
      {R"({"html": "<p>\u003c한\n"})", "<p><한\n", Format::kHtml, ""},
      {R"({"text":"x"})", "x", Format::kText, ""},
      {R"( {"id" : "a b", "text" : "x" } )", "x", Format::kText, "a b"},
      {R"({"id":12345678901234567890123,"text":"x"})", "x", Format::kText, "12345678901234567890123"},
      {R"({"id":null,"text":"x"})", "x", Format::kText, ""},
      {R"({"text":"t","html":"h"})", "h", Format::kHtml, ""},
      {R"({"text":"t","html":null})", "t", Format::kText, ""},
      {R"({"text":""})", "", Format::kText, ""},
      {R"({"ht\u006dl":"x"})", "x", Format::kHtml, ""},
      {R"({"text":"a\"}{\\","n":[{"}":"]"}]})", "a\"}{\\", Format::kText, ""},
      {R"({"text":"\ud83d\ude00"})", "😀", Format::kText, ""},
  };
  for (const Case& test : cases) {
    const JsonLine line = parse_json_line(test.line);
    EXPECT_EQ(line.error, "") << test.line;
    EXPECT_EQ(line.bytes, test.bytes) << test.line;
    EXPECT_EQ(line.format, test.format) << test.line;
    EXPECT_EQ(line.id, test.id) << test.line;
  }
}

// Numbers that no double holds, spaces, escapes and repeated keys: as written and in order.
TEST(JsonLine, CarriesOtherKeysUntouched) {
  const JsonLine line = parse_json_line(
      R"({"z": 1.10, "text": "x", "big":123456789012345678901234567890 ,"o":{ "b":[1, {"a" : null}] }, "url":"http://e.org", "s":"\u00e9,}", "z":false,"e":1E+2})");
  EXPECT_EQ(line.url, "http://e.org");
  std::string carried;
  for (const CarriedKey& key : line.carried)
    carried.append(key.name).append("=").append(key.value).append("|");
  EXPECT_EQ(
      carried,
      R"(z=1.10|big=123456789012345678901234567890|o={ "b":[1, {"a" : null}] }|s="\u00e9,}"|z=false|e=1E+2|)");
}

TEST(JsonLine, SaysWhatIsWrong) {
  struct Case {
    std::string line;
    const char* error;
  };
  const Case cases[] = {
      {"", "is empty"},
      {" \r\n", "is empty"},
      {"{", "is not valid JSON"},
      {"{\"text\":\"x\"", "is not valid JSON"},
      {"{\"text\":\"x\"} {}", "is not valid JSON"},
      {"{\"text\":\"\xB9\xE6\"}", "is not valid JSON"},
      {"[1]", "is not a JSON object"},
      {"\"text\"", "is not a JSON object"},
      {"{}", "has neither \"html\" nor \"text\""},
      {"{\"html\":null}", "has neither \"html\" nor \"text\""},
      {"{\"html\":[\"x\"]}", "has an \"html\" that is no string"},
      {"{\"text\":1}", "has a \"text\" that is no string"},
      {std::string(100000, '['), "is not a JSON object"},
      {"a line of text", "is not valid JSON"},
      {"{\"text\":\"x\",\"n\":01}", "is not valid JSON"},
      {"{\"text\":\"x\",\"n\":[nul]}", "is not valid JSON"},
      {"{\"text\":\"x\",\"n\":{\"a\":\"\\x\"}}", "is not valid JSON"},
      {"{\"text\":\"x\",\"n\":{\"\\ud800\":1}}", "is not valid JSON"},
      {"{\"text\":\"x\",\"n\":1e999}", "is not valid JSON"},
      {"{\"text\":\"x\",\"n\":[1,]}", "is not valid JSON"},
      {"{\"text\":\"x\",\"a\":" + std::string(512, '[') + std::string(512, ']') + "}",
       "is nested deeper than 512"},
  };
  for (const Case& test : cases)
    EXPECT_EQ(parse_json_line(test.line).error, test.error) << test.line.substr(0, 50);
  EXPECT_EQ(
      parse_json_line("{\"text\":\"x\",\"a\":" + std::string(511, '[') + std::string(511, ']') + "}").error,
      "");
}

TEST(BeginsWithJson, ListsOfObjects) {
  EXPECT_TRUE(begins_with_json("[{\"text\":\"x\"}]", "[{\""));
  EXPECT_TRUE(begins_with_json("\xEF\xBB\xBF [\r\n  { \"a\": 1", "[{\""));
  for (const std::string_view text :
       {"", "[", "[{", "[{}]", "[1, 2]", "[\"a\"]", "{\"text\":1}", "[속보] 눈이 온다", "[{한}]"})
    EXPECT_FALSE(begins_with_json(text, "[{\"")) << text;
}

std::vector<Item> lines_of(std::string_view bytes, const Limits& limits = {}) {
  Input input(memory_source(bytes));
  JsonLinesReader reader(input, "a.jsonl", limits);
  return all(reader);
}

TEST(JsonLinesReader, GivesOneItemALine) {
  const std::vector<Item> items =
      lines_of("\xEF\xBB\xBF{\"id\":\"x\",\"text\":\"1\"}\r\n\n{\"te\n{\"text\":\"4\",\"k\":1}");
  ASSERT_EQ(ids(items), "x a.jsonl:2 a.jsonl:3 a.jsonl:4");
  EXPECT_EQ(items[0].problem, Problem::kNone);
  EXPECT_EQ(items[1].error, "line 2 is empty");
  EXPECT_EQ(items[2].error, "line 3 is not valid JSON");
  EXPECT_EQ(items[2].problem, Problem::kBadLine);
  EXPECT_EQ(items[3].bytes, "4");
  EXPECT_EQ(items[3].carried.size(), 1U);
  EXPECT_EQ(items[3].number, 4U);
  EXPECT_TRUE(lines_of("").empty());
}

TEST(JsonLinesReader, CapsPagesAndLines) {
  const Limits limits = {.max_bytes = 10};
  const auto line = [](std::size_t size) {
    return "{\"id\":\"x\",\"text\":\"" + std::string(size, 'a') + "\"}\n";
  };
  const std::vector<Item> items = lines_of(line(10) + line(11) + line(1000) + line(10), limits);
  ASSERT_EQ(ids(items), "x x a.jsonl:3 x");
  EXPECT_EQ(items[0].problem, Problem::kNone);
  EXPECT_EQ(items[1].problem, Problem::kTooLarge);
  EXPECT_EQ(items[2].problem, Problem::kTooLarge);
  EXPECT_EQ(items[3].problem, Problem::kNone);
}

}  // namespace
}  // namespace kijil::read
