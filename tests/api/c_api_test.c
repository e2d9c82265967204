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

/* Seven pages of one host, each with the same phrase once. */
static void test_site_memory(void) {
  static const char* const kStories[] = {
      "시장은 어제 낡은 다리를 원목 침대 공장 할인 고치겠다고 약속했다. 주민들은 안전을 걱정해 왔다.",
      "가을이 깊어지자 산에는 원목 침대 공장 할인 단풍을 보러 온 사람들로 붐볐다. 입구는 막혔다.",
      "이 함수는 배열을 받아 원목 침대 공장 할인 가장 큰 값을 돌려준다. 비어 있으면 오류를 던진다.",
      "감자를 얇게 썰어 소금물에 원목 침대 공장 할인 담갔다가 물기를 뺀다. 약한 불에 굽는다.",
      "선수단은 새벽 비행기로 원목 침대 공장 할인 돌아왔다. 공항에는 팬들이 꽃다발을 건넸다.",
      "은행은 내년에도 금리를 원목 침대 공장 할인 그대로 두기로 했다. 물가는 안정될 것으로 보인다.",
      "아이들은 마당에서 눈을 원목 침대 공장 할인 굴려 커다란 사람을 만들었다. 코는 당근이었다.",
  };
  kijil_options options;
  kijil_page* page = NULL;
  kijil_site_memory* memory = kijil_site_memory_new();
  size_t i;
  check(memory != NULL, "site memory");
  kijil_options_init(&options);
  options.url.data = "https://paper.example/1";
  options.url.size = strlen(options.url.data);
  for (i = 0; i < sizeof kStories / sizeof *kStories; ++i) {
    check(kijil_site_memory_add(memory, kStories[i], strlen(kStories[i]), &options) == KIJIL_OK, "add");
  }
  check(kijil_clean(kStories[0], strlen(kStories[0]), &options, &page) == KIJIL_OK, "clean without memory");
  check(kijil_page_spam_count(page) == 0, "found by a page alone");
  kijil_page_free(page);
  kijil_site_memory_learn(memory, 2);
  options.site_memory = memory;
  check(kijil_clean(kStories[0], strlen(kStories[0]), &options, &page) == KIJIL_OK, "clean with memory");
  check(kijil_page_spam_count(page) == 1, "found by the host");
  if (kijil_page_spam_count(page) == 1) {
    static const char kPhrase[] = "원목 침대 공장 할인";
    const kijil_text found = kijil_page_spam(page, 0).found;
    check(found.size == strlen(kPhrase) && memcmp(found.data, kPhrase, found.size) == 0, "the phrase");
  }
  kijil_page_free(page);
  options.max_bytes = 3;
  check(kijil_site_memory_add(memory, "four", 4, &options) == KIJIL_TOO_LARGE, "add what is too large");
  kijil_site_memory_free(memory);
  kijil_site_memory_free(NULL);
}

int main(void) {
  test_clean();
  test_statuses();
  test_batch();
  test_site_memory();
  return failures == 0 ? 0 : 1;
}
