#include "read/http.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "read/codec.hpp"

namespace kijil::read {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return result;
}

// Takes a line off the front, without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t newline = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, newline);
  text.remove_prefix(std::min(newline + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The size that a chunk's first line gives; nullopt if it is none.
std::optional<std::size_t> chunk_size(std::string_view line) {
  line = trim(line.substr(0, line.find(';')));
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (error != std::errc() || end != line.data() + line.size()) return std::nullopt;
  return size;
}

// The body without its chunks; nullopt if it has none. What follows a broken chunk is lost.
std::optional<std::string> dechunk(std::string_view body) {
  std::string result;
  for (bool first = true; !body.empty(); first = false) {
    const std::optional<std::size_t> size = chunk_size(take_line(body));
    if (!size && first) return std::nullopt;
    if (!size || *size == 0) break;
    result.append(body.substr(0, *size));
    body.remove_prefix(std::min(*size, body.size()));
    take_line(body);
  }
  return result;
}

bool looks_like_markup(std::string_view body) { return trim(body.substr(0, 512)).starts_with('<'); }

HttpBody failed(Problem problem, std::string error) { return {problem, std::move(error), {}}; }

// Undoes one coding of the whole body. Servers send several gzip members, and crawlers cut bodies off.
HttpBody decompress(std::string_view body, CodecKind kind, const Limits& limits) {
  const std::unique_ptr<Codec> codec = make_codec(kind);
  const std::size_t size = body.size();
  HttpBody result;
  std::string chunk(64 * 1024, '\0');
  while (true) {
    const std::size_t before = body.size();
    char* end = chunk.data();
    std::size_t room = chunk.size();
    const Codec::Step step = codec->step(body, end, room);
    result.bytes.append(chunk, 0, chunk.size() - room);
    if (step == Codec::Step::kError)
      return failed(Problem::kBadBody, "the compressed body is damaged: " + codec->error());
    if (result.bytes.size() > limits.max_bytes) {
      return failed(Problem::kTooLarge, "the body is longer than " + std::to_string(limits.max_bytes) +
                                            " bytes when decompressed");
    }
    if (result.bytes.size() > limits.ratio_floor && result.bytes.size() / limits.max_ratio > size) {
      return failed(Problem::kTooLarge,
                    "the body expands more than " + std::to_string(limits.max_ratio) + "-fold");
    }
    if (step == Codec::Step::kMemberEnd) {
      if (!codec->is_member(body)) return result;
      codec->reset();
    } else if (body.size() == before && room == chunk.size()) {
      return failed(Problem::kBadBody, "the compressed body is cut off");
    }
  }
}

HttpBody decode(std::string body, std::string_view coding, const Limits& limits) {
  const bool none = body.empty() || coding.empty() || coding == "identity" || looks_like_markup(body);
  if (none) return {Problem::kNone, {}, std::move(body)};
  if (coding == "gzip" || coding == "x-gzip") return decompress(body, CodecKind::kGzip, limits);
  if (coding == "zstd") return decompress(body, CodecKind::kZstd, limits);
  if (coding == "deflate") {
    HttpBody result = decompress(body, CodecKind::kGzipOrZlib, limits);
    // Some servers send it without the zlib header.
    return result.problem == Problem::kBadBody ? decompress(body, CodecKind::kBareDeflate, limits) : result;
  }
  return failed(Problem::kBadBody, "the content coding \"" + std::string(coding) + "\" is not supported");
}

}  // namespace

void Fields::add(std::string_view line) {
  if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
    if (!fields_.empty()) fields_.back().second.append(" ").append(trim(line));
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == line.npos) return;
  fields_.emplace_back(lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
}

std::string_view Fields::get(std::string_view name) const {
  const auto found =
      std::ranges::find(fields_, name, [](const auto& field) { return std::string_view(field.first); });
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

HttpHead parse_http_head(std::string_view message) {
  HttpHead head;
  if (!message.starts_with("HTTP/")) return head;
  std::string_view rest = message;
  take_line(rest);
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    head.fields.add(line);
  }
  head.size = message.size() - rest.size();
  return head;
}

std::string media_type(std::string_view content_type) {
  return lower(trim(content_type.substr(0, content_type.find(';'))));
}

std::string charset_of(std::string_view content_type) {
  const std::string lowered = lower(content_type);
  const std::size_t at = lowered.find("charset=");
  if (at == lowered.npos) return {};
  const std::string_view value = content_type.substr(at + 8);
  return std::string(trim(value.starts_with('"') ? value.substr(1, value.find('"', 1) - 1)
                                                 : value.substr(0, value.find(';'))));
}

HttpBody decode_http_body(const Fields& fields, std::string body, const Limits& limits) {
  if (lower(fields.get("transfer-encoding")).find("chunked") != std::string::npos) {
    if (std::optional<std::string> whole = dechunk(body)) body = *std::move(whole);
  }
  // The coding that was applied last comes last; each costs a decompression, and no server applies more than
  // two.
  constexpr int kMostCodings = 3;
  std::string codings = lower(fields.get("content-encoding"));
  HttpBody result{Problem::kNone, {}, std::move(body)};
  for (int i = 0; i < kMostCodings && !codings.empty() && result.problem == Problem::kNone; ++i) {
    const std::size_t comma = codings.rfind(',');
    const std::size_t begin = comma == codings.npos ? 0 : comma + 1;
    result = decode(std::move(result.bytes), trim(std::string_view(codings).substr(begin)), limits);
    codings.resize(comma == codings.npos ? 0 : comma);
  }
  if (result.problem == Problem::kNone && result.bytes.size() > limits.max_bytes) {
    return failed(Problem::kTooLarge,
                  "the page is longer than " + std::to_string(limits.max_bytes) + " bytes");
  }
  return result;
}

}  // namespace kijil::read
