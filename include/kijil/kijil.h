/* C ABI of kijil. kijil.hpp says what each field means.
 *
 *   kijil_page *page = NULL;
 *   if (kijil_clean(bytes, size, NULL, &page) == KIJIL_OK) {
 *     kijil_text text = kijil_page_text(page);
 *     fwrite(text.data, 1, text.size, stdout);
 *     kijil_page_free(page);
 *   }
 *
 * Text is UTF-8 with a length and is not NUL-terminated. What comes from a page lives as long as the page.
 * Pointers must not be NULL unless said so. Functions are thread-safe; one page is used by one thread at a
 * time or only read.
 */

#ifndef KIJIL_KIJIL_H
#define KIJIL_KIJIL_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { KIJIL_OK, KIJIL_TOO_LARGE, KIJIL_BAD_CHARSET, KIJIL_NO_MEMORY } kijil_status;
typedef enum { KIJIL_FORMAT_AUTO, KIJIL_FORMAT_HTML, KIJIL_FORMAT_TEXT } kijil_format;
typedef enum {
  KIJIL_CONTENT,
  KIJIL_TITLE,
  KIJIL_BYLINE,
  KIJIL_CAPTION,
  KIJIL_NAVIGATION,
  KIJIL_SIDEBAR,
  KIJIL_PROMPT,
  KIJIL_NOTICE,
  KIJIL_COMMENT,
  KIJIL_SPAM,
  KIJIL_LABELS /* how many there are */
} kijil_label;
typedef enum { KIJIL_BALANCED, KIJIL_PRECISION, KIJIL_RECALL } kijil_profile;
typedef enum { KIJIL_SPAM_RESTORE, KIJIL_SPAM_MARK, KIJIL_SPAM_DELETE, KIJIL_SPAM_OFF } kijil_spam_repair;
typedef enum { KIJIL_MARKUP_NONE, KIJIL_MARKUP_MARKDOWN } kijil_markup;

typedef enum {
  KIJIL_META_TITLE,
  KIJIL_META_AUTHOR,
  KIJIL_META_DATE, /* ISO 8601 */
  KIJIL_META_SITE,
  KIJIL_META_LANGUAGE, /* BCP 47 */
  KIJIL_META_DESCRIPTION,
  KIJIL_META_URL,
  KIJIL_META_CHARSET
} kijil_meta;

typedef struct kijil_page kijil_page;               /* opaque */
typedef struct kijil_site_memory kijil_site_memory; /* opaque */

typedef struct {
  const char* data;
  size_t size; /* bytes */
} kijil_text;

typedef struct {
  size_t struct_size; /* set by kijil_options_init; lets fields be added later */
  kijil_format format;
  kijil_text charset;      /* overrides everything; size 0: none */
  kijil_text http_charset; /* of the Content-Type header; size 0: none */
  kijil_text url; /* of the page, for metadata, spam evidence and links of Markdown; size 0: unknown */
  unsigned keep;  /* bit i keeps the label of value i; default 1U << KIJIL_CONTENT. A headline that
                     the page has several times is kept once, unless all ten labels are kept */
  kijil_profile profile;
  float threshold; /* on P(content) in [0, 1]; negative: the page's own */
  kijil_spam_repair spam;
  int spam_lexicon; /* 0: judge by evidence alone */
  kijil_markup markup;
  int full_parser;                      /* not 0: every byte through Gumbo */
  size_t max_bytes;                     /* of input */
  int explain;                          /* not 0: fill the ledger */
  const kijil_site_memory* site_memory; /* learned; must live until the page is cleaned; NULL: none */
  int learn_sites;                      /* not 0: kijil_clean_batch learns from its pages first */
} kijil_options;

typedef struct {
  uint32_t number; /* from 1 */
  kijil_label label;
  float scores[KIJIL_LABELS]; /* sum to 1 */
  int kept;
  uint32_t begin; /* bytes into the page as UTF-8, from 0 */
  uint32_t end;   /* one past the last byte */
  kijil_text text;
  kijil_text reasons;
} kijil_line;

typedef struct {
  uint32_t begin; /* bytes into the page's text, from 0 */
  uint32_t end;
  kijil_text found;
  kijil_text put; /* data NULL: the text was left as it is */
  int kind;       /* 0 substitution, 1 insertion, 2 line, 3 obfuscated */
  float score;
  kijil_text reasons;
} kijil_spam_span;

void kijil_options_init(kijil_options* options);

/* Cleans one page. options may be NULL for the defaults. On KIJIL_OK the caller owns *page and frees it with
 * kijil_page_free; on any other status *page is NULL. */
kijil_status kijil_clean(const char* bytes, size_t size, const kijil_options* options, kijil_page** page);

/* Cleans count pages on `threads` threads (0: one per core). statuses[i] and pages[i] are as of kijil_clean.
 */
void kijil_clean_batch(const kijil_text* inputs, size_t count, const kijil_options* options, unsigned threads,
                       kijil_status* statuses, kijil_page** pages);

/* What the pages of a host say about each other: injected phrases that they share, and copies of a story. Add
 * pages, learn once, then clean them with options.site_memory:
 *
 *   kijil_site_memory *memory = kijil_site_memory_new();
 *   for (i = 0; i < count; ++i) kijil_site_memory_add(memory, pages[i].data, pages[i].size, &options[i]);
 *   kijil_site_memory_learn(memory, 0);
 *
 * The result does not depend on the order of the pages or on the threads. kijil_site_memory_new returns NULL
 * when there is no memory. */
kijil_site_memory* kijil_site_memory_new(void);

/* Takes note of the clean body of one page, which is not kept otherwise. options may be NULL; its url, or
 * else the address that the page gives itself, says which host it is of; without a host nothing happens. One
 * thread at a time, and not after kijil_site_memory_learn. */
kijil_status kijil_site_memory_add(kijil_site_memory* memory, const char* bytes, size_t size,
                                   const kijil_options* options);

/* To be called once, after the last page; from then on many threads may use the memory. threads: 0: one per
 * core. */
void kijil_site_memory_learn(kijil_site_memory* memory, unsigned threads);
void kijil_site_memory_free(kijil_site_memory* memory); /* memory may be NULL */

kijil_text kijil_page_text(const kijil_page* page);
kijil_text kijil_page_meta(const kijil_page* page, kijil_meta field); /* size 0: the page does not say */
float kijil_page_confidence(const kijil_page* page);                  /* in [0, 1] */
size_t kijil_page_line_count(const kijil_page* page);                 /* 0 without explain */
kijil_line kijil_page_line(const kijil_page* page, size_t index);     /* index < kijil_page_line_count */
size_t kijil_page_spam_count(const kijil_page* page);
kijil_spam_span kijil_page_spam(const kijil_page* page, size_t index); /* index < kijil_page_spam_count */
void kijil_page_free(kijil_page* page);                                /* page may be NULL */

const char* kijil_message(kijil_status status); /* English, one sentence */
const char* kijil_label_name(kijil_label label);
const char* kijil_version(void); /* "0.1.0" */

#ifdef __cplusplus
}
#endif

#endif /* KIJIL_KIJIL_H */
