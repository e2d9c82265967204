// The names of charsets: labels as pages write them, and the encodings they mean.

#pragma once

#include <optional>
#include <string_view>

namespace kijil::decode {

struct Encoding {
  const char* name;       // WHATWG's name in lower case: "euc-kr"
  const char* converter;  // ICU's name of the converter that decodes it: "windows-949-2000"

  bool operator==(const Encoding& other) const { return std::string_view(name) == other.name; }
};

// The encoding that a label means on the Web (Encoding Standard, section 4.2), case and surrounding white
// space ignored; nullopt for a label of no known encoding. "ks_c_5601-1987" means euc-kr, "latin1" means
// windows-1252.
std::optional<Encoding> encoding_from_label(std::string_view label);

}  // namespace kijil::decode
