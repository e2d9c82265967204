// The fast parser against the full one, at every reduction.

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

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kijil::parse;
  if (size > (1U << 16)) return 0;
  const kijil::decode::Decoded decoded =
      kijil::decode::decode({reinterpret_cast<const char*>(data), size}, {"utf-8", {}, true});
  const std::string_view html = decoded.text;
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
