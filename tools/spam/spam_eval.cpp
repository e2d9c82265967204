// Runs the spam stage over JSON Lines: {"text": ..., "title": ..., "description": ..., "url": ...} in, one
// object a line out, in order.
//
//   spam_eval find [--no-lexicon]   {"findings":
//   [{"line","begin","end","kind","original","score","reasons"}], "text": repaired} spam_eval features
//   [NGRAMS TOPICS]  {"candidates": [{"phrase","at": [[line, begin, end], ...],"features": [...]}]} spam_eval
//   host                  {"pages": [text, ...]} in; {"phrases": [{"text","pages","reasons"}]} spam_eval
//   names                 the features' names, one a line spam_eval speed                 bytes and seconds
//   of find over all lines, on one core
//
// Offsets are bytes into the line's text; lines are counted from 0.

#include <chrono>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "spam/candidate.hpp"
#include "spam/feature.hpp"
#include "spam/host.hpp"
#include "spam/language.hpp"
#include "spam/repair.hpp"
#include "spam/spam.hpp"

namespace {

using Json = nlohmann::ordered_json;
namespace spam = kijil::spam;

std::vector<spam::PageLine> lines_of(const std::string& text) {
  std::vector<spam::PageLine> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({.text = std::string_view(text).substr(begin, end - begin)});
    begin = end + 1;
  }
  return lines;
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json features(const Json& page, const spam::Language& language) {
  const std::string text = page.at("text");
  const std::vector<spam::PageLine> lines = lines_of(text);
  const spam::PageText normal = spam::normalise(lines);
  std::vector<spam::Candidate> candidates = spam::candidates(normal, normal.tokens);
  spam::read(language, normal, candidates);
  spam::ByteMap map(normal, lines);
  Json out = Json::array();
  for (const spam::Candidate& candidate : candidates) {
    Json at = Json::array();
    for (const std::uint32_t begin : candidate.phrase.at) {
      const auto end = static_cast<std::uint32_t>(begin + candidate.phrase.text.size());
      const spam::ByteRange range = map.bytes_of(begin, end);
      at.push_back({range.line, range.begin, range.end});
    }
    Json values = Json::array();
    for (const spam::Feature& feature : spam::kFeatures) values.push_back(candidate.evidence.*feature.value);
    out.push_back({{"phrase", spam::to_utf8(candidate.phrase.text)}, {"at", at}, {"features", values}});
  }
  return {{"candidates", out}};
}

const char* name_of(kijil::SpamKind kind) {
  constexpr const char* kNames[] = {"substitution", "insertion", "line", "obfuscated"};
  return kNames[static_cast<std::size_t>(kind)];
}

Json find(const Json& page, bool lexicon) {
  const std::string text = page.at("text");
  const std::string title = page.value("title", "");
  const std::string description = page.value("description", "");
  const std::string url = page.value("url", "");
  const std::vector<spam::PageLine> lines = lines_of(text);
  const std::vector<spam::Finding> findings =
      spam::find(lines, {.title = title, .description = description, .url = url, .lexicon = lexicon});
  Json out = Json::array();
  std::string repaired;
  std::size_t next = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t first = next;
    for (; next < findings.size() && findings[next].line == i; ++next) {
      const spam::Finding& f = findings[next];
      Json one = {{"line", f.line}, {"begin", f.begin}, {"end", f.end}, {"kind", name_of(f.kind)}};
      one["found"] = lines[i].text.substr(f.begin, f.end - f.begin);
      one["original"] = f.original ? Json(*f.original) : Json(nullptr);
      one["score"] = f.score;
      one["reasons"] = f.reasons;
      out.push_back(std::move(one));
    }
    if (i != 0) repaired += '\n';
    repaired += spam::repair(lines[i].text, std::span(findings).subspan(first, next - first),
                             kijil::SpamRepair::kRestore)
                    .text;
  }
  return {{"findings", out}, {"text", repaired}};
}

// The tables of another training, for features of pages that the shipped ones were learned from.
class Tables {
 public:
  Tables(const char* ngrams, const char* topics)
      : ngrams_(read<std::uint16_t>(ngrams)), topics_(read<std::uint8_t>(topics)) {}

  spam::Language language() const { return {spam::Ngrams(ngrams_), spam::Topics(topics_)}; }

 private:
  template <typename T>
  static std::vector<T> read(const char* path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    std::vector<T> values(bytes.size() / sizeof(T));
    std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
    return values;
  }

  std::vector<std::uint16_t> ngrams_;
  std::vector<std::uint8_t> topics_;
};

// {"pages": [text, ...]} of one host.
Json host(const Json& batch) {
  std::vector<std::string> texts = batch.at("pages");
  std::vector<std::vector<spam::PageLine>> pages;
  for (const std::string& text : texts) pages.push_back(lines_of(text));
  Json phrases = Json::array();
  for (const spam::HostPhrase& phrase : spam::host_phrases(pages)) {
    phrases.push_back({{"text", phrase.text}, {"pages", phrase.pages}, {"reasons", phrase.reasons}});
  }
  return {{"phrases", phrases}};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "names") {
    for (const spam::Feature& feature : spam::kFeatures) std::cout << feature.name << '\n';
    return 0;
  }
  const std::optional<Tables> other =
      mode == "features" && argc > 3 ? std::optional<Tables>({argv[2], argv[3]}) : std::nullopt;
  const spam::Language language = other ? other->language() : spam::shipped_language();
  const bool lexicon = argc < 3 || std::string(argv[2]) != "--no-lexicon";
  double seconds = 0;
  std::size_t bytes = 0;
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const Json page = Json::parse(line);
    if (mode == "features") std::cout << dump(features(page, language)) << '\n';
    if (mode == "host") std::cout << dump(host(page)) << '\n';
    if (mode == "find") std::cout << dump(find(page, lexicon)) << '\n';
    if (mode == "speed") {
      const std::string text = page.at("text");
      const std::vector<spam::PageLine> lines = lines_of(text);
      const auto start = std::chrono::steady_clock::now();
      const std::size_t n = spam::find(lines, {.lexicon = lexicon}).size();
      seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      bytes += text.size() + (n == ~std::size_t{0});
    }
  }
  if (mode == "speed") {
    std::cout << bytes << " bytes, " << seconds << " s, " << static_cast<double>(bytes) / seconds / 1e6
              << " MB/s\n";
  }
  return 0;
}
