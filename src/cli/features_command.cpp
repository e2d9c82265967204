// kijil features

#include <spdlog/spdlog.h>

#include <optional>
#include <vector>

#include "cli/commands.hpp"
#include "cli/sink.hpp"
#include "decode/decode.hpp"
#include "decode/format.hpp"
#include "feature/feature.hpp"
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

// The features of a page; bare: those that its lines have without their markup.
bool describe(std::string_view bytes, const read::Item& item, const Arguments& arguments, parse::Arena& arena,
              Described& out) {
  const decode::Decoded decoded =
      decode::decode(bytes, {arguments.clean.charset, item.http_charset, item.format != Format::kText});
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
  if (format == Format::kHtml && !arguments.bare) {
    feature::page_features(document, out.lines, out.title, out.matrix);
    out.features = feature::kFeatureCount;
  } else {
    feature::text_features(out.lines, out.matrix);
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
    const auto column = std::as_const(page.matrix).column(static_cast<feature::Feature>(f));
    for (std::size_t i = 0; i < lines; ++i) values[i * page.features + f] = column[i];
  }
  return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
}

}  // namespace

int run_features(const Arguments& arguments) {
  Sink pages, matrix;
  if (!pages.open(arguments.out + ".jsonl", false) || !matrix.open(arguments.out + ".f32", false)) {
    spdlog::error("{}", pages.state() == Sink::State::kOpen ? matrix.error() : pages.error());
    return kUsage;
  }
  read::Reader reader(arguments.inputs, arguments.read);
  std::uint64_t row = 0;
  int code = kAllClean;
  while (std::optional<read::Item> item = reader.next()) {
    parse::Arena arena(2 * parse::memory_limit(item->bytes.size()));
    Described page;
    if (item->problem != read::Problem::kNone || !describe(item->bytes, *item, arguments, arena, page)) {
      spdlog::warn("{}: {}", item->id, item->error.empty() ? "the page cannot be read" : item->error);
      code = kSomeFailed;
      continue;
    }
    pages.write(description(*item, page, row));
    matrix.write(rows(page));
    row += page.lines.lines.size();
  }
  pages.flush();
  matrix.flush();
  if (pages.state() == Sink::State::kOpen && matrix.state() == Sink::State::kOpen) return code;
  spdlog::error("{}", pages.state() == Sink::State::kOpen ? matrix.error() : pages.error());
  return kUsage;
}

}  // namespace kijil::cli
