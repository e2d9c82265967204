// The pages of any number of inputs, in order.
//
//   kijil::read::Reader reader(paths, {});
//   while (std::optional<kijil::read::Item> item = reader.next()) clean(*item);
//
// Nothing is thrown but what memory exhaustion throws. A reader is used by one thread at a time.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "read/input.hpp"
#include "read/item.hpp"
#include "read/item_reader.hpp"
#include "read/walk.hpp"

namespace kijil::read {

// kAuto: WARC and JSON Lines by their first bytes, everything else is a page. Compression is told by the
// first bytes.
enum class InputKind : std::uint8_t { kAuto, kHtml, kText, kWarc, kWet, kJsonLines };

struct ReadOptions {
  InputKind kind = InputKind::kAuto;
  Limits limits;
  std::string url = {};  // of pages whose input does not say theirs
};

class Reader {
 public:
  // Files, folders, "-" for standard input; no path at all means standard input.
  Reader(std::vector<std::string> paths, const ReadOptions& options);

  // The next page, or what stands for a page or an input that cannot be read; nullopt at the end. Holds one
  // page at a time in memory, however long the archive.
  std::optional<Item> next();

  Counts counts() const;

  // Sentences for the user, at most one for each input so far.
  const std::vector<std::string>& warnings() const { return warnings_; }

  // Whether an input so far was missing, unreadable, damaged or cut off.
  bool failed() const { return failed_; }

 private:
  bool open_next(std::optional<Item>& failure);
  Item failure(const std::string& path, std::string error);
  void close();

  Walk walk_;
  ReadOptions options_;
  std::string path_;
  std::unique_ptr<Input> input_;
  std::unique_ptr<ItemReader> items_;
  Counts counts_;
  std::uint64_t items_before_ = 0;  // this input
  std::vector<std::string> warnings_;
  bool failed_ = false;
};

}  // namespace kijil::read
