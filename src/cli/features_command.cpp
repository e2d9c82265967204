// kijil features

#include <spdlog/spdlog.h>

#include <fstream>
#include <optional>
#include <vector>

#include "cli/commands.hpp"
#include "cli/sink.hpp"
#include "decode/decode.hpp"
#include "decode/format.hpp"
#include "feature/feature.hpp"
#include "feature/word_odds.hpp"
#include "parse/head.hpp"
#include "parse/parse.hpp"
#include "write/json.hpp"

namespace kijil::cli {
namespace {

struct Described {
  line::Lines lines;
  feature::Matrix matrix;
  std::string title;
  unsigned features = 0;
};

// The features of a page; bare: those that its lines have without their markup. odds: as for text_features.
bool describe(const read::Item& item, const Arguments& arguments, const std::int8_t* odds,
              parse::Arena& arena, Described& out) {
  const decode::Decoded decoded =
      decode::decode(item.bytes, {arguments.clean.charset, item.http_charset, item.format != Format::kText});
  if (decoded.status != Status::kOk) return false;
  const Format format = item.format == Format::kAuto ? decode::sniff_format(decoded.text) : item.format;
  parse::Document document;
  if (format == Format::kHtml) {
    parse::parse(decoded.text, arguments.clean.parser, arena, document);
    if (document.too_large) return false;
    out.title = parse::read_head(document).headline();
    line::make_lines(document, arena, out.lines);
  } else {
    line::make_lines(decoded.text, arena, out.lines);
  }
  if (out.lines.too_many) return false;
  if (format == Format::kHtml && !arguments.bare) {
    feature::page_features(document, out.lines, out.title, out.matrix);
    out.features = feature::kFeatureCount;
  } else {
    feature::text_features(out.lines, out.matrix, odds);
    out.features = feature::kTextFeatureCount;
  }
  return true;
}

std::string description(const read::Item& item, const Described& page, std::uint64_t row) {
  std::string out = "{\"id\":";
  write::append_json(out, item.id);
  out += ",\"url\":";
  write::append_json_or_null(out, item.url);
  out += ",\"title\":";
  write::append_json_or_null(out, page.title);
  out += ",\"row\":";
  write::append_json(out, row);
  out += ",\"features\":";
  write::append_json(out, std::uint64_t{page.features});
  out += ",\"lines\":[";
  for (std::size_t i = 0; i < page.lines.lines.size(); ++i) {
    if (i > 0) out += ',';
    write::append_json(out, page.lines.lines[i].text);
  }
  return out + "]}\n";
}

// One row of numbers a line, as the machine's own float32.
std::string rows(const Described& page) {
  const std::size_t lines = page.lines.lines.size();
  std::vector<float> values(lines * page.features);
  for (unsigned f = 0; f < page.features; ++f) {
    for (std::size_t i = 0; i < lines; ++i) {
      values[i * page.features + f] = page.matrix.at(static_cast<feature::Feature>(f), i);
    }
  }
  return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
}

// For each line the number of its words that count and their buckets, as the machine's own uint16.
std::string buckets(const line::Lines& lines) {
  const bool count = feature::has_word_odds(lines);
  std::vector<std::uint16_t> values;
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    const std::vector<std::uint16_t> words =
        count ? feature::word_buckets(lines, i) : std::vector<std::uint16_t>();
    values.push_back(static_cast<std::uint16_t>(words.size()));
    values.insert(values.end(), words.begin(), words.end());
  }
  return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(std::uint16_t));
}

// The bytes of a table of word odds; empty when the file is none.
std::string read_word_odds(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string table{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (table.size() == feature::kWordBuckets) return table;
  spdlog::error("{}: not a table of {} bytes", path, feature::kWordBuckets);
  return {};
}

// The files that the command writes.
class FeatureFiles {
 public:
  FeatureFiles(const std::string& prefix, bool words) : words_(words) {
    for (auto [sink, end] : {std::pair(&pages_, ".jsonl"), {&matrix_, ".f32"}, {&buckets_, ".u16"}}) {
      if (sink != &buckets_ || words) sink->open(prefix + end, false);
    }
  }

  void write(const read::Item& item, const Described& page) {
    pages_.write(description(item, page, row_));
    matrix_.write(rows(page));
    if (words_) buckets_.write(buckets(page.lines));
    row_ += page.lines.lines.size();
  }

  // Whether all was written; says on the log what was not.
  bool finish() {
    for (Sink* sink : {&pages_, &matrix_, &buckets_}) {
      if (sink == &buckets_ && !words_) continue;
      sink->flush();
      if (sink->state() == Sink::State::kOpen) continue;
      spdlog::error("{}", sink->error());
      return false;
    }
    return true;
  }

 private:
  Sink pages_, matrix_, buckets_;
  bool words_;
  std::uint64_t row_ = 0;  // of the next page's first line
};

}  // namespace

int run_features(const Arguments& arguments) {
  std::string odds;
  if (!arguments.word_odds.empty()) {
    odds = read_word_odds(arguments.word_odds);
    if (odds.empty()) return kUsage;
  }
  const auto* table = odds.empty() ? nullptr : reinterpret_cast<const std::int8_t*>(odds.data());
  FeatureFiles output(arguments.out, arguments.bare);
  if (!output.finish()) return kUsage;
  read::Reader reader(arguments.inputs, arguments.read);
  int code = kAllClean;
  while (std::optional<read::Item> item = reader.next()) {
    parse::Arena arena(2 * parse::memory_limit(item->bytes.size()));
    Described page;
    if (item->problem != read::Problem::kNone || !describe(*item, arguments, table, arena, page)) {
      spdlog::warn("{}: {}", item->id, item->error.empty() ? "the page cannot be read" : item->error);
      code = kSomeFailed;
      continue;
    }
    output.write(*item, page);
  }
  return output.finish() ? code : kUsage;
}

}  // namespace kijil::cli
