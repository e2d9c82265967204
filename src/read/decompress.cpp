#include "read/decompress.hpp"

#include <cstring>
#include <utility>
#include <vector>

#include "read/codec.hpp"

namespace kijil::read {
namespace {

constexpr std::size_t kInput = 128 * 1024;

// Compressed bytes that may be read twice after damage, so that a file of nothing else is still read in
// linear time.
constexpr std::size_t kMostReadAgain = 64 << 20;

class DecompressedSource : public ByteSource {
 public:
  DecompressedSource(std::unique_ptr<ByteSource> file, std::unique_ptr<Codec> codec, const Limits& limits)
      : file_(std::move(file)),
        codec_(std::move(codec)),
        limits_(limits),
        buffer_(kInput),
        in_(buffer_.data(), 0) {}

  Result read(char* out, std::size_t size) override {
    while (true) {
      if (pending_gap_) return take_gap();
      if (ended_) return {0, State::kEnd};
      if (!in_member_ && !begin_member()) continue;
      const std::size_t count = inflate_some(out, size);
      if (count > 0) return {count, State::kMore};
    }
  }

  const Gap& gap() const override { return gap_; }
  std::uint64_t offset() const override { return file_->offset() - in_.size(); }

 private:
  Result take_gap() {
    pending_gap_ = false;
    return {0, State::kGap};
  }

  void set_gap(std::string reason) {
    gap_ = {std::move(reason), in_member_ && member_out_ > 0};
    pending_gap_ = true;
    in_member_ = false;
  }

  // Keeps what is left of the input and reads more behind it; false at the end of the file.
  bool refill() {
    std::memmove(buffer_.data(), in_.data(), in_.size());
    const Result result = file_->read(buffer_.data() + in_.size(), buffer_.size() - in_.size());
    in_ = std::string_view(buffer_.data(), in_.size() + result.bytes);
    member_ = 0;
    if (result.state == State::kGap) {
      set_gap(file_->gap().reason);
      ended_ = true;
    }
    return result.state == State::kMore;
  }

  // After an error, to the first byte where the next member may begin: behind the first byte of this one, for
  // the codec may have read into the next one, or may have taken nothing at all.
  void go_back() {
    searching_ = true;
    const auto now = static_cast<std::size_t>(in_.data() - buffer_.data());
    if (now > member_) {
      if (now - member_ > kMostReadAgain - read_again_) return;
      read_again_ += now - member_;
    }
    in_ = std::string_view(buffer_.data() + member_, now + in_.size() - member_);
  }

  // Looks for the next member. Zero bytes between members are padding; anything else is a gap, and so is the
  // search for a member after a gap. False if there is none yet, a gap or the end.
  bool begin_member() {
    while (in_.size() < Codec::kMagic && refill()) {
    }
    if (pending_gap_) return false;
    if (codec_->is_member(in_)) {
      codec_->reset();
      in_member_ = true;
      member_out_ = 0;
      member_ = static_cast<std::size_t>(in_.data() - buffer_.data()) + 1;
      searching_ = false;
      return true;
    }
    if (in_.size() < Codec::kMagic) {
      ended_ = true;
      if (!searching_ && in_.find_first_not_of('\0') != in_.npos)
        set_gap("ends with bytes that are not compressed");
      return false;
    }
    if (!searching_ && in_.front() != '\0') {
      searching_ = true;
      set_gap("has bytes between its compressed parts");
      return false;
    }
    in_.remove_prefix(1);
    return false;
  }

  // Decompresses into `out`; returns the bytes produced, 0 also if a gap or the end of the member came first.
  std::size_t inflate_some(char* out, std::size_t size) {
    std::size_t room = size;
    while (room > 0 && in_member_) {
      if (in_.empty() && !refill()) drained_ = true;  // the codec may still hold output
      if (pending_gap_) break;
      const std::size_t before = room;
      const std::size_t input_before = in_.size();
      const Codec::Step step = codec_->step(in_, out, room);
      total_in_ += input_before - in_.size();
      total_out_ += before - room;
      member_out_ += before - room;
      if (step == Codec::Step::kMemberEnd) in_member_ = false;
      if (step == Codec::Step::kError) {
        set_gap("is damaged: " + codec_->error());
        go_back();
      }
      if (step == Codec::Step::kMore && drained_ && room == before) {
        ended_ = true;
        set_gap("is cut off");
      }
      if (total_out_ > limits_.ratio_floor && total_out_ / limits_.max_ratio > total_in_) {
        ended_ = true;
        set_gap("expands more than " + std::to_string(limits_.max_ratio) + "-fold, and was given up");
      }
      if (room < size && in_.empty()) break;  // hand on what there is before waiting for more
    }
    return size - room;
  }

  std::unique_ptr<ByteSource> file_;
  std::unique_ptr<Codec> codec_;
  Limits limits_;
  std::vector<char> buffer_;
  std::string_view in_;  // of buffer_: compressed bytes that were not consumed
  Gap gap_;
  std::size_t member_ =
      0;  // index into buffer_ of what it has of the current member, its first byte excepted
  std::size_t read_again_ = 0;  // bytes, since the beginning
  bool in_member_ = false;
  bool searching_ = false;  // for a member after damage
  bool pending_gap_ = false;
  bool drained_ = false;
  bool ended_ = false;
  std::uint64_t total_in_ = 0;
  std::uint64_t total_out_ = 0;
  std::uint64_t member_out_ = 0;  // of the current member
};

}  // namespace

Compression compression_of(std::string_view start) {
  if (start.starts_with("\x1F\x8B")) return Compression::kGzip;
  return make_codec(CodecKind::kZstd)->is_member(start) ? Compression::kZstd : Compression::kNone;
}

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> file, Compression compression,
                                         const Limits& limits) {
  if (compression == Compression::kNone) return file;
  const CodecKind kind = compression == Compression::kGzip ? CodecKind::kGzip : CodecKind::kZstd;
  return std::make_unique<DecompressedSource>(std::move(file), make_codec(kind), limits);
}

}  // namespace kijil::read
