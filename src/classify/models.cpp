// The models that ship, from src/data/model.

#include "classify/trees.hpp"

namespace kijil::classify {
namespace {
#include "east_asian_content.inc"
#include "html_content.inc"
#include "html_kind.inc"
#include "korean_text_content.inc"
#include "text_content.inc"
#include "text_kind.inc"
}  // namespace

const Trees& content_model(BodyModel model) noexcept {
  switch (model) {
    case BodyModel::kMarkup: return kHtmlContent;
    case BodyModel::kEastAsianMarkup: return kEastAsianContent;
    case BodyModel::kKoreanText: return kKoreanTextContent;
    default: return kTextContent;
  }
}
const Trees& kind_model(bool markup) noexcept { return markup ? kHtmlKind : kTextKind; }

}  // namespace kijil::classify
