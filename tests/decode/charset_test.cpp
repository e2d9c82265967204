// Pages in every charset, told by their bytes.

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <random>
#include <string>
#include <vector>

#include "decode/decode.hpp"
#include "decode/utf8.hpp"

namespace kijil::decode {
namespace {

constexpr std::string_view kKorean =
    "바람이 잦아든 저녁, 마을 어귀의 방앗간에서는 마지막 키질이 한창이었다. 쭉정이는 바람에 날아가고 알곡만 "
    "남았다.";
constexpr std::string_view kJapanese = "夕方の風が止むころ、村のはずれの水車小屋では最後の脱穀が続いていた。";
constexpr std::string_view kSimplified =
    "傍晚风停的时候，村口的磨坊里还在做最后一次筛谷，糠秕随风而去，只留下饱满的谷粒。";
constexpr std::string_view kTraditional =
    "傍晚風停的時候，村口的磨坊裡還在做最後一次篩穀，糠秕隨風而去，只留下飽滿的穀粒。";
constexpr std::string_view kRussian =
    "Вечером, когда стих ветер, на мельнице у околицы в последний раз веяли зерно.";
constexpr std::string_view kGreek =
    "Το βράδυ, όταν κόπασε ο άνεμος, στον μύλο λίχνιζαν για τελευταία φορά το σιτάρι.";
constexpr std::string_view kFrench =
    "Le soir, quand le vent fut tombé, on vannait une dernière fois le blé à l'entrée du village, près du "
    "moulin.";
constexpr std::string_view kThai = "ตอนเย็นเมื่อลมสงบ ชาวบ้านยังฝัดข้าวอยู่ที่โรงสีหน้าหมู่บ้าน";

std::string encode(std::string_view text, const char* converter) {
  UErrorCode error = U_ZERO_ERROR;
  std::vector<UChar> wide(text.size() + 1);
  int32_t length = 0;
  u_strFromUTF8(wide.data(), static_cast<int32_t>(wide.size()), &length, text.data(),
                static_cast<int32_t>(text.size()), &error);
  UConverter* const to = ucnv_open(converter, &error);
  ucnv_setFromUCallBack(to, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  std::string bytes(4 * static_cast<std::size_t>(length) + 16, '\0');
  bytes.resize(static_cast<std::size_t>(
      ucnv_fromUChars(to, bytes.data(), static_cast<int32_t>(bytes.size()), wide.data(), length, &error)));
  ucnv_close(to);
  EXPECT_TRUE(U_SUCCESS(error)) << text << " in " << converter;
  return bytes;
}

std::string page(std::string_view head, std::string_view text) {
  return "<html><head>" + std::string(head) + "<title>" + std::string(text) + "</title></head><body><p>" +
         std::string(text) + "</p></body></html>";
}

struct Case {
  const char* name;
  std::string text;       // UTF-8
  const char* converter;  // what ICU calls the charset it is written in
  const char* charset;    // what it is decoded from
  const char* http = "";
};

TEST(Charset, IsToldFromDeclarationsAndBytes) {
  const std::string korean(kKorean);
  const Case cases[] = {
      {"UTF-8", page("", korean), "utf-8", "utf-8"},
      {"CP949 with meta", page("<meta charset=euc-kr>", korean + " 뷁 똠방각하 펲시"), "windows-949-2000",
       "euc-kr"},
      {"CP949 without meta", page("", korean), "windows-949-2000", "euc-kr"},
      {"CP949, http-equiv of the old kind",
       page("<meta http-equiv=Content-Type content='text/html; charset=ks_c_5601-1987'>", korean),
       "windows-949-2000", "euc-kr"},
      {"CP949 by the HTTP header", page("", korean), "windows-949-2000", "euc-kr", "EUC-KR"},
      {"EUC-KR declared UTF-8", page("<meta charset=utf-8>", korean), "windows-949-2000", "euc-kr"},
      {"EUC-KR declared UTF-8 in the header too", page("<meta charset=utf-8>", korean), "windows-949-2000",
       "euc-kr", "utf-8"},
      {"EUC-KR declared Latin 1", page("<meta charset=iso-8859-1>", korean), "windows-949-2000", "euc-kr"},
      {"EUC-KR declared GB 2312", page("<meta charset=gb2312>", korean), "windows-949-2000", "euc-kr"},
      {"UTF-8 declared EUC-KR", page("<meta charset=euc-kr>", korean), "utf-8", "utf-8", "euc-kr"},
      {"CP949 after 20 KB of ASCII", std::string(20 * 1024, 'x') + page("", korean), "windows-949-2000",
       "euc-kr"},
      {"CP949 after 200 KB of ASCII, declared UTF-8",
       "<meta charset=utf-8>" + std::string(200 * 1024, ' ') + page("", korean), "windows-949-2000",
       "euc-kr"},
      {"Shift_JIS", page("", kJapanese), "ibm-943_P15A-2003", "shift_jis"},
      {"Shift_JIS with meta", page("<meta charset=Shift_JIS>", kJapanese), "ibm-943_P15A-2003", "shift_jis"},
      {"EUC-JP", page("", kJapanese), "euc-jp-2007", "euc-jp"},
      {"ISO-2022-JP", page("", kJapanese), "ISO-2022-JP", "iso-2022-jp"},
      {"ISO-2022-KR", page("", korean), "ISO-2022-KR", "iso-2022-kr"},
      {"GB 18030", page("", kSimplified), "gb18030", "gb18030"},
      {"GB 18030 with four-byte forms", page("", std::string(kSimplified) + "가ü"), "gb18030", "gb18030"},
      {"GBK declared GB 2312", page("<meta charset=gb2312>", kTraditional), "gb18030", "gbk"},
      {"Big5", page("", kTraditional), "ibm-1375_P100-2008", "big5"},
      {"Big5 declared UTF-8", page("<meta charset=utf-8>", kTraditional), "ibm-1375_P100-2008", "big5"},
      {"windows-1251", page("", kRussian), "windows-1251", "windows-1251"},
      {"KOI8-R", page("", kRussian), "koi8-r", "koi8-r"},
      {"ISO-8859-5", page("", kRussian), "iso-8859-5", "iso-8859-5"},
      {"windows-1253", page("", kGreek), "windows-1253", "windows-1253"},
      {"windows-874", page("", kThai), "windows-874-2000", "windows-874"},
      {"windows-1252", page("", kFrench), "windows-1252", "windows-1252"},
      {"windows-1252 declared UTF-8", page("<meta charset=utf-8>", kFrench), "windows-1252", "windows-1252"},
      {"windows-1252 declared EUC-KR", page("<meta charset=euc-kr>", kFrench), "windows-1252",
       "windows-1252"},
      {"ISO-8859-2 declared so",
       page("<meta charset=iso-8859-2>", "Wieczorem, gdy ucichł wiatr, młócono zboże."), "iso-8859-2",
       "iso-8859-2"},
      {"a label nobody knows", page("<meta charset=klingon>", korean), "windows-949-2000", "euc-kr",
       "x-klingon"},
  };
  for (const Case& test : cases) {
    const std::string bytes = encode(test.text, test.converter);
    const Decoded decoded = decode(bytes, {.http = test.http});
    EXPECT_EQ(decoded.charset, test.charset) << test.name;
    EXPECT_EQ(decoded.text, test.text) << test.name;
  }
}

// Titles and single lines, without markup or declaration.
TEST(Charset, IsToldFromATitle) {
  struct Title {
    const char* text;
    const char* converter;
    const char* charset;
  };
  const Title titles[] = {
      {"키질하는 저녁", "windows-949-2000", "euc-kr"},
      {"방앗간", "windows-949-2000", "euc-kr"},
      {"소식", "windows-949-2000", "euc-kr"},
      {"[단독] 올해 쌀 생산량 5% 증가", "windows-949-2000", "euc-kr"},
      {"KBS 뉴스 9", "windows-949-2000", "euc-kr"},
      {"핸들러 함수", "windows-949-2000", "euc-kr"},  // half of it is UTF-8 by accident
      {"夕方の風が止むころ", "ibm-943_P15A-2003", "shift_jis"},
      {"夕方の風が止むころ", "euc-jp-2007", "euc-jp"},
      {"村口的磨坊里还在工作", "gb18030", "gb18030"},
      {"村口的磨坊裡還在工作", "ibm-1375_P100-2008", "big5"},
      {"Последние новости", "windows-1251", "windows-1251"},
      {"Последние новости", "koi8-r", "koi8-r"},
      {"café au lait", "windows-1252", "windows-1252"},
      {"Situa\xC3\xA7\xC3\xA3o do tempo", "windows-1252", "windows-1252"},
  };
  for (const Title& title : titles) {
    const std::string bytes = encode(title.text, title.converter);
    const Decoded decoded = decode(bytes, {.html = false});
    EXPECT_EQ(decoded.charset, title.charset) << title.text;
    EXPECT_EQ(decoded.text, title.text) << title.text;
  }
}

TEST(Charset, ReadsUtf16And32WithAndWithoutMark) {
  const std::string korean = page("", kKorean);
  struct Wide {
    const char* name;
    std::string text;
    const char* converter;
    std::string mark;
    const char* charset;
  };
  const Wide cases[] = {
      {"little-endian mark", korean, "UTF-16LE", "\xFF\xFE", "utf-16le"},
      {"big-endian mark", korean, "UTF-16BE", "\xFE\xFF", "utf-16be"},
      {"little-endian", korean, "UTF-16LE", "", "utf-16le"},
      {"big-endian", korean, "UTF-16BE", "", "utf-16be"},
      {"English, little-endian", "plain words", "UTF-16LE", "", "utf-16le"},
      {"English, big-endian", "plain words", "UTF-16BE", "", "utf-16be"},
      {"Korean text, few zero bytes", std::string(kKorean), "UTF-16LE", "", "utf-16le"},
      {"Korean text, few zero bytes, big-endian", std::string(kKorean), "UTF-16BE", "", "utf-16be"},
      {"Korean title without a zero byte", "뉴스레터구독신청안내", "UTF-16LE", "", "utf-16le"},
      {"Chinese", std::string(kSimplified) + "\n", "UTF-16LE", "", "utf-16le"},
      {"Vietnamese", "Sáng nay ở chợ cũ, người bán trả giá từng bó rau một.", "UTF-16LE", "", "utf-16le"},
      {"Hindi", "आज सुबह बाज़ार में सब्ज़ियाँ सस्ती थीं।", "UTF-16BE", "", "utf-16be"},
      {"Georgian", "დილით ბაზარში ბოსტნეული იაფი იყო.", "UTF-16LE", "", "utf-16le"},
      {"UTF-32, little-endian", korean, "UTF-32LE", std::string("\xFF\xFE\0\0", 4), "utf-32le"},
      {"UTF-32, big-endian", korean, "UTF-32BE", std::string("\0\0\xFE\xFF", 4), "utf-32be"},
      {"UTF-8 mark", korean, "utf-8", "\xEF\xBB\xBF", "utf-8"},
      {"a UTF-8 mark before CP949", korean, "windows-949-2000", "\xEF\xBB\xBF", "euc-kr"},
  };
  for (const Wide& test : cases) {
    const std::string bytes = test.mark + encode(test.text, test.converter);
    const Decoded decoded = decode(bytes, {});
    EXPECT_EQ(decoded.charset, test.charset) << test.name;
    EXPECT_EQ(decoded.text, test.text) << test.name;
  }
}

// A mark that lies: no UTF-16 page has a long run of ASCII bytes.
TEST(Charset, IgnoresAMarkBeforeAsciiBytes) {
  const std::string text(100, 'a');
  const std::string bytes = "\xFF\xFE" + text;
  const Decoded decoded = decode(bytes, {});
  EXPECT_NE(decoded.charset, "utf-16le");
  EXPECT_NE(decoded.text.find(text), std::string::npos);
}

TEST(Charset, OddUtf16EndsWithAReplacement) {
  const std::string bytes = "\xFF\xFE" + encode("방앗간", "UTF-16LE") + "x";
  EXPECT_EQ(decode(bytes, {}).text, "방앗간\uFFFD");
}

// A long UTF-8 page stays UTF-8 whatever it declares; the bad byte is one U+FFFD.
TEST(Charset, OneBadByteDoesNotChangeAPage) {
  std::string body;
  for (int i = 0; i < 50; ++i) body.append(kKorean).append("\n");
  for (const char* head : {"", "<meta charset=utf-8>", "<meta charset=euc-kr>"}) {
    for (const std::size_t at : {std::size_t{0}, body.size() / 2 / 3 * 3, body.size()}) {
      const std::string bytes = page(head, body.substr(0, at) + '\xB0' + body.substr(at));
      const Decoded decoded = decode(bytes, {});
      EXPECT_EQ(decoded.charset, "utf-8") << head << at;
      EXPECT_NE(decoded.text.find("\uFFFD"), std::string::npos) << head << at;
    }
  }
  // In ASCII that says it is UTF-8 a stray byte is an error, and many are another charset.
  std::string ascii(4000, 'a');
  ascii[2000] = '\xE9';
  EXPECT_EQ(decode("<meta charset=utf-8>" + ascii, {}).charset, "utf-8");
  EXPECT_EQ(decode("<meta charset=utf-8>" + ascii.substr(1900, 200), {}).charset, "windows-1252");
}

// A bad byte in CP949 costs one character, and no tag after it.
TEST(Charset, OneBadByteInCp949) {
  const std::string korean = encode(kKorean, "windows-949-2000");
  const std::string bytes = korean + "\xC7<b>" + korean;
  const Decoded decoded = decode(bytes, {});
  EXPECT_EQ(decoded.charset, "euc-kr");
  EXPECT_EQ(decoded.text, std::string(kKorean) + "\uFFFD<b>" + std::string(kKorean));
}

// Conjoining letters stay as they are: composing them moves bytes, and is done line by line.
TEST(Charset, KeepsDecomposedHangul) {
  const std::string_view text = "\u1112\u1161\u11AB\u1100\u1173\u11AF";
  EXPECT_EQ(decode(text, {}).text, text);
}

TEST(Charset, AnyBytesGiveValidUtf8) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::string bytes(random() % 600, '\0');
    const unsigned low = round % 3 == 0 ? 0x80 : 0;
    for (char& byte : bytes) byte = static_cast<char>(low + random() % (256 - low));
    if (round % 5 == 0) bytes.insert(0, "\xFF\xFE");
    const Decoded decoded = decode(bytes, {});
    EXPECT_EQ(decoded.status, Status::kOk);
    EXPECT_EQ(valid_utf8_prefix(decoded.text), decoded.text.size()) << round;
    EXPECT_FALSE(decoded.charset.empty());
  }
}

}  // namespace
}  // namespace kijil::decode
