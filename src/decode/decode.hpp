// Bytes to UTF-8: which charset a page is really in, and its text.

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kijil/kijil.hpp"

namespace kijil::decode {

struct Hints {
  // Options::charset, a label or a name that ICU knows: used without a look at the bytes.
  std::string_view forced = {};
  std::string_view http = {};  // charset parameter of the Content-Type header
  bool html = true;            // look for <meta charset> and <?xml encoding>
};

struct Decoded {
  Status status = Status::kOk;
  // Valid UTF-8 without a BOM; views the input when that was valid already, else `storage`.
  std::string_view text;
  // By pointer, so that `text` outlives a move; null when not needed.
  std::unique_ptr<const std::string> storage;
  // WHATWG's lower-case name of the encoding that was used: "utf-8", "euc-kr", "gb18030".
  std::string charset;
};

// Decodes a page. Bad bytes become U+FFFD. kBadCharset only when `forced` names an unknown charset.
Decoded decode(std::string_view bytes, const Hints& hints);

}  // namespace kijil::decode
