#include "spam/block.hpp"

#include <algorithm>
#include <string>

namespace kijil::spam {
namespace {

constexpr std::size_t kMinFarm = 3;           // lines
constexpr std::size_t kAdvertisingShare = 4;  // one of as many lines of a hidden block advertises
constexpr float kHiddenScore = 5;
constexpr float kFarmScore = 4.5F;

// What the lexicon knows in a line.
struct Advertising {
  std::size_t promotions = 0;
  std::size_t topics = 0;

  bool any() const { return promotions + topics != 0; }
};

std::vector<Advertising> count_lines(const PageText& page, std::size_t lines,
                                     std::span<const LexiconHit> hits) {
  std::vector<Advertising> counts(lines);
  for (const LexiconHit& hit : hits) {
    if (hit.tier == Tier::kPromotionalWord) continue;
    Advertising& line = counts[page.line_of(hit.begin)];
    ++(hit.tier == Tier::kPromotion ? line.promotions : line.topics);
  }
  return counts;
}

class Finder {
 public:
  Finder(const PageText& page, std::span<const PageLine> lines, std::span<const LexiconHit> hits)
      : page_(page), lines_(lines), counts_(count_lines(page, lines.size(), hits)) {}

  std::vector<Found> find() {
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i + 1;
      if (lines_[i].hidden) {
        while (end < lines_.size() && lines_[end].hidden) ++end;
        if (is_advertising(i, end))
          take(i, end, kHiddenScore, "in a block that a browser does not show, which advertises");
      } else if (is_link_line(lines_[i])) {
        while (end < lines_.size() && !lines_[end].hidden && is_link_line(lines_[end])) ++end;
        if (is_farm(i, end))
          take(i, end, kFarmScore, "in a block of links to other sites, most of which advertise");
      }
      i = end;
    }
    return std::move(found_);
  }

 private:
  bool is_advertising(std::size_t begin, std::size_t end) const {
    std::size_t promotions = 0;
    std::size_t topics = 0;
    std::size_t advertising = 0;
    bool outside = false;
    for (std::size_t i = begin; i < end; ++i) {
      promotions += counts_[i].promotions;
      topics += counts_[i].topics;
      advertising += counts_[i].any();
      outside = outside || lines_[i].outside_links;
    }
    // A hidden menu or list of news has a word of the trade too.
    if (advertising * kAdvertisingShare < end - begin) return false;
    return promotions > 0 || topics >= 2 || (topics == 1 && outside);
  }

  bool is_farm(std::size_t begin, std::size_t end) const {
    if (end - begin < kMinFarm) return false;
    const auto advertising = std::count_if(counts_.begin() + static_cast<std::ptrdiff_t>(begin),
                                           counts_.begin() + static_cast<std::ptrdiff_t>(end),
                                           [](const Advertising& line) { return line.any(); });
    return static_cast<std::size_t>(advertising) * 2 >= end - begin;
  }

  void take(std::size_t begin, std::size_t end, float score, const char* reason) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t first = page_.line_begin[i];
      const std::uint32_t last = page_.line_begin[i + 1] - 1;
      if (first == last) continue;
      std::string reasons = reason;
      if (lines_[i].outside_links) reasons += "; links to another site";
      found_.push_back({first, last, SpamKind::kLine, score, std::move(reasons), u""});
    }
  }

  const PageText& page_;
  std::span<const PageLine> lines_;
  std::vector<Advertising> counts_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<Found> advertising_blocks(const PageText& page, std::span<const PageLine> lines,
                                      std::span<const LexiconHit> hits) {
  const bool marked = std::any_of(lines.begin(), lines.end(),
                                  [](const PageLine& line) { return line.hidden || is_link_line(line); });
  if (hits.empty() || !marked) return {};
  return Finder(page, lines, hits).find();
}

}  // namespace kijil::spam
