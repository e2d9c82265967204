#include "assemble/markdown/place.hpp"

#include <algorithm>

namespace kijil::assemble {
namespace {

using parse::Block;
using parse::Tag;

constexpr std::size_t kMostContainers = 20;  // what is nested deeper indents no further

bool is_code(Tag tag) { return tag == Tag::kPre || tag == Tag::kListing; }

// What a paragraph becomes by an ancestor.
void note_form(const Block& block, std::uint32_t at, const line::TextLine& line, Place& place) {
  if (is_code(block.tag)) {
    place = {Form::kCode, at, 0, {}};  // markup in it is no structure
  } else if (place.form == Form::kParagraph && parse::is_heading(block.tag)) {
    place.form = Form::kHeading;
    place.block = at;
    place.level = static_cast<unsigned>(parse::heading_level(block.tag));
  } else if (place.form == Form::kParagraph && block.tag == Tag::kTr && line.cells > 0) {
    place.form = Form::kRow;
    place.block = line::kNone;
  } else if (place.form == Form::kRow && place.block == line::kNone && block.tag == Tag::kTable) {
    place.block = at;
  }
}

// containers: the innermost first.
void note_container(const parse::Document& document, std::uint32_t at, std::vector<Container>& containers) {
  const Block& block = document.blocks[at];
  if (block.tag == Tag::kBlockquote) {
    containers.push_back({at, line::kNone});
  } else if (block.tag == Tag::kLi) {
    containers.push_back({at, block.parent});
  } else if (parse::is_list(block.tag)) {
    if (!containers.empty() && containers.back().is_item() &&
        !parse::is_list(document.blocks[containers.back().list].tag)) {
      containers.back().list = at;  // something stands between the list and its items
    }
    if (block.parent != line::kNone && parse::is_list(document.blocks[block.parent].tag)) {
      containers.push_back({line::kNone, block.parent});
    }
  }
}

}  // namespace

Place place_of(const parse::Document& document, const line::TextLine& line) {
  Place place{Form::kParagraph, line.block, 0, {}};
  for (std::uint32_t at = line.block; at != line::kNone; at = document.blocks[at].parent) {
    note_form(document.blocks[at], at, line, place);
    note_container(document, at, place.containers);
  }
  std::ranges::reverse(place.containers);
  if (place.containers.size() > kMostContainers) place.containers.resize(kMostContainers);
  return place;
}

}  // namespace kijil::assemble
