#include "read/codec.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace kijil::read {
namespace {

class Gzip : public Codec {
 public:
  explicit Gzip(int window_bits) { ready_ = inflateInit2(&stream_, window_bits) == Z_OK; }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  ~Gzip() override { inflateEnd(&stream_); }

  void reset() override { inflateReset(&stream_); }

  Step step(std::string_view& in, char*& out, std::size_t& room) override {
    if (!ready_) return Step::kError;
    constexpr std::size_t kMost = 1U << 30;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(std::min(in.size(), kMost));
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(std::min(room, kMost));
    const int status = inflate(&stream_, Z_NO_FLUSH);
    in.remove_prefix(static_cast<std::size_t>(reinterpret_cast<char*>(stream_.next_in) - in.data()));
    room -= static_cast<std::size_t>(reinterpret_cast<char*>(stream_.next_out) - out);
    out = reinterpret_cast<char*>(stream_.next_out);
    if (status == Z_STREAM_END) return Step::kMemberEnd;
    return status == Z_OK || status == Z_BUF_ERROR ? Step::kMore : Step::kError;
  }

  bool is_member(std::string_view bytes) const override {
    constexpr unsigned kReservedFlags = 0xE0;
    return bytes.starts_with("\x1F\x8B\x08") &&
           (bytes.size() < kMagic || (static_cast<unsigned char>(bytes[3]) & kReservedFlags) == 0);
  }

  std::string error() const override { return stream_.msg != nullptr ? stream_.msg : "not a gzip stream"; }

 private:
  z_stream stream_ = {};
  bool ready_ = false;
};

class Zstd : public Codec {
 public:
  Zstd() : context_(ZSTD_createDCtx()) {}
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;
  ~Zstd() override { ZSTD_freeDCtx(context_); }

  void reset() override { ZSTD_DCtx_reset(context_, ZSTD_reset_session_only); }

  Step step(std::string_view& in, char*& out, std::size_t& room) override {
    ZSTD_inBuffer input = {in.data(), in.size(), 0};
    ZSTD_outBuffer output = {out, room, 0};
    const std::size_t status = ZSTD_decompressStream(context_, &output, &input);
    in.remove_prefix(input.pos);
    out += output.pos;
    room -= output.pos;
    if (ZSTD_isError(status) != 0) {
      error_ = ZSTD_getErrorName(status);
      return Step::kError;
    }
    return status == 0 ? Step::kMemberEnd : Step::kMore;
  }

  bool is_member(std::string_view bytes) const override {
    const bool skippable = bytes.size() >= kMagic &&
                           (static_cast<unsigned char>(bytes[0]) & 0xF0U) == 0x50U &&
                           bytes.substr(1, 3) == "\x2A\x4D\x18";
    return skippable || bytes.starts_with("\x28\xB5\x2F\xFD");
  }

  std::string error() const override { return error_; }

 private:
  ZSTD_DCtx* context_;
  std::string error_;
};

}  // namespace

std::unique_ptr<Codec> make_codec(CodecKind kind) {
  // Of zlib: the largest window is 15; 16 more asks for a gzip header, 32 more for any, and minus for none.
  switch (kind) {
    case CodecKind::kGzip: return std::make_unique<Gzip>(15 + 16);
    case CodecKind::kGzipOrZlib: return std::make_unique<Gzip>(15 + 32);
    case CodecKind::kBareDeflate: return std::make_unique<Gzip>(-15);
    case CodecKind::kZstd: break;
  }
  return std::make_unique<Zstd>();
}

}  // namespace kijil::read
