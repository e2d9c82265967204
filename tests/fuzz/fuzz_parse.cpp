// The fast parser means what the full one means, on any bytes that decode to a page.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "decode/decode.hpp"
#include "parse/parse.hpp"
#include "tests/parse/canonical.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

// "" where the page is too large for the parser.
std::string meaning(std::string_view html, kijil::Parser parser) {
  kijil::parse::Arena arena(kijil::parse::memory_limit(html.size()));
  kijil::parse::Document document;
  kijil::parse::parse(html, parser, arena, document);
  return document.too_large ? std::string() : kijil::parse::canonical(document);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const kijil::decode::Decoded page = kijil::decode::decode(bytes, {});
  const std::string fast = meaning(page.text, kijil::Parser::kFast);
  const std::string full = meaning(page.text, kijil::Parser::kFull);
  if (fast == full) return 0;
  std::fprintf(stderr, "fast\n%s\nfull\n%s\n", fast.c_str(), full.c_str());
  std::abort();
}
