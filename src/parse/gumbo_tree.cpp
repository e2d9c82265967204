#include "parse/gumbo_tree.hpp"

#include <csetjmp>

#include "parse/markup.hpp"

namespace kijil::parse {
namespace {

struct Memory {
  Arena* arena;
  std::jmp_buf out_of_memory;  // Gumbo does not look at what its allocator returns
};

void* allocate(void* user, std::size_t size) {
  auto* memory = static_cast<Memory*>(user);
  void* block = memory->arena->allocate(size);
  if (block == nullptr) std::longjmp(memory->out_of_memory, 1);  // over Gumbo's C frames only
  return block;
}

void deallocate(void*, void*) {}

}  // namespace

const GumboOutput* gumbo_tree(std::string_view html, Arena& arena) {
  Memory memory{&arena, {}};
  if (setjmp(memory.out_of_memory) != 0) return nullptr;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = &memory;
  options.max_errors = 0;  // the default keeps every error and runs out of memory on 10,000 open <span>
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

namespace {

// Gumbo takes "</>", which is no token, for the beginning of the tag after it.
std::string_view tag_text(GumboStringPiece piece) {
  std::string_view tag(piece.data == nullptr ? "" : piece.data, piece.length);
  while (tag.starts_with("</>")) tag.remove_prefix(3);
  return tag;
}

}  // namespace

std::string_view start_tag(const GumboElement& element) noexcept { return tag_text(element.original_tag); }

std::string_view end_tag(const GumboElement& element) noexcept { return tag_text(element.original_end_tag); }

std::string_view source_name(const GumboElement& element) noexcept {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  const std::string_view tag = start_tag(element);
  if (tag.empty()) return {};
  return tag.substr(1, tag_name_length(tag, 1));
}

}  // namespace kijil::parse
