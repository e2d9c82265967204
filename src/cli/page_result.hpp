// One item cleaned.

#pragma once

#include <string>

#include "cli/options.hpp"
#include "kijil/kijil.hpp"
#include "read/item.hpp"

namespace kijil::cli {

struct PageResult {
  Page page;
  std::string_view status;  // as in the JSON line
  std::string error;        // a sentence; empty when the page was cleaned
};

PageResult clean_item(const read::Item& item, const Arguments& arguments);

// Whether the failure is of the input as a whole: a file that is missing or cannot be read.
bool is_input_error(const read::Item& item);

}  // namespace kijil::cli
