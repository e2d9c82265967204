// The block elements of HTML: those that decide the block tree and break lines.

#pragma once

#include <cstdint>
#include <string_view>

namespace kijil::parse {

// clang-format off
enum class Tag : std::uint8_t {
  kNone,  // not a block element
  kBody,
  kP, kDiv, kLi, kUl, kOl, kDl, kDd, kDt, kH1, kH2, kH3, kH4, kH5, kH6,
  kTable, kTbody, kThead, kTfoot, kTr, kTd, kTh, kCaption, kColgroup, kCol,
  kSection, kArticle, kAside, kHeader, kFooter, kNav, kMain, kFigure, kFigcaption, kBlockquote, kCenter, kAddress,
  kDetails, kSummary, kDir, kFieldset, kHgroup, kMenu, kForm, kPre, kListing, kHr, kButton, kObject, kApplet,
  kMarquee, kNoscript,
  kCount,
};
// clang-format on

inline constexpr unsigned kTagCount = static_cast<unsigned>(Tag::kCount);

std::string_view name(Tag tag) noexcept;  // "div"; "" for kNone
Tag tag_from_name(std::string_view lower_case) noexcept;

constexpr bool is_heading(Tag tag) noexcept { return tag >= Tag::kH1 && tag <= Tag::kH6; }

// 1 to 6; 0 when the tag is no heading.
constexpr int heading_level(Tag tag) noexcept {
  return is_heading(tag) ? static_cast<int>(tag) - static_cast<int>(Tag::kH1) + 1 : 0;
}

constexpr bool is_list(Tag tag) noexcept {
  return tag == Tag::kUl || tag == Tag::kOl || tag == Tag::kMenu || tag == Tag::kDir;
}

constexpr bool is_cell(Tag tag) noexcept {
  return tag == Tag::kTd || tag == Tag::kTh || tag == Tag::kCaption;
}

}  // namespace kijil::parse
