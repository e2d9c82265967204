// Title, author, date and the like, from what the head, the linked data and the bylines say.

#pragma once

#include <vector>

#include "kijil/kijil.hpp"
#include "line/line.hpp"
#include "parse/head.hpp"

namespace kijil::assemble {

// labels: of each line; empty when the classifier was not asked for labels, then bylines are known by their form.
Metadata metadata(const parse::Head& head, const line::Lines& lines, const std::vector<bool>& body,
                  const std::vector<Label>& labels, std::string_view url);

// The language of letters that only one language of the Web uses: "ko", "ja", "zh", "el", "th", "he"; "" for others.
std::string script_language(const line::Lines& lines, const std::vector<bool>& body);

}  // namespace kijil::assemble
