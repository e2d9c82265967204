// The subcommands; each returns the exit code.

#pragma once

#include "cli/options.hpp"

namespace kijil::cli {

int run_clean(const Arguments& arguments);
int run_explain(const Arguments& arguments);
int run_features(const Arguments& arguments);

}  // namespace kijil::cli
