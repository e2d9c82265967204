// Dates as people and machines write them, to ISO 8601.

#pragma once

#include <string>
#include <string_view>

namespace kijil::assemble {

// The first date in text as ISO 8601, with the time of day where it follows ("2025-02-21",
// "2025-01-30T10:12", "2025-01-30T10:12:00+09:00" kept as it is); "" when there is none. Knows 2025-01-30,
// 2025.01.30, 2025. 1. 30., 2025/1/30, 20250130, 2025년 1월 30일, 2025年1月30日, Feb 21, 2025, 21 February
// 2025 and 오후 2:06.
std::string iso_date(std::string_view text);

// Whether it is an English month or day of the week, or at least its first three letters.
bool is_date_word(std::string_view word);

}  // namespace kijil::assemble
