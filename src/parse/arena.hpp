// Memory for one page's parse: taken from the top of big chunks, given back all at once.

#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <vector>

namespace kijil::parse {

class Arena {
 public:
  explicit Arena(std::size_t limit) : limit_(limit) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // size bytes aligned to 8, valid until the arena ends; nullptr once the limit is passed or memory is out.
  void* allocate(std::size_t size) noexcept {
    size = (size + 7) & ~std::size_t{7};
    if (size > static_cast<std::size_t>(end_ - top_) && !grow(size)) return nullptr;
    char* block = top_;
    top_ += size;
    return block;
  }

  std::size_t used() const noexcept { return reserved_ - static_cast<std::size_t>(end_ - top_); }

 private:
  struct Free {
    void operator()(char* chunk) const noexcept { std::free(chunk); }
  };
  static constexpr std::size_t kFirstChunk = 1U << 16;
  static constexpr std::size_t kLargestChunk = 1U << 20;

  bool grow(std::size_t size) noexcept {
    // Chunks double, so that a small page touches little memory and a large one asks seldom.
    std::size_t chunk = kFirstChunk << (chunks_.size() < 4 ? chunks_.size() : 4);
    if (chunk > kLargestChunk) chunk = kLargestChunk;
    if (chunk > limit_ - reserved_) chunk = limit_ - reserved_;
    if (chunk < size) chunk = size;
    if (chunk > limit_ - reserved_) return false;
    char* memory = static_cast<char*>(std::malloc(chunk));
    if (memory == nullptr) return false;
    try {
      chunks_.emplace_back(memory);
    } catch (...) {  // the list of chunks could not grow: the same as no memory
      std::free(memory);
      return false;
    }
    reserved_ += chunk;
    top_ = memory;
    end_ = memory + chunk;
    return true;
  }

  std::size_t limit_;
  std::size_t reserved_ = 0;
  char* top_ = nullptr;
  char* end_ = nullptr;
  std::vector<std::unique_ptr<char, Free>> chunks_;
};

}  // namespace kijil::parse
