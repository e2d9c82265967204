#include "write/json.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "text/pen.hpp"

namespace kijil::write {
namespace {

std::string json(std::string_view text) {
  std::string out;
  append_json(out, text);
  return out;
}

// Characters that need an escape, and their neighbours that need none.
TEST(Json, Escapes) {
  const struct {
    std::string_view text;
    const char* escaped;
  } kCases[] = {
      {"", ""},
      {"\"", "\\\""},
      {"\\", "\\\\"},
      {"\n", "\\n"},
      {"\t", "\\t"},
      {"\r", "\\r"},
      {"!#", "!#"},
      {"[]", "[]"},
      {" ", " "},
      {"/", "/"},
      {"가", "가"},
      {std::string_view("\0", 1), "\\u0000"},
      {"\x1F", "\\u001f"},
      {"\x7F", "\x7F"},
      {"é", "é"},
  };
  for (const auto& c : kCases) EXPECT_EQ(json(c.text), '"' + std::string(c.escaped) + '"');
}

// In every place of texts of every length around those that are looked at at once, once and twice.
TEST(Json, EscapesWhereverTheyStand) {
  for (std::size_t size = 1; size < 40; ++size) {
    const std::string plain(size, 'x');
    EXPECT_EQ(json(plain), '"' + plain + '"');
    for (std::size_t first = 0; first < size; ++first) {
      for (const std::size_t second : {first, size - 1}) {
        std::string text = plain, expected;
        text[first] = text[second] = '"';
        for (const char c : text) expected += c == '"' ? std::string("\\\"") : std::string(1, c);
        EXPECT_EQ(json(text), '"' + expected + '"');
      }
    }
  }
}

// As printf writes four decimals, without the zeros at their end.
TEST(Json, Shares) {
  for (int i = -1; i <= 20002; ++i) {
    const float share = static_cast<float>(i) / 20000 + (i % 2 == 0 ? 0 : 1e-6F);
    char expected[16];
    std::snprintf(expected, sizeof expected, "%.4f", std::clamp(static_cast<double>(share), 0.0, 1.0));
    std::string_view shown = expected;
    while (shown.back() == '0') shown.remove_suffix(1);
    if (shown.back() == '.') shown.remove_suffix(1);
    std::string found;
    append_json_share(found, share);
    EXPECT_EQ(found, shown.empty() ? "0" : shown) << share;
  }
}

TEST(Pen, Numbers) {
  for (const std::uint32_t number :
       {0U, 1U, 9U, 10U, 11U, 99U, 100U, 101U, 999U, 1000U, 54321U, 123456U, 4294967295U}) {
    std::array<char, text::Pen::kMostOfNumber + text::Pen::kSlack> room;
    text::Pen pen(room.data());
    pen.put(number);
    EXPECT_EQ(std::string_view(room.data(), pen.at()), std::to_string(number));
  }
}

// Texts as long as what is copied at once, and around it.
TEST(Pen, PaddedTexts) {
  const std::string source(100, 'x');
  for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 32U, 33U}) {
    std::array<char, 100> room;
    text::Pen pen(room.data());
    pen.put_padded(std::string_view(source).substr(0, size));
    pen.put('.');
    EXPECT_EQ(std::string_view(room.data(), pen.at()), source.substr(0, size) + '.');
  }
}

}  // namespace
}  // namespace kijil::write
