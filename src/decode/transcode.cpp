#include "decode/transcode.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <memory>
#include <utility>

namespace kijil::decode {
namespace {

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

// ICU's own substitution writes U+001A for some charsets.
void write_replacement(const void*, UConverterToUnicodeArgs* arguments, const char*, int32_t,
                       UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;
  constexpr UChar kReplacement = 0xFFFD;
  *error = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &kReplacement, 1, 0, error);
}

// Null unless ICU has it; an empty name, which to ICU means the system's charset, has none.
Converter open(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  if (*name == '\0') return nullptr;
  Converter converter(ucnv_open(name, &error));
  if (U_FAILURE(error)) return nullptr;
  ucnv_setToUCallBack(converter.get(), write_replacement, nullptr, nullptr, nullptr, &error);
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

}  // namespace

std::optional<std::string> transcode(std::string_view bytes, const std::string& converter) {
  const Converter from = open(converter.c_str());
  const Converter to = open("utf-8");
  if (!from || !to) return std::nullopt;

  constexpr std::size_t kPivot = 4096;
  constexpr std::size_t kChunk = 3 * kPivot;
  UChar pivot[kPivot];
  UChar* pivot_source = pivot;
  UChar* pivot_target = pivot;
  char chunk[kChunk];
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
  while (error == U_BUFFER_OVERFLOW_ERROR) {
    error = U_ZERO_ERROR;
    char* target = chunk;
    ucnv_convertEx(to.get(), from.get(), &target, chunk + kChunk, &source, source_end, pivot, &pivot_source,
                   &pivot_target, pivot + kPivot, /*reset=*/false, /*flush=*/true, &error);
    text.append(chunk, target);
  }
  return U_SUCCESS(error) ? std::optional(std::move(text)) : std::nullopt;
}

std::string canonical_name(const std::string& converter) {
  UErrorCode error = U_ZERO_ERROR;
  const char* name = ucnv_getStandardName(converter.c_str(), "MIME", &error);
  if (name == nullptr) name = ucnv_getStandardName(converter.c_str(), "IANA", &error);
  std::string lower = name == nullptr ? converter : name;
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

}  // namespace kijil::decode
