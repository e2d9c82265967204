// Dates, times, addresses and signs in a line.

#pragma once

#include <string_view>

namespace kijil::feature {

struct Patterns {
  bool date = false;       // a year 1900 to 2099 of its own, 2024년, 1.2.24, 03/04/2024
  bool time = false;       // 9:30
  bool address = false;    // https://, www., name@host
  bool copyright = false;  // ©, (c), "copyright", "rights reserved"
  bool currency = false;   // a currency sign
};

// line: valid UTF-8. has_digits: whether it has any, which saves the search.
Patterns patterns(std::string_view line, bool has_digits) noexcept;

}  // namespace kijil::feature
