// Pieces of evidence in words, strongest first.

#pragma once

#include <string>
#include <utility>
#include <vector>

namespace kijil::spam {

class Reasons {
 public:
  void add(float weight, std::string words) { pieces_.emplace_back(weight, std::move(words)); }

  // "particle disagrees 7 of 9 times; glued to 3 words before it"
  std::string text() const;

 private:
  std::vector<std::pair<float, std::string>> pieces_;
};

}  // namespace kijil::spam
