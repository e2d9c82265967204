// The part of a page that tells its charset.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kijil::decode {

// Pieces of the page with bytes above 0x7F, each with up to `context` bytes of ASCII on either side,
// separated by
// '\n', at most `limit` bytes in all; taken evenly from the whole page where it has more. A piece begins at a
// character of a multi-byte charset, not inside one.
std::string sample_high_bytes(std::string_view bytes, std::size_t context, std::size_t limit);

}  // namespace kijil::decode
