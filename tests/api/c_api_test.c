/* The C interface as a C99 program sees it. */

#include <stdio.h>
#include <string.h>

#include "kijil/kijil.h"

static int failures = 0;

static void check(int ok, const char* what) {
  if (!ok) {
    fprintf(stderr, "failed: %s\n", what);
    ++failures;
  }
}

static const char kPage[] =
    "<p>The first paragraph is long enough to be taken for the body of an article, with a comma and an "
    "end.</p>"
    "<p>The second one is about as long as the first, so that the page has a body of some weight.</p>";

static void test_clean(void) {
  kijil_options options;
  kijil_page* page = NULL;
  size_t i;
  kijil_options_init(&options);
  options.explain = 1;
  check(kijil_clean(kPage, strlen(kPage), &options, &page) == KIJIL_OK, "clean");
  check(page != NULL && kijil_page_text(page).size > 100, "text");
  check(kijil_page_line_count(page) == 2, "two lines");
  for (i = 0; i < kijil_page_line_count(page); ++i) {
    const kijil_line line = kijil_page_line(page, i);
    check(memcmp(kPage + line.begin, line.text.data, line.text.size) == 0, "source bytes");
    check(line.scores[KIJIL_CONTENT] >= 0 && line.scores[KIJIL_CONTENT] <= 1, "score");
  }
  check(kijil_page_spam_count(page) == 0, "no spam");
  check(strncmp(kijil_page_meta(page, KIJIL_META_CHARSET).data, "utf-8", 5) == 0, "charset");
  kijil_page_free(page);
}

static void test_statuses(void) {
  kijil_options options;
  kijil_page* page = NULL;
  kijil_options_init(&options);
  options.max_bytes = 3;
  check(kijil_clean("four", 4, &options, &page) == KIJIL_TOO_LARGE && page == NULL, "too large");
  check(kijil_clean("", 0, NULL, &page) == KIJIL_OK && kijil_page_text(page).size == 0, "empty page");
  kijil_page_free(page);
  kijil_page_free(NULL);
  check(strlen(kijil_message(KIJIL_TOO_LARGE)) > 0, "message");
  check(strcmp(kijil_label_name(KIJIL_SPAM), "spam") == 0, "label name");
  check(strcmp(kijil_version(), "0.1.0") == 0, "version");
}

static void test_batch(void) {
  const kijil_text inputs[3] = {{kPage, sizeof kPage - 1}, {"", 0}, {"plain text", 10}};
  kijil_status statuses[3];
  kijil_page* pages[3];
  int i;
  kijil_clean_batch(inputs, 3, NULL, 2, statuses, pages);
  for (i = 0; i < 3; ++i) {
    check(statuses[i] == KIJIL_OK && pages[i] != NULL, "batch");
    kijil_page_free(pages[i]);
  }
}

int main(void) {
  test_clean();
  test_statuses();
  test_batch();
  return failures == 0 ? 0 : 1;
}
