#include "line/markdown_links.hpp"

#include <algorithm>
#include <vector>

#include "text/ascii.hpp"

namespace kijil::line {
namespace {

constexpr std::string_view kTargets[] = {"https://", "http://", "mailto:", "tel:", "/", "#", "./", "../"};
constexpr std::size_t kMostTarget = 4096;  // bytes with its title
constexpr std::size_t kMostOpen = 8;       // brackets within each other; of more, the inner ones count

std::size_t after_space(std::string_view line, std::size_t at) {
  while (at < line.size() && text::is_space(line[at])) ++at;
  return at;
}

bool begins_target(std::string_view rest) {
  return std::ranges::any_of(kTargets, [rest](std::string_view begin) {
    return text::equals_ignoring_case(rest.substr(0, begin.size()), begin);
  });
}

// One past the title that may stand at line[at], or at.
std::size_t after_title(std::string_view line, std::size_t at) {
  if (at >= line.size() || (line[at] != '"' && line[at] != '\'')) return at;
  const std::size_t end = line.find(line[at], at + 1);
  return end == std::string_view::npos ? at : end + 1;
}

// One past the "(target)" or "(target "title")" that stands at line[at]; 0 when there is none.
std::size_t after_target(std::string_view line, std::size_t at) {
  line = line.substr(0, at + kMostTarget);
  if (at >= line.size() || line[at] != '(') return 0;
  at = after_space(line, at + 1);
  if (at < line.size() && line[at] == '<') ++at;
  if (!begins_target(line.substr(at))) return 0;
  for (int depth = 0; at < line.size() && !text::is_space(line[at]); ++at) {
    if (line[at] == '(') ++depth;
    if (line[at] == ')' && depth-- == 0) break;
    if (line[at] == '[' || line[at] == ']') return 0;  // the next link
  }
  at = after_space(line, after_title(line, after_space(line, at)));
  return at < line.size() && line[at] == ')' ? at + 1 : 0;
}

}  // namespace

std::optional<std::string> without_link_targets(std::string_view line) {
  if (line.find("](") == std::string_view::npos) return std::nullopt;
  std::string out;
  std::vector<std::size_t> open;  // where the brackets stand in it
  bool changed = false;
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (c == '[') {
      if (open.size() == kMostOpen) open.erase(open.begin());
      open.push_back(out.size());
    } else if (c == ']' && !open.empty()) {
      const std::size_t bracket = open.back();
      open.pop_back();
      if (const std::size_t end = after_target(line, at + 1); end > 0) {
        const bool image = bracket > 0 && out[bracket - 1] == '!';
        out.erase(bracket - image, 1U + image);
        changed = true;
        at = end;
        continue;
      }
    }
    const std::size_t size = c == '\\' && at + 1 < line.size() ? 2 : 1;  // an escaped bracket is none
    out += line.substr(at, size);
    at += size;
  }
  if (!changed || text::trim(out).empty()) return std::nullopt;
  return out;
}

}  // namespace kijil::line
