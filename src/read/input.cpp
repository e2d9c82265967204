#include "read/input.hpp"

#include <algorithm>
#include <cstring>

namespace kijil::read {
namespace {

constexpr std::size_t kChunk = 256 * 1024;

}  // namespace

// Reads one chunk more behind what is buffered; false before a gap or the end.
bool Input::fill() {
  if (state_ != ByteSource::State::kMore) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - end_ < kChunk / 2) buffer_.resize(end_ + kChunk);
  const ByteSource::Result result = source_->read(buffer_.data() + end_, buffer_.size() - end_);
  end_ += result.bytes;
  state_ = result.state;
  return result.bytes > 0;
}

std::string_view Input::peek(std::size_t size) {
  while (end_ - begin_ < size && fill()) {
  }
  return buffered();
}

bool Input::take(std::uint64_t size, std::string& out) {
  while (size > 0) {
    const std::string_view bytes =
        peek(1).substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(size, kChunk)));
    if (bytes.empty()) return false;
    out.append(bytes);
    begin_ += bytes.size();
    size -= bytes.size();
  }
  return true;
}

bool Input::skip(std::uint64_t size) {
  while (size > 0) {
    const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(size, peek(1).size()));
    if (count == 0) return false;
    begin_ += count;
    size -= count;
  }
  return true;
}

bool Input::take_line(std::size_t limit, std::string& out) {
  const std::size_t before = out.size();
  while (out.size() - before < limit) {
    std::string_view bytes = peek(1).substr(0, limit - (out.size() - before));
    if (bytes.empty()) break;
    const std::size_t newline = bytes.find('\n');
    if (newline != bytes.npos) bytes = bytes.substr(0, newline + 1);
    out.append(bytes);
    begin_ += bytes.size();
    if (newline != bytes.npos) break;
  }
  return out.size() > before;
}

void Input::skip_line() {
  for (std::string_view bytes = peek(1); !bytes.empty(); bytes = peek(1)) {
    const std::size_t newline = bytes.find('\n');
    begin_ += newline == bytes.npos ? bytes.size() : newline + 1;
    if (newline != bytes.npos) return;
  }
}

void Input::put_back(std::string_view bytes) {
  std::string joined(bytes);
  joined.append(buffered());
  buffer_ = std::move(joined);
  begin_ = 0;
  end_ = buffer_.size();
}

}  // namespace kijil::read
