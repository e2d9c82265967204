#include "feature/block_tree.hpp"
#include "feature/text_features.hpp"
#include "feature/tree_features.hpp"
#include "feature/word_odds.hpp"
#include "feature/word_vectors.hpp"

namespace kijil::feature {

void page_features(const parse::Document& document, const line::Lines& lines, std::string_view title,
                   Matrix& matrix) {
  matrix.resize(lines.lines.size(), kFeatureCount);
  if (lines.lines.empty()) return;
  const LineFacts facts = line_facts(lines, true);
  text_features(lines, facts, matrix);
  title_features(lines, title, matrix);
  no_word_features(matrix);
  no_word_vector_features(matrix);
  tree_features(document, lines, facts, block_tree(document, lines, facts), matrix);
}

}  // namespace kijil::feature
