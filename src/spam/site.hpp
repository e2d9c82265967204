// Host and site of an address.

#pragma once

#include <string_view>

namespace kijil::spam {

// "news.paper.kr" of "https://user@news.paper.kr:80/1"; "" for a relative address.
std::string_view host_of(std::string_view url);

// The last two labels of a host, or three where the second to last is as short as in co.kr: close to the
// registrable domain without the public suffix list.
std::string_view site_of(std::string_view host);

// Whether the site is one that honest pages link to for its own sake: sharing, video, software.
bool is_platform(std::string_view site);

}  // namespace kijil::spam
