// A cleaned page as one line of JSON.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kijil/kijil.hpp"

namespace kijil::write {

// What the page came from.
struct Origin {
  std::string_view id;
  std::string_view url;
  std::string_view status;  // "ok", or why there is no text
  std::string_view error;   // a sentence; empty when the page was cleaned
  std::vector<std::pair<std::string_view, std::string_view>> carried;  // further keys and their JSON text
};

// Appends the object without a newline. The keys are those of the command's contract (README): "lines" only
// when asked for. A carried key that has the name of one of ours is left out.
void append_page(std::string& out, const Origin& origin, const Page& page, bool lines);

// Appends one entry of the ledger.
void append_line(std::string& out, const Line& line);

}  // namespace kijil::write
