#include "decode/detect.hpp"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "decode/language.hpp"
#include "decode/sample.hpp"
#include "decode/utf16.hpp"

namespace kijil::decode {
namespace {

constexpr Encoding kLatin1 = {"windows-1252", "windows-1252"};

constexpr std::size_t kSample = 8 * 1024;

// ASCII around a high byte that ICU's detector of Latin languages gets to see: its model is of three letters.
constexpr std::size_t kContext = 24;

// What ICU calls unsure, of 100.
constexpr int kSure = 20;

struct Candidate {
  Encoding encoding = kLatin1;
  Evidence evidence;
  double bits = -1e9;  // the evidence with what the declaration adds
};

bool reads_well(const Evidence& evidence) { return 50 * evidence.errors <= evidence.characters; }

// gbk and gb18030 are one decoder.
bool is_same_decoder(const std::optional<Encoding>& declared, const Encoding& encoding) {
  return declared && std::string_view(declared->converter) == encoding.converter;
}

// Bits that a declaration is worth. The share per character is less than what separates the languages (common
// Hangul read as GB 18030 loses 3 bits a character and gains 4 as Korean), so that a long text overrules a
// wrong label.
double declaration_bits(const Evidence& evidence) {
  constexpr double kFixed = 32;
  constexpr double kPerCharacter = 2;
  constexpr double kErroneous = 8;
  return reads_well(evidence) ? kFixed + kPerCharacter * static_cast<double>(evidence.characters)
                              : kErroneous;
}

Candidate weigh(std::string_view sample, const Encoding& encoding, const Declared& declared) {
  constexpr double kKoreanPrior = 4;
  Candidate candidate{encoding, weigh(sample, encoding), 0};
  candidate.bits = candidate.evidence.bits;
  if (encoding == weighed_encodings().front()) candidate.bits += kKoreanPrior;
  for (const std::optional<Encoding>& label : {declared.meta, declared.http}) {
    if (!is_same_decoder(label, encoding)) continue;
    candidate.bits = std::max(candidate.bits, candidate.evidence.bits + declaration_bits(candidate.evidence));
    candidate.encoding = *label;
  }
  return candidate;
}

bool is_single_byte(const Encoding& encoding) {
  constexpr std::string_view kFamilies[] = {"windows-", "iso-8859-", "koi8-", "ibm866", "mac", "x-mac"};
  return std::ranges::any_of(kFamilies, [&](std::string_view family) {
    return std::string_view(encoding.name).starts_with(family);
  });
}

// The share of high bytes that follow another one, in [0, 1]: over one half in multi-byte charsets, near 1 in
// scripts other than Latin, near 0 in Latin.
double density(std::string_view sample) {
  std::size_t high = 0;
  std::size_t adjacent = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (static_cast<unsigned char>(sample[i]) < 0x80) continue;
    ++high;
    adjacent += i > 0 && static_cast<unsigned char>(sample[i - 1]) >= 0x80;
  }
  return high == 0 ? 0 : static_cast<double>(adjacent) / static_cast<double>(high);
}

constexpr double kPairs = 0.5;      // a single two-byte character
constexpr double kWords = 2.0 / 3;  // more than "a\xE7\xE3o", which has 0.5

// Text of some length in the right charset has 3 bits a character or more, in a wrong one less than 0.
bool is_beyond_doubt(const Evidence& evidence) {
  constexpr std::size_t kFewest = 50;
  constexpr double kBits = 2;
  return evidence.characters >= kFewest && evidence.bits >= kBits * static_cast<double>(evidence.characters);
}

// The candidate with the most bits. Charsets of single bytes have no errors to speak against them, so they
// are asked only about dense text, of which the Latin script has none.
Candidate best_candidate(std::string_view sample, double dense, const Declared& declared) {
  Candidate best;
  for (const Encoding& encoding : weighed_encodings()) {
    if (dense < kWords && is_single_byte(encoding)) continue;
    const Candidate candidate = weigh(sample, encoding, declared);
    if (candidate.bits > best.bits) best = candidate;
    if (is_beyond_doubt(candidate.evidence)) return candidate;
  }
  return best;
}

// A declared charset of single bytes; another before windows-1252, which servers claim of everything.
std::optional<Encoding> declared_single_byte(const Declared& declared) {
  std::optional<Encoding> best;
  for (const std::optional<Encoding>& label : {declared.http, declared.meta}) {
    if (label && is_single_byte(*label) && (!best || *best == kLatin1)) best = label;
  }
  return best;
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// The likeliest charset of single bytes in ICU's opinion, if it has one.
std::optional<Encoding> icu_single_byte(std::string_view sample) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &error);
  ucsdet_enableInputFilter(detector.get(), true);
  int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &error);
  for (int32_t i = 0; U_SUCCESS(error) && i < count; ++i) {
    if (ucsdet_getConfidence(matches[i], &error) < kSure) break;
    const std::optional<Encoding> encoding = encoding_from_label(ucsdet_getName(matches[i], &error));
    if (encoding && is_single_byte(*encoding)) return encoding;
  }
  return std::nullopt;
}

// Korean in UTF-16 without any ASCII: a title. Whether it is aligned is known only at the beginning of the
// page.
std::optional<Encoding> korean_utf16(std::string_view bytes) {
  for (const char* name : {"utf-16le", "utf-16be"}) {
    const Encoding encoding{name, name};
    if (weigh_utf16_korean(bytes.substr(0, kSample), encoding).bits > 0) return encoding;
  }
  return std::nullopt;
}

// Bits that must speak for a charset: a few stray letters of a Latin charset make a common ideograph with the
// ASCII letter after them ("community\xB9s"), and a declared charset of single bytes cannot be contradicted
// by errors.
double bits_needed(double dense, bool single_byte_declared) {
  constexpr double kSparse = 16;
  constexpr double kContradiction = 16;
  return (dense < kPairs ? kSparse : 0) + (single_byte_declared ? kContradiction : 0);
}

}  // namespace

Encoding detect(std::string_view bytes, const Declared& declared) {
  const std::string sample = sample_high_bytes(bytes, 0, kSample);
  const double dense = density(sample);
  const std::optional<Encoding> single = declared_single_byte(declared);
  const Candidate best = best_candidate(sample, dense, declared);
  if (best.bits > bits_needed(dense, single && !is_same_decoder(single, best.encoding))) return best.encoding;

  if (single && !(*single == kLatin1 && dense >= kWords)) return *single;
  if (const auto utf16 = korean_utf16(bytes)) return *utf16;
  if (const auto guess = icu_single_byte(sample_high_bytes(bytes, kContext, kSample))) return *guess;
  // Rare characters without an error are likelier than Latin letters that stand so close together.
  const bool rare = dense >= kPairs && reads_well(best.evidence) && !is_single_byte(best.encoding);
  return rare ? best.encoding : single.value_or(kLatin1);
}

}  // namespace kijil::decode
