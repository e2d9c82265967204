// JSON text, appended to a string.

#pragma once

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
void put_json_share(float share, text::Pen& out) noexcept;
void append_json_share(std::string& out, float share);

// A number with three decimals.
void append_json_decimal(std::string& out, float number);

}  // namespace kijil::write
