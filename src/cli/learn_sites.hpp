// The first of two readings: what the pages of a host share.

#pragma once

#include <optional>
#include <string>

#include "cli/options.hpp"

namespace kijil::cli {

// Makes the inputs readable twice: standard input that cannot be read again from where it is, a pipe, is
// copied to a temporary file, in TMPDIR or /tmp, that nobody else sees and that ends with the process.
// Returns a sentence if that fails or an input is a pipe with a name.
std::optional<std::string> make_rereadable(const Arguments& arguments);

// Takes standard input back to where make_rereadable() left it.
void rewind_input();

// Reads all inputs on arguments.threads threads. Memory is bounded, see SiteMemory. Ends early when
// interrupted.
SiteMemory learn_sites(const Arguments& arguments);

}  // namespace kijil::cli
