// kijil features

#include <spdlog/spdlog.h>

#include <fstream>
#include <optional>
#include <vector>

#include "cli/commands.hpp"
#include "cli/sink.hpp"
#include "feature/feature.hpp"
#include "feature/label_grams.hpp"
#include "feature/word_odds.hpp"
#include "lined_page.hpp"
#include "write/json.hpp"

namespace kijil::cli {
namespace {

struct Described {
  LinedPage page;
  feature::Matrix matrix;
  unsigned features = 0;
};

// Tables of log odds; nullptr stands for the shipped one.
struct Odds {
  const std::int8_t* words = nullptr;
  const std::int8_t* grams = nullptr;
};

// The features of a page, false when it cannot be read; bare: those that its lines have without their markup.
bool describe(const read::Item& item, const Arguments& arguments, const Odds& odds, Described& out) {
  Options options = arguments.clean;
  options.format = item.format;
  options.http_charset = item.http_charset;
  if (read_lines(item.bytes, options, out.page) != Status::kOk) return false;
  const line::Lines& lines = out.page.lines;
  if (out.page.markup && !arguments.bare) {
    feature::page_features(out.page.document, lines, out.page.head.headline(), out.matrix);
    out.features = feature::kFeatureCount;
  } else {
    feature::text_features(lines, out.matrix, odds.words);
    out.features = feature::kTextFeatureCount;
  }
  feature::gram_features(lines,
                         odds.grams != nullptr ? feature::GramOdds(odds.grams, feature::gram_odds().size())
                                               : feature::gram_odds(),
                         out.matrix);
  return true;
}

std::string description(const read::Item& item, const Described& described, std::uint64_t row) {
  std::string out = "{\"id\":";
  write::append_json(out, item.id);
  out += ",\"url\":";
  write::append_json_or_null(out, item.url);
  out += ",\"title\":";
  write::append_json_or_null(out, described.page.head.headline());
  out += ",\"row\":";
  write::append_json(out, row);
  out += ",\"features\":";
  write::append_json(out, std::uint64_t{described.features});
  out += ",\"lines\":[";
  for (std::size_t i = 0; i < described.page.lines.lines.size(); ++i) {
    if (i > 0) out += ',';
    write::append_json(out, described.page.lines.lines[i].text);
  }
  return out + "]}\n";
}

// One row of numbers a line, as the machine's own float32.
std::string rows(const Described& page) {
  const std::size_t lines = page.matrix.lines();
  std::vector<float> values(lines * page.features);
  for (unsigned f = 0; f < page.features; ++f) {
    for (std::size_t i = 0; i < lines; ++i) {
      values[i * page.features + f] = page.matrix.at(static_cast<feature::Feature>(f), i);
    }
  }
  return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
}

// For each line the number of its buckets and the buckets, as the machine's own uint16. of: those of a line.
template <class Of>
std::string buckets(const line::Lines& lines, Of of) {
  std::vector<std::uint16_t> values;
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    const std::vector<std::uint16_t> of_line = of(i);
    values.push_back(static_cast<std::uint16_t>(of_line.size()));
    values.insert(values.end(), of_line.begin(), of_line.end());
  }
  return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(std::uint16_t));
}

std::string word_buckets(const line::Lines& lines) {
  const bool count = feature::words_count(lines);
  return buckets(lines, [&](std::size_t i) {
    return count ? feature::word_buckets(lines, i) : std::vector<std::uint16_t>();
  });
}

std::string gram_buckets(const line::Lines& lines) {
  return buckets(lines, [&](std::size_t i) { return feature::gram_buckets(lines.lines[i].text); });
}

// A table of log odds for training, read from a file.
class OddsFile {
 public:
  // Whether there is none to read, or it was read; says on the log what is wrong with it.
  bool read(const std::string& path, std::size_t bytes) {
    if (path.empty()) return true;
    std::ifstream file(path, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    if (bytes_.size() == bytes) return true;
    spdlog::error("{}: not a table of {} bytes", path, bytes);
    return false;
  }

  // nullptr when there is none.
  const std::int8_t* table() const {
    return bytes_.empty() ? nullptr : reinterpret_cast<const std::int8_t*>(bytes_.data());
  }

 private:
  std::string bytes_;
};

// The files that the command writes.
class FeatureFiles {
 public:
  FeatureFiles(const std::string& prefix, bool words, bool grams) : words_(words), grams_(grams) {
    for (auto [file, end] : {std::pair(&pages_file_, ".jsonl"),
                             {&matrix_file_, ".f32"},
                             {&words_file_, ".u16"},
                             {&grams_file_, ".grams"}}) {
      if (wanted(file)) file->open(prefix + end, false);
    }
  }

  void write(const read::Item& item, const Described& page) {
    pages_file_.write(description(item, page, row_));
    matrix_file_.write(rows(page));
    if (words_) words_file_.write(word_buckets(page.page.lines));
    if (grams_) grams_file_.write(gram_buckets(page.page.lines));
    row_ += page.matrix.lines();
  }

  // Whether all was written; says on the log what was not.
  bool finish() {
    for (Sink* file : {&pages_file_, &matrix_file_, &words_file_, &grams_file_}) {
      if (!wanted(file)) continue;
      file->flush();
      if (file->state() == Sink::State::kOpen) continue;
      spdlog::error("{}", file->error());
      return false;
    }
    return true;
  }

 private:
  bool wanted(const Sink* file) const {
    return (file != &words_file_ || words_) && (file != &grams_file_ || grams_);
  }

  Sink pages_file_, matrix_file_, words_file_, grams_file_;
  bool words_, grams_;
  std::uint64_t row_ = 0;  // of the next page's first line
};

}  // namespace

int run_features(const Arguments& arguments) {
  OddsFile words, grams;
  if (!words.read(arguments.word_odds, feature::kWordBuckets) ||
      !grams.read(arguments.gram_odds, feature::gram_odds().size())) {
    return kUsage;
  }
  const Odds odds{words.table(), grams.table()};
  FeatureFiles output(arguments.out, arguments.bare, arguments.grams);
  if (!output.finish()) return kUsage;
  read::Reader reader(arguments.inputs, arguments.read);
  int code = kAllClean;
  while (std::optional<read::Item> item = reader.next()) {
    Described page;
    if (item->problem != read::Problem::kNone || !describe(*item, arguments, odds, page)) {
      spdlog::warn("{}: {}", item->id, item->error.empty() ? "the page cannot be read" : item->error);
      code = kSomeFailed;
      continue;
    }
    output.write(*item, page);
  }
  return output.finish() ? code : kUsage;
}

}  // namespace kijil::cli
