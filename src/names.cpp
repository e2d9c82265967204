// Values of the public enumerations in words.

#include <array>

#include "kijil/kijil.hpp"
#include "version.hpp"

namespace kijil {
namespace {

constexpr std::array<std::string_view, kLabelCount> kLabels = {
    "content", "title", "byline", "caption", "navigation", "sidebar", "prompt", "notice", "comment", "spam"};
constexpr std::array<std::string_view, 4> kStatuses = {"ok", "too_large", "bad_charset", "no_memory"};
constexpr std::array<std::string_view, 4> kMessages = {
    "The page was cleaned.",
    "The page is larger than the limit, or its markup and lines need more memory than its size allows.",
    "The charset that was asked for is not known.",
    "There was not enough memory for the page.",
};
constexpr std::array<std::string_view, 4> kKinds = {"substitution", "insertion", "line", "obfuscated"};

}  // namespace

std::string_view message(Status status) noexcept { return kMessages[static_cast<std::size_t>(status)]; }
std::string_view name(Status status) noexcept { return kStatuses[static_cast<std::size_t>(status)]; }
std::string_view name(Label label) noexcept { return kLabels[static_cast<std::size_t>(label)]; }
std::string_view name(SpamKind kind) noexcept { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<Label> label_from_name(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kLabelCount; ++i) {
    if (kLabels[i] == name) return static_cast<Label>(i);
  }
  return std::nullopt;
}

std::string_view version() noexcept { return KIJIL_VERSION; }

}  // namespace kijil
