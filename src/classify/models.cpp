// The models that ship, from src/data/model.

#include "classify/network.hpp"
#include "classify/trees.hpp"

namespace kijil::classify {
namespace {
#include "east_asian_content.inc"
#include "html_content.inc"
#include "html_kind.inc"
#include "html_kind_network.inc"
#include "html_network.inc"
#include "korean_text_content.inc"
#include "korean_text_network.inc"
#include "text_content.inc"
#include "text_kind.inc"
#include "text_network.inc"
}  // namespace

const Trees& content_model(BodyModel model) noexcept {
  switch (model) {
    case BodyModel::kMarkup: return kHtmlContent;
    case BodyModel::kEastAsianMarkup: return kEastAsianContent;
    case BodyModel::kKoreanText: return kKoreanTextContent;
    default: return kTextContent;
  }
}
const Network* content_network(BodyModel model) noexcept {
  switch (model) {
    case BodyModel::kMarkup: return &kHtmlNetwork;
    case BodyModel::kText: return &kTextNetwork;
    case BodyModel::kKoreanText: return &kKoreanTextNetwork;
    default: return nullptr;
  }
}
const Trees& kind_model(bool markup) noexcept { return markup ? kHtmlKind : kTextKind; }
const Network* kind_network(bool markup) noexcept { return markup ? &kHtmlKindNetwork : nullptr; }

}  // namespace kijil::classify
