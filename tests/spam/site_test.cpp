#include "spam/site.hpp"

#include <gtest/gtest.h>

namespace kijil::spam {
namespace {

TEST(Site, HostOfAnAddress) {
  const struct {
    std::string_view url;
    std::string_view host;
  } kCases[] = {
      {"https://news.paper.kr/1", "news.paper.kr"},
      {"//cdn.paper.kr", "cdn.paper.kr"},
      {"https://paper.kr?q=1", "paper.kr"},
      {"https://paper.kr#top", "paper.kr"},
      {"https://paper.kr:8080/1", "paper.kr"},
      // Who asks is no part of it, nor is what looks like that behind it.
      {"https://reader@paper.kr/1", "paper.kr"},
      {"ftp://reader:secret@paper.kr:21/1", "paper.kr"},
      {"https://a@b@paper.kr/", "paper.kr"},
      {"https://paper.kr/@writer:1", "paper.kr"},
      {"https://paper.kr\\@other.kr/", "paper.kr"},
      {"http://[2001:db8::1]:80/", "[2001:db8::1]"},
      // No host.
      {"/1", ""},
      {"page.html?to=http://paper.kr", ""},
      {"mailto:writer@paper.kr", ""},
      {"http:///1", ""},
      {"", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(host_of(c.url), c.host) << c.url;
}

TEST(Site, SiteOfAHost) {
  const struct {
    std::string_view host;
    std::string_view site;
  } kCases[] = {
      {"paper.kr", "paper.kr"},
      {"news.paper.kr", "paper.kr"},
      {"paper.co.kr", "paper.co.kr"},
      {"www.paper.co.kr", "paper.co.kr"},
      {"a.b.paper.com", "paper.com"},
      {"localhost", "localhost"},
      {"", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(site_of(c.host), c.site) << c.host;
}

}  // namespace
}  // namespace kijil::spam
