#include "write/page_json.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <string>

#include "write/json.hpp"

namespace kijil::write {
namespace {

constexpr std::string_view kOwnKeys[] = {
    "id",   "url",         "status",  "error", "title",      "author", "date",  "language",
    "site", "description", "charset", "text",  "confidence", "spam",   "lines", "html"};

// `"key":` with a comma before it where one is needed.
void append_key(std::string& out, std::string_view key) {
  if (out.back() != '{') out += ',';
  append_json(out, key);
  out += ':';
}

void append_span(std::string& out, const SpamSpan& span) {
  out += '{';
  append_key(out, "begin");
  append_json(out, std::uint64_t{span.begin});
  append_key(out, "end");
  append_json(out, std::uint64_t{span.end});
  append_key(out, "found");
  append_json(out, span.found);
  append_key(out, "put");
  if (span.put) {
    append_json(out, *span.put);
  } else {
    out += "null";
  }
  append_key(out, "kind");
  append_json(out, name(span.kind));
  append_key(out, "score");
  append_json_decimal(out, span.score);
  append_key(out, "reasons");
  append_json(out, span.reasons);
  out += '}';
}

template <class Items, class Append>
void append_array(std::string& out, const Items& items, Append append) {
  out += '[';
  for (const auto& item : items) {
    if (out.back() != '[') out += ',';
    append(out, item);
  }
  out += ']';
}

// `"content":`, as many bytes for each label, so that they are copied without asking how many they are.
struct Key {
  std::array<char, 16> text = {};
  std::size_t size = 0;
};

std::array<Key, kLabelCount> label_keys() {
  std::array<Key, kLabelCount> keys;
  for (std::size_t i = 0; i < kLabelCount; ++i) {
    const std::string text = '"' + std::string(name(static_cast<Label>(i))) + "\":";
    assert(text.size() <= keys[i].text.size());
    keys[i].size = text.copy(keys[i].text.data(), keys[i].text.size());
  }
  return keys;
}

void append_scores(std::string& out, const std::array<float, kLabelCount>& scores) {
  static const std::array<Key, kLabelCount> kKeys = label_keys();
  std::array<char, kLabelCount*(sizeof(Key::text) + kMostOfShare + 1)> buffer;
  char* at = buffer.data();
  for (std::size_t i = 0; i < kLabelCount; ++i) {
    if (i > 0) *at++ = ',';
    std::memcpy(at, kKeys[i].text.data(), sizeof(Key::text));
    at = write_json_share(at + kKeys[i].size, scores[i]);
  }
  out.append(buffer.data(), at);
}

}  // namespace

// The keys of a line are many, and need no escapes.
void append_line(std::string& out, const Line& line) {
  out += "{\"number\":";
  append_json(out, std::uint64_t{line.number});
  out += ",\"label\":\"";
  out += name(line.label);
  out += "\",\"scores\":{";
  append_scores(out, line.scores);
  out += line.kept ? "},\"kept\":true" : "},\"kept\":false";
  out += ",\"begin\":";
  append_json(out, std::uint64_t{line.begin});
  out += ",\"end\":";
  append_json(out, std::uint64_t{line.end});
  out += ",\"text\":";
  append_json(out, line.text);
  out += ",\"reasons\":";
  append_json(out, line.reasons);
  out += '}';
}

void append_page(std::string& out, const Origin& origin, const Page& page, bool lines) {
  const bool ok = origin.error.empty();
  out += '{';
  append_key(out, "id");
  append_json(out, origin.id);
  const std::pair<std::string_view, std::string_view> fields[] = {
      {"url", page.metadata.url.empty() ? origin.url : std::string_view(page.metadata.url)},
      {"status", origin.status},
      {"error", origin.error},
      {"title", page.metadata.title},
      {"author", page.metadata.author},
      {"date", page.metadata.date},
      {"language", page.metadata.language},
      {"site", page.metadata.site},
      {"description", page.metadata.description},
      {"charset", page.charset},
  };
  for (const auto& [key, value] : fields) {
    append_key(out, key);
    append_json_or_null(out, value);
  }
  append_key(out, "text");
  if (ok) {
    append_json(out, page.text);
  } else {
    out += "null";
  }
  append_key(out, "confidence");
  if (ok) {
    append_json_share(out, page.confidence);
  } else {
    out += "null";
  }
  append_key(out, "spam");
  append_array(out, page.spam, append_span);
  if (lines) {
    append_key(out, "lines");
    append_array(out, page.lines, append_line);
  }
  for (const auto& [key, value] : origin.carried) {
    if (std::ranges::find(kOwnKeys, key) != std::end(kOwnKeys)) continue;
    append_key(out, key);
    out += value;
  }
  out += '}';
}

}  // namespace kijil::write
