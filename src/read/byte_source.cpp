#include "read/byte_source.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace kijil::read {
namespace {

class FileSource : public ByteSource {
 public:
  explicit FileSource(int descriptor) : descriptor_(descriptor) {}
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }

  Result read(char* out, std::size_t size) override {
    if (failed_) return {0, State::kEnd};
    const ssize_t count = ::read(descriptor_, out, size);
    // Only a signal whose handler wants the program to end interrupts a read: nothing more is read.
    if (count < 0 && errno == EINTR) return {0, State::kEnd};
    if (count < 0) {
      gap_.reason = "cannot be read: " + std::generic_category().message(errno);
      failed_ = true;
      return {0, State::kGap};
    }
    offset_ += static_cast<std::uint64_t>(count);
    return {static_cast<std::size_t>(count), count > 0 ? State::kMore : State::kEnd};
  }

  const Gap& gap() const override { return gap_; }
  std::uint64_t offset() const override { return offset_; }

 private:
  int descriptor_;
  bool failed_ = false;
  Gap gap_;
  std::uint64_t offset_ = 0;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}

  Result read(char* out, std::size_t size) override {
    const std::size_t count = bytes_.copy(out, size, offset_);
    offset_ += count;
    return {count, count > 0 ? State::kMore : State::kEnd};
  }

  const Gap& gap() const override { return gap_; }
  std::uint64_t offset() const override { return offset_; }

 private:
  std::string_view bytes_;
  Gap gap_;
  std::size_t offset_ = 0;
};

class PrefixedSource : public ByteSource {
 public:
  PrefixedSource(std::string prefix, std::unique_ptr<ByteSource> rest)
      : prefix_(std::move(prefix)), rest_(std::move(rest)) {}

  Result read(char* out, std::size_t size) override {
    if (taken_ == prefix_.size()) return rest_->read(out, size);
    const std::size_t count = prefix_.copy(out, size, taken_);
    taken_ += count;
    return {count, State::kMore};
  }

  const Gap& gap() const override { return rest_->gap(); }
  std::uint64_t offset() const override { return rest_->offset() - (prefix_.size() - taken_); }

 private:
  std::string prefix_;
  std::unique_ptr<ByteSource> rest_;
  std::size_t taken_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> file_source(int descriptor) { return std::make_unique<FileSource>(descriptor); }

std::unique_ptr<ByteSource> prefixed_source(std::string prefix, std::unique_ptr<ByteSource> rest) {
  return std::make_unique<PrefixedSource>(std::move(prefix), std::move(rest));
}

std::unique_ptr<ByteSource> memory_source(std::string_view bytes) {
  return std::make_unique<MemorySource>(bytes);
}

}  // namespace kijil::read
