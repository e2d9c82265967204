#include "parse/parse.hpp"

namespace kijil::parse {

void parse(std::string_view html, Parser, Arena& arena, Document& document) { parse_full(html, arena, document); }

}  // namespace kijil::parse
