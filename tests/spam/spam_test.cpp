#include "spam/spam.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "spam/host.hpp"
#include "spam/page_text.hpp"
#include "spam/repair.hpp"

namespace kijil::spam {
namespace {

// An article about satellite positioning, in the shape of a news page.
constexpr std::string_view kArticle =
    "서울시가 위성항법장치(GPS) 신호가 약한 지하차도에 새로운 측위 장비를 설치한다. 시는 GPS 신호가 끊기는 "
    "구간이 모두 마흔 곳에 이른다고 밝혔다.\n"
    "지금까지 운전자는 터널에 들어가면 GPS를 쓸 수 없었다. 내비게이션은 GPS가 끊기면 마지막 속도로 위치를 "
    "짐작하는데, 갈림길에서는 오차가 커진다.\n"
    "연구진은 GPS와 함께 차량의 바퀴 회전수를 쓰는 방법을 시험했다. 또 한국형 고정밀GPS의 보정 신호를 받아 "
    "오차를 한 뼘 안으로 줄였다.\n"
    "담당자는 \"GPS는 하늘이 보여야 쓸 수 있다는 생각을 바꾸겠다\"며 \"차세대GPS의 중계기를 천장에 달면 "
    "된다\"고 말했다.\n"
    "업계는 GPS 시장이 해마다 커질 것으로 본다. 택배 회사는 GPS로 물건의 위치를 알리고, 농가는 GPS를 단 "
    "트랙터를 쓴다.\n"
    "다만 GPS 전파는 약해서 방해를 받기 쉽다. 항공사는 GPS가 교란될 때를 대비해 관성 장치를 함께 싣는다.\n";

constexpr std::string_view kPhrase = "원목 침대 공장 할인";

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t i = text.find(from); i != std::string::npos; i = text.find(from, i + to.size())) {
    text.replace(i, from.size(), to);
  }
  return text;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t i = text.find(part); i != text.npos; i = text.find(part, i + part.size())) ++n;
  return n;
}

std::vector<PageLine> lines_of(std::string_view text) {
  std::vector<PageLine> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({.text = text.substr(begin, end - begin)});
    begin = end + 1;
  }
  return lines;
}

std::string repaired(std::span<const PageLine> lines, const std::vector<Finding>& findings, SpamRepair mode) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<Finding> of_line;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(of_line),
                 [&](const Finding& finding) { return finding.line == i; });
    text += repair(lines[i].text, of_line, mode).text + '\n';
  }
  return text;
}

// What every result must be, whatever the input.
void expect_sound(std::span<const PageLine> lines, const std::vector<Finding>& findings) {
  std::uint32_t line = 0;
  std::uint32_t done = 0;
  for (const Finding& finding : findings) {
    ASSERT_LT(finding.line, lines.size());
    if (finding.line != line) done = 0;
    ASSERT_GE(finding.line, line);
    ASSERT_GE(finding.begin, done);
    ASSERT_LT(finding.begin, finding.end);
    ASSERT_LE(finding.end, lines[finding.line].text.size());
    EXPECT_FALSE(finding.reasons.empty());
    line = finding.line;
    done = finding.end;
  }
}

TEST(Find, PutsTheWordBackThatAPhraseReplaced) {
  const std::string text = replace_all(std::string(kArticle), "GPS", kPhrase);
  for (const bool lexicon : {true, false}) {
    const std::vector<PageLine> lines = lines_of(text);
    const std::vector<Finding> findings = find(lines, {.lexicon = lexicon});
    EXPECT_EQ(findings.size(), count(kArticle, "GPS"));
    for (const Finding& finding : findings) {
      EXPECT_EQ(finding.kind, SpamKind::kSubstitution);
      EXPECT_EQ(finding.original, "GPS") << finding.reasons;
    }
    EXPECT_EQ(repaired(lines, findings, SpamRepair::kRestore), kArticle);
    EXPECT_EQ(repaired(lines, findings, SpamRepair::kMark), replace_all(std::string(kArticle), "GPS", "□"));
    EXPECT_EQ(repaired(lines, findings, SpamRepair::kOff), text);
  }
}

TEST(Find, MarksWhereNothingSaysWhatStoodThere) {
  // The long form before the brackets is none that the program knows.
  std::string text = replace_all(std::string(kArticle), "위성항법장치(GPS)", "별자리 신호기(GPS)");
  text = replace_all(text, "GPS", kPhrase);
  const std::vector<PageLine> lines = lines_of(text);
  const std::vector<Finding> findings = find(lines, {});
  ASSERT_EQ(findings.size(), count(kArticle, "GPS"));
  for (const Finding& finding : findings) EXPECT_EQ(finding.original, std::nullopt) << finding.reasons;

  // The description of the page says it.
  const std::string_view description =
      "지금까지 운전자는 터널에 들어가면 GPS를 쓸 수 없었다. 시가 장비를 설치한다.";
  for (const Finding& finding : find(lines, {.description = description})) {
    EXPECT_EQ(finding.original, "GPS") << finding.reasons;
  }
  // Another word in the same place, with which the particles disagree, is refused.
  const std::string_view wrong = "지금까지 운전자는 터널에 들어가면 지도책을 쓸 수 없었다.";
  for (const Finding& finding : find(lines, {.description = wrong}))
    EXPECT_EQ(finding.original, std::nullopt);
}

TEST(Find, DeletesWhatWasPutBetweenWords) {
  const std::string_view clean =
      "시장은 어제 낡은 다리를 고치겠다고 약속했다. 주민들은 오랫동안 안전을 걱정해 왔다.\n"
      "공사는 다음 달에 시작해 겨울이 오기 전에 끝난다. 그동안 버스는 강변 도로로 돌아간다.\n"
      "전문가는 기둥 아래의 흙이 깎여 나갔다고 설명했다. 비가 많이 오면 더 위험해진다는 것이다.\n";
  const std::string_view places[] = {"다리를 ", "안전을 ", "시작해 ", "버스는 ", "아래의 ", "많이 "};
  for (const bool glued : {false, true}) {
    std::string text(clean);
    for (const std::string_view place : places) {
      text = replace_all(text, place, std::string(place) + std::string(kPhrase) + (glued ? "" : " "));
    }
    const std::vector<PageLine> lines = lines_of(text);
    const std::vector<Finding> findings = find(lines, {.lexicon = false});
    EXPECT_EQ(findings.size(), std::size(places)) << glued;
    EXPECT_EQ(repaired(lines, findings, SpamRepair::kDelete), clean) << glued;
    EXPECT_EQ(repaired(lines, findings, SpamRepair::kRestore), clean) << glued;
  }
}

// A phrase that repeats inside longer disguises: each is taken whole.
TEST(Find, TakesTheWholeOfWhatIsWrittenInDisguise) {
  const std::string_view clean =
      "시장은 어제 낡은 다리를 고치겠다고 약속했다. 주민들은 오랫동안 안전을 걱정해 왔다.\n"
      "공사는 다음 달에 시작해 겨울이 오기 전에 끝난다. 그동안 버스는 강변 도로로 돌아간다.\n"
      "전문가는 기둥 아래의 흙이 깎여 나갔다고 설명했다. 비가 많이 오면 더 위험해진다는 것이다.\n";
  constexpr std::string_view kPlaces[][2] = {{"다리를 ", "속초"}, {"안전을 ", "강릉"}, {"시작해 ", "원주"},
                                             {"버스는 ", "춘천"}, {"아래의 ", "태백"}, {"많이 ", "삼척"}};
  std::string text(clean);
  for (const auto& [place, town] : kPlaces) {
    const std::string phrase = std::string(town) + " " + std::string(kPhrase);
    std::string hidden;
    for (const char c : phrase) {
      // Before each character but the first, which a byte 10xxxxxx does not begin.
      if (!hidden.empty() && (static_cast<unsigned char>(c) & 0xC0) != 0x80) hidden += "\u200b";
      hidden += c;
    }
    text = replace_all(text, place, std::string(place) + hidden + " ");
  }
  const std::vector<PageLine> lines = lines_of(text);
  const std::vector<Finding> findings = find(lines, {.lexicon = false});
  EXPECT_EQ(findings.size(), std::size(kPlaces));
  EXPECT_EQ(repaired(lines, findings, SpamRepair::kDelete), clean);
}

TEST(Find, LeavesHonestTextAlone) {
  constexpr std::string_view kTexts[] = {
      "",
      "짧은 글",
      kArticle,
      // About the trade itself.
      "정선의 카지노는 지난해 매출이 늘었다. 카지노 업계는 슬롯머신을 새로 들였고, 카지노 노조는 근무 시간을 "
      "두고 협상한다.\n"
      "정부는 불법 도박 사이트를 단속한다. 온라인 카지노를 광고한 일당이 붙잡혔고 도박 자금은 몰수됐다.\n"
      "복권 판매는 줄었다. 로또 당첨금은 그대로다.",
      // A telephone number that is kept in one line.
      "Call 1\u2060\u2011\u20608\u20600\u20600\u2060\u2011\u2060G\u2060O\u2060\u2011\u2060T\u2060R\u2060A"
      "\u2060I\u2060N for the timetable.",
      // A name that repeats, with particles that agree.
      "한강 나루 도서관은 오늘 문을 연다. 한강 나루 도서관에는 책이 만 권 있다. 어린이는 한강 나루 도서관을 "
      "무료로 쓴다.\n"
      "구청은 한강 나루 도서관의 이름을 주민 투표로 정했다. 한강 나루 도서관이 생기면서 거리도 바뀌었다.",
      // Short pages about one thing, which they name again and again.
      "갤럭시 폴드 울트라를 한 달 동안 썼다. 갤럭시 폴드 울트라는 화면이 크고 밝다. 갤럭시 폴드 울트라의 "
      "무게는 "
      "가볍다.\n"
      "갤럭시 폴드 울트라에서 가장 마음에 든 것은 카메라다. 다만 갤럭시 폴드 울트라로 사진을 많이 찍으면 "
      "뜨겁다.",
      "노트북 무상 수리 기간은 이 년이다. 노트북 무상 수리를 받으려면 영수증이 있어야 한다.\n"
      "노트북 무상 수리 센터는 전국에 백 곳이다. 파손은 노트북 무상 수리에서 빠진다.",
      "경찰은 불법 도박 사이트를 운영한 일당을 붙잡았다. 도박 사이트 회원은 이십 대였다.\n"
      "경찰은 도박 사이트 계좌를 추적하고 있다.",
      // A label before numbers; a word that ends like a particle.
      "갯벌 이야기 총 모금액731,000원\n책마을 이야기 총 모금액3,929,830원\n거북 이야기 총 모금액1,068,000원\n"
      "우주 이야기 총 모금액110,000원",
      "영화 제작자와 마을 주민들이 모였다. 어제 영화 제작자와 마을 어른이 만났다. 다시 영화 제작자와 마을 "
      "아이가 "
      "노래했다. 비가 와서 모두 집으로 돌아갔고 잔치는 다음 날로 미뤄졌다.",
      // A refrain.
      "푸른 언덕 넘어서 간다\n푸른 언덕 넘어서 온다\n푸른 언덕 넘어서 운다\n푸른 언덕 넘어서 잔다",
      // A word of advertising inside a word, a spaced heading, emphasis.
      "도토리토토로가 숲에 산다. 포커스를 맞춘다. 환경마다 다르다.",
      "공 지 사 항",
      "공고: 매우 *중요*한 소식",
      "The casino opened in 1931. Slots and poker were added later, and betting rules changed.",
  };
  for (const std::string_view text : kTexts) {
    const std::vector<PageLine> lines = lines_of(text);
    for (const Finding& finding : find(lines, {})) {
      ADD_FAILURE() << lines[finding.line].text.substr(finding.begin, finding.end - finding.begin) << ": "
                    << finding.reasons;
    }
  }
}

// Enough evidence beside the page for a phrase that the page alone does not give away.
TEST(Find, TakesAnotherWordInItsPlaceAsEvidence) {
  constexpr std::string_view kText =
      "도서관 공사는 봄에 시작했다. 시는 오래된 원목 침대 공장 건물을 보강했다. 주민은 새 원목 침대 공장 "
      "앞에 모였다.\n"
      "아이들은 저녁까지 원목 침대 공장 마당에서 놀았다. 책은 모두 옮겼고 버스는 그대로 다닌다.";
  const std::vector<PageLine> lines = lines_of(kText);
  EXPECT_TRUE(find(lines, {.lexicon = false}).empty());
  const std::vector<Finding> findings = find(
      lines, {.description =
                  "시는 오래된 문화 회관 건물을 보강했다. 주민은 새 회관 앞에 모였다. 아이들은 저녁까지 회관 "
                  "마당에서 놀았다.",
              .lexicon = false});
  ASSERT_EQ(findings.size(), 3U);
  // The same thing in other words is none: it shares a word with the phrase.
  EXPECT_TRUE(
      find(lines, {.description = "주민은 새 침대 앞에 모였다. 아이들은 저녁까지 침대 마당에서 놀았다.",
                   .lexicon = false})
          .empty());
}

TEST(Find, WidensASplitWordToWhatIsTheSameAroundIt) {
  constexpr std::string_view kText =
      "시장은 다리를 원목 ㅊㅣㅁ대 공장 고치겠다고 약속했다. 주민들은 안전을 걱정해 왔다.\n"
      "공사는 다음 달에 원목 ㅊㅣㅁ대 공장 시작해 겨울이 오기 전에 끝난다. 그동안 버스는 강변 도로로 "
      "돌아간다.";
  const std::vector<PageLine> lines = lines_of(kText);
  const std::vector<Finding> findings = find(lines, {.lexicon = false});
  ASSERT_EQ(findings.size(), 2U);
  for (const Finding& finding : findings) {
    EXPECT_EQ(lines[finding.line].text.substr(finding.begin, finding.end - finding.begin),
              "원목 ㅊㅣㅁ대 공장");
  }
}

// 거제|도에는, 거제|도를: what a substitution is glued to is the rest of a word.
TEST(Find, DoesNotDeleteAWordOfACompound) {
  const std::string text = replace_all(
      "그는 거제도에서 태어났다. 그때 거제도는 통영에 들었다. 조상은 거제도로 옮겨 왔다. 큰 섬은 거제도에 "
      "딸려 있다.\n"
      "사람들은 거제도에는 학이 산다고 했다. 전쟁 때 거제도까지 배가 다녔다. 그는 거제도를 떠나 부산으로 "
      "갔다.",
      "거제", kPhrase);
  const std::vector<PageLine> lines = lines_of(text);
  for (const Finding& finding : find(lines, {.lexicon = false})) EXPECT_EQ(finding.original, std::nullopt);
}

struct LineCase {
  std::string_view line;   // beside the article
  std::string_view found;  // "" for nothing
  SpamKind kind;
};

TEST(Find, SeesAdvertisingThatDoesNotRepeat) {
  constexpr LineCase kCases[] = {
      // Behind a comment; as a line; as tags.
      {"좋은 글 감사합니다. 온라인카지노사이트", "온라인카지노사이트", SpamKind::kInsertion},
      {"Thank you for this post, it helped me a lot! 토토사이트", "토토사이트", SpamKind::kInsertion},
      {"카지노사이트 추천 | 바카라사이트 순위", "카지노사이트 추천 | 바카라사이트 순위", SpamKind::kLine},
      {"#토토#토토사이트#카지노사이트#바카라사이트#슬롯#먹튀검증",
       "#토토#토토사이트#카지노사이트#바카라사이트#슬롯#먹튀검증", SpamKind::kLine},
      {"situs slot gacor terpercaya", "situs slot gacor terpercaya", SpamKind::kLine},
      {"онлайн казино вулкан", "онлайн казино вулкан", SpamKind::kLine},
      // Behind a sentence as tags; in a sentence where nothing can stand.
      {"버스는 내일부터 다닌다. #카지노#슬롯#바카라#토토사이트", "카지노#슬롯#바카라#토토사이트",
       SpamKind::kInsertion},
      {"새 도서관에는 슬롯사이트 추천 어린이 자료실과 열람실이 들어섰다.", "슬롯사이트 추천",
       SpamKind::kInsertion},
      {"시는 지난해 봄부터 온라인카지노건물을 보강했다.", "온라인카지노", SpamKind::kInsertion},
      // The same words inside a sentence.
      {"그는 온라인 카지노 광고를 고발한 기사를 썼다.", "", SpamKind::kLine},
      {"회사는 온라인 카지노 마케팅을 맡고 있다.", "", SpamKind::kLine},
      {"불법 카지노사이트 추천 글을 올린 일당이 붙잡혔다.", "", SpamKind::kLine},
      // A space where the script has none; the words themselves are what an honest clause may be about.
      {"この町の橋は来年の春に直されることになり、住民はオンラインカジノ サイトを長く心配してきた。",
       "オンラインカジノ サイト", SpamKind::kInsertion},
      {"この町の橋は来年の春に直されることになり、住民はオンラインカジノを長く心配してきた。", "",
       SpamKind::kLine},
      {"この町の橋は スロットル 来年の春に直されることになり、住民は長く心配してきた。", "", SpamKind::kLine},
      // Disguises.
      {"오늘은 카\u200b지\u200b노\u200b사\u200b이\u200b트 이야기다.",
       "카\u200b지\u200b노\u200b사\u200b이\u200b트", SpamKind::kObfuscated},
      {"이것이 원\u200b목\u200b \u200b침\u200b대 광고다.", "원\u200b목\u200b \u200b침\u200b대",
       SpamKind::kObfuscated},
      {"여기는 카*지*노 소식입니다.", "카*지*노", SpamKind::kObfuscated},
      {"여기는 원*목*침*대 소식입니다.", "원*목*침*대", SpamKind::kObfuscated},
      {"이번에 바 카 라 사 이 트 소식을 전한다.", "바 카 라 사 이 트", SpamKind::kObfuscated},
      {"이번에 카ㅈㅣ노 소식을 전한다.", "카ㅈㅣ노", SpamKind::kObfuscated},
      {"이번에 원\u2060목\u2060침\u2060대 소식을 전한다.", "원\u2060목\u2060침\u2060대",
       SpamKind::kObfuscated},
      // Unknown words torn apart, without the words beside them.
      {"이번에 볼 수 원 목 침 대 공 장 있는 소식을 전한다.", "원 목 침 대 공 장", SpamKind::kObfuscated},
      {"도매상 R 원 목 침 대 공 장 소식을 오늘 전한다.", "원 목 침 대 공 장", SpamKind::kObfuscated},
      {"we saw the bеst оnlinе саsinо yesterday", "bеst оnlinе саsinо", SpamKind::kObfuscated},
      // Their likes.
      {"가\u200b나", "", SpamKind::kObfuscated},
      {"sh\u00ada\u00addow\u00ade\u00add", "", SpamKind::kObfuscated},
      {"a*b*c*d*e", "", SpamKind::kObfuscated},
      {"나 는 그 를 안 다", "", SpamKind::kObfuscated},
      {"원 목 침 대 공 장", "", SpamKind::kObfuscated},                             // a heading
      {"원 목 침 대 공 장 에 서 본 사 람 들 이 많 다", "", SpamKind::kObfuscated},  // all of the line is torn
      {"배추는 석 달 새 두 배 반 뛰었고 무는 그대로다.", "", SpamKind::kObfuscated},
      {"수업은 월 화 수 목 금 토 일 가운데 고를 수 있다.", "", SpamKind::kObfuscated},
      {"값은 3 이 7 과 8 로 나뉘어 가지를 친다.", "", SpamKind::kObfuscated},
      {"ㅋㅋㅋ 그ㅐ 맞아", "", SpamKind::kObfuscated},
      {"the μm scale and Δx", "", SpamKind::kObfuscated},
  };
  for (const LineCase& c : kCases) {
    const std::string text = std::string(kArticle) + std::string(c.line);
    const std::vector<PageLine> lines = lines_of(text);
    const std::vector<Finding> findings = find(lines, {});
    expect_sound(lines, findings);
    ASSERT_EQ(findings.size(), c.found.empty() ? 0U : 1U) << c.line;
    if (c.found.empty()) continue;
    const Finding& finding = findings.front();
    EXPECT_EQ(lines[finding.line].text.substr(finding.begin, finding.end - finding.begin), c.found);
    EXPECT_EQ(finding.kind, c.kind) << c.line;
  }
}

TEST(Find, TakesTitleTailsWithAKey) {
  struct Case {
    std::string_view text;
    std::size_t found;
  };
  constexpr Case kCases[] = {
      {"다리를 고친다 _원목 침대 할인_qzbet\n다리를 고친다 _가죽 소파 매장_qzbet", 2},
      {"다리를 고친다 _원목 침대 할인_qzbet", 0},                                       // once
      {"다리를 고친다 _원목 침대 할인_qzbet\n다리를 고친다 _원목 침대 할인_qzbet", 0},  // the same phrase
      {"mkdir _a b_src\ncp _c $ d_src", 0},
      {"join_type from_item\nleft_item cross from_item", 0},  // identifiers
  };
  for (const Case& c : kCases) EXPECT_EQ(find(lines_of(c.text), {}).size(), c.found) << c.text;
}

TEST(Find, TakesBlocksThatMarkupGivesAway) {
  struct Case {
    bool hidden;
    bool outside;
    float link_share;
    std::size_t found;
  };
  constexpr Case kCases[] = {
      {true, true, 1, 3},       // hidden links to casinos
      {true, false, 0, 3},      // hidden words
      {false, true, 0.7F, 3},   // a visible block of links
      {false, true, 0.69F, 0},  // not only links
      {false, false, 1, 0},     // the site's own
  };
  for (const Case& c : kCases) {
    std::vector<PageLine> lines = lines_of(kArticle);
    for (const std::string_view text : {"강원 카지노 소식", "슬롯 소개", "봄 나들이"}) {
      lines.push_back(
          {.text = text, .hidden = c.hidden, .link_share = c.link_share, .outside_links = c.outside});
    }
    lines.push_back({.text = "다음 이야기는 내일 올립니다."});
    EXPECT_EQ(find(lines, {}).size(), c.found) << c.hidden << c.outside << c.link_share;
  }
  std::vector<PageLine> menu = lines_of(kArticle);
  for (const std::string_view text : {"본문으로 건너뛰기", "친구의 블로그", "사진 모음"}) {
    menu.push_back({.text = text, .hidden = true, .link_share = 1, .outside_links = true});
  }
  EXPECT_TRUE(find(menu, {}).empty());
  // One line in four of a hidden block is enough, one in five is a headline in a list of news.
  menu.push_back({.text = "강원 카지노 소식", .hidden = true, .link_share = 1, .outside_links = true});
  EXPECT_EQ(find(menu, {}).size(), 4U);
  menu.push_back({.text = "새 소식", .hidden = true, .link_share = 1, .outside_links = true});
  EXPECT_TRUE(find(menu, {}).empty());
}

TEST(Find, LeavesWordsOfATradeInSentencesAndMenus) {
  std::vector<PageLine> hidden = lines_of(kArticle);
  hidden.push_back({.text = "The laptop has two memory slots and a reader.", .hidden = true});
  EXPECT_TRUE(find(hidden, {}).empty());
  // Long enough that two words are not what the page is about; no two of its words are the same.
  std::u16string words;
  for (unsigned i = 0; i < 6000; ++i) {
    words += static_cast<char16_t>(0xAC00 + i * 7919 % 11172);
    words += i % 3 == 2 ? u" " : u"";
  }
  const std::string text = to_utf8(words);
  const auto with_entry = [&](std::string_view entry) {
    std::vector<PageLine> menu = lines_of(text);
    menu.push_back({.text = entry, .link_share = 1, .outside_links = true});
    return menu;
  };
  EXPECT_TRUE(find(with_entry("Gambling"), {}).empty());
  EXPECT_TRUE(find(with_entry("경마/복권"), {}).empty());
  EXPECT_FALSE(find(with_entry("경마 복권"), {}).empty());
}

TEST(Host, FindsAPhraseThatEachPageHasOnce) {
  constexpr std::string_view kPages[] = {
      "시장은 어제 낡은 다리를 ^고치겠다고 약속했다. 주민들은 안전을 걱정해 왔다.",
      "가을이 깊어지자 산에는 ^단풍을 보러 온 사람들로 붐볐다. 입구는 아침부터 막혔다.",
      "이 함수는 배열을 받아 ^가장 큰 값을 돌려준다. 배열이 비면 오류를 던진다.",
      "감자를 얇게 썰어 소금물에 ^담갔다가 물기를 뺀다. 기름은 넉넉히 두른다.",
      "선수단은 새벽 비행기로 ^돌아왔다. 공항에는 팬들이 마중을 나왔다.",
      "은행은 내년에도 금리를 ^그대로 두기로 했다. 물가는 안정될 것으로 보인다.",
      "아이들은 마당에서 눈을 ^굴려 커다란 사람을 만들었다. 코는 당근이었다.",
  };
  std::vector<std::string> texts;
  for (const std::string_view page : kPages) {
    texts.push_back(replace_all(std::string(page), "^", std::string(kPhrase) + " "));
  }
  std::vector<std::vector<PageLine>> pages;
  for (const std::string& text : texts) pages.push_back(lines_of(text));
  const std::vector<HostPhrase> phrases = host_phrases(pages);
  ASSERT_EQ(phrases.size(), 1U);
  EXPECT_EQ(phrases.front().text, kPhrase);
  EXPECT_EQ(phrases.front().pages, std::size(kPages));

  for (const std::vector<PageLine>& page : pages) {
    EXPECT_EQ(find(page, {}).size(), 0U);
    EXPECT_EQ(find(page, {.host_phrases = phrases}).size(), 1U);
  }
  std::reverse(pages.begin(), pages.end());
  EXPECT_EQ(host_phrases(pages).size(), 1U);
  EXPECT_TRUE(host_phrases(std::span(pages).first(4)).empty());
  EXPECT_TRUE(host_phrases({}).empty());
}

// Deterministic noise made of the pieces that the stage looks at.
TEST(Find, StandsAnyInput) {
  constexpr std::string_view kPieces[] = {
      "카지노",
      "슬롯",
      " ",
      " ",
      "\u200b",
      "ㅈㅣ",
      "*",
      "(",
      ")",
      "_",
      "_key12",
      "а",
      "casino",
      "\xFF",
      "\xE3\x80",
      "는",
      "를",
      "원목 침대 공장",
      "#토토",
      "Ａ",
      "😀",
      "0",
      ".",
      "사이트",
      "\xF0\x9D\x90\x80",
  };
  std::mt19937 random(5);
  for (int page = 0; page < 200; ++page) {
    std::string text;
    for (int i = 0; i < 300; ++i) {
      if (random() % 20 == 0) text += '\n';
      text += kPieces[random() % std::size(kPieces)];
    }
    std::vector<PageLine> lines = lines_of(text);
    for (PageLine& line : lines) line.hidden = random() % 8 == 0;
    const std::vector<Finding> findings = find(lines, {.title = text, .description = text, .url = text});
    expect_sound(lines, findings);
    for (const SpamRepair mode :
         {SpamRepair::kRestore, SpamRepair::kMark, SpamRepair::kDelete, SpamRepair::kOff}) {
      repaired(lines, findings, mode);
    }
  }
}

TEST(Find, StandsHugeAndHostileInput) {
  std::string same;
  for (int i = 0; i < 60000; ++i) same += "가나다 라마바 ";
  std::string letters;
  for (int i = 0; i < 100000; ++i) letters += "가 ";
  std::string invisible;
  for (int i = 0; i < 100000; ++i) invisible += "가\u200b";
  std::string mixed;
  for (int i = 0; i < 50000; ++i) mixed += "саsіnо ";
  std::string split;
  for (int i = 0; i < 50000; ++i) split += "ㅈㅣ나 ";
  std::string tails;
  for (int i = 0; i < 5000; ++i) tails += "가 _나 다" + std::to_string(i) + "_key\n";
  std::mt19937 random(7);
  std::string words;  // one line with as many runs of advertising
  for (int i = 0; i < 100000; ++i) {
    for (const auto& pieces : {std::array{"온라인", "카지노", "슬롯", "추천", "a", "다"},
                               std::array{"", "를", "는", "가", "를를", "#"}})
      words += pieces[random() % pieces.size()];
    words += ' ';
  }
  for (const std::string* text : {&same, &letters, &invisible, &mixed, &split, &tails, &words}) {
    const std::vector<PageLine> lines = lines_of(*text);
    expect_sound(lines, find(lines, {.title = *text, .description = *text}));
  }
}

}  // namespace
}  // namespace kijil::spam
