// JSON text, appended to a string.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/pen.hpp"

namespace kijil::write {

// What stands between the quotes of a string literal. text is valid UTF-8.
void append_escaped(std::string& out, std::string_view text);

// A string literal. text is valid UTF-8.
void append_json(std::string& out, std::string_view text);

// null for an empty text.
void append_json_or_null(std::string& out, std::string_view text);

void append_json(std::string& out, std::uint64_t number);

// Writes a number in [0, 1] with four decimals at most.
inline constexpr std::size_t kMostOfShare = 6;  // characters of it
inline void put_json_share(float share, text::Pen& out) noexcept {
  // A double holds the product and a half as they are.
  const auto parts = static_cast<unsigned>(double{std::clamp(share, 0.0F, 1.0F) * 10000} + 0.5);
  if (parts == 0 || parts == 10000) return out.put(parts == 0 ? '0' : '1');
  out.put("0.");
  out.put_pair(parts / 100);
  out.put_pair(parts);
  out.take_back('0');
}
void append_json_share(std::string& out, float share);

// A number with three decimals.
void append_json_decimal(std::string& out, float number);

}  // namespace kijil::write
