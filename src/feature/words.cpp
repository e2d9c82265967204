#include "feature/words.hpp"

#include <algorithm>
#include <cstdio>

#include "feature/block_tree.hpp"

namespace kijil::feature {
namespace {

std::string spaced(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '_', ' ');
  return out;
}

// The rest of a name behind its family's prefix; "" when it is of another family.
std::string family(std::string_view name, std::string_view prefix) {
  return name.starts_with(prefix) ? spaced(name.substr(prefix.size())) : std::string();
}

std::string number(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", static_cast<double>(value));
  return text;
}

bool is_share(std::string_view name) {
  for (const std::string_view end :
       {"_share", "_density", "_links", "_good", "_before", "_after", "_cover", "_dice"}) {
    if (name.ends_with(end)) return true;
  }
  return false;
}

}  // namespace

std::string in_words(Feature feature, float value) {
  const std::string_view name = kFeatureNames[static_cast<std::size_t>(feature)];
  const bool far = value >= kFar;
  if (const std::string group = family(name, "class_"); !group.empty()) {
    if (far) return "no " + group + " class word around";
    return value == 0 ? "a " + group + " class word here"
                      : "a " + group + " class word " + number(value) + " up";
  }
  if (const std::string tag = family(name, "tag_"); !tag.empty()) {
    return far ? "no " + tag + " around" : "inside a " + tag;
  }
  if (const std::string group = family(name, "word_"); !group.empty()) {
    return value > 0 ? "words of a " + group : "no words of a " + group;
  }
  if (feature == Feature::kInRoot || feature == Feature::kInBest) {
    return value > 0 ? "inside the block of most text" : "outside the block of most text";
  }
  if (is_share(name) && value >= 0 && value <= 1) return spaced(name) + " " + number(value * 100) + " %";
  return spaced(name) + " " + number(value);
}

}  // namespace kijil::feature
