#include "feature/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "feature/block_tree.hpp"

namespace kijil::feature {
namespace {

enum class Family : std::uint8_t { kClass, kTag, kWord, kGram, kBlock, kShare, kOther };

// The names of all features, one behind the other, with spaces for underscores.
constexpr auto kSpacedNames = [] {
  constexpr std::size_t kSize = [] {
    std::size_t size = 0;
    for (const std::string_view name : kFeatureNames) size += name.size();
    return size;
  }();
  std::array<char, kSize> all{};
  std::size_t at = 0;
  for (const std::string_view name : kFeatureNames) {
    for (const char c : name) all[at++] = c == '_' ? ' ' : c;
  }
  return all;
}();

// What is said of a feature, whatever its value.
struct Said {
  Family family;
  std::string_view name;  // without the family's prefix, with spaces; of kGram whole
};

constexpr std::string_view kGram = "gram ";  // may stand behind the lines that it is about

constexpr bool is_share(std::string_view name) {
  for (const std::string_view end :
       {" share", " density", " links", " good", " before", " after", " cover", " dice", " hangul"}) {
    if (name.ends_with(end)) return true;
  }
  return false;
}

constexpr Said said(Feature feature, std::string_view name) {
  constexpr struct {
    Family family;
    std::string_view prefix;
  } kPrefixes[] = {{Family::kClass, "class "}, {Family::kTag, "tag "}, {Family::kWord, "word "}};
  for (const auto& [family, prefix] : kPrefixes) {
    if (name.starts_with(prefix)) return {family, name.substr(prefix.size())};
  }
  if (name.find(kGram) != std::string_view::npos) return {Family::kGram, name};
  if (feature == Feature::kInRoot || feature == Feature::kInBest) return {Family::kBlock, name};
  return {is_share(name) ? Family::kShare : Family::kOther, name};
}

constexpr auto kSaid = [] {
  std::array<Said, kFeatureCount> all{};
  std::size_t begin = 0;
  for (unsigned f = 0; f < kFeatureCount; ++f) {
    const std::size_t size = kFeatureNames[f].size();
    all[f] = said(static_cast<Feature>(f), std::string_view(kSpacedNames.data() + begin, size));
    begin += size;
  }
  return all;
}();

// As append_number, of a number in [0.001, 1000) that is not rounded up to a thousand; false for others.
bool append_plain_number(float value, std::string& out) {
  constexpr struct {
    double least;
    unsigned scale;  // makes three digits of it before the point
  } kScales[] = {{100, 1}, {10, 10}, {1, 100}, {0.1, 1000}, {0.01, 10000}, {0.001, 100000}};
  const auto* scale =
      std::ranges::find_if(kScales, [=](const auto& s) { return std::abs(value) >= s.least; });
  if (scale == std::end(kScales) || !(std::abs(value) < 1000)) return false;
  // A float has 24 bits, so that the product is exact, and halves go to even digits as they do in printf.
  auto digits = static_cast<unsigned>(std::nearbyint(std::abs(static_cast<double>(value)) * scale->scale));
  if (digits == 1000 && scale->scale == 1) return false;
  if (value < 0) out += '-';
  char text[] = {'0', '.', '0', '0', '0', '0', '0'};
  unsigned rest = scale->scale;
  if (digits >= rest) {
    out += std::to_string(digits / rest);
  } else {
    out += '0';
  }
  digits %= rest;
  std::size_t size = 1;  // of what is shown behind the whole number, with the point
  for (std::size_t place = 2; digits != 0; ++place) {
    rest /= 10;
    text[place] = static_cast<char>('0' + digits / rest);
    digits %= rest;
    size = place;
  }
  if (size > 1) out.append(text + 1, size);
  return true;
}

}  // namespace

void append_number(float value, std::string& out) {
  if (append_plain_number(value, out)) return;
  char text[32];
  const auto end =
      std::to_chars(text, text + sizeof text, static_cast<double>(value), std::chars_format::general, 3);
  out.append(text, end.ptr);
}

void append_words(Feature feature, float value, std::string& out) {
  const auto [family, name] = kSaid[static_cast<std::size_t>(feature)];
  const bool far = value >= kFar;
  switch (family) {
    case Family::kClass:
      out += far ? "no " : "a ";
      out += name;
      if (far) {
        out += " class word around";
      } else if (value == 0) {
        out += " class word here";
      } else {
        out += " class word ";
        append_number(value, out);
        out += " up";
      }
      break;
    case Family::kTag:
      out += far ? "no " : "inside a ";
      out += name;
      if (far) out += " around";
      break;
    case Family::kWord:
      out += value > 0 ? "words of a " : "no words of a ";
      out += name;
      break;
    case Family::kGram: {
      const std::size_t at = name.find(kGram);
      out += name.substr(0, at);
      out += "written like ";
      out += name.substr(at + kGram.size());
      out += ' ';
      append_number(std::exp(value) * 100, out);
      out += " %";
      break;
    }
    case Family::kBlock:
      out += value > 0 ? "inside the block of most text" : "outside the block of most text";
      break;
    default:
      const bool share = family == Family::kShare && value >= 0 && value <= 1;
      out += name;
      out += ' ';
      append_number(share ? value * 100 : value, out);
      if (share) out += " %";
  }
}

}  // namespace kijil::feature
