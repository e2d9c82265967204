#include "parse/scan.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "text/ascii.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace kijil::parse::scan {
namespace {

const char* portable_data(const char* at, const char* end, bool& references) {
  for (; at < end && *at != '<'; ++at) references |= *at == '&';
  return at;
}

const char* portable_attribute_name(const char* at, const char* end) {
  while (at < end && *at != '=' && *at != '"' && *at != '\'' && *at != '>') ++at;
  return at;
}

const char* portable_white_space(const char* at, const char* end) {
  while (at < end && text::is_space(*at)) ++at;
  return at;
}

// U+007F to U+009F begin with 0x7F or 0xC2, U+FDD0 to U+FDEF with 0xEF 0xB7; the last two code points of a
// plane end in 0xBF and 0xBE or 0xBF.
bool portable_has_invalid(const char* at, const char* end, const char*) {
  unsigned char before = 0;
  for (; at < end; ++at) {
    const auto byte = static_cast<unsigned char>(*at);
    if ((byte < 0x20 && !text::is_space(*at)) || byte == 0x7F) return true;
    if (before == 0xC2 && byte < 0xA0) return true;
    if (before == 0xEF && byte == 0xB7) return true;
    if (before == 0xBF && byte >= 0xBE) return true;
    before = byte;
  }
  return false;
}

constexpr Functions kPortable = {"portable", portable_data, portable_attribute_name, portable_has_invalid,
                                 portable_white_space};

// The loops over blocks of one register: `Register::load` a block, ask `equal` for the bytes that match as a
// mask, whose lowest bits are those of the first byte. They are inlined into one function for each
// instruction set.
#define KIJIL_INLINE [[gnu::always_inline]] inline

template <class Register>
KIJIL_INLINE const char* data(const char* at, const char* end, bool& references) {
  for (; end - at >= Register::kBytes; at += Register::kBytes) {
    const Register block = Register::load(at);
    const typename Register::Mask stop = block.equal('<');
    const typename Register::Mask ampersands = block.equal('&');
    if (stop != 0) {
      references |= (ampersands & (stop - 1) & ~stop) != 0;
      return at + std::countr_zero(stop) / Register::kBitsPerByte;
    }
    references |= ampersands != 0;
  }
  return portable_data(at, end, references);
}

template <class Register>
KIJIL_INLINE const char* attribute_name(const char* at, const char* end) {
  for (; end - at >= Register::kBytes; at += Register::kBytes) {
    const Register block = Register::load(at);
    const typename Register::Mask stop =
        block.equal('=') | block.equal('"') | block.equal('\'') | block.equal('>');
    if (stop != 0) return at + std::countr_zero(stop) / Register::kBitsPerByte;
  }
  return portable_attribute_name(at, end);
}

template <class Register>
KIJIL_INLINE bool has_invalid(const char* at, const char* end, const char* readable) {
  for (; at < end && readable - at > Register::kBytes; at += Register::kBytes) {
    const Register block = Register::load(at);
    const Register next = Register::load(at + 1);
    const typename Register::Mask spaces =
        block.equal(' ') | block.equal('\n') | block.equal('\t') | block.equal('\r') | block.equal('\f');
    typename Register::Mask found = (block.below(0x20) & ~spaces) | block.equal(0x7F);
    found |= block.equal(static_cast<char>(0xC2)) & next.below(0xA0);
    found |= block.equal(static_cast<char>(0xEF)) & next.equal(static_cast<char>(0xB7));
    found |= block.equal(static_cast<char>(0xBF)) & ~next.below(0xBE);
    if (end - at < Register::kBytes) {
      found &= (typename Register::Mask{1} << ((end - at) * Register::kBitsPerByte)) - 1;
    }
    if (found != 0) return true;
  }
  return portable_has_invalid(at, end, readable);
}

template <class Register>
KIJIL_INLINE const char* white_space(const char* at, const char* end) {
  for (; end - at >= Register::kBytes; at += Register::kBytes) {
    const Register block = Register::load(at);
    const typename Register::Mask spaces =
        block.equal(' ') | block.equal('\n') | block.equal('\t') | block.equal('\r') | block.equal('\f');
    if (spaces != Register::kEvery) return at + std::countr_zero(~spaces) / Register::kBitsPerByte;
  }
  return portable_white_space(at, end);
}

#if defined(__x86_64__)

#define KIJIL_AVX2 __attribute__((target("avx2")))

struct Sse2 {
  static constexpr std::ptrdiff_t kBytes = 16;
  static constexpr int kBitsPerByte = 1;
  using Mask = std::uint32_t;
  static constexpr Mask kEvery = 0xFFFF;

  KIJIL_INLINE static Sse2 load(const char* at) {
    return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(at))};
  }
  KIJIL_INLINE Mask equal(char c) const { return mask(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c))); }
  KIJIL_INLINE Mask below(unsigned char c) const {
    return mask(_mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(static_cast<char>(c - 1))), bytes));
  }
  KIJIL_INLINE static Mask mask(__m128i matches) { return static_cast<Mask>(_mm_movemask_epi8(matches)); }

  __m128i bytes;
};

struct Avx2 {
  static constexpr std::ptrdiff_t kBytes = 32;
  static constexpr int kBitsPerByte = 1;
  using Mask = std::uint32_t;
  static constexpr Mask kEvery = 0xFFFFFFFF;

  KIJIL_AVX2 static Avx2 load(const char* at) {
    return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(at))};
  }
  KIJIL_AVX2 Mask equal(char c) const { return mask(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c))); }
  KIJIL_AVX2 Mask below(unsigned char c) const {
    return mask(_mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(static_cast<char>(c - 1))), bytes));
  }
  KIJIL_AVX2 static Mask mask(__m256i matches) { return static_cast<Mask>(_mm256_movemask_epi8(matches)); }

  __m256i bytes;
};

KIJIL_AVX2 const char* avx2_data(const char* at, const char* end, bool& references) {
  return data<Avx2>(at, end, references);
}
KIJIL_AVX2 const char* avx2_attribute_name(const char* at, const char* end) {
  return attribute_name<Avx2>(at, end);
}

KIJIL_AVX2 inline __m256i is(__m256i bytes, int value) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(static_cast<char>(value)));
}
KIJIL_AVX2 inline __m256i at_most(__m256i bytes, int value) {
  return _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(static_cast<char>(value))), bytes);
}
KIJIL_AVX2 inline __m256i at_least(__m256i bytes, int value) {
  return _mm256_cmpeq_epi8(_mm256_max_epu8(bytes, _mm256_set1_epi8(static_cast<char>(value))), bytes);
}

// As has_invalid<Avx2>, but masks are made once for each block, and ASCII is done with sooner.
KIJIL_AVX2 bool avx2_has_invalid(const char* at, const char* end, const char* readable) {
  for (; at < end && readable - at > Avx2::kBytes; at += Avx2::kBytes) {
    const __m256i block = Avx2::load(at).bytes;
    const __m256i spaces = at_most(_mm256_sub_epi8(block, _mm256_set1_epi8('\t')), '\r' - '\t');
    const __m256i odd = _mm256_or_si256(is(block, 0x7F), is(block, '\v'));
    __m256i found = _mm256_or_si256(odd, _mm256_andnot_si256(spaces, at_most(block, 0x1F)));
    if (_mm256_movemask_epi8(block) != 0) {
      const __m256i next = Avx2::load(at + 1).bytes;
      const __m256i control = _mm256_and_si256(is(block, 0xC2), at_most(next, 0x9F));
      const __m256i none = _mm256_and_si256(is(block, 0xEF), is(next, 0xB7));
      const __m256i last = _mm256_and_si256(is(block, 0xBF), at_least(next, 0xBE));
      found = _mm256_or_si256(_mm256_or_si256(found, control), _mm256_or_si256(none, last));
    }
    Avx2::Mask mask = Avx2::mask(found);
    if (end - at < Avx2::kBytes) mask &= (Avx2::Mask{1} << (end - at)) - 1;
    if (mask != 0) return true;
  }
  return portable_has_invalid(at, end, readable);
}
KIJIL_AVX2 const char* avx2_white_space(const char* at, const char* end) {
  return white_space<Avx2>(at, end);
}

constexpr std::array<Functions, 3> kAll = {{
    kPortable,
    {"sse2", data<Sse2>, attribute_name<Sse2>, has_invalid<Sse2>, white_space<Sse2>},
    {"avx2", avx2_data, avx2_attribute_name, avx2_has_invalid, avx2_white_space},
}};

std::size_t usable_count() { return __builtin_cpu_supports("avx2") ? 3 : 2; }

#elif defined(__aarch64__)

struct Neon {
  static constexpr std::ptrdiff_t kBytes = 16;
  static constexpr int kBitsPerByte = 4;  // NEON has no movemask: four bits a byte by a narrowing shift
  using Mask = std::uint64_t;
  static constexpr Mask kEvery = ~Mask{0};

  KIJIL_INLINE static Neon load(const char* at) {
    return {vld1q_u8(reinterpret_cast<const std::uint8_t*>(at))};
  }
  KIJIL_INLINE Mask equal(char c) const {
    return mask(vceqq_u8(bytes, vdupq_n_u8(static_cast<std::uint8_t>(c))));
  }
  KIJIL_INLINE Mask below(unsigned char c) const { return mask(vcltq_u8(bytes, vdupq_n_u8(c))); }
  KIJIL_INLINE static Mask mask(uint8x16_t matches) {
    return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(matches), 4)), 0);
  }

  uint8x16_t bytes;
};

constexpr std::array<Functions, 2> kAll = {{
    kPortable,
    {"neon", data<Neon>, attribute_name<Neon>, has_invalid<Neon>, white_space<Neon>},
}};

std::size_t usable_count() { return kAll.size(); }

#else

constexpr std::array<Functions, 1> kAll = {{kPortable}};

std::size_t usable_count() { return kAll.size(); }

#endif

}  // namespace

std::span<const Functions> usable() noexcept {
  static const std::size_t kCount = usable_count();
  return std::span(kAll).first(kCount);
}

const Functions& best() noexcept { return usable().back(); }

}  // namespace kijil::parse::scan
