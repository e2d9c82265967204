#include "classify/declared.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "parse/entities.hpp"
#include "text/ascii.hpp"
#include "text/hash.hpp"

namespace kijil::classify {
namespace {

// Bytes of a line, white space left out, that are looked for anywhere in the article. A shorter one stands in
// it only where the line before or behind it does.
constexpr std::size_t kAnchor = 24;
constexpr float kLeastFound = 0.5F;  // of the article's bytes
// By which a declaration multiplies the odds of a line. Swept on the dev pages: the same from 20 to 400.
constexpr float kDeclaredOdds = 400;

// Bytes of the white space at text[at]: 0 where there is none, 2 of a space that does not break.
std::size_t space_at(std::string_view text, std::size_t at) {
  if (text::is_space(text[at])) return 1;
  return text[at] == '\xC2' && text.substr(at).starts_with("\xC2\xA0") ? 2 : 0;
}

// How many of the eight bytes at a place are surely no white space, up to the first that may be.
std::size_t plain_bytes(const char* at) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  std::uint64_t word;
  std::memcpy(&word, at, sizeof(word));
  const std::uint64_t not_c2 = word ^ (0xC2 * kEach);  // a byte is 0 where it is C2
  const std::uint64_t visible = (word & (0x7F * kEach)) + (0x7F - ' ') * kEach;
  const std::uint64_t other = (not_c2 & (0x7F * kEach)) + 0x7F * kEach;
  const std::uint64_t may_be = ~((visible | word) & (other | not_c2)) & (0x80 * kEach);
  const int bits =
      std::endian::native == std::endian::little ? std::countr_zero(may_be) : std::countl_zero(may_be);
  return static_cast<std::size_t>(bits) / 8;
}

// A text without its white space. words: receives where words began in what is left; may be nullptr.
std::string squeezed(std::string_view text, std::vector<std::uint32_t>* words) {
  std::string out(text);
  char* to = out.data();
  bool begins = true;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t space = space_at(text, at); space > 0) {
      at += space;
      begins = true;
      continue;
    }
    if (begins && words != nullptr) words->push_back(static_cast<std::uint32_t>(to - out.data()));
    begins = false;
    // Eight bytes are copied whether they stay or not: what follows is written over them.
    std::size_t count = 1;
    if (at + 8 <= text.size()) {
      std::memcpy(to, text.data() + at, 8);
      count = std::max<std::size_t>(plain_bytes(text.data() + at), 1);
    } else {
      *to = text[at];
    }
    to += count;
    at += count;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

std::string without_tags(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('<'), text.size());
    out += text.substr(0, open);
    text.remove_prefix(open);
    const bool tag = text.size() > 1 && (text::is_alpha(text[1]) || text[1] == '/' || text[1] == '!');
    const std::size_t close = tag ? text.find('>') : 0;
    if (close == std::string_view::npos) return out.append(text);
    if (!tag) out += text.substr(0, 1);
    text.remove_prefix(std::min(close + 1, text.size()));
  }
  return out;
}

// An article as lines have it, but for white space.
struct Article {
  explicit Article(std::string_view declared) {
    // Some sites escape its markup, too.
    std::string once, twice;
    parse::decode_references(without_tags(declared), false, once);
    parse::decode_references(without_tags(once), false, twice);
    text = squeezed(twice, &words);
  }
  std::string text;
  std::vector<std::uint32_t> words;  // where they begin
};

// Where the first kAnchor bytes of a line stand in an article for the first time, at the beginning of a word.
class Anchors {
 public:
  explicit Anchors(const Article& article)
      : text_(article.text), slots_(std::bit_ceil(2 * article.words.size() + 2), kNowhere) {
    for (const std::uint32_t at : article.words) {
      if (at + kAnchor > text_.size()) break;
      std::uint32_t& slot = slot_of(text_.substr(at, kAnchor));
      if (slot == kNowhere) slot = at;
    }
  }

  std::optional<std::uint32_t> find(std::string_view line) {
    if (line.size() < kAnchor) return std::nullopt;
    const std::uint32_t at = slot_of(line.substr(0, kAnchor));
    if (at == kNowhere || text_.substr(at, line.size()) != line) return std::nullopt;
    return at;
  }

 private:
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

  // Of these kAnchor bytes: theirs, or the empty one that they would take.
  std::uint32_t& slot_of(std::string_view bytes) {
    std::size_t slot = text::hash(bytes) & (slots_.size() - 1);
    while (slots_[slot] != kNowhere && text_.substr(slots_[slot], kAnchor) != bytes)
      slot = (slot + 1) & (slots_.size() - 1);
    return slots_[slot];
  }

  std::string_view text_;
  std::vector<std::uint32_t> slots_;
};

// Where each line of a page stands in the article, in the order of both.
class Placement {
 public:
  Placement(const line::Lines& lines, const Article& article) : article_(article.text) {
    lines_.reserve(lines.lines.size());
    for (const line::TextLine& line : lines.lines) lines_.push_back(squeezed(line.text, nullptr));
    places_.resize(lines_.size());
    const std::vector<std::size_t> anchors = place_anchors(Anchors(article));
    std::size_t reached = 0;
    for (std::size_t k = 0; k < anchors.size(); ++k) {
      lead(anchors[k], reached);
      reached = follow(anchors[k], k + 1 < anchors.size() ? anchors[k + 1] : lines_.size());
    }
  }

  std::vector<bool> placed() const {
    std::vector<bool> placed(places_.size());
    for (std::size_t i = 0; i < placed.size(); ++i) placed[i] = places_[i].has_value();
    return placed;
  }

  float found() const {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) bytes += places_[i] ? lines_[i].size() : 0;
    return article_.empty() ? 0 : static_cast<float>(bytes) / static_cast<float>(article_.size());
  }

 private:
  using Place = std::optional<std::size_t>;  // the first byte

  std::size_t end_of(std::size_t line) const { return *places_[line] + lines_[line].size(); }

  // Of the lines that stand somewhere in the article, the longest row that moves on in it.
  std::vector<std::size_t> place_anchors(Anchors index) {
    std::vector<std::size_t> row_ends;  // by length of a row: the last line of the one that ends first
    std::vector<std::size_t> before(lines_.size());  // the line before it in its row
    std::vector<std::uint32_t> found(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto at = index.find(lines_[i]);
      if (!at) continue;
      found[i] = *at;
      const auto row =
          std::ranges::lower_bound(row_ends, *at, {}, [&](std::size_t line) { return found[line]; });
      before[i] = row == row_ends.begin() ? lines_.size() : *(row - 1);
      if (row == row_ends.end()) {
        row_ends.push_back(i);
      } else {
        *row = i;
      }
    }
    std::vector<std::size_t> anchors;
    for (std::size_t i = row_ends.empty() ? lines_.size() : row_ends.back(); i < lines_.size();
         i = before[i]) {
      if (!anchors.empty() && found[i] + lines_[i].size() > found[anchors.back()])
        continue;  // inside the next
      places_[i] = found[i];
      anchors.push_back(i);
    }
    std::ranges::reverse(anchors);
    return anchors;
  }

  // The lines behind an anchor, up to another, that go on where it ends; lines that the article does not have
  // may stand between them. Returns where the last of them ends.
  std::size_t follow(std::size_t anchor, std::size_t last) {
    const std::size_t limit = last < lines_.size() ? *places_[last] : article_.size();
    std::size_t at = end_of(anchor);
    for (std::size_t i = anchor + 1; i < last; ++i) {
      const std::string_view line = lines_[i];
      if (at + line.size() > limit || !article_.substr(at).starts_with(line)) continue;
      places_[i] = at;
      at += line.size();
    }
    return at;
  }

  // The lines before an anchor that end where it begins, down to a byte of the article.
  void lead(std::size_t anchor, std::size_t floor) {
    std::size_t at = *places_[anchor];
    for (std::size_t i = anchor; i-- > 0 && !places_[i];) {
      const std::string_view line = lines_[i];
      if (floor + line.size() > at || !article_.substr(0, at).ends_with(line)) continue;
      at -= line.size();
      places_[i] = at;
    }
  }

  std::string_view article_;
  std::vector<std::string> lines_;  // without white space
  std::vector<Place> places_;
};

}  // namespace

std::vector<bool> declared_lines(const line::Lines& lines, std::string_view article) {
  if (article.size() < kAnchor) return {};
  const Article wanted(article);
  const Placement placement(lines, wanted);
  return placement.found() < kLeastFound ? std::vector<bool>() : placement.placed();
}

void believe_declared(const std::vector<bool>& declared, const std::vector<std::optional<Label>>& forms,
                      const line::Lines& lines, const feature::Matrix& matrix, std::vector<float>& content) {
  using feature::Feature;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const bool headline = matrix.at(Feature::kHeading, i) == 1;
    if (!declared[i] || forms[i] || headline || !text::has_letters(lines.lines[i].text)) continue;
    const float odds = kDeclaredOdds * content[i];
    content[i] = odds / (odds + 1 - content[i]);
  }
}

}  // namespace kijil::classify
