// The C ABI over the C++ API.

#include <algorithm>
#include <cstring>
#include <new>

#include "kijil/kijil.h"
#include "kijil/kijil.hpp"

struct kijil_page {
  kijil::Page page;
};

struct kijil_site_memory {
  kijil::SiteMemory memory;
};

namespace {

using kijil::Options;

std::string_view view(kijil_text text) { return {text.data, text.data == nullptr ? 0 : text.size}; }
kijil_text text(std::string_view view) { return {view.data(), view.size()}; }

// The caller's options, which may be of an older, shorter struct.
Options options_of(const kijil_options* given) {
  kijil_options c;
  kijil_options_init(&c);
  if (given != nullptr) std::memcpy(&c, given, std::min(given->struct_size, sizeof c));
  Options options;
  options.format = static_cast<kijil::Format>(c.format);
  options.charset = view(c.charset);
  options.http_charset = view(c.http_charset);
  options.url = view(c.url);
  options.keep = static_cast<kijil::LabelSet>(c.keep);
  options.profile = static_cast<kijil::Profile>(c.profile);
  if (c.threshold >= 0) options.threshold = c.threshold;
  options.spam = static_cast<kijil::SpamRepair>(c.spam);
  options.spam_lexicon = c.spam_lexicon != 0;
  options.markup = static_cast<kijil::Markup>(c.markup);
  options.parser = c.full_parser != 0 ? kijil::Parser::kFull : kijil::Parser::kFast;
  options.max_bytes = c.max_bytes;
  options.explain = c.explain != 0;
  if (c.site_memory != nullptr) options.site_memory = &c.site_memory->memory;
  options.learn_sites = c.learn_sites != 0;
  return options;
}

kijil_status hand_over(kijil::Page&& cleaned, kijil_page** page) {
  *page = nullptr;
  if (cleaned.status != kijil::Status::kOk) return static_cast<kijil_status>(cleaned.status);
  *page = new (std::nothrow) kijil_page{std::move(cleaned)};
  return *page == nullptr ? KIJIL_NO_MEMORY : KIJIL_OK;
}

}  // namespace

extern "C" {

void kijil_options_init(kijil_options* options) {
  const Options defaults;
  *options = {};
  options->struct_size = sizeof *options;
  options->keep = defaults.keep;
  options->threshold = -1;
  options->spam_lexicon = 1;
  options->max_bytes = defaults.max_bytes;
}

kijil_status kijil_clean(const char* bytes, size_t size, const kijil_options* options, kijil_page** page) {
  return hand_over(kijil::clean(std::string_view(bytes, size), options_of(options)), page);
}

void kijil_clean_batch(const kijil_text* inputs, size_t count, const kijil_options* options, unsigned threads,
                       kijil_status* statuses, kijil_page** pages) {
  const Options wanted = options_of(options);
  std::vector<kijil::Page> cleaned;
  try {
    std::vector<kijil::Input> batch(count);
    for (size_t i = 0; i < count; ++i)
      batch[i] = {view(inputs[i]), wanted.url, wanted.http_charset, wanted.format};
    cleaned = kijil::clean(batch, wanted, threads);
  } catch (const std::bad_alloc&) {
    cleaned.clear();
  }
  for (size_t i = 0; i < count; ++i) {
    pages[i] = nullptr;
    statuses[i] = i < cleaned.size() ? hand_over(std::move(cleaned[i]), &pages[i]) : KIJIL_NO_MEMORY;
  }
}

kijil_site_memory* kijil_site_memory_new(void) {
  try {
    return new kijil_site_memory;
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

kijil_status kijil_site_memory_add(kijil_site_memory* memory, const char* bytes, size_t size,
                                   const kijil_options* options) {
  const Options wanted = kijil::learning(options_of(options));
  const kijil::Page page = kijil::clean(std::string_view(bytes, size), wanted);
  if (page.status == kijil::Status::kOk) memory->memory.add(page, wanted.url);
  return static_cast<kijil_status>(page.status);
}

void kijil_site_memory_learn(kijil_site_memory* memory, unsigned threads) { memory->memory.learn(threads); }

void kijil_site_memory_free(kijil_site_memory* memory) { delete memory; }

kijil_text kijil_page_text(const kijil_page* page) { return text(page->page.text); }

kijil_text kijil_page_meta(const kijil_page* page, kijil_meta field) {
  const kijil::Metadata& meta = page->page.metadata;
  switch (field) {
    case KIJIL_META_TITLE: return text(meta.title);
    case KIJIL_META_AUTHOR: return text(meta.author);
    case KIJIL_META_DATE: return text(meta.date);
    case KIJIL_META_SITE: return text(meta.site);
    case KIJIL_META_LANGUAGE: return text(meta.language);
    case KIJIL_META_DESCRIPTION: return text(meta.description);
    case KIJIL_META_URL: return text(meta.url);
    case KIJIL_META_CHARSET: return text(page->page.charset);
  }
  return {nullptr, 0};
}

float kijil_page_confidence(const kijil_page* page) { return page->page.confidence; }

size_t kijil_page_line_count(const kijil_page* page) { return page->page.lines.size(); }

kijil_line kijil_page_line(const kijil_page* page, size_t index) {
  const kijil::Line& line = page->page.lines[index];
  kijil_line out = {};
  out.number = line.number;
  out.label = static_cast<kijil_label>(line.label);
  std::copy(line.scores.begin(), line.scores.end(), out.scores);
  out.kept = line.kept;
  out.begin = line.begin;
  out.end = line.end;
  out.text = text(line.text);
  out.reasons = text(line.reasons);
  return out;
}

size_t kijil_page_spam_count(const kijil_page* page) { return page->page.spam.size(); }

kijil_spam_span kijil_page_spam(const kijil_page* page, size_t index) {
  const kijil::SpamSpan& span = page->page.spam[index];
  kijil_spam_span out = {};
  out.begin = span.begin;
  out.end = span.end;
  out.found = text(span.found);
  if (span.put) out.put = text(*span.put);
  out.kind = static_cast<int>(span.kind);
  out.score = span.score;
  out.reasons = text(span.reasons);
  return out;
}

void kijil_page_free(kijil_page* page) { delete page; }

const char* kijil_message(kijil_status status) {
  return kijil::message(static_cast<kijil::Status>(status)).data();
}
const char* kijil_label_name(kijil_label label) {
  return kijil::name(static_cast<kijil::Label>(label)).data();
}
const char* kijil_version(void) { return kijil::version().data(); }

}  // extern "C"
