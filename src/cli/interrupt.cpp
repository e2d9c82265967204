#include "cli/interrupt.hpp"

#include <csignal>

namespace kijil::cli {
namespace {

volatile std::sig_atomic_t g_interrupted = 0;  // the one global: a signal handler can reach nothing else

void remember(int signal) {
  g_interrupted = 1;
  std::signal(signal, SIG_DFL);
}

}  // namespace

void catch_signals() {
  struct sigaction action = {};
  action.sa_handler = remember;  // no SA_RESTART: a read that waits gives up
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

bool interrupted() { return g_interrupted != 0; }

}  // namespace kijil::cli
