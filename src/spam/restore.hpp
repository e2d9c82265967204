// What stood where an injected phrase stands now: decided by evidence that survived, or not at all.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "spam/page_text.hpp"
#include "spam/repeat.hpp"

namespace kijil::spam {

struct Restoration {
  // One value an occurrence of the phrase: the original word, or nullopt where nothing decides it.
  std::vector<std::optional<std::u16string>> originals;
  std::string reason;  // "the title has AI in the same place"; empty when nothing was decided
};

// Texts beside the page's own lines in which the original may have survived.
struct Reference {
  std::u16string text;  // normalised
  std::string name;     // "the title"
  // Of another page, which may differ: more must agree around the phrase, and it gives single words only.
  bool other_page = false;
};

// Looks for the word in short forms behind their long one (인공지능(P)), in compounds (오픈P), and in
// references that say the same around the phrase. A word is refused when the rest of the page still uses it
// (whoever replaced it replaced all), or when the particles after the phrase disagree with it.
Restoration restore(const PageText& page, const Phrase& phrase, std::span<const Reference> references);

}  // namespace kijil::spam
