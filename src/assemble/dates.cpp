#include "assemble/dates.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include "text/ascii.hpp"

namespace kijil::assemble {
namespace {

using text::is_digit;

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

// A cursor over the text that only moves when what is asked for is there.
class Scanner {
 public:
  explicit Scanner(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  Number number(std::size_t most) {
    Number number;
    while (number.digits < most && at_ < text_.size() && is_digit(text_[at_])) {
      number.value = number.value * 10 + (text_[at_++] - '0');
      ++number.digits;
    }
    return number;
  }
  bool word(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  bool any_of(std::string_view marks) {
    if (at_ >= text_.size() || marks.find(text_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  }
  void spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool at_digit() const { return at_ < text_.size() && is_digit(text_[at_]); }
  std::size_t position() const { return at_; }
  std::string_view rest() const { return text_.substr(at_); }

 private:
  std::string_view text_;
  std::size_t at_;
};

struct Date {
  int year = 0, month = 0, day = 0;
  std::size_t end = 0;  // one past the date

  bool valid() const {
    return year >= 1970 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }
};

std::optional<Date> checked(Date date) { return date.valid() ? std::optional(date) : std::nullopt; }

// A mark between year, month and day; the same kinds of marks are not asked for twice.
bool separator(Scanner& scanner) {
  scanner.spaces();
  const bool found = scanner.any_of("-./") || scanner.word("년") || scanner.word("年") ||
                     scanner.word("월") || scanner.word("月");
  scanner.spaces();
  return found;
}

// 2025-01-30 and its like, 20250130.
std::optional<Date> year_first(std::string_view text, std::size_t at) {
  Scanner scanner(text, at);
  const Number year = scanner.number(4);
  if (year.digits != 4) return std::nullopt;
  if (scanner.at_digit()) {
    const Number month = scanner.number(2);
    const Number day = scanner.number(2);
    if (day.digits != 2 || (scanner.at_digit() && scanner.number(6).digits != 6)) return std::nullopt;
    return checked({year.value, month.value, day.value, at + 8});
  }
  if (!separator(scanner)) return std::nullopt;
  const Number month = scanner.number(2);
  if (month.digits == 0 || !separator(scanner)) return std::nullopt;
  const Number day = scanner.number(2);
  if (day.digits == 0 || scanner.at_digit()) return std::nullopt;
  scanner.any_of(".");
  (void)(scanner.word("일") || scanner.word("日"));
  return checked({year.value, month.value, day.value, scanner.position()});
}

constexpr std::string_view kDays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                      "friday", "saturday", "sunday"};

// Month of an English name or its first three letters, 0 for none; moves past the name.
int month_name(Scanner& scanner) {
  constexpr std::array<std::string_view, 12> kNames = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
  std::array<char, 10> letters;  // one more than a name has
  std::size_t size = 0;
  const std::string_view rest = scanner.rest();
  while (size < std::min(letters.size(), rest.size()) && text::is_alpha(rest[size])) {
    letters[size] = text::lower(rest[size]);
    ++size;
  }
  if (size < 3) return 0;
  const std::string_view word(letters.data(), size);
  for (std::size_t m = 0; m < kNames.size(); ++m) {
    if (!kNames[m].starts_with(word) && !(word == "sept" && m == 8)) continue;
    scanner.word(rest.substr(0, word.size()));
    scanner.any_of(".");
    return static_cast<int>(m) + 1;
  }
  return 0;
}

// Feb 21, 2025
std::optional<Date> month_first(std::string_view text, std::size_t at) {
  Scanner scanner(text, at);
  const int month = month_name(scanner);
  if (month == 0) return std::nullopt;
  scanner.spaces();
  const Number day = scanner.number(2);
  if (day.digits == 0) return std::nullopt;
  (void)(scanner.word("st") || scanner.word("nd") || scanner.word("rd") || scanner.word("th"));
  scanner.any_of(",.");
  scanner.spaces();
  const Number year = scanner.number(4);
  return year.digits == 4 ? checked({year.value, month, day.value, scanner.position()}) : std::nullopt;
}

// 21 February 2025
std::optional<Date> day_first(std::string_view text, std::size_t at) {
  Scanner scanner(text, at);
  const Number day = scanner.number(2);
  if (day.digits == 0) return std::nullopt;
  (void)(scanner.word("st") || scanner.word("nd") || scanner.word("rd") || scanner.word("th"));
  scanner.spaces();
  const int month = month_name(scanner);
  if (month == 0) return std::nullopt;
  scanner.any_of(",");
  scanner.spaces();
  const Number year = scanner.number(4);
  return year.digits == 4 ? checked({year.value, month, day.value, scanner.position()}) : std::nullopt;
}

// What follows a date: a time of day as "T10:12[:30][zone]", "" when there is none.
std::string time_of_day(std::string_view text, std::size_t at) {
  Scanner scanner(text, at);
  const bool iso = scanner.any_of("Tt");
  while (!iso && (scanner.any_of(" ,|(") || scanner.word("·"))) {
  }
  const bool afternoon = scanner.word("오후 ") || scanner.word("오후");
  if (!afternoon) (void)(scanner.word("오전 ") || scanner.word("오전"));
  const std::size_t begin = scanner.position();
  const Number hour = scanner.number(2);
  if (hour.digits == 0 || hour.value > 23 || !scanner.any_of(":")) return {};
  scanner.spaces();
  const Number minute = scanner.number(2);
  if (minute.digits != 2 || minute.value > 59) return {};
  char out[16];
  const int hours = afternoon && hour.value < 12 ? hour.value + 12 : hour.value;
  std::snprintf(out, sizeof out, "T%02d:%02d", hours, minute.value);
  if (!iso) return out;
  // A machine wrote it: keep seconds and zone.
  const std::string_view rest = text.substr(begin);
  std::size_t end = 5;
  while (end < rest.size() &&
         (is_digit(rest[end]) || std::string_view(":.+-Z").find(rest[end]) != std::string_view::npos)) {
    ++end;
  }
  if (hour.digits != 2) return out;
  std::string exact = "T";
  exact += rest.substr(0, end);
  return exact;
}

}  // namespace

bool is_date_word(std::string_view word) {
  Scanner scanner(word);
  if (month_name(scanner) != 0) return scanner.rest().empty();
  const std::string_view letters = word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
  return letters.size() >= 3 && std::ranges::any_of(kDays, [&](std::string_view day) {
           return letters.size() <= day.size() &&
                  text::equals_ignoring_case(letters, day.substr(0, letters.size()));
         });
}

std::string iso_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool inside = at > 0 && (is_digit(text[at - 1]) || text::is_alpha(text[at - 1]));
    if (inside && !(is_digit(text[at]) && text::is_alpha(text[at - 1]))) continue;
    std::optional<Date> date;
    if (is_digit(text[at])) {
      date = year_first(text, at);
      if (!date) date = day_first(text, at);
    } else if (text::is_alpha(text[at])) {
      date = month_first(text, at);
    }
    if (!date) continue;
    char out[16];
    std::snprintf(out, sizeof out, "%04d-%02d-%02d", date->year, date->month, date->day);
    return out + time_of_day(text, date->end);
  }
  return {};
}

}  // namespace kijil::assemble
