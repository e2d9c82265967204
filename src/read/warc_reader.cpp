#include "read/warc_reader.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kijil::read {
namespace {

constexpr std::string_view kVersion = "WARC/";

// Heads of real records have a few hundred bytes.
constexpr std::size_t kLongestLine = 64 * 1024;
constexpr std::size_t kLongestHead = 256 * 1024;

// Room for the HTTP head before a page.
constexpr std::uint64_t kHttpHead = 64 * 1024;

// A length beyond this is an error, not a record.
constexpr std::uint64_t kLongestBlock = 1ULL << 40;

// Bytes that mending may read twice, so that an archive of wrong lengths only is still read in linear time.
constexpr std::uint64_t kMostPutBack = 256ULL << 20;

// Bytes after a block that tell how it ends.
constexpr std::size_t kLookAhead = 16;

std::optional<std::uint64_t> parse_length(std::string_view text) {
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && length <= kLongestBlock ? std::optional(length) : std::nullopt;
}

// Where in a block the next record begins; npos if it does not.
std::size_t find_record(std::string_view block) {
  for (std::size_t at = block.find("\nWARC/"); at != block.npos; at = block.find("\nWARC/", at + 1)) {
    const std::size_t line_end = block.find('\n', at + 1);
    if (line_end != block.npos && block.substr(line_end + 1, 5) == "WARC-") return at + 1;
  }
  return block.npos;
}

std::string_view without_line_end(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_html(std::string_view type) { return type == "text/html" || type == "application/xhtml+xml"; }

bool begins_like_markup(std::string_view body) {
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  return first != body.npos && body[first] == '<';
}

}  // namespace

WarcReader::WarcReader(Input& input, std::string path, const Limits& limits)
    : input_(input), path_(std::move(path)), limits_(limits) {}

std::optional<Item> WarcReader::next() {
  while (seek_record()) {
    ++number_;
    if (!read_head()) continue;
    const Block block = read_block();
    if (block == Block::kLost) continue;
    if (std::optional<Item> page = item(block)) return page;
    ++skipped_;
  }
  return std::nullopt;
}

// Goes to the next line that begins a record; false at the end.
bool WarcReader::seek_record() {
  while (true) {
    const std::string_view bytes = input_.peek(kVersion.size());
    const std::size_t blank = std::min(bytes.find_first_not_of("\r\n"), bytes.size());
    if (blank > 0) {
      input_.skip(blank);
    } else if (input_.at_gap()) {
      damage_.note(input_, input_.gap());
      input_.cross_gap();
    } else if (bytes.empty()) {
      return false;
    } else if (bytes.starts_with(kVersion)) {
      return true;
    } else {
      damage_.note(input_, "has bytes that are no WARC record");
      do {
        input_.skip_line();
      } while (!input_.peek(kVersion.size()).empty() && !input_.peek(kVersion.size()).starts_with(kVersion));
    }
  }
}

// Reads the head up to its empty line; false if it is damaged.
bool WarcReader::read_head() {
  fields_ = Fields();
  std::string line;
  std::size_t size = 0;
  while (size < kLongestHead) {
    line.clear();
    input_.take_line(kLongestLine, line);
    if (!line.ends_with('\n')) break;  // too long, a gap or the end
    const std::string_view text = without_line_end(line);
    if (text.empty()) {
      const std::optional<std::uint64_t> length = parse_length(fields_.get("content-length"));
      if (!length) damage_.note(input_, "has a record without a valid Content-Length");
      length_ = length.value_or(0);
      return length.has_value();
    }
    fields_.add(text);
    size += line.size();
  }
  if (input_.at_gap()) return false;  // which is noted when it is crossed
  damage_.note(input_,
               input_.at_end() ? "is cut off inside the head of a record" : "has a damaged record head");
  return false;
}

WarcReader::Block WarcReader::read_block() {
  block_.clear();
  const std::uint64_t most = limits_.max_bytes + kHttpHead;
  if (length_ <= most) {
    const bool whole = input_.take(length_, block_);
    if (whole && input_.is_tainted(kLookAhead)) return Block::kLost;
    return whole && ends_well() ? Block::kWhole : mend_block(whole);
  }
  if (input_.take(kHttpHead, block_) && input_.skip(length_ - kHttpHead)) return Block::kTooLarge;
  if (!input_.at_gap()) damage_.note(input_, "is cut off inside a record");
  return Block::kLost;
}

// Whether the two line ends that close a record follow the block, or at least the next record or the end.
bool WarcReader::ends_well() {
  std::string_view after = input_.peek(kLookAhead).substr(0, kLookAhead);
  if (after.starts_with("\r\n\r\n") || after.starts_with("\n\n")) return true;
  after.remove_prefix(std::min(after.find_first_not_of("\r\n"), after.size()));
  return after.empty() || after.starts_with(kVersion.substr(0, after.size()));
}

// The block is not `whole`, or something else than a record follows: its Content-Length lies, or bytes are
// missing.
WarcReader::Block WarcReader::mend_block(bool whole) {
  if (cut_block()) return Block::kWhole;
  if (whole) return extend_block();
  if (!input_.at_gap()) damage_.note(input_, "is cut off inside a record");
  return Block::kLost;
}

// Ends the block before the next record that it has swallowed; false if it has none.
bool WarcReader::cut_block() {
  if (put_back_ > kMostPutBack) return false;
  const std::size_t next = find_record(block_);
  if (next == block_.npos) return false;
  damage_.note(input_, "has a record whose Content-Length is too large");
  put_back_ += block_.size() - next;
  input_.put_back(std::string_view(block_).substr(next));
  block_.resize(without_line_end(std::string_view(block_).substr(0, next)).size());
  return true;
}

// Takes what is left of the block, up to the next record.
WarcReader::Block WarcReader::extend_block() {
  damage_.note(input_, "has a record whose Content-Length is too small");
  const std::uint64_t most = limits_.max_bytes + kHttpHead;
  while (!input_.peek(kVersion.size()).starts_with(kVersion)) {
    if (block_.size() > most) return Block::kTooLarge;
    if (!input_.take_line(kLongestLine, block_)) break;
  }
  if (input_.at_gap()) return Block::kLost;
  block_.resize(without_line_end(block_).size());
  return Block::kWhole;
}

// The page that the record holds, if it does.
std::optional<Item> WarcReader::item(Block block) {
  Item item;
  item.path = path_;
  item.number = number_;
  item.id = fields_.get("warc-record-id");
  if (item.id.empty()) item.id = path_ + ":" + std::to_string(number_);
  std::string_view url = fields_.get("warc-target-uri");
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  item.url = url;
  const std::string type = media_type(fields_.get("warc-type"));
  if (type == "response") return response(std::move(item), block);
  if (type != "conversion") return std::nullopt;
  item.format = Format::kText;
  if (block == Block::kTooLarge || block_.size() > limits_.max_bytes) {
    item.problem = Problem::kTooLarge;
    item.error = "the record is longer than " + std::to_string(limits_.max_bytes) + " bytes";
  } else {
    item.bytes = std::move(block_);
  }
  return item;
}

std::optional<Item> WarcReader::response(Item item, Block block) {
  const HttpHead head = parse_http_head(block_);
  const std::string_view type = head.size > 0 ? head.fields.get("content-type") : fields_.get("content-type");
  const bool page = type.empty() ? begins_like_markup(std::string_view(block_).substr(head.size))
                                 : is_html(media_type(type));
  if (!page) return std::nullopt;
  item.format = Format::kHtml;
  item.http_charset = charset_of(type);
  if (block == Block::kTooLarge) {
    item.problem = Problem::kTooLarge;
    item.error = "the record is longer than " + std::to_string(limits_.max_bytes) + " bytes";
    return item;
  }
  HttpBody body = decode_http_body(head.fields, block_.substr(head.size), limits_);
  item.problem = body.problem;
  item.error = std::move(body.error);
  item.bytes = std::move(body.bytes);
  return item;
}

}  // namespace kijil::read
