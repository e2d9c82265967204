#include "decode/declaration.hpp"

#include <gtest/gtest.h>

#include <string>

#include "decode/encoding.hpp"

namespace kijil::decode {
namespace {

struct Case {
  std::string_view text;
  std::string_view label;
};

TEST(Declaration, FindsTheLabelOfAPage) {
  const Case cases[] = {
      {"", ""},
      {"<html><p>charset=euc-kr", ""},
      {"<meta charset=euc-kr>", "euc-kr"},
      {"<META CHARSET = 'EUC-KR' >", "EUC-KR"},
      {"<meta/charset=\"utf-8\"/>", "utf-8"},
      {"<meta name=viewport content=width><meta charset=big5>", "big5"},
      {"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=ks_c_5601-1987\">", "ks_c_5601-1987"},
      {"<meta content='text/html;charset=Shift_JIS' http-equiv=content-type>", "Shift_JIS"},
      {"<meta http-equiv=Content-Type content=text/html;charset=gbk>", "gbk"},
      {"<?xml version=\"1.0\" encoding=\"EUC-JP\"?><html>", "EUC-JP"},
      {" \n<?xml version='1.0' encoding = 'koi8-r' ?>", "koi8-r"},
      {"<?xml version=\"1.0\"?><meta charset=a>", "a"},
      // Comments do not count; an unfinished one hides nothing.
      {"<!-- <meta charset=a> --><meta charset=b>", "b"},
      {"<!--><meta charset=b>", "b"},
      {"<!-- <meta charset=b>", "b"},
      // Not a meta tag, not an attribute of that name, no value.
      {"<metadata charset=a>", ""},
      {"<meta data-charset=a>", ""},
      {"<meta charset>", ""},
      {"<meta charset=", ""},
      {"<meta = charset=b>", "b"},
      {"<meta charset=\"euc-kr", "euc-kr"},
      {"<meta content=\"charset\"><meta charset=b>", "b"},
  };
  for (const Case& test : cases) EXPECT_EQ(declared_label(test.text), test.label) << test.text;
}

TEST(Declaration, LooksAtTheFirst64KiB) {
  const std::string tag = "<meta charset=euc-kr>";
  EXPECT_EQ(declared_label(std::string(64 * 1024 - tag.size(), ' ') + tag), "euc-kr");
  EXPECT_EQ(declared_label(std::string(64 * 1024, ' ') + tag), "");
}

TEST(Declaration, ReadsTheParameterOfAMediaType) {
  const Case cases[] = {
      {"text/html", ""},
      {"text/html; charset=EUC-KR", "EUC-KR"},
      {"text/html;CharSet = \"utf-8\"; x=y", "utf-8"},
      {"text/html; charset=utf-8;", "utf-8"},
      {"charset charset=a", "a"},
      {"charset=", ""},
  };
  for (const Case& test : cases) EXPECT_EQ(charset_parameter(test.text), test.label) << test.text;
}

TEST(Encoding, KnowsTheLabelsOfTheWeb) {
  const Case cases[] = {
      {"utf8", "utf-8"},
      {" UTF-8\t", "utf-8"},
      {"EUC-KR", "euc-kr"},
      {"ks_c_5601-1987", "euc-kr"},
      {"windows-949", "euc-kr"},
      {"cp949", "euc-kr"},
      {"korean", "euc-kr"},
      {"gb2312", "gbk"},
      {"GB18030", "gb18030"},
      {"iso-8859-1", "windows-1252"},
      {"ascii", "windows-1252"},
      {"latin1", "windows-1252"},
      {"sjis", "shift_jis"},
      {"Windows-31J", "shift_jis"},
      {"x-x-big5", "big5"},
      {"koi8-ru", "koi8-u"},
      {"iso-8859-9", "windows-1254"},
      {"unicode", "utf-16le"},
      {"", ""},
      {"nonsense", ""},
      {"utf-8\"", ""},
  };
  for (const Case& test : cases) {
    const auto encoding = encoding_from_label(test.text);
    EXPECT_EQ(encoding ? encoding->name : "", test.label) << test.text;
  }
  EXPECT_FALSE(encoding_from_label(std::string(100, 'a')));
}

}  // namespace
}  // namespace kijil::decode
