#include "spam/site.hpp"

#include <algorithm>

namespace kijil::spam {

std::string_view host_of(std::string_view url) {
  constexpr std::size_t kMaxScheme = 8;
  const std::size_t slashes = url.substr(0, kMaxScheme + 2).find("//");
  if (slashes == std::string_view::npos || (slashes > 0 && url[slashes - 1] != ':')) return {};
  url.remove_prefix(slashes + 2);
  std::size_t end = 0;
  while (end < url.size() && url[end] != '/' && url[end] != '?' && url[end] != '#' && url[end] != ':') ++end;
  return url.substr(0, end);
}

std::string_view site_of(std::string_view host) {
  constexpr std::size_t kShortLabel = 3;
  const std::size_t last = host.rfind('.');
  if (last == std::string_view::npos || last == 0) return host;
  const std::size_t second = host.rfind('.', last - 1);
  if (second == std::string_view::npos) return host;
  if (last - second - 1 > kShortLabel || second == 0) return host.substr(second + 1);
  const std::size_t third = host.rfind('.', second - 1);
  return third == std::string_view::npos ? host : host.substr(third + 1);
}

}  // namespace kijil::spam
