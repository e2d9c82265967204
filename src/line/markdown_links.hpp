// Links of Markdown in text input.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kijil::line {

// The line with each [text](target) and ![text](target) as its text; nullopt when it has none, or nothing
// else than targets. A target begins as an address does, so that f[x](y) stays.
std::optional<std::string> without_link_targets(std::string_view line);

}  // namespace kijil::line
