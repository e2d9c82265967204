#include "read/json_lines_reader.hpp"

#include <utility>

#include "read/json_line.hpp"

namespace kijil::read {
namespace {

// A page may take six bytes a character in JSON ("\u003c"), and other keys stand beside it.
constexpr std::uint64_t kLineBytesPerPageByte = 8;

}  // namespace

JsonLinesReader::JsonLinesReader(Input& input, std::string path, const Limits& limits)
    : input_(input), path_(std::move(path)), limits_(limits) {
  if (input_.peek(3).starts_with("\xEF\xBB\xBF")) input_.skip(3);
}

std::optional<Item> JsonLinesReader::next() {
  line_.clear();
  const std::uint64_t most = limits_.max_bytes * kLineBytesPerPageByte;
  while (!input_.take_line(most, line_)) {
    if (!input_.at_gap()) return std::nullopt;
    damage_.note(input_, input_.gap());
    input_.cross_gap();
  }
  Item item;
  item.path = path_;
  item.number = ++number_;
  item.id = path_ + ":" + std::to_string(number_);
  const std::string name = "line " + std::to_string(number_);
  const bool ended = line_.ends_with('\n');
  if (!ended && line_.size() >= most) {
    input_.skip_line();
    item.problem = Problem::kTooLarge;
    item.error = name + " is longer than " + std::to_string(most) + " bytes";
    return item;
  }
  JsonLine line = parse_json_line(line_);
  if (!line.id.empty()) item.id = std::move(line.id);
  item.url = std::move(line.url);
  item.carried = std::move(line.carried);
  item.format = line.format;
  if (!line.error.empty()) {
    item.problem = Problem::kBadLine;
    item.error = name + " " + line.error + (ended || !input_.at_gap() ? "" : ": the file " + input_.gap());
  } else if (line.bytes.size() > limits_.max_bytes) {
    item.problem = Problem::kTooLarge;
    item.error = "the page is longer than " + std::to_string(limits_.max_bytes) + " bytes";
  } else {
    item.bytes = std::move(line.bytes);
  }
  return item;
}

}  // namespace kijil::read
