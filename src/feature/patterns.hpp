// Dates, times, addresses and signs in a line.

#pragma once

#include <string_view>

#include "line/line_stats.hpp"

namespace kijil::feature {

struct Patterns {
  bool date = false;       // a year 1900 to 2099 of its own, 2024년, 1.2.24, 03/04/2024
  bool time = false;       // 9:30
  bool address = false;    // https://, www., name@host
  bool copyright = false;  // ©, (c), "copyright", "rights reserved"
  bool currency = false;   // a currency sign
};

// stats: of the line, which save most searches.
Patterns patterns(std::string_view line, const line::LineStats& stats) noexcept;

}  // namespace kijil::feature
