#include "line/byte_scan.hpp"

#include <algorithm>
#include <bit>

#include "text/ascii.hpp"
#include "text/char_class.hpp"
#include "text/vectors.hpp"

namespace kijil::line {
namespace {

// Whether the character that begins with these bytes is one of U+AC00 to U+D77F: Hangul syllables, nearly all
// of them.
bool is_hangul(unsigned char lead, unsigned char second) {
  return lead == 0xEB || lead == 0xEC || (lead == 0xEA && second >= 0xB0) || (lead == 0xED && second < 0x9E);
}

// Whether a byte begins a character that may be white space, invisible or changed by NFC.
bool needs_look(unsigned char lead, unsigned char second) {
  return lead >= 0xC0 && (text::kNeedsLook[lead & 0x0F] >> ((lead >> 4) - 0x0C) & 1) != 0 &&
         !is_hangul(lead, second);
}

void scan_plain(const char* text, std::size_t size, bool after_space, ByteBits& bits, char* lowered) {
  bits = {};
  for (std::size_t i = 0; i < kScanned; ++i) {
    lowered[i] = text::lower(text[i]);
    const char next = text::lower(text[i + 1]);
    if (text[i] == 'w' && next == 'w') bits.pairs |= kPairWw;
    if (lowered[i] == 'y' && next == 'r') bits.pairs |= kPairYr;
    if (lowered[i] == 'r' && next == 'v') bits.pairs |= kPairRv;
  }
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    const auto byte = static_cast<unsigned char>(text[i]);
    bits.characters += (byte & 0xC0) != 0x80;
    if (bits.characters <= kStartCharacters) bits.start_bytes = i + 1;
    if (after_space && byte != ' ') {
      bits.starts |= bit;
      ++bits.fields;
      bits.upper_fields += byte >= 'A' && byte <= 'Z';
      bits.lower_fields += byte >= 'a' && byte <= 'z';
    }
    after_space = byte == ' ';
    if (byte == ' ') {
      bits.spaces |= bit;
    } else if (byte >= 'a' && byte <= 'z') {
      bits.lowers |= bit;
    } else if (byte >= 'A' && byte <= 'Z') {
      bits.uppers |= bit;
    } else if (text::is_digit(text[i])) {
      bits.digits |= bit;
    } else if (byte < 0x80) {
      bits.marks |= bit;
    } else if (byte >= 0xC0) {
      (is_hangul(byte, static_cast<unsigned char>(text[i + 1])) ? bits.hangul : bits.others) |= bit;
    }
  }
  bits.unsure = bits.starts & bits.lowers;
  bits.lower_count = static_cast<std::uint32_t>(std::popcount(bits.lowers));
  bits.upper_count = static_cast<std::uint32_t>(std::popcount(bits.uppers));
  bits.digit_count = static_cast<std::uint32_t>(std::popcount(bits.digits));
  bits.hangul_count = static_cast<std::uint32_t>(std::popcount(bits.hangul));
}

PlainRun plain_run_plain(const char* text, std::size_t size) {
  PlainRun run;
  for (std::size_t i = 0; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < size ? text[i + 1] : ' ');
    if (byte >= 0x09 && byte <= 0x0D) break;
    if (byte == ' ' && (next <= ' ' || needs_look(next, 0))) break;
    if (needs_look(byte, next)) break;
    ++run.size;
    run.characters += (byte & 0xC0) != 0x80;
    run.spaces += byte == ' ';
  }
  return run;
}

std::size_t hangul_leads_plain(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return c >= '\xEA' && c <= '\xED'; }));
}

#if defined(__x86_64__)
constexpr std::size_t kVector = 32;

std::uint64_t below(std::size_t n) { return n >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << n) - 1; }

KIJIL_AVX2 inline __m256i load(const char* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}
KIJIL_AVX2 inline __m256i bytes(int value) { return _mm256_set1_epi8(static_cast<char>(value)); }
KIJIL_AVX2 inline std::uint64_t signs(__m256i of) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(of));
}

// Unsigned bytes from first to last.
KIJIL_AVX2 inline __m256i in_range(__m256i of, int first, int last) {
  const __m256i moved = _mm256_sub_epi8(of, bytes(first));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(moved, bytes(last - first)), moved);
}

KIJIL_AVX2 inline __m256i hangul(__m256i lead, __m256i second) {
  const __m256i first_half =
      _mm256_and_si256(_mm256_cmpeq_epi8(lead, bytes(0xEA)), in_range(second, 0xB0, 0xBF));
  const __m256i second_half =
      _mm256_and_si256(_mm256_cmpeq_epi8(lead, bytes(0xED)), in_range(second, 0x80, 0x9D));
  return _mm256_or_si256(in_range(lead, 0xEB, 0xEC), _mm256_or_si256(first_half, second_half));
}

KIJIL_AVX2 void scan_avx2(const char* text, std::size_t size, bool after_space, ByteBits& bits,
                          char* lowered) {
  std::uint64_t spaces = 0, lowers = 0, uppers = 0, digits = 0, high = 0, leads = 0;
  std::uint64_t ww = 0, yr = 0, rv = 0;
  for (std::size_t at = 0; at < kScanned; at += kVector) {
    const __m256i chunk = load(text + at);
    const __m256i upper = in_range(chunk, 'A', 'Z');
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(lowered + at),
                        _mm256_add_epi8(chunk, _mm256_and_si256(upper, bytes(0x20))));
    const __m256i small = _mm256_or_si256(chunk, bytes(0x20));
    const __m256i small_next = _mm256_or_si256(load(text + at + 1), bytes(0x20));
    const __m256i r_next = _mm256_cmpeq_epi8(small_next, bytes('r'));
    ww |= signs(
        _mm256_and_si256(_mm256_cmpeq_epi8(small, bytes('w')), _mm256_cmpeq_epi8(small_next, bytes('w'))));
    yr |= signs(_mm256_and_si256(_mm256_cmpeq_epi8(small, bytes('y')), r_next));
    rv |= signs(
        _mm256_and_si256(_mm256_cmpeq_epi8(small, bytes('r')), _mm256_cmpeq_epi8(small_next, bytes('v'))));
    spaces |= signs(_mm256_cmpeq_epi8(chunk, bytes(' '))) << at;
    lowers |= signs(in_range(chunk, 'a', 'z')) << at;
    uppers |= signs(upper) << at;
    digits |= signs(in_range(chunk, '0', '9')) << at;
    high |= signs(chunk) << at;
    leads |= signs(_mm256_cmpgt_epi8(bytes(0xC0), chunk))
             << at;  // continuation bytes: the lowest, as signed bytes
  }
  bits.pairs =
      static_cast<std::uint8_t>((ww != 0 ? kPairWw : 0) | (yr != 0 ? kPairYr : 0) | (rv != 0 ? kPairRv : 0));
  const std::uint64_t valid = below(size);
  const std::uint64_t continuations = leads & high;
  leads = high & ~continuations & valid;
  bits.spaces = spaces & valid;
  bits.lowers = lowers & valid;
  bits.uppers = uppers & valid;
  bits.digits = digits & valid;
  bits.marks = ~(spaces | lowers | uppers | digits | high) & valid;
  bits.hangul = 0;
  if (leads != 0) {
    for (std::size_t at = 0; at < kScanned; at += kVector) {
      bits.hangul |= signs(hangul(load(text + at), load(text + at + 1))) << at;
    }
    bits.hangul &= leads;
  }
  bits.others = leads & ~bits.hangul;
  bits.starts = ~spaces & ~continuations & valid & (spaces << 1 | (after_space ? 1U : 0U));
  const std::uint64_t eleventh = _pdep_u64(std::uint64_t{1} << kStartCharacters, valid & ~continuations);
  bits.start_bytes = std::min<std::size_t>(size, _tzcnt_u64(eleventh));
  constexpr std::size_t kShort = 3;
  const std::uint64_t candidates = bits.starts & lowers;
  const std::uint64_t sure =
      (high & valid) != 0 ? 0 : candidates & below(size < kScanned ? size : kScanned - kShort);
  const std::uint64_t ends = bits.spaces | ~valid;
  bits.short_fields = static_cast<std::uint32_t>(std::popcount(sure & (ends >> 1 | ends >> 2 | ends >> 3)));
  bits.unsure = candidates & ~sure;
  bits.characters = static_cast<std::uint32_t>(std::popcount(valid & ~continuations));
  bits.lower_count = static_cast<std::uint32_t>(std::popcount(bits.lowers));
  bits.upper_count = static_cast<std::uint32_t>(std::popcount(bits.uppers));
  bits.digit_count = static_cast<std::uint32_t>(std::popcount(bits.digits));
  bits.hangul_count = static_cast<std::uint32_t>(std::popcount(bits.hangul));
  bits.fields = static_cast<std::uint32_t>(std::popcount(bits.starts));
  bits.upper_fields = static_cast<std::uint32_t>(std::popcount(bits.starts & uppers));
  bits.lower_fields = static_cast<std::uint32_t>(std::popcount(bits.starts & lowers));
}

KIJIL_AVX2 PlainRun plain_run_avx2(const char* text, std::size_t size) {
  const __m256i low_bits =
      _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text::kNeedsLook)));
  const __m256i high_bits =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8));
  const __m256i four_bits = bytes(0x0F);
  PlainRun run;
  while (run.size < size) {
    const __m256i chunk = load(text + run.size);
    const __m256i low = _mm256_shuffle_epi8(low_bits, _mm256_and_si256(chunk, four_bits));
    const __m256i high =
        _mm256_shuffle_epi8(high_bits, _mm256_and_si256(_mm256_srli_epi16(chunk, 4), four_bits));
    const std::size_t left = std::min(kVector, size - run.size);
    std::uint64_t look = ~signs(_mm256_cmpeq_epi8(_mm256_and_si256(low, high), _mm256_setzero_si256()));
    if ((look & below(left)) != 0) look &= ~signs(hangul(chunk, load(text + run.size + 1)));
    const std::uint64_t spaces = signs(_mm256_cmpeq_epi8(chunk, bytes(' '))) & below(left);
    const std::uint64_t stops = (look | signs(in_range(chunk, 0x09, 0x0D))) & below(left);
    const std::uint64_t end = std::uint64_t{1} << left;
    // A space is plain when something plain follows it in the same chunk.
    const std::uint64_t all = stops | (spaces & (stops | spaces | end) >> 1) | end;
    const auto taken = static_cast<std::size_t>(std::countr_zero(all));
    const std::uint64_t valid = below(taken);
    const std::uint64_t continuations = signs(_mm256_cmpgt_epi8(bytes(0xC0), chunk));
    run.characters += static_cast<std::uint32_t>(std::popcount(~continuations & valid));
    run.spaces += static_cast<std::uint32_t>(std::popcount(spaces & valid));
    run.size += taken;
    if (taken < kVector) break;
  }
  return run;
}

KIJIL_AVX2 std::size_t hangul_leads_avx2(std::string_view text) {
  std::size_t count = 0;
  std::size_t at = 0;
  for (; at + kVector <= text.size(); at += kVector) {
    count += static_cast<std::size_t>(std::popcount(signs(in_range(load(text.data() + at), 0xEA, 0xED))));
  }
  return count + hangul_leads_plain(text.substr(at));
}
#endif

}  // namespace

void scan_bytes(const char* text, std::size_t size, bool after_space, ByteBits& bits,
                char* lowered) noexcept {
#if defined(__x86_64__)
  if (text::has_avx2()) return scan_avx2(text, size, after_space, bits, lowered);
#endif
  scan_plain(text, size, after_space, bits, lowered);
}

PlainRun plain_run(const char* text, std::size_t size) noexcept {
#if defined(__x86_64__)
  if (text::has_avx2()) return plain_run_avx2(text, size);
#endif
  return plain_run_plain(text, size);
}

std::size_t hangul_leads(std::string_view text) noexcept {
#if defined(__x86_64__)
  if (text::has_avx2()) return hangul_leads_avx2(text);
#endif
  return hangul_leads_plain(text);
}

}  // namespace kijil::line
