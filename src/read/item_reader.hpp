// The pages of one input, one after the other.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "read/input.hpp"
#include "read/item.hpp"

namespace kijil::read {

// Places of an input where bytes were missing or wrong.
struct Damage {
  std::uint64_t places = 0;
  std::uint64_t offset = 0;  // bytes into the file at which the first was noticed
  std::string reason;        // of the first: half a sentence whose subject is the file

  void note(const Input& input, std::string what) {
    if (places++ > 0) return;
    offset = input.offset();
    reason = std::move(what);
  }
};

class ItemReader {
 public:
  virtual ~ItemReader() = default;

  // The next page; nullopt at the end. Holds no more than this page in memory.
  virtual std::optional<Item> next() = 0;

  virtual const Damage& damage() const = 0;
  virtual std::uint64_t skipped() const { return 0; }  // records that hold no page, so far
};

}  // namespace kijil::read
