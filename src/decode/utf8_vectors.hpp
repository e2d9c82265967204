// UTF-8 validity, 32 bytes at a time.

#pragma once

#include <string_view>

namespace kijil::decode {

// Whether bytes are valid UTF-8. The machine has the vectors of text/vectors.hpp.
bool is_valid_utf8_vectors(std::string_view bytes) noexcept;

}  // namespace kijil::decode
