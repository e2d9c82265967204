// The spine: the little HTML that is left for Gumbo of a skeleton, and the way from Gumbo's tree of it to a
// Document.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parse/arena.hpp"
#include "parse/document.hpp"
#include "parse/skeleton.hpp"

namespace kijil::parse {

class Spine {
 public:
  // page: the source of the skeleton.
  Spine(std::string_view page, const Skeleton& skeleton);

  std::string_view html() const noexcept { return html_; }

  // Whether every placeholder found a code point. Otherwise the spine is useless.
  bool fits() const noexcept { return fits_; }

  // Index into Skeleton::items of the tag at that offset of html().
  std::uint32_t item_at(std::size_t offset) const noexcept;

  // Index into Skeleton::items of what a placeholder stands for.
  std::uint32_t item_of(char32_t placeholder) const noexcept;

 private:
  struct Tag {
    std::uint32_t offset;
    std::uint32_t item;
  };

  void write(std::uint32_t index, const Item& item);
  void write_start(std::uint32_t index, const Item& item);
  void write_end(std::uint32_t index, const Item& item);
  void write_placeholder(std::uint32_t index);

  std::string_view page_;
  std::string html_;
  std::vector<Tag> tags_;                    // by offset
  std::vector<std::uint32_t> placeholders_;  // items, in order of their code points
  bool fits_ = true;
};

// Parses the spine and writes the whole page's Document; false when memory ran out.
bool expand(const Spine& spine, const Skeleton& skeleton, Arena& arena, Document& document);

}  // namespace kijil::parse
