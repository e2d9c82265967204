// What the user asked for.

#pragma once

#include <string>
#include <vector>

#include "kijil/kijil.hpp"
#include "read/reader.hpp"

namespace kijil::cli {

enum class Output : std::uint8_t { kAuto, kText, kMarkdown, kJsonLines };
enum class Report : std::uint8_t { kTable, kJsonLines, kHtml };

// The exit codes of the command.
inline constexpr int kAllClean = 0;
inline constexpr int kSomeFailed = 1;
inline constexpr int kUsage = 2;  // also an input that cannot be read or an output that cannot be written
inline constexpr int kInterrupted = 130;

struct Arguments {
  std::vector<std::string> inputs;
  read::ReadOptions read;
  Options clean;
  Output output = Output::kAuto;
  Report report = Report::kTable;
  std::string out;  // file, or folder; empty: standard output
  unsigned threads = 1;
  bool lines = false;
  bool resume = false;
  bool learn_sites = false;  // read the inputs twice, and use what the pages of a host share
  bool bare = false;
  bool grams = false;
  std::string word_odds, gram_odds;  // files; empty: the shipped tables
};

}  // namespace kijil::cli
