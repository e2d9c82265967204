#include "parse/document.hpp"

namespace kijil::parse {

void Document::clear() {
  source = {};
  blocks.clear();
  pieces.clear();
  steps.clear();
  asides.clear();
  too_large = false;
  fallback = {};
}

}  // namespace kijil::parse
