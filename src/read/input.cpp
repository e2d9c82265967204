#include "read/input.hpp"

#include <algorithm>
#include <cstring>

namespace kijil::read {
namespace {

constexpr std::size_t kChunk = 256 * 1024;

}  // namespace

// Makes the buffer so large.
void Input::make_room(std::size_t size) {
  auto buffer = std::make_unique_for_overwrite<char[]>(size);
  std::copy_n(buffer_.get(), end_, buffer.get());
  buffer_ = std::move(buffer);
  size_ = size;
}

// Reads one chunk more behind what is buffered; false before a gap or the end.
bool Input::fill() {
  if (state_ != ByteSource::State::kMore) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (size_ - end_ < kChunk / 2) make_room(end_ + kChunk);
  const ByteSource::Result result = source_->read(buffer_.get() + end_, size_ - end_);
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
  auto joined = std::make_unique_for_overwrite<char[]>(bytes.size() + buffered().size());
  char* const behind = std::ranges::copy(bytes, joined.get()).out;
  end_ = static_cast<std::size_t>(std::ranges::copy(buffered(), behind).out - joined.get());
  buffer_ = std::move(joined);
  size_ = end_;
  begin_ = 0;
}

}  // namespace kijil::read
