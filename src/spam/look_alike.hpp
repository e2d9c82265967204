// Folds letters that look like letters of another script (Cyrillic а for Latin a), only in words that mix
// scripts.

#pragma once

namespace kijil::spam {

struct PageText;

// A word whose foreign letters all look Latin becomes Latin; else, when most of it is Cyrillic, its Latin and
// Greek letters become Cyrillic where they look so. Every folded letter is noted in PageText::altered.
void fold_look_alikes(PageText& page);

}  // namespace kijil::spam
