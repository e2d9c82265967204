// Short texts written one behind the other where there is room for them, without asking how much.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kijil::text {

// The decimal digits of all numbers below a hundred.
inline constexpr auto kDigitPairs = [] {
  std::array<char, 200> pairs{};
  for (unsigned i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

class Pen {
 public:
  // Bytes behind what is written that may be written, too.
  static constexpr std::size_t kSlack = 16;
  static constexpr std::size_t kMostOfNumber = 10;

  explicit Pen(char* at) : at_(at) {}
  char* at() const { return at_; }

  void put(char c) { *at_++ = c; }
  template <std::size_t kSize>
  void put(const char (&literal)[kSize]) {
    std::memcpy(at_, literal, kSize - 1);
    at_ += kSize - 1;
  }
  void put(std::string_view text) {
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  // A text behind which kSlack bytes more can be read: most are copied without asking how long they are.
  void put_padded(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); i += kSlack) std::memcpy(at_ + i, text.data() + i, kSlack);
    at_ += text.size();
  }
  // As long as the text ends in that.
  void take_back(char c) {
    while (at_[-1] == c) --at_;
  }
  // The last two digits of a number.
  void put_pair(unsigned number) {
    std::memcpy(at_, kDigitPairs.data() + number % 100 * 2, 2);
    at_ += 2;
  }
  void put(std::uint32_t number) {
    std::array<char, kMostOfNumber + kSlack> digits;
    std::size_t first = kMostOfNumber;
    for (; number >= 100; number /= 100) {
      first -= 2;
      std::memcpy(digits.data() + first, kDigitPairs.data() + number % 100 * 2, 2);
    }
    if (number >= 10) {
      first -= 2;
      std::memcpy(digits.data() + first, kDigitPairs.data() + number * 2, 2);
    } else {
      digits[--first] = static_cast<char>('0' + number);
    }
    std::memcpy(at_, digits.data() + first, kSlack);
    at_ += kMostOfNumber - first;
  }

 private:
  char* at_;
};

}  // namespace kijil::text
