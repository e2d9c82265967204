#include "decode/sample.hpp"

#include <algorithm>

namespace kijil::decode {
namespace {

// A gap of ASCII as long as this ends a piece.
constexpr std::size_t kGap = 8;

// Longer pieces are cut, so that one long paragraph does not stand for a page.
constexpr std::size_t kLongestPiece = 512;

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// White space, punctuation and digits are second bytes in no two-byte charset (GB 18030's four-byte forms
// apart).
bool is_boundary(char c) { return static_cast<unsigned char>(c) < 0x30; }

struct Piece {
  std::size_t begin;
  std::size_t end;
};

// The piece of high bytes at or after `from`; empty at the end of the page.
Piece next_piece(std::string_view bytes, std::size_t from) {
  const auto first = std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(), is_high);
  Piece piece{static_cast<std::size_t>(first - bytes.begin()), 0};
  piece.end = piece.begin;
  for (std::size_t at = piece.begin; at < bytes.size() && at - piece.end < kGap; ++at) {
    if (at - piece.begin >= kLongestPiece && is_boundary(bytes[at])) break;
    if (is_high(bytes[at])) piece.end = at + 1;
  }
  // The byte after a high one may be the second of its character.
  if (piece.end > piece.begin) piece.end = std::min(piece.end + 1, bytes.size());
  return piece;
}

}  // namespace

std::string sample_high_bytes(std::string_view bytes, std::size_t context, std::size_t limit) {
  const auto high = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_high));
  const std::size_t stride = 1 + high / limit;
  std::string sample;
  std::size_t number = 0;
  for (Piece piece = next_piece(bytes, 0); piece.begin < piece.end;
       piece = next_piece(bytes, piece.end), ++number) {
    if (number % stride != 0) continue;
    const std::size_t begin = piece.begin - std::min(context, piece.begin);
    const std::size_t length = std::min(piece.end + context - begin, limit - sample.size());
    sample.append(bytes.substr(begin, length));
    if (sample.size() >= limit) break;
    sample.push_back('\n');
  }
  return sample;
}

}  // namespace kijil::decode
