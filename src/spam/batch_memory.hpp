// What the pages of a batch say about each other: phrases that the pages of one host share although each has
// them once, and other copies of a story.

#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "spam/spam.hpp"

namespace kijil::spam {

class BatchMemory {
 public:
  static constexpr std::size_t kPagesOfHost = 200;
  static constexpr std::size_t kBytesOfPage = 8192;  // of its text, from the beginning
  static constexpr std::size_t kPages = 32768;       // of all hosts: at most 256 MiB of text

  // Takes note of a page's clean text. Which pages are kept when there are too many depends on hashes of
  // hosts and texts, so that the order of calls makes no difference; the same text counts once. Nothing
  // happens when either is empty.
  void add(std::string_view host, std::string_view text);

  // To be called once, after the last add(). The result does not depend on the number of threads. Throws
  // std::bad_alloc.
  void learn(unsigned threads);

  // Phrases injected into pages of the host, sorted by text; none before learn().
  const std::vector<HostPhrase>& phrases(std::string_view host) const;

  // At most four other texts with the same story, the likest first, from any host; none before learn().
  std::vector<std::string_view> copies_of(std::string_view text) const;

 private:
  struct Host {
    std::map<std::uint64_t, std::string> pages;  // by hash of the text
    std::vector<HostPhrase> phrases;

    void learn();
  };
  using Key = std::pair<std::uint64_t, std::string>;  // hash of the host, host

  struct Copy {
    std::uint32_t hash;  // of its sketch
    std::uint32_t page;  // into pages_
  };

  static Key key_of(std::string_view host);
  void learn_copies();

  std::map<Key, Host> hosts_;
  Key first_dropped_ = {~std::uint64_t{0}, "\xFF"};  // hosts from here on have no room
  std::size_t count_ = 0;                            // pages
  std::vector<std::string_view> pages_;
  std::vector<Copy> by_hash_;
};

// What a batch knows that is of use for one of its pages.
struct Siblings {
  std::span<const HostPhrase> phrases;
  std::vector<std::string_view> copies;
};

// Nothing when there is no memory.
Siblings siblings_of(const BatchMemory* memory, std::span<const PageLine> lines, std::string_view url);

}  // namespace kijil::spam
