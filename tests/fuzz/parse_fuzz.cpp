// The fast parser against the full one, at every reduction.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "canonical.hpp"
#include "decode/decode.hpp"
#include "parse/fast_parse.hpp"
#include "parse/parse.hpp"

namespace {

// Gumbo's number overflows, and means any code point.
bool has_huge_reference(std::string_view html) {
  for (std::size_t at = 0; (at = html.find("&#", at)) != std::string_view::npos; at += 2) {
    const std::size_t end = html.find_first_not_of("0123456789abcdefABCDEFxX", at + 2);
    if (std::min(end, html.size()) - at > 9) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kijil::parse;
  if (size > (1U << 16)) return 0;
  const kijil::decode::Decoded decoded =
      kijil::decode::decode({reinterpret_cast<const char*>(data), size}, {"utf-8", {}, true});
  const std::string_view html = decoded.text;
  if (has_huge_reference(html)) return 0;
  Arena full_arena(memory_limit(html.size()));
  Document full;
  parse_full(html, full_arena, full);
  const std::string expected = canonical(full);
  for (const Reduction reduction : {Reduction::kTags, Reduction::kRuns, Reduction::kBlocks}) {
    Arena arena(memory_limit(html.size()));
    Document fast;
    parse_fast(html, reduction, arena, fast);
    if (fast.too_large == full.too_large && canonical(fast) == expected) continue;
    std::fprintf(stderr, "reduction %d\n--- fast\n%s--- full\n%s", static_cast<int>(reduction),
                 canonical(fast).c_str(), expected.c_str());
    std::abort();
  }
  return 0;
}
