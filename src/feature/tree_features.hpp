// Features that need markup.

#pragma once

#include "feature/block_tree.hpp"
#include "feature/feature.hpp"
#include "feature/line_facts.hpp"

namespace kijil::feature {

// Fills the features of mode `html` but those of page_features.cpp; the matrix has its size. lines is not
// empty.
void tree_features(const parse::Document& document, const line::Lines& lines, const LineFacts& facts,
                   const BlockTree& tree, Matrix& matrix);

}  // namespace kijil::feature
