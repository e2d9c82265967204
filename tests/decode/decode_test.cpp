#include "decode/decode.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace kijil::decode {
namespace {

TEST(Decode, NeedsNoCopyOfValidUtf8) {
  const std::string bytes = "<p>방앗간";
  const Decoded decoded = decode(bytes, {});
  EXPECT_EQ(decoded.text.data(), bytes.data());
  EXPECT_EQ(decoded.text.size(), bytes.size());
  EXPECT_EQ(decoded.storage, nullptr);
}

TEST(Decode, TextOutlivesAMove) {
  Decoded decoded = decode("caf\xE9", {});
  const Decoded moved = std::move(decoded);
  EXPECT_EQ(moved.text, "café");
}

TEST(Decode, EmptyAndTiny) {
  for (const std::string_view bytes : {"", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    const Decoded decoded = decode(bytes, {});
    EXPECT_EQ(decoded.status, Status::kOk);
    EXPECT_EQ(decoded.text, "") << testing::PrintToString(bytes);
  }
  EXPECT_EQ(decode("a", {}).text, "a");
  EXPECT_EQ(decode(std::string_view("\0", 1), {}).text.size(), 1U);
}

TEST(Decode, ForcedCharsetIsUsedWithoutALook) {
  struct Case {
    const char* label;
    const char* bytes;
    const char* text;
    const char* charset;
  };
  const Case cases[] = {
      {"euc-kr", "\xB9\xE6", "방", "euc-kr"},
      {"CP949", "\xB9\xE6", "방", "euc-kr"},
      {"windows-1252", "\xB9\xE6", "¹æ", "windows-1252"},
      {"windows-1252", "방", "ë°©", "windows-1252"},
      {"utf-8", "\xB9\xE6", "��", "utf-8"},
      {"utf-8", "\xEF\xBB\xBF방", "방", "utf-8"},
      {"utf-16le", "\x29\xBC", "방", "utf-16le"},
      {"ibm-037", "\x88\x89", "hi", "ibm037"},  // a name that only ICU knows
  };
  for (const Case& test : cases) {
    const Decoded decoded = decode(test.bytes, {.forced = test.label});
    EXPECT_EQ(decoded.status, Status::kOk) << test.label;
    EXPECT_EQ(decoded.text, test.text) << test.label;
    EXPECT_EQ(decoded.charset, test.charset) << test.label;
  }
}

TEST(Decode, UnknownForcedCharsetIsAStatus) {
  for (const std::string& label :
       {std::string("klingon"), std::string(" "), std::string(1000, 'x'), std::string(1, '\0')}) {
    EXPECT_EQ(decode("a", {.forced = label}).status, Status::kBadCharset) << label;
  }
  EXPECT_EQ(decode("a", {.http = "klingon"}).status, Status::kOk);
}

TEST(Decode, MarkupIsNoDeclarationInPlainText) {
  const std::string text = "<meta charset=shift_jis> \x83\x65";
  EXPECT_EQ(decode(text, {.html = true}).charset, "shift_jis");
  EXPECT_NE(decode(text, {.html = false}).charset, "shift_jis");
}

TEST(Decode, KeepsZeroBytes) {
  const std::string text("a\0b", 3);
  EXPECT_EQ(decode(text, {}).text, text);
}

}  // namespace
}  // namespace kijil::decode
