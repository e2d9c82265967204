// A file that is one page.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/item_reader.hpp"

namespace kijil::read {

// What kind of binary file begins with these bytes, "a PNG image"; empty for text in any charset.
std::string binary_kind(std::string_view start);

// Gives one item. `format` is handed on; unless it is kAuto a binary file and a list of JSON objects are
// pages like any other. `input` must outlive the reader.
class PageReader : public ItemReader {
 public:
  PageReader(Input& input, std::string path, Format format, const Limits& limits);

  std::optional<Item> next() override;
  const Damage& damage() const override { return damage_; }

 private:
  Input& input_;
  std::string path_;
  Format format_;
  Limits limits_;
  bool done_ = false;
  Damage damage_;
};

}  // namespace kijil::read
