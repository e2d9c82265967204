// Where results go: standard output or a file.

#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace kijil::cli {

class Sink {
 public:
  enum class State : std::uint8_t {
    kOpen,
    kClosed,  // the reader of a pipe has gone: no error, but nothing more to do
    kFailed,  // full disk and the like; error() says what
  };

  Sink() = default;  // standard output
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  ~Sink();

  // Opens a file instead. append: keep what is there.
  bool open(const std::string& path, bool append);

  void write(std::string_view bytes);
  void flush();

  State state() const { return state_; }
  const std::string& error() const { return error_; }

 private:
  void fail(int code);

  std::FILE* file_ = stdout;
  std::string path_ = "standard output";
  State state_ = State::kOpen;
  std::string error_;
};

}  // namespace kijil::cli
