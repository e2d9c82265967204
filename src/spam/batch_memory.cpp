#include "spam/batch_memory.hpp"

#include <algorithm>
#include <atomic>
#include <new>
#include <thread>

#include "spam/host.hpp"
#include "spam/site.hpp"
#include "spam/sketch.hpp"
#include "text/ascii.hpp"

namespace kijil::spam {
namespace {

constexpr std::size_t kMinShared = 6;  // of 16 hashes: 20 phrases in 300 words leave 9
constexpr std::size_t kMaxCopies = 4;
constexpr std::size_t kMaxAlike = 64;  // pages that share one hash and are looked at

// FNV-1a with a final mix, since the smallest hashes are kept.
std::uint64_t hash_of_bytes(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93U;
  return hash ^ hash >> 32;
}

// The beginning of the text, cut before a character.
std::string_view beginning(std::string_view text) {
  if (text.size() <= BatchMemory::kBytesOfPage) return text;
  std::size_t end = BatchMemory::kBytesOfPage;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

BatchMemory::Key BatchMemory::key_of(std::string_view host) {
  std::string name = text::lower_case(host);
  const std::uint64_t hash = hash_of_bytes(name);
  return {hash, std::move(name)};
}

void BatchMemory::add(std::string_view host, std::string_view text) {
  text = beginning(text);
  if (host.empty() || text.empty()) return;
  Key key = key_of(host);
  if (key >= first_dropped_) return;
  auto& pages = hosts_[std::move(key)].pages;
  if (!pages.try_emplace(hash_of_bytes(text), text).second) return;
  ++count_;
  if (pages.size() > kPagesOfHost) {
    pages.erase(std::prev(pages.end()));
    --count_;
  }
  while (count_ > kPages) {
    const auto last = std::prev(hosts_.end());
    count_ -= last->second.pages.size();
    first_dropped_ = last->first;
    hosts_.erase(last);
  }
}

void BatchMemory::Host::learn() {
  std::vector<std::vector<PageLine>> lines;
  for (const auto& [hash, text] : pages) lines.push_back(lines_of(text));
  phrases = host_phrases(lines);
}

void BatchMemory::learn(unsigned threads) {
  std::vector<Host*> hosts;
  for (auto& [key, host] : hosts_) hosts.push_back(&host);
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  const auto work = [&] {
    try {
      for (std::size_t i; (i = next.fetch_add(1)) < hosts.size();) hosts[i]->learn();
    } catch (const std::bad_alloc&) {
      failed = true;
    }
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned t = 1; t < threads; ++t) workers.emplace_back(work);
    work();
  }
  if (failed) throw std::bad_alloc();
  learn_copies();
}

void BatchMemory::learn_copies() {
  for (const auto& [key, host] : hosts_) {
    for (const auto& [hash, text] : host.pages) pages_.push_back(text);
  }
  for (std::uint32_t page = 0; page < pages_.size(); ++page) {
    for (const std::uint32_t hash : sketch_of(pages_[page])) by_hash_.push_back({hash, page});
  }
  std::sort(by_hash_.begin(), by_hash_.end(), [](const Copy& a, const Copy& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.page < b.page;
  });
}

const std::vector<HostPhrase>& BatchMemory::phrases(std::string_view host) const {
  static const std::vector<HostPhrase> none;
  const auto found = hosts_.find(key_of(host));
  return found == hosts_.end() ? none : found->second.phrases;
}

std::vector<std::string_view> BatchMemory::copies_of(std::string_view text) const {
  text = beginning(text);
  const std::vector<std::uint32_t> sketch = sketch_of(text);
  std::vector<std::uint32_t> alike;
  for (const std::uint32_t hash : sketch) {
    auto copy = std::lower_bound(by_hash_.begin(), by_hash_.end(), hash,
                                 [](const Copy& a, std::uint32_t h) { return a.hash < h; });
    for (std::size_t n = 0; n < kMaxAlike && copy != by_hash_.end() && copy->hash == hash; ++copy, ++n)
      alike.push_back(copy->page);
  }
  std::sort(alike.begin(), alike.end());
  struct Likeness {
    std::size_t hashes;
    std::uint32_t page;
  };
  std::vector<Likeness> found;
  for (std::size_t i = 0; i < alike.size();) {
    std::size_t end = i;
    while (end < alike.size() && alike[end] == alike[i]) ++end;
    if (end - i >= kMinShared && pages_[alike[i]] != text) found.push_back({end - i, alike[i]});
    i = end;
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Likeness& a, const Likeness& b) { return a.hashes > b.hashes; });
  std::vector<std::string_view> copies;
  for (const Likeness& one : found) {
    if (copies.size() < kMaxCopies) copies.push_back(pages_[one.page]);
  }
  return copies;
}

Siblings siblings_of(const BatchMemory* memory, std::span<const PageLine> lines, std::string_view url) {
  if (memory == nullptr) return {};
  std::string text;
  for (const PageLine& line : lines) {
    if (line.label == Label::kContent) (text += line.text) += '\n';
  }
  if (!text.empty()) text.pop_back();
  return {memory->phrases(host_of(url)), memory->copies_of(text)};
}

}  // namespace kijil::spam
