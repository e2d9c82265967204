#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <iostream>

#include "cli/arguments.hpp"
#include "cli/interrupt.hpp"

int main(int argc, char** argv) {
  kijil::cli::CommandLine line;
  kijil::cli::declare(line);
  if (argc == 2 && std::string_view(argv[1]) == "--manual") {  // for the build, which installs it
    std::cout << kijil::cli::manual(line.app);
    return 0;
  }
  try {
    line.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return line.app.exit(error) == 0 ? 0 : kijil::cli::kUsage;
  }
  spdlog::set_default_logger(spdlog::stderr_logger_st("kijil"));
  spdlog::set_pattern("kijil: %v");
  spdlog::set_level(spdlog::level::from_str(line.log_level));
  kijil::cli::catch_signals();
  try {
    return line.run(line.arguments);
  } catch (const std::bad_alloc&) {
    spdlog::critical("out of memory");
    return kijil::cli::kUsage;
  }
}
