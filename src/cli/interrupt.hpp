// Ctrl-C: what is begun is finished, nothing more is read.

#pragma once

namespace kijil::cli {

// From now on the first SIGINT or SIGTERM is only remembered; a second one ends the process as usual. Writing
// to a closed pipe is an error of the write, not a signal.
void catch_signals();

bool interrupted();

}  // namespace kijil::cli
