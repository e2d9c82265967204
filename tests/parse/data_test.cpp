// The fast parser against the full one on real pages, where there are any: KIJIL_DATA, or the folder beside
// the source.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "canonical.hpp"
#include "decode/decode.hpp"
#include "parse/fast_parse.hpp"
#include "parse/parse.hpp"
#include "read/reader.hpp"

namespace kijil::parse {
namespace {

std::vector<std::string> archives() {
  const char* set = std::getenv("KIJIL_DATA");
  const std::filesystem::path folder = set != nullptr ? set : SHARED_DATA;
  std::vector<std::string> out;
  if (!std::filesystem::is_directory(folder)) return out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().string().ends_with(".warc.gz")) out.push_back(entry.path());
  }
  return out;
}

TEST(Equality, RealPages) {
  const std::vector<std::string> paths = archives();
  if (paths.empty()) GTEST_SKIP() << "no archives in KIJIL_DATA";
  read::Reader reader(paths, {});
  int pages = 0;
  int different = 0;
  std::map<std::string, int> fallbacks;
  while (const auto item = reader.next()) {
    const decode::Decoded decoded = decode::decode(item->bytes, {{}, item->http_charset, true});
    if (item->problem != read::Problem::kNone || decoded.status != Status::kOk) continue;
    ++pages;
    Arena arena(memory_limit(decoded.text.size()));
    Arena other(memory_limit(decoded.text.size()));
    Document fast;
    Document full;
    parse_fast(decoded.text, Reduction::kBlocks, arena, fast);
    if (!fast.fallback.empty()) {
      ++fallbacks[std::string(fast.fallback)];
      continue;
    }
    parse_full(decoded.text, other, full);
    const bool same = canonical(fast) == canonical(full);
    different += !same;
    EXPECT_TRUE(same) << item->id << " " << item->url;
  }
  int fallen = 0;
  for (const auto& [reason, count] : fallbacks) {
    std::printf("fallback %4d %s\n", count, reason.c_str());
    fallen += count;
  }
  std::printf("%d pages, %d different, %d fallbacks\n", pages, different, fallen);
  EXPECT_LT(fallen * 1000, pages * 5 + 1000);
}

}  // namespace
}  // namespace kijil::parse
