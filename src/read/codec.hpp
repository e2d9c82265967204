// Compression formats as steps over buffers.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kijil::read {

// One codec: feeds compressed bytes in, takes decompressed bytes out, and knows where a member begins.
class Codec {
 public:
  static constexpr std::size_t kMagic = 4;  // bytes that tell whether a member begins

  virtual ~Codec() = default;

  enum class Step : std::uint8_t { kMore, kMemberEnd, kError };

  // Begins a member.
  virtual void reset() = 0;

  // Advances both views past what was consumed and produced.
  virtual Step step(std::string_view& in, char*& out, std::size_t& room) = 0;

  // Whether a member may begin with these bytes; `bytes` has at least kMagic of them unless the file ends.
  virtual bool is_member(std::string_view bytes) const = 0;

  virtual std::string error() const = 0;
};

enum class CodecKind : std::uint8_t { kGzip, kGzipOrZlib, kBareDeflate, kZstd };

std::unique_ptr<Codec> make_codec(CodecKind format);

}  // namespace kijil::read
