// JSON Lines: exactly one item a line, also for a line that is none.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "read/item_reader.hpp"

namespace kijil::read {

// `input` must outlive it.
class JsonLinesReader : public ItemReader {
 public:
  JsonLinesReader(Input& input, std::string path, const Limits& limits);

  std::optional<Item> next() override;
  const Damage& damage() const override { return damage_; }

 private:
  Input& input_;
  std::string path_;
  Limits limits_;
  std::uint64_t number_ = 0;
  std::string line_;
  Damage damage_;
};

}  // namespace kijil::read
