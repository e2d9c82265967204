#include "decode/decode.hpp"

namespace kijil::decode {

Decoded decode(std::string_view bytes, const Hints&) {
  Decoded result;
  result.text = bytes;
  result.charset = "utf-8";
  return result;
}

}  // namespace kijil::decode
