// Where a link of a page leads.

#pragma once

#include <string>
#include <string_view>

#include "parse/head.hpp"

namespace kijil::assemble {

// The address that relative links of a page start from: that of the page, or of its <base>. url: as the
// caller knows it; canonical: as the page says it, for pages whose url is unknown. Empty where neither is an
// address of the web.
std::string link_base(const parse::Head& head, std::string_view url, std::string_view canonical);

// The address that a link leads to (RFC 3986, section 5.2), as Markdown can hold it: white space, brackets
// and controls are percent-encoded. What is relative stays so where the base is empty. Empty for links that
// lead to no place: scripts, data, and nothing at all.
std::string link_target(std::string_view href, std::string_view base);

}  // namespace kijil::assemble
