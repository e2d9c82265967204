#include "parse/tag_table.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>
#include <vector>

namespace kijil::parse {
namespace {

struct Row {
  TagKind kind;
  std::string_view names;  // by space
};

constexpr Row kRows[] = {
    {TagKind::kFormatting, "a b big code em font i nobr s small strike strong tt u"},
    {TagKind::kBlock,
     "address article aside blockquote center details dir div dl fieldset figcaption figure footer header "
     "hgroup "
     "main menu nav ol p section summary ul"},
    {TagKind::kHeading, "h1 h2 h3 h4 h5 h6"},
    {TagKind::kListItem, "li"},
    {TagKind::kDefinition, "dd dt"},
    {TagKind::kPre, "listing pre"},
    {TagKind::kForm, "form"},
    {TagKind::kButton, "button"},
    {TagKind::kMarked, "applet marquee object"},
    {TagKind::kNoscript, "noscript"},
    {TagKind::kTable, "table"},
    {TagKind::kTablePart, "caption col colgroup tbody td tfoot th thead tr"},
    {TagKind::kRule, "hr"},
    {TagKind::kVoid, "area br embed image img input keygen wbr"},
    {TagKind::kFrame, "iframe"},
    {TagKind::kNoEffect,
     "base basefont bgsound link menuitem meta noembed noframes param script source style textarea title "
     "track"},
    {TagKind::kTemplate, "template"},
    {TagKind::kSelect, "select"},
    {TagKind::kForeign, "math svg"},
    {TagKind::kOption, "optgroup option"},
    {TagKind::kRuby, "rb rp rt rtc"},
    {TagKind::kHtml, "html"},
    {TagKind::kHead, "head"},
    {TagKind::kBody, "body"},
    {TagKind::kIgnored, "frame"},
    {TagKind::kRefused, "frameset isindex plaintext xmp"},
    {TagKind::kInline,
     "abbr acronym annotation-xml audio bdi bdo blink canvas cite data datalist del desc dfn foreignobject "
     "ins kbd "
     "label legend malignmark map mark meter mglyph mi mn mo ms mtext multicol nextid output progress q ruby "
     "samp "
     "spacer span sub sup time var video"},
    // Names that Gumbo does not know but that mean something to us.
    {TagKind::kInline, "dialog noindex search"},
};

constexpr std::string_view kRawTextNames = " iframe noembed noframes style textarea title ";
constexpr std::string_view kBreakoutNames =
    " b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing "
    "menu "
    "meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var ";
constexpr std::string_view kHeadNames =
    " base basefont bgsound link menuitem meta noframes script style template title ";

bool contains(std::string_view names, std::string_view name) {
  std::string_view rest = names;
  for (std::size_t at; (at = rest.find(name)) != std::string_view::npos; rest.remove_prefix(at + 1)) {
    if (rest[at - 1] == ' ' && rest[at + name.size()] == ' ') return true;
  }
  return false;
}

// Lower case of eight ASCII letters at once; other bytes stay.
constexpr std::uint64_t lower(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const std::uint64_t seven = word & (0x7F * kOnes);
  const std::uint64_t from_a = seven + (0x80 - 'A') * kOnes;
  const std::uint64_t beyond_z = seven + (0x7F - 'Z') * kOnes;
  const std::uint64_t upper = ~word & (from_a ^ beyond_z) & (0x80 * kOnes);
  return word | (upper >> 2);
}

template <class Word>
std::uint64_t load(const char* at) {
  Word word;
  std::memcpy(&word, at, sizeof(word));
  return word;
}

// With its length, all there is to a name of up to 16 bytes.
struct Key {
  std::uint64_t first = 0;
  std::uint64_t last = 0;

  bool operator==(const Key&) const = default;
};

constexpr std::size_t kLongest = 16;

// Two words that overlap hold the name, whatever its length.
Key key_of(std::string_view name) {
  const char* begin = name.data();
  const char* end = begin + name.size();
  if (name.size() >= 8) return {lower(load<std::uint64_t>(begin)), lower(load<std::uint64_t>(end - 8))};
  if (name.size() >= 4) return {lower(load<std::uint32_t>(begin) | load<std::uint32_t>(end - 4) << 32), 0};
  if (name.size() >= 2) return {lower(load<std::uint16_t>(begin) | load<std::uint16_t>(end - 2) << 16), 0};
  return {lower(name.empty() ? 0 : load<std::uint8_t>(begin)), 0};
}

class Table {
 public:
  Table() {
    int formatting = 0;
    for (const Row& row : kRows) {
      for (std::string_view rest = row.names; !rest.empty();) {
        const std::string_view name = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), name.size() + 1));
        infos_.push_back(make(row.kind, name, formatting));
      }
    }
    slots_.fill(0);
    for (std::size_t i = 0; i < infos_.size(); ++i) insert(i);
    for (std::size_t i = 0; i < infos_.size(); ++i) insert_short(i);
    for (const TagInfo& info : infos_) blocks_[static_cast<std::size_t>(info.block)] = &info;
    unknown_.id = GUMBO_TAG_UNKNOWN;
    blocks_[0] = &unknown_;
  }

  const TagInfo& find(std::string_view name, std::size_t readable) const {
    constexpr bool kFirstIsLowest = std::endian::native == std::endian::little;
    if (kFirstIsLowest && readable >= kShort && name.size() <= kShort && !name.empty())
      return find_short(name);
    if (name.size() > kLongest) return unknown_;
    const Key key = key_of(name);
    for (std::size_t slot = hash(key);; slot = (slot + 1) % kSlots) {
      if (slots_[slot] == 0) return unknown_;
      const std::size_t i = slots_[slot] - 1U;
      if (keys_[i] == key && infos_[i].name.size() == name.size()) return infos_[i];
    }
  }

  const TagInfo& find(Tag block) const { return *blocks_[static_cast<std::size_t>(block)]; }

 private:
  static constexpr std::size_t kSlots = 1024;

  // Names of at most kShort bytes, which are nearly all, are known by one word.
  static constexpr std::size_t kShort = 8;
  static constexpr int kShortBits = 9;
  struct Short {
    std::uint64_t word = 0;
    const TagInfo* info = nullptr;
    std::size_t size = 0;  // of the name
  };

  static std::size_t short_hash(std::uint64_t word) {
    return static_cast<std::size_t>((word * 0x9E3779B97F4A7C15) >> (64 - kShortBits));
  }

  const TagInfo& find_short(std::string_view name) const {
    const std::uint64_t mask = ~std::uint64_t{0} >> (8 * (kShort - name.size()));
    const std::uint64_t word = lower(load<std::uint64_t>(name.data()) & mask);
    for (std::size_t slot = short_hash(word);; slot = (slot + 1) % shorts_.size()) {
      const Short& entry = shorts_[slot];
      if (entry.info == nullptr) return unknown_;
      if (entry.word == word && entry.size == name.size()) return *entry.info;
    }
  }

  void insert_short(std::size_t i) {
    const std::string_view name = infos_[i].name;
    if (name.size() > kShort) return;
    Short entry{0, &infos_[i], name.size()};
    std::memcpy(&entry.word, name.data(), name.size());
    std::size_t slot = short_hash(entry.word);
    while (shorts_[slot].info != nullptr) slot = (slot + 1) % shorts_.size();
    shorts_[slot] = entry;
  }

  static std::size_t hash(const Key& key) {
    return static_cast<std::size_t>(((key.first ^ std::rotl(key.last, 23)) * 0x9E3779B97F4A7C15) >> 54);
  }

  static TagInfo make(TagKind kind, std::string_view name, int& formatting) {
    TagInfo info;
    info.name = name;
    info.kind = kind;
    info.block = tag_from_name(name);
    info.in_line = inline_tag(name);
    if (name == "script") info.raw = RawText::kScript;
    if (contains(kRawTextNames, name)) info.raw = RawText::kText;
    if (kind == TagKind::kFormatting) info.formatting = static_cast<std::uint8_t>(formatting++);
    info.id = static_cast<std::uint16_t>(gumbo_tag_enum(std::string(name).c_str()));
    if (name == "image") info.id = GUMBO_TAG_IMG;
    info.special = info.is_block() && info.block != Tag::kMain;  // Gumbo's list lacks <main>
    info.marks = info.is_cell() || kind == TagKind::kMarked;
    info.table_context = kind == TagKind::kTable || (kind == TagKind::kTablePart && !info.is_cell());
    info.breaks_out = contains(kBreakoutNames, name);
    info.in_head = contains(kHeadNames, name);
    return info;
  }

  void insert(std::size_t i) {
    keys_.push_back(key_of(infos_[i].name));
    std::size_t slot = hash(keys_[i]);
    while (slots_[slot] != 0) slot = (slot + 1) % kSlots;
    slots_[slot] = static_cast<std::uint16_t>(i + 1);
  }

  std::vector<TagInfo> infos_;
  std::vector<Key> keys_;
  std::array<std::uint16_t, kSlots> slots_;  // one past an index into infos_; 0 for none
  std::array<Short, std::size_t{1} << kShortBits> shorts_;
  std::array<const TagInfo*, kTagCount> blocks_{};
  TagInfo unknown_;
};

const Table& table() {
  static const Table kTable;
  return kTable;
}

}  // namespace

const TagInfo& tag_info(std::string_view name, std::size_t readable) noexcept {
  return table().find(name, readable);
}

const TagInfo& tag_info(Tag block) noexcept { return table().find(block); }

}  // namespace kijil::parse
