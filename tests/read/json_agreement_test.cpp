// Two JSON libraries have to agree on what a line of JSON Lines is: one reads them in the command, the other
// one only here.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "read/json_line.hpp"

namespace kijil::read {
namespace {

constexpr std::string_view kLines[] = {
    R"({"id":"a b","url":"http://e.org","html":"<p>\u003c한\n","n":[1,2.50,-3e+2,{"a":null}]})",
    R"({"text":"\ud83d\ude00 \"}{\\","big":123456789012345678901234567890,"o":{"b":[true,false]}})",
    R"( { "k" : "\u00e9,}" , "text" : "" , "id" : 12 , "e" : 1E+2 , "z" : 0.1e-7 } )",
};

// A line with up to three bytes taken away, put in or changed.
std::string changed(std::string line, std::mt19937& random) {
  constexpr std::string_view kBytes = "{}[]\",:\\ue01-+.tfn \t\x01\xFF\xED";
  const auto below = [&](std::size_t end) { return random() % end; };
  for (std::size_t times = below(4); times > 0 && !line.empty(); --times) {
    const std::size_t at = below(line.size());
    const char byte = kBytes[below(kBytes.size())];
    switch (below(3)) {
      case 0: line.erase(at, 1); break;
      case 1: line.insert(at, 1, byte); break;
      default: line[at] = byte;
    }
  }
  return line;
}

TEST(JsonLine, AgreesWithAnotherLibrary) {
  std::mt19937 random(1);
  std::size_t valid = 0;
  for (int k = 0; k < 20000; ++k) {
    const std::string text = changed(std::string(kLines[k % std::size(kLines)]), random);
    const JsonLine line = parse_json_line(text);
    const auto other = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (line.error == "is not a JSON object") {
      EXPECT_FALSE(other.is_object()) << text;
      continue;
    }
    ASSERT_EQ(line.error == "is not valid JSON", other.is_discarded()) << text;
    if (!line.error.empty()) continue;
    ++valid;
    const char* key = line.format == Format::kHtml ? "html" : "text";
    ASSERT_EQ(line.bytes, other.at(key).get<std::string>()) << text;
    for (const CarriedKey& carried : line.carried)
      ASSERT_TRUE(nlohmann::json::accept(carried.value)) << text << ": " << carried.value;
  }
  EXPECT_GT(valid, 5000U);
}

}  // namespace
}  // namespace kijil::read
