#include "spam/token.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "spam/chars.hpp"
#include "text/vectors.hpp"

namespace kijil::spam {
namespace {

#if defined(__x86_64__)

constexpr std::size_t kBlock = 64;  // units that are read together

KIJIL_AVX2 inline __m256i units(int value) { return _mm256_set1_epi16(static_cast<short>(value)); }

KIJIL_AVX2 inline __m256i in_range(__m256i of, int first, int last) {
  const __m256i moved = _mm256_sub_epi16(of, units(first));
  return _mm256_cmpeq_epi16(_mm256_min_epu16(moved, units(last - first)), moved);
}

// Bits of 64 units.
struct Bits {
  std::uint64_t words = 0;   // ASCII letters and digits, Hangul syllables
  std::uint64_t others = 0;  // neither these nor ASCII
};

KIJIL_AVX2 inline std::uint64_t signs(__m256i first, __m256i second) {
  const __m256i both = _mm256_permute4x64_epi64(_mm256_packs_epi16(first, second), 0b11011000);
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(both));
}

KIJIL_AVX2 inline Bits bits_of(const char16_t* block) {
  Bits bits;
  for (std::size_t half = 0; half < kBlock; half += kBlock / 2) {
    __m256i word[2], other[2];
    for (std::size_t k = 0; k < 2; ++k) {
      const __m256i unit = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + half + 16 * k));
      const __m256i syllable = in_range(unit, 0xAC00, 0xD7A3);
      const __m256i ascii = _mm256_cmpeq_epi16(_mm256_min_epu16(unit, units(0x7F)), unit);
      const __m256i letter = in_range(_mm256_or_si256(unit, units(0x20)), 'a', 'z');
      word[k] = _mm256_or_si256(_mm256_or_si256(letter, in_range(unit, '0', '9')), syllable);
      other[k] = _mm256_or_si256(ascii, syllable);
    }
    bits.words |= signs(word[0], word[1]) << half;
    bits.others |= (signs(other[0], other[1]) ^ 0xFFFFFFFF) << half;
  }
  return bits;
}

KIJIL_AVX2 std::uint64_t word_bits(const char16_t* block) {
  Bits bits = bits_of(block);
  for (; bits.others != 0; bits.others &= bits.others - 1) {
    const int at = std::countr_zero(bits.others);
    bits.words |= std::uint64_t{is_word(block[at])} << at;
  }
  return bits.words;
}

// Tokens as they begin and end.
class Writer {
 public:
  explicit Writer(std::size_t chars) : tokens_(chars / 4 + kBlock) {}

  // 64 units from the index on; bits: of those of words.
  void add(std::size_t index, std::uint64_t bits) {
    if (begun_ + kBlock > tokens_.size()) tokens_.resize(2 * tokens_.size());
    const std::uint64_t before = bits << 1 | static_cast<std::uint64_t>(inside_);
    for (std::uint64_t begins = bits & ~before; begins != 0; begins &= begins - 1)
      tokens_[begun_++].begin = static_cast<std::uint32_t>(index) + bit(begins);
    for (std::uint64_t ends = before & ~bits; ends != 0; ends &= ends - 1)
      tokens_[ended_++].end = static_cast<std::uint32_t>(index) + bit(ends);
    inside_ = bits >> (kBlock - 1) != 0;
  }

  std::vector<Token> finish() && {
    tokens_.resize(begun_);
    return std::move(tokens_);
  }

 private:
  static std::uint32_t bit(std::uint64_t bits) { return static_cast<std::uint32_t>(std::countr_zero(bits)); }

  std::vector<Token> tokens_;
  std::size_t begun_ = 0;
  std::size_t ended_ = 0;
  bool inside_ = false;  // whether the last unit was of a word
};

KIJIL_AVX2 std::vector<Token> tokenise_avx2(std::u16string_view chars) {
  Writer writer(chars.size());
  std::size_t i = 0;
  for (; i + kBlock <= chars.size(); i += kBlock) writer.add(i, word_bits(chars.data() + i));
  std::array<char16_t, kBlock> rest{};  // ends a word at the end of the text
  std::copy(chars.begin() + static_cast<std::ptrdiff_t>(i), chars.end(), rest.begin());
  writer.add(i, word_bits(rest.data()));
  return std::move(writer).finish();
}

#else

std::vector<Token> tokenise_avx2(std::u16string_view) { return {}; }

#endif

}  // namespace

std::vector<Token> tokenise(std::u16string_view chars) {
  return text::has_avx2() ? tokenise_avx2(chars) : tokenise_portable(chars);
}

std::vector<Token> tokenise_portable(std::u16string_view chars) {
  std::vector<Token> tokens;
  const auto size = static_cast<std::uint32_t>(chars.size());
  for (std::uint32_t i = 0; i < size;) {
    if (!is_word(chars[i])) {
      ++i;
      continue;
    }
    const std::uint32_t begin = i;
    while (i < size && is_word(chars[i])) ++i;
    tokens.push_back({begin, i});
  }
  return tokens;
}

}  // namespace kijil::spam
