#include "cli/sink.hpp"

#include <cerrno>
#include <cstring>

namespace kijil::cli {

Sink::~Sink() {
  if (file_ != stdout && file_ != nullptr) std::fclose(file_);
}

bool Sink::open(const std::string& path, bool append) {
  path_ = path;
  file_ = std::fopen(path.c_str(), append ? "ab" : "wb");
  if (file_ == nullptr) fail(errno);
  return file_ != nullptr;
}

void Sink::write(std::string_view bytes) {
  if (state_ != State::kOpen) return;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail(errno);
}

void Sink::flush() {
  if (state_ == State::kOpen && std::fflush(file_) != 0) fail(errno);
}

void Sink::fail(int code) {
  state_ = code == EPIPE ? State::kClosed : State::kFailed;
  error_ = "cannot write " + path_ + ": " + std::strerror(code);
}

}  // namespace kijil::cli
