// Rows of a table as GitHub writes them: cells between bars.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "line/line.hpp"
#include "parse/document.hpp"

namespace kijil::assemble {

// The most cells that a row has of the table's rows that begin at line `index` and follow each other.
unsigned columns_from(std::uint32_t index, const parse::Document& document, const line::Lines& lines);

// Appends the cells of a row. link_base: as of link.hpp.
void append_row(const line::TextLine& row, const parse::Document& document, std::string_view link_base,
                std::string& out);

}  // namespace kijil::assemble
