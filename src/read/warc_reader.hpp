// WARC 0.17 to 1.1 (ISO 28500): response records of HTML as pages, conversion records (WET) as text.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "read/http.hpp"
#include "read/item_reader.hpp"

namespace kijil::read {

// Goes on with the next record where one is damaged, and mends a Content-Length that is wrong. `input` must
// outlive it.
class WarcReader : public ItemReader {
 public:
  WarcReader(Input& input, std::string path, const Limits& limits);

  std::optional<Item> next() override;
  const Damage& damage() const override { return damage_; }
  std::uint64_t skipped() const override { return skipped_; }

 private:
  enum class Block : std::uint8_t { kWhole, kTooLarge, kLost };

  bool seek_record();
  bool read_head();
  Block read_block();
  bool ends_well();
  Block mend_block(bool whole);
  bool cut_block();
  Block extend_block();
  std::optional<Item> item(Block block);
  std::optional<Item> response(Item item, Block block);

  Input& input_;
  std::string path_;
  Limits limits_;
  Fields fields_;             // of the current record
  std::uint64_t length_ = 0;  // its Content-Length
  std::string block_;         // its bytes, or the first of them if there are too many
  std::uint64_t number_ = 0;  // from 1
  std::uint64_t skipped_ = 0;
  std::uint64_t put_back_ = 0;  // bytes, since the beginning
  Damage damage_;
};

}  // namespace kijil::read
