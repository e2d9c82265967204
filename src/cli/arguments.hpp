// The command line.

#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/options.hpp"

namespace kijil::cli {

struct CommandLine {
  CLI::App app{"Cleans web pages: HTML or scraped text in, article bodies out.", "kijil"};
  Arguments arguments;
  std::function<int(const Arguments&)> run;  // the subcommand that was given
  std::string log_level = "warn";
};

// Adds the subcommands and their flags to line.app.
void declare(CommandLine& line);

// The manual page in man's own markup, from the same declarations.
std::string manual(const CLI::App& app);

}  // namespace kijil::cli
