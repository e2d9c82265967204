// Injected text in the chars of a page, before it becomes a Finding.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kijil/kijil.hpp"

namespace kijil::spam {

struct Found {
  std::uint32_t begin;  // index into the chars; begin and end are in one line
  std::uint32_t end;
  SpamKind kind = SpamKind::kInsertion;
  float score = 0;
  std::string reasons;
  std::optional<std::u16string> original = std::nullopt;
};

}  // namespace kijil::spam
