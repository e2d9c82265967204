// The models that ship, from src/data/model.

#include "classify/network.hpp"
#include "classify/trees.hpp"
#include "kijil/kijil.hpp"

namespace kijil::classify {
namespace {
#include "east_asian_content.inc"
#include "html_content.inc"
#include "html_kind.inc"
#include "html_network.inc"
#include "korean_text_content.inc"
#include "korean_text_network.inc"
#include "text_content.inc"
#include "text_kind.inc"
#include "text_network.inc"

constexpr std::size_t kKinds = kLabelCount - 2;  // labels but content and spam
static_assert(kTextNetwork.output_count == 1 && kKoreanTextNetwork.output_count == 1);
static_assert(kHtmlNetwork.output_count == Outputs::kHtmlBodies + kKinds);
}  // namespace

const Trees& content_model(BodyModel model) noexcept {
  switch (model) {
    case BodyModel::kMarkup: return kHtmlContent;
    case BodyModel::kEastAsianMarkup: return kEastAsianContent;
    case BodyModel::kKoreanText: return kKoreanTextContent;
    default: return kTextContent;
  }
}
const Network& network(BodyModel model) noexcept {
  switch (model) {
    case BodyModel::kText: return kTextNetwork;
    case BodyModel::kKoreanText: return kKoreanTextNetwork;
    default: return kHtmlNetwork;
  }
}
const Trees& kind_model(bool markup) noexcept { return markup ? kHtmlKind : kTextKind; }

}  // namespace kijil::classify
