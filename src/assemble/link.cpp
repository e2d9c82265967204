#include "assemble/link.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace kijil::assemble {
namespace {

// Of an address, as it is written: "https:", "//site.example", "/a/b", "?c" and "#d" together.
struct Parts {
  std::string_view scheme;     // with its colon; empty: relative
  std::string_view authority;  // with its slashes; empty: relative
  std::string_view path;
  std::string_view query;
  std::string_view fragment;
};

std::string_view take_scheme(std::string_view text) {
  if (text.empty() || !text::is_alpha(text.front())) return {};
  for (std::size_t at = 1; at < text.size(); ++at) {
    const char c = text[at];
    if (c == ':') return text.substr(0, at + 1);
    if (!text::is_alpha(c) && !text::is_digit(c) && c != '+' && c != '-' && c != '.') break;
  }
  return {};
}

Parts split(std::string_view text) {
  Parts parts;
  const auto take = [&](std::size_t size) {
    const std::string_view part = text.substr(0, size);
    text.remove_prefix(part.size());
    return part;
  };
  parts.scheme = take(take_scheme(text).size());
  if (text.starts_with("//")) parts.authority = take(text.find_first_of("/?#", 2));
  parts.path = take(text.find_first_of("?#"));
  parts.query = take(text.find('#'));
  parts.fragment = text;
  return parts;
}

// A path without "." and "..".
std::string without_dots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    const bool up = segment == "/..";
    if (up) out.erase(std::min(out.rfind('/'), out.size()));
    if (!up && segment != "/.") {
      out += segment;
    } else if (path.empty()) {
      out += '/';
    }
  }
  return out;
}

std::string resolved(const Parts& link, const Parts& base) {
  std::string out(link.scheme);
  if (out.empty()) out = base.scheme;
  if (!link.authority.empty()) {
    out += link.authority;
    return out.append(without_dots(link.path)).append(link.query).append(link.fragment);
  }
  out += base.authority;
  if (link.path.empty()) {
    out += base.path.empty() ? "/" : base.path;
    out += link.query.empty() ? base.query : link.query;
    return out.append(link.fragment);
  }
  std::string path(link.path);
  if (path.front() != '/') path = std::string(base.path.substr(0, base.path.rfind('/') + 1)) + path;
  if (path.front() != '/') path.insert(0, 1, '/');
  return out.append(without_dots(path)).append(link.query).append(link.fragment);
}

bool is_web(std::string_view scheme) {
  return text::equals_ignoring_case(scheme, "http:") || text::equals_ignoring_case(scheme, "https:");
}

// An address of the web has a host, and so a base can be made of it.
bool is_web_address(std::string_view address) {
  const Parts parts = split(address);
  return is_web(parts.scheme) && parts.authority.size() > 2;
}

// Browsers trim an address, and take tabs and line feeds out of it.
std::string cleaned(std::string_view href) {
  std::string out(text::trim(href));
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

std::string encoded(std::string_view address) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || std::string_view("<>()\\").find(c) != std::string_view::npos) {
      (out += '%') += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string link_base(const parse::Head& head, std::string_view url, std::string_view canonical) {
  const std::string own = cleaned(is_web_address(url) ? url : canonical);
  const std::string base = cleaned(head.base);
  if (is_web_address(base)) return base;
  if (!is_web_address(own)) return {};
  return base.empty() ? own : resolved(split(base), split(own));
}

std::string link_target(std::string_view href, std::string_view base) {
  const std::string link = cleaned(href);
  const Parts parts = split(link);
  for (const std::string_view nowhere : {"javascript:", "vbscript:", "data:", "about:", "blob:"}) {
    if (text::equals_ignoring_case(parts.scheme, nowhere)) return {};
  }
  // Of other schemes a path means what their programs make of it: mailto:, tel:.
  const bool relative = parts.scheme.empty() && !link.empty();
  return encoded(relative && !base.empty() ? resolved(parts, split(base)) : link);
}

}  // namespace kijil::assemble
