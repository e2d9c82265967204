#include "read/reader.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "read/decompress.hpp"
#include "read/json_line.hpp"
#include "read/json_lines_reader.hpp"
#include "read/page_reader.hpp"
#include "read/warc_reader.hpp"

namespace kijil::read {
namespace {

constexpr std::size_t kMagic = 4;

// An open file as decompressed bytes.
std::unique_ptr<Input> open_input(int descriptor, const Limits& limits) {
  std::unique_ptr<ByteSource> file = file_source(descriptor);
  std::string start(kMagic, '\0');
  std::size_t size = 0;
  while (size < start.size()) {
    const ByteSource::Result result = file->read(start.data() + size, start.size() - size);
    if (result.bytes == 0) break;
    size += result.bytes;
  }
  start.resize(size);
  const Compression compression = compression_of(start);
  return std::make_unique<Input>(
      decompressed(prefixed_source(std::move(start), std::move(file)), compression, limits));
}

bool has_json_lines_name(std::string_view path) {
  for (const std::string_view ending : {".gz", ".zst"}) {
    if (path.ends_with(ending)) path.remove_suffix(ending.size());
  }
  return path.ends_with(".jsonl") || path.ends_with(".ndjson");
}

// A name decides where the first line is broken.
bool begins_like_json_lines(std::string_view start, std::string_view path) {
  return has_json_lines_name(path) || begins_with_json(start, "{\"");
}

InputKind kind_of(Input& input, std::string_view path) {
  constexpr std::size_t kLooked = 1024;
  const std::string_view start = input.peek(kLooked);
  const std::size_t first = std::min(start.find_first_not_of("\r\n"), start.size());
  if (start.substr(first).starts_with("WARC/")) return InputKind::kWarc;
  return begins_like_json_lines(start, path) ? InputKind::kJsonLines : InputKind::kAuto;
}

std::unique_ptr<ItemReader> open_items(Input& input, const std::string& path, const ReadOptions& options) {
  const InputKind kind = options.kind == InputKind::kAuto ? kind_of(input, path) : options.kind;
  switch (kind) {
    case InputKind::kWarc:
    case InputKind::kWet: return std::make_unique<WarcReader>(input, path, options.limits);
    case InputKind::kJsonLines: return std::make_unique<JsonLinesReader>(input, path, options.limits);
    case InputKind::kHtml: return std::make_unique<PageReader>(input, path, Format::kHtml, options.limits);
    case InputKind::kText: return std::make_unique<PageReader>(input, path, Format::kText, options.limits);
    case InputKind::kAuto: break;
  }
  return std::make_unique<PageReader>(input, path, Format::kAuto, options.limits);
}

}  // namespace

Reader::Reader(std::vector<std::string> paths, const ReadOptions& options)
    : walk_(paths.empty() ? std::vector<std::string>{"-"} : std::move(paths)), options_(options) {}

std::optional<Item> Reader::next() {
  while (true) {
    std::optional<Item> item;
    if (!items_ && !open_next(item)) return std::nullopt;
    if (!item) item = items_->next();
    if (item) {
      ++counts_.items;
      if (item->url.empty()) item->url = options_.url;
      return item;
    }
    close();
  }
}

Counts Reader::counts() const {
  Counts counts = counts_;
  counts.skipped += walk_.skipped() + (items_ ? items_->skipped() : 0);
  return counts;
}

// Opens the next input, or sets `failure`; false if there is none left.
bool Reader::open_next(std::optional<Item>& failed) {
  const std::optional<Found> found = walk_.next();
  if (!found) return false;
  if (!found->error.empty()) {
    failed = failure(found->path, found->error);
    return true;
  }
  const int descriptor =
      found->path == "-" ? STDIN_FILENO : ::open(found->path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    failed = failure(found->path, "cannot be opened: " + std::generic_category().message(errno));
    return true;
  }
  path_ = found->path;
  input_ = open_input(descriptor, options_.limits);
  items_ = open_items(*input_, path_, options_);
  items_before_ = counts_.items;
  return true;
}

Item Reader::failure(const std::string& path, std::string error) {
  failed_ = true;
  warnings_.push_back(path + ": " + error);
  Item item;
  item.id = path;
  item.path = path;
  item.problem = Problem::kUnreadable;
  item.error = std::move(error);
  return item;
}

// Counts what the input had, and says once if it was damaged.
void Reader::close() {
  counts_.skipped += items_->skipped();
  if (const Damage& damage = items_->damage(); damage.places > 0) {
    failed_ = true;
    std::string warning =
        path_ + ": the file " + damage.reason + " (before byte " + std::to_string(damage.offset) + ")";
    if (damage.places > 1)
      warning += ", and is damaged in " + std::to_string(damage.places - 1) + " more places";
    warnings_.push_back(warning + "; pages read from it: " + std::to_string(counts_.items - items_before_));
  }
  items_.reset();
  input_.reset();
}

}  // namespace kijil::read
