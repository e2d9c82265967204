// One line of JSON Lines. The only file that knows the JSON library, which throws.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/item.hpp"

namespace kijil::read {

struct JsonLine {
  std::string error;  // half a sentence whose subject is the line; empty if it is a page
  std::string id;     // a string, or another value as written; empty if there is none
  std::string url;
  Format format = Format::kAuto;
  std::string bytes;
  std::vector<CarriedKey> carried;
};

// An object with "html" or "text"; "html" counts if both are there. After an error the id, the url and the
// carried keys are filled in if the line is an object at all.
JsonLine parse_json_line(std::string_view line);

// Whether these bytes begin with such marks, "{" and "\"" of an object whose first key follows; white space
// may stand between them, and a byte order mark before them.
bool begins_with_json(std::string_view start, std::string_view marks);

}  // namespace kijil::read
