#include "line/stored_text.hpp"

#include <cstring>
#include <new>

#include "text/ascii.hpp"
#include "text/nfc.hpp"

namespace kijil::line {

std::string_view stored(std::string_view text, parse::Arena& arena) {
  if (text.empty()) return {};
  auto* copy = static_cast<char*>(arena.allocate(text.size()));
  if (copy == nullptr) throw std::bad_alloc();
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

std::string_view stored_text(const LineScanner& scanner, bool trim_end, parse::Arena& arena) {
  std::string_view text = scanner.text();
  while (trim_end && !text.empty() && text::is_space(text.back())) text.remove_suffix(1);
  return scanner.may_change() ? stored(text::nfc(text), arena) : stored(text, arena);
}

}  // namespace kijil::line
