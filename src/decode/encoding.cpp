#include "decode/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace kijil::decode {
namespace {

struct Label {
  const char* label;      // lower case
  std::uint8_t encoding;  // index into kEncodings
};

#include "data/charset_labels.inc"

constexpr std::size_t kLongestLabel = 64;
constexpr std::string_view kWhiteSpace = " \t\n\f\r";

std::string_view trim(std::string_view label) {
  const std::size_t first = label.find_first_not_of(kWhiteSpace);
  if (first == std::string_view::npos) return {};
  return label.substr(first, label.find_last_not_of(kWhiteSpace) - first + 1);
}

}  // namespace

std::optional<Encoding> encoding_from_label(std::string_view label) {
  label = trim(label);
  if (label.empty() || label.size() > kLongestLabel) return std::nullopt;
  std::array<char, kLongestLabel> buffer;
  std::ranges::transform(label, buffer.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  const std::string_view lower(buffer.data(), label.size());
  const auto found = std::ranges::lower_bound(kLabels, lower, {},
                                              [](const Label& row) { return std::string_view(row.label); });
  if (found == std::end(kLabels) || lower != found->label) return std::nullopt;
  return kEncodings[found->encoding];
}

}  // namespace kijil::decode
