// Lines that the page itself calls its article: the articleBody of its linked data (schema.org).

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "feature/feature.hpp"
#include "kijil/kijil.hpp"
#include "line/line.hpp"

namespace kijil::classify {

// Which lines stand in the article, one behind the other. Empty where less than half of the article is found
// in the lines, since it is of another page or version. article: text or markup; "" when the page declares
// none.
std::vector<bool> declared_lines(const line::Lines& lines, std::string_view article);

// Raises P(content) of declared lines, but for headlines, numbers alone and lines of a known form.
void believe_declared(const std::vector<bool>& declared, const std::vector<std::optional<Label>>& forms,
                      const line::Lines& lines, const feature::Matrix& matrix, std::vector<float>& content);

}  // namespace kijil::classify
