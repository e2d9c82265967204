#include "text/nfc.hpp"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <vector>

namespace kijil::text {

std::string nfc(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFCInstance(&error);
  std::vector<UChar> wide(text.size() + 1);  // UTF-16 has at most as many units as UTF-8 has bytes
  int32_t length = 0;
  u_strFromUTF8(wide.data(), static_cast<int32_t>(wide.size()), &length, text.data(),
                static_cast<int32_t>(text.size()), &error);
  std::vector<UChar> normal(3 * text.size() + 1);  // NFC grows UTF-16 by a factor of 3 at most (Unicode FAQ)
  const int32_t normal_length = unorm2_normalize(normalizer, wide.data(), length, normal.data(),
                                                 static_cast<int32_t>(normal.size()), &error);
  std::string out(3 * static_cast<std::size_t>(normal_length), '\0');
  int32_t bytes = 0;
  u_strToUTF8(out.data(), static_cast<int32_t>(out.size()), &bytes, normal.data(), normal_length, &error);
  if (U_FAILURE(error)) return std::string(text);
  out.resize(static_cast<std::size_t>(bytes));
  return out;
}

}  // namespace kijil::text
