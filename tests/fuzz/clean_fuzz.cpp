// Any bytes through the whole library: it returns, and what it returns is valid.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "decode/utf8.hpp"
#include "kijil/kijil.hpp"

namespace {

bool is_utf8(std::string_view text) { return kijil::decode::valid_utf8_prefix(text) == text.size(); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  kijil::Options options;
  options.explain = true;
  const kijil::Page page = kijil::clean(bytes, options);
  if (!is_utf8(page.text)) std::abort();
  for (const kijil::Line& line : page.lines) {
    if (!is_utf8(line.text) || line.begin > line.end) std::abort();
  }
  return 0;
}
