// Cleans pages a number of times, for tools that count what that costs.
//
// usage: clean_rounds parse|clean|ledger ROUNDS FILE...    prints the bytes of the pages

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "kijil/kijil.hpp"
#include "parse/parse.hpp"

namespace {

using namespace kijil;

void run(std::string_view what, const std::string& page) {
  if (what == "parse") {
    parse::Arena arena(parse::memory_limit(page.size()));
    parse::Document document;
    parse::parse(page, Parser::kFast, arena, document);
  } else {
    clean(page, {.explain = what == "ledger"});
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  for (int i = 3; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    bytes += pages.back().size();
  }
  for (int round = std::atoi(argv[2]); round > 0; --round) {
    for (const std::string& page : pages) run(argv[1], page);
  }
  std::printf("%zu\n", bytes);
  return 0;
}
