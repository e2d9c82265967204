// Character references of the HTML standard (section 13.2.5.72 on).

#pragma once

#include <string>
#include <string_view>

namespace kijil::parse {

// Appends text to out with its character references decoded. in_attribute: "&copy=" stays as it is, as the
// standard asks of attribute values.
void decode_references(std::string_view text, bool in_attribute, std::string& out);

}  // namespace kijil::parse
