// Compressed streams, told by their first bytes.

#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "read/byte_source.hpp"
#include "read/item.hpp"

namespace kijil::read {

enum class Compression : std::uint8_t { kNone, kGzip, kZstd };

// The compression that the first four bytes of a file announce.
Compression compression_of(std::string_view start);

// The decompressed stream of a gzip file of any number of members, or a zstd file of any number of frames. A
// damaged member is a gap, after which reading goes on with the next one; so is a stream that is cut off or
// expands too much, after which it is at its end.
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> file, Compression compression,
                                         const Limits& limits);

}  // namespace kijil::read
