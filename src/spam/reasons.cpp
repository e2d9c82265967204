#include "spam/reasons.hpp"

#include <algorithm>

namespace kijil::spam {

std::string Reasons::text() const {
  std::vector<std::pair<float, std::string>> sorted = pieces_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (const auto& [weight, words] : sorted) {
    if (!text.empty()) text += "; ";
    text += words;
  }
  return text;
}

}  // namespace kijil::spam
