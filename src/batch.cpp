// Many pages on threads, results in order.

#include <algorithm>
#include <atomic>
#include <thread>

#include "kijil/kijil.hpp"

namespace kijil {
namespace {

Page clean_input(const Input& input, Options options) noexcept {
  options.url = input.url;
  options.http_charset = input.http_charset;
  options.format = input.format;
  return clean(input.bytes, options);
}

// Each input by itself.
std::vector<Page> clean_all(std::span<const Input> batch, const Options& options, unsigned threads) {
  std::vector<Page> pages(batch.size());
  threads = static_cast<unsigned>(std::min<std::size_t>(threads, batch.size()));
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i; (i = next.fetch_add(1)) < batch.size();) pages[i] = clean_input(batch[i], options);
  };
  std::vector<std::jthread> workers;
  for (unsigned t = 1; t < threads; ++t) workers.emplace_back(work);
  work();
  return pages;
}

}  // namespace

std::vector<Page> clean(std::span<const Input> batch, const Options& options, unsigned threads) noexcept {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  if (!options.learn_sites || options.site_memory != nullptr) return clean_all(batch, options, threads);
  std::vector<Page> pages = clean_all(batch, learning(options), threads);
  SiteMemory memory;
  for (std::size_t i = 0; i < batch.size(); ++i) memory.add(pages[i], batch[i].url);
  memory.learn(threads);
  pages.clear();
  Options second = options;
  second.site_memory = &memory;
  return clean_all(batch, second, threads);
}

}  // namespace kijil
