// Any bytes, as any format: a page comes back, and its ledger holds together.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "decode/utf8.hpp"
#include "kijil/kijil.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void check(const kijil::Page& page) {
  require(kijil::decode::valid_utf8_prefix(page.text) == page.text.size(), "the body is valid UTF-8");
  for (const kijil::Line& line : page.lines) {
    require(line.begin <= line.end, "a line ends behind its beginning");
    float sum = 0;
    for (const float score : line.scores) sum += score;
    require(sum > 0.999F && sum < 1.001F, "scores sum to 1");
  }
  for (const kijil::SpamSpan& span : page.spam) {
    require(span.begin <= span.end && span.end <= page.text.size(), "a span lies in the body");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const kijil::Format format : {kijil::Format::kHtml, kijil::Format::kText}) {
    check(kijil::clean(bytes, {.format = format, .explain = true}));
    check(kijil::clean(bytes,
                       {.format = format, .keep = kijil::kAllLabels, .markup = kijil::Markup::kMarkdown}));
  }
  return 0;
}
