#include "parse/scan.hpp"

#include <gtest/gtest.h>
#include <gumbo.h>

#include <string>

#include "parse/tag_table.hpp"
#include "soup.hpp"

namespace kijil::parse {
namespace {

// Every variant against the portable one, at every offset into buffers whose bytes are drawn from those that
// matter.
TEST(Scan, VariantsAgree) {
  constexpr std::string_view kBytes = "<&\"'=> \n\t\r\f\v/aA\x01\x7F\xC2\x85\xA0\xEF\xB7\xBF\xBE\xBD\xF3";
  const auto variants = scan::usable();
  const scan::Functions& portable = variants.front();
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    std::string text(200, 'x');
    std::uint64_t state = seed;
    for (char& c : text) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      if ((state >> 60) <= seed % 16) c = kBytes[(state >> 33) % kBytes.size()];
    }
    const char* begin = text.data();
    const char* end = begin + text.size();
    for (const scan::Functions& variant : variants) {
      SCOPED_TRACE(variant.name);
      for (const char* at = begin; at <= end; at += 1 + (end - at) / 7) {
        bool references = false;
        bool expected = false;
        EXPECT_EQ(variant.data(at, end, references), portable.data(at, end, expected));
        EXPECT_EQ(references, expected);
        EXPECT_EQ(variant.attribute_name(at, end), portable.attribute_name(at, end));
        EXPECT_EQ(variant.white_space(at, end), portable.white_space(at, end));
        const char* stop = at + (end - at) / 2;
        // A character that `stop` cuts off is not valid UTF-8, and may look invalid.
        EXPECT_GE(variant.has_invalid(at, stop, end), portable.has_invalid(at, stop, end));
      }
    }
  }
}

TEST(Scan, InvalidCodePoints) {
  const struct {
    std::string_view text;
    bool invalid;
  } kCases[] = {
      {"", false},
      {"a\t\n\f\r z~", false},
      {"\x1F", true},
      {"\x7F", true},
      {"\xC2\x80", true},          // U+0080
      {"\xC2\x9F", true},          // U+009F
      {"\xC2\xA0", false},         // U+00A0
      {"\xEF\xBF\xBD", false},     // U+FFFD
      {"\xEF\xBF\xBE", true},      // U+FFFE
      {"\xF0\x9F\xBF\xBF", true},  // U+1FFFF
      {"\xEF\xB7\x90", true},      // U+FDD0
      {"\xED\x95\x9C", false},
  };
  for (const scan::Functions& variant : scan::usable()) {
    for (const auto& c : kCases) {
      for (const std::size_t before : {0U, 1U, 15U, 16U, 31U, 32U, 40U}) {
        const std::string text =
            std::string(before, 'x') + std::string(c.text) + std::string(before % 3, 'y');
        const char* end = text.data() + text.size();
        EXPECT_EQ(variant.has_invalid(text.data(), end, end), c.invalid)
            << variant.name << " " << before << c.text;
      }
    }
  }
}

// The table must take names for the same where Gumbo does.
TEST(TagTable, KnowsWhatGumboKnows) {
  const TagTable& tags = TagTable::get();
  for (int tag = 0; tag < GUMBO_TAG_UNKNOWN; ++tag) {
    const std::string name = gumbo_normalized_tagname(static_cast<GumboTag>(tag));
    const TagInfo& info = tag_info(name);
    EXPECT_EQ(info.name, name);
    EXPECT_EQ(info.id, name == "image" ? GUMBO_TAG_IMG : tag) << name;
    std::string upper = name;
    for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_EQ(&tag_info(upper), &info) << name;
    upper += ">and what follows";
    EXPECT_EQ(&tags.find(std::string_view(upper).substr(0, name.size()), upper.size()), &info) << name;
  }
  for (const std::string_view unknown :
       {"", "x", "h7", "h\x11", "bluckquote", "di\0v", "a-name-longer-than-any-tag", "ta"}) {
    EXPECT_EQ(tag_info(unknown).id, GUMBO_TAG_UNKNOWN) << unknown;
    EXPECT_FALSE(tag_info(unknown).is_block()) << unknown;
    const std::string longer = std::string(unknown) + ">and what follows";
    EXPECT_EQ(&tags.find(std::string_view(longer).substr(0, unknown.size()), longer.size()),
              &tag_info(unknown));
  }
}

}  // namespace
}  // namespace kijil::parse
