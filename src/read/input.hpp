// A byte source with a look ahead.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "read/byte_source.hpp"

namespace kijil::read {

// Reading stops at a gap as it does at the end, until cross_gap() is called.
class Input {
 public:
  explicit Input(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  // The next bytes without taking them: at least `size`, fewer only before a gap or the end.
  std::string_view peek(std::size_t size);

  // Takes up to `size` bytes and appends them to `out`; false if a gap or the end came before that many.
  bool take(std::uint64_t size, std::string& out);

  // Takes up to `size` bytes; false if a gap or the end came before that many.
  bool skip(std::uint64_t size);

  // Takes a line with its '\n' and appends it to `out`; the last one may have none. Takes no more than
  // `limit` bytes of it. False at a gap or the end.
  bool take_line(std::size_t limit, std::string& out);

  // Takes the rest of a line, however long.
  void skip_line();

  // Puts bytes back, to be read next.
  void put_back(std::string_view bytes);

  bool at_end() { return peek(1).empty() && state_ == ByteSource::State::kEnd; }
  bool at_gap() { return peek(1).empty() && state_ == ByteSource::State::kGap; }

  // Goes on behind a gap.
  void cross_gap() { state_ = ByteSource::State::kMore; }

  // Whether nothing but line ends, fewer than `size`, stands before a gap that taints what is before it.
  bool is_tainted(std::size_t size) {
    const std::string_view bytes = peek(size);
    return bytes.size() < size && bytes.find_first_not_of("\r\n") == bytes.npos &&
           state_ == ByteSource::State::kGap && source_->gap().tainted;
  }

  const std::string& gap() const { return source_->gap().reason; }
  std::uint64_t offset() const { return source_->offset(); }  // bytes of the file read so far

 private:
  std::string_view buffered() const { return {buffer_.get() + begin_, end_ - begin_}; }
  bool fill();
  void make_room(std::size_t size);

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<char[]> buffer_;  // as it is found: a file of one page needs a part of it
  std::size_t size_ = 0;
  std::size_t begin_ = 0;  // of what was read and not taken
  std::size_t end_ = 0;
  ByteSource::State state_ = ByteSource::State::kMore;
};

}  // namespace kijil::read
