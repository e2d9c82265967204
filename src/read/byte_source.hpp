// Bytes in order, from a file or through a decompressor.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kijil::read {

// Why bytes are missing.
struct Gap {
  std::string reason;    // half a sentence whose subject is the file
  bool tainted = false;  // the bytes before it may be wrong: their checksum is missing or does not match
};

class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // kGap: bytes are missing here; reading on gives what comes after them. gap() says why.
  enum class State : std::uint8_t { kMore, kGap, kEnd };

  struct Result {
    std::size_t bytes;  // above 0 if and only if the state is kMore
    State state;
  };

  // Reads up to `size` bytes, size > 0.
  virtual Result read(char* out, std::size_t size) = 0;

  // The last gap.
  virtual const Gap& gap() const = 0;

  // Bytes of the file that were read so far.
  virtual std::uint64_t offset() const = 0;
};

// A file descriptor, closed at the end unless it is standard input.
std::unique_ptr<ByteSource> file_source(int descriptor);

// `prefix`, then the rest of a source from which it was taken.
std::unique_ptr<ByteSource> prefixed_source(std::string prefix, std::unique_ptr<ByteSource> rest);

// Bytes in memory, which must outlive the source.
std::unique_ptr<ByteSource> memory_source(std::string_view bytes);

}  // namespace kijil::read
