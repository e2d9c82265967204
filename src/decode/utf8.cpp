#include "decode/utf8.hpp"

#include <cstdint>
#include <cstring>

#include "decode/utf8_vectors.hpp"
#include "text/vectors.hpp"

namespace kijil::decode {
namespace {

using Byte = unsigned char;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Bytes of the ASCII run that starts at p, in whole blocks of 64; the compiler makes vector code of the inner
// loop.
const Byte* skip_ascii_blocks(const Byte* p, const Byte* end) {
  constexpr std::ptrdiff_t kBlock = 64;
  for (; end - p >= kBlock; p += kBlock) {
    std::uint64_t words[kBlock / 8];
    std::memcpy(words, p, kBlock);
    std::uint64_t high = 0;
    for (const std::uint64_t word : words) high |= word;
    if ((high & 0x8080808080808080U) != 0) break;
  }
  return p;
}

bool is_continuation(Byte byte) { return (byte & 0xC0U) == 0x80U; }

// Whether `second` may follow `lead`: excludes overlong forms, surrogates and what is above U+10FFFF.
bool is_second(Byte lead, Byte second) {
  switch (lead) {
    case 0xE0: return second >= 0xA0 && second <= 0xBF;
    case 0xED: return second >= 0x80 && second <= 0x9F;
    case 0xF0: return second >= 0x90 && second <= 0xBF;
    case 0xF4: return second >= 0x80 && second <= 0x8F;
    default: return is_continuation(second);
  }
}

// Bytes that a lead byte announces; 0 for a byte that cannot lead.
int announced(Byte lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

struct Sequence {
  int length;  // bytes, at least 1: all of a well-formed sequence, or the maximal subpart of an ill-formed
               // one
  bool valid;
  bool cut;  // ill-formed only because the input ends
};

Sequence sequence_at(const Byte* p, const Byte* end) {
  const int length = announced(*p);
  if (length == 0) return {1, false, false};
  int read = 1;
  while (read < length && p + read < end && (read == 1 ? is_second(*p, p[1]) : is_continuation(p[read])))
    ++read;
  return {read, read == length, read < length && p + read == end};
}

// Runs of three-byte sequences, which is what Korean, Chinese and Japanese text is made of. E0 and ED, whose
// second byte is restricted, go the slow way.
const Byte* skip_three_byte_runs(const Byte* p, const Byte* end) {
  while (end - p >= 3 && (*p & 0xF0U) == 0xE0U && *p != 0xE0 && *p != 0xED && is_continuation(p[1]) &&
         is_continuation(p[2])) {
    p += 3;
  }
  return p;
}

// A run of ASCII, which in Korean text is mostly one space and in markup long.
const Byte* skip_ascii(const Byte* p, const Byte* end) {
  if (++p == end || *p >= 0x80) return p;
  p = skip_ascii_blocks(p, end);
  while (p < end && *p < 0x80) ++p;
  return p;
}

const Byte* begin_of(std::string_view bytes) { return reinterpret_cast<const Byte*>(bytes.data()); }

}  // namespace

std::size_t valid_utf8_prefix(std::string_view bytes) {
  if (text::has_avx2() && is_valid_utf8_vectors(bytes)) return bytes.size();
  const Byte* const begin = begin_of(bytes);
  const Byte* const end = begin + bytes.size();
  const Byte* p = begin;
  while (p < end) {
    if (*p < 0x80) {
      p = skip_ascii(p, end);
      continue;
    }
    const Byte* const run = skip_three_byte_runs(p, end);
    if (run != p) {
      p = run;
      continue;
    }
    const Sequence sequence = sequence_at(p, end);
    if (!sequence.valid) break;
    p += sequence.length;
  }
  return static_cast<std::size_t>(p - begin);
}

Utf8Count count_utf8(std::string_view bytes) {
  const Byte* p = begin_of(bytes);
  const Byte* const end = p + bytes.size();
  Utf8Count count;
  while (p < end) {
    if (*p < 0x80) {
      p = skip_ascii(p, end);
      continue;
    }
    const Sequence sequence = sequence_at(p, end);
    count.characters += sequence.valid;
    count.errors += !sequence.valid && !sequence.cut;
    p += sequence.length;
  }
  return count;
}

std::string repair_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  while (!bytes.empty()) {
    const std::size_t valid = valid_utf8_prefix(bytes);
    text.append(bytes.substr(0, valid));
    bytes.remove_prefix(valid);
    if (bytes.empty()) break;
    const Byte* const p = begin_of(bytes);
    bytes.remove_prefix(static_cast<std::size_t>(sequence_at(p, p + bytes.size()).length));
    text.append(kReplacement);
  }
  return text;
}

}  // namespace kijil::decode
