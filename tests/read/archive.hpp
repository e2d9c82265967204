// Archives made for the tests.

#pragma once

#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>
#include <vector>

#include "read/item_reader.hpp"
#include "read/reader.hpp"

namespace kijil::read {

inline std::string deflated(std::string_view bytes, int window_bits) {
  z_stream stream = {};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string gzip(std::string_view bytes) { return deflated(bytes, 15 + 16); }

inline std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 1));
  return out;
}

// A WARC record; `length` is what its head claims.
inline std::string record(std::string_view type, std::string_view id, std::string_view block,
                          std::string_view length) {
  std::string text = "WARC/1.0\r\nWARC-Type: ";
  text.append(type)
      .append("\r\nWARC-Record-ID: ")
      .append(id)
      .append("\r\nWARC-Target-URI: <http://example.org/");
  text.append(id)
      .append(">\r\nContent-Length: ")
      .append(length)
      .append("\r\n\r\n")
      .append(block)
      .append("\r\n\r\n");
  return text;
}

inline std::string record(std::string_view type, std::string_view id, std::string_view block) {
  return record(type, id, block, std::to_string(block.size()));
}

inline std::string http(std::string_view body, std::string_view more = "") {
  std::string text = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
  return text.append(more).append("\r\n").append(body);
}

inline std::string page(std::string_view id) {
  return record("response", id, http("<p>page " + std::string(id) + "</p>"));
}

// All items of a reader.
inline std::vector<Item> all(ItemReader& reader) {
  std::vector<Item> items;
  while (std::optional<Item> item = reader.next()) items.push_back(*std::move(item));
  return items;
}

inline std::string ids(const std::vector<Item>& items) {
  std::string text;
  for (const Item& item : items) text.append(text.empty() ? "" : " ").append(item.id);
  return text;
}

}  // namespace kijil::read
