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

// The names of all features, one behind the other, with spaces for underscores, and what a pen may read
// behind the last.
constexpr auto kSpacedNames = [] {
  constexpr std::size_t kSize = [] {
    std::size_t size = text::Pen::kSlack;
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

// Three digits and where the point stands: of 0.0123 they are 123 and -1.
struct Decimal {
  unsigned digits;
  int before_point;
};

// Of a number in [0.001, 1000); rounded up it may be 1000.
Decimal decimal_of(double number) {
  constexpr struct {
    double least;
    double scale;
    int before_point;
  } kScales[] = {{100, 1, 3}, {10, 10, 2}, {1, 100, 1}, {0.1, 1e3, 0}, {0.01, 1e4, -1}, {0, 1e5, -2}};
  const auto* scale = kScales;
  while (number < scale->least) ++scale;
  // A float has 24 bits, so that the product is exact, and halves go to even digits as they do in printf:
  // a number so large has no bits behind the point.
  constexpr double kWhole = 1LL << 52;
  const auto digits = static_cast<unsigned>(number * scale->scale + kWhole - kWhole);
  if (digits == 1000) return {100, scale->before_point + 1};
  return {digits, scale->before_point};
}

// Without the zeros that end what stands behind the point.
void put_decimal(Decimal decimal, text::Pen& out) {
  const char digits[] = {static_cast<char>('0' + decimal.digits / 100),
                         text::kDigitPairs[decimal.digits % 100 * 2],
                         text::kDigitPairs[decimal.digits % 100 * 2 + 1]};
  int shown = 3;
  while (shown > decimal.before_point && shown > 0 && digits[shown - 1] == '0') --shown;
  int at = 0;
  if (decimal.before_point <= 0) out.put('0');
  for (; at < decimal.before_point; ++at) out.put(digits[at]);
  if (at == shown) return;
  out.put('.');
  for (int zeros = decimal.before_point; zeros < 0; ++zeros) out.put('0');
  for (; at < shown; ++at) out.put(digits[at]);
}

void put_any_number(float value, text::Pen& out) {
  char text[text::Pen::kMostOfNumber];
  const auto end =
      std::to_chars(text, text + sizeof text, static_cast<double>(value), std::chars_format::general, 3);
  out.put(std::string_view(text, end.ptr));
}

}  // namespace

void put_number(float value, text::Pen& out) {
  constexpr float kMost = 999.5F;  // is rounded up to a thousand
  if (value >= 0 && value < kMost && !std::signbit(value)) {
    const auto whole = static_cast<unsigned>(value);
    if (static_cast<float>(whole) == value) return out.put(whole);
  }
  const float size = std::abs(value);
  if (!(size >= 0.001 && size < kMost)) return put_any_number(value, out);
  if (value < 0) out.put('-');
  put_decimal(decimal_of(size), out);
}

void put_words(Feature feature, float value, text::Pen& out) {
  const auto [family, name] = kSaid[static_cast<std::size_t>(feature)];
  const bool far = value >= kFar;
  switch (family) {
    case Family::kClass:
      far ? out.put("no ") : out.put("a ");
      out.put_padded(name);
      if (far) {
        out.put(" class word around");
      } else if (value == 0) {
        out.put(" class word here");
      } else {
        out.put(" class word ");
        put_number(value, out);
        out.put(" up");
      }
      break;
    case Family::kTag:
      far ? out.put("no ") : out.put("inside a ");
      out.put_padded(name);
      if (far) out.put(" around");
      break;
    case Family::kWord:
      value > 0 ? out.put("words of a ") : out.put("no words of a ");
      out.put_padded(name);
      break;
    case Family::kGram: {
      const std::size_t at = name.find(kGram);
      out.put_padded(name.substr(0, at));
      out.put("written like ");
      out.put_padded(name.substr(at + kGram.size()));
      out.put(' ');
      put_number(std::exp(value) * 100, out);
      out.put(" %");
      break;
    }
    case Family::kBlock:
      value > 0 ? out.put("inside the block of most text") : out.put("outside the block of most text");
      break;
    default:
      const bool share = family == Family::kShare && value >= 0 && value <= 1;
      out.put_padded(name);
      out.put(' ');
      put_number(share ? value * 100 : value, out);
      if (share) out.put(" %");
  }
}

}  // namespace kijil::feature
