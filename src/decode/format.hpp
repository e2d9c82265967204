// Whether a page is HTML or plain text.

#pragma once

#include <string_view>

#include "kijil/kijil.hpp"

namespace kijil::decode {

// kHtml or kText. bytes: the page as UTF-8; its first 4 KiB are looked at.
Format sniff_format(std::string_view page) noexcept;

}  // namespace kijil::decode
