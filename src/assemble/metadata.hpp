// Title, author, date and the like, from what the head, the linked data and the bylines say.

#pragma once

#include <optional>
#include <vector>

#include "kijil/kijil.hpp"
#include "line/line.hpp"
#include "parse/head.hpp"
#include "parse/linked_data.hpp"

namespace kijil::assemble {

// forms: labels of the lines that are known by their form; bylines are looked for among them and near the
// body.
Metadata metadata(const parse::Head& head, const parse::LinkedData& data, const line::Lines& lines,
                  const std::vector<bool>& body, const std::vector<std::optional<Label>>& forms,
                  std::string_view url);

// The language of letters that only one language of the Web uses: "ko", "ja", "zh", "el", "th", "he"; "" for
// others.
std::string script_language(const line::Lines& lines, const std::vector<bool>& body);

}  // namespace kijil::assemble
