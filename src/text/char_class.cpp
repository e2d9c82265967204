#include "text/char_class.hpp"

namespace kijil::text {
namespace {
#include "char_class.inc"
constexpr std::uint8_t kMayChange = 0x10;
}  // namespace

CharInfo info(char32_t code_point) noexcept {
  if (code_point > 0x10FFFF) return {CharClass::kOther, false};
  const std::uint8_t value = kClasses[kPageOf[code_point >> 8] * 256U + (code_point & 0xFF)];
  return {static_cast<CharClass>(value & 0x0F), (value & kMayChange) != 0};
}

}  // namespace kijil::text
