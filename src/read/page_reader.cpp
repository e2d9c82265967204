#include "read/page_reader.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "read/json_line.hpp"

namespace kijil::read {
namespace {

constexpr std::size_t kLooked = 8 * 1024;

struct Magic {
  std::string_view bytes;
  const char* kind;
};
constexpr Magic kMagic[] = {
    {"\x89PNG", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF87a", "a GIF image"},
    {"GIF89a", "a GIF image"},
    {"%PDF-", "a PDF document"},
    {"PK\x03\x04", "a ZIP archive"},
    {"\x7F"
     "ELF",
     "a program"},
};

// Bytes that no text in any byte-oriented charset has. ESC, which ISO 2022 uses, is not among them.
constexpr auto kControls = [] {
  std::array<bool, 256> controls{};
  for (unsigned byte = 0; byte < controls.size(); ++byte) {
    controls[byte] = byte < 0x09 || byte == 0x0B || (byte >= 0x0E && byte < 0x1B) ||
                     (byte >= 0x1C && byte < 0x20) || byte == 0x7F;
  }
  return controls;
}();

bool is_control(char c) { return kControls[static_cast<unsigned char>(c)]; }

// Code units that text in UTF-16 is made of: ASCII, other alphabets, punctuation, kana, ideographs, Hangul.
bool is_utf16_text(unsigned char high, char low) {
  if (high == 0) return !is_control(low);
  return high <= 0x06 || (high >= 0x20 && high <= 0x30) || (high >= 0x4E && high <= 0x9F) ||
         (high >= 0xAC && high <= 0xD7) || high == 0xFF;
}

// Whether nine of ten code units are such; of random ones six are. `high` is the place of the high byte in a
// pair.
bool looks_like_utf16(std::string_view start, std::size_t high) {
  std::size_t text = 0;
  for (std::size_t i = 0; i + 1 < start.size(); i += 2) {
    text += is_utf16_text(static_cast<unsigned char>(start[i + high]), start[i + 1 - high]);
  }
  return 10 * text >= 9 * (start.size() / 2);
}

}  // namespace

std::string binary_kind(std::string_view start) {
  start = start.substr(0, kLooked);
  for (const Magic& magic : kMagic) {
    if (start.starts_with(magic.bytes)) return magic.kind;
  }
  // A stray control character is no reason to refuse a page.
  constexpr std::ptrdiff_t kBytesPerControl = 50;
  const std::ptrdiff_t controls = std::ranges::count_if(start, is_control);
  if (controls * kBytesPerControl <= static_cast<std::ptrdiff_t>(start.size())) return {};
  const bool marked = start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF") ||
                      start.starts_with(std::string_view("\0\0\xFE\xFF", 4));
  return marked || looks_like_utf16(start, 0) || looks_like_utf16(start, 1) ? "" : "a binary file";
}

PageReader::PageReader(Input& input, std::string path, Format format, const Limits& limits)
    : input_(input), path_(std::move(path)), format_(format), limits_(limits) {}

std::optional<Item> PageReader::next() {
  if (done_) return std::nullopt;
  done_ = true;
  Item item;
  item.id = path_;
  item.path = path_;
  item.number = 1;
  item.format = format_;
  const std::string kind = format_ == Format::kAuto ? binary_kind(input_.peek(kLooked)) : std::string();
  if (!kind.empty()) {
    item.problem = Problem::kBinary;
    item.error = "the file is " + kind + ", not a page";
  } else if (format_ == Format::kAuto && begins_with_json(input_.peek(kLooked), "[{\"")) {
    item.problem = Problem::kBadLine;
    item.error = "the file is a JSON array; in JSON Lines each of its objects has a line of its own";
  } else if (input_.take(limits_.max_bytes, item.bytes) && !input_.peek(1).empty()) {
    item.problem = Problem::kTooLarge;
    item.error = "the file is longer than " + std::to_string(limits_.max_bytes) + " bytes";
  } else if (input_.at_gap()) {
    damage_.note(input_, input_.gap());
    item.problem = Problem::kUnreadable;
    item.error = "the file " + input_.gap();
  }
  if (item.problem != Problem::kNone) item.bytes.clear();
  return item;
}

}  // namespace kijil::read
