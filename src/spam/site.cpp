#include "spam/site.hpp"

#include <algorithm>
#include <iterator>

namespace kijil::spam {

// URL standard, section 4.4: the authority ends at a slash, a backslash, '?' or '#'; the host is behind the
// last '@' in it, and before the port.
std::string_view host_of(std::string_view url) {
  constexpr std::size_t kMaxScheme = 8;
  const std::size_t slashes = url.substr(0, kMaxScheme + 2).find("//");
  if (slashes == std::string_view::npos || (slashes > 0 && url[slashes - 1] != ':')) return {};
  url.remove_prefix(slashes + 2);
  std::string_view host = url.substr(0, url.find_first_of("/\\?#"));
  host.remove_prefix(host.rfind('@') + 1);
  if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
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

bool is_platform(std::string_view site) {
  constexpr std::string_view kPlatforms[] = {
      "apple.com",  "band.us",       "bsky.app",      "daum.net",      "facebook.com", "flickr.com",
      "github.com", "google.com",    "instagram.com", "kakao.com",     "line.me",      "linkedin.com",
      "medium.com", "microsoft.com", "naver.com",     "pinterest.com", "qq.com",       "reddit.com",
      "t.me",       "threads.net",   "tiktok.com",    "tumblr.com",    "twitter.com",  "vimeo.com",
      "vk.com",     "weibo.com",     "whatsapp.com",  "wikipedia.org", "x.com",        "youtube.com",
  };
  return std::binary_search(std::begin(kPlatforms), std::end(kPlatforms), site);
}

}  // namespace kijil::spam
