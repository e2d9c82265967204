#include "write/page_json.hpp"

#include <algorithm>
#include <array>
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

// `"content":` and the like, one behind the other, with what a pen may read behind the last.
struct LabelKeys {
  std::string all;
  std::array<std::string_view, kLabelCount> keys;

  LabelKeys() {
    std::array<std::size_t, kLabelCount + 1> begins = {};
    for (std::size_t i = 0; i < kLabelCount; ++i) {
      all += '"';
      all += name(static_cast<Label>(i));
      all += "\":";
      begins[i + 1] = all.size();
    }
    all.append(text::Pen::kSlack, ' ');
    for (std::size_t i = 0; i < kLabelCount; ++i)
      keys[i] = std::string_view(all).substr(begins[i], begins[i + 1] - begins[i]);
  }
};

constexpr std::size_t kMostOfScores = kLabelCount * (sizeof "\"navigation\":," + kMostOfShare);

constexpr std::size_t kMostOfKeys = 200;  // of a line, with its numbers

// About what the lines take, so that a long page is not copied while it grows.
std::size_t size_of(const std::vector<Line>& lines) {
  std::size_t size = 0;
  for (const Line& line : lines) size += kMostOfKeys + kMostOfScores + line.text.size() + line.reasons.size();
  return size;
}

void put_scores(const std::array<float, kLabelCount>& scores, text::Pen& out) {
  static const LabelKeys kKeys;
  for (std::size_t i = 0; i < kLabelCount; ++i) {
    if (i > 0) out.put(',');
    out.put_padded(kKeys.keys[i]);
    put_json_share(scores[i], out);
  }
}

}  // namespace

// The keys of a line are many, and need no escapes: all that stands before its text is written at once.
void append_line(std::string& out, const Line& line) {
  std::array<char, kMostOfKeys + kMostOfScores + text::Pen::kSlack> before_text;
  text::Pen pen(before_text.data());
  pen.put("{\"number\":");
  pen.put(line.number);
  pen.put(",\"label\":\"");
  pen.put(name(line.label));
  pen.put("\",\"scores\":{");
  put_scores(line.scores, pen);
  line.kept ? pen.put("},\"kept\":true") : pen.put("},\"kept\":false");
  pen.put(",\"begin\":");
  pen.put(line.begin);
  pen.put(",\"end\":");
  pen.put(line.end);
  pen.put(",\"text\":\"");
  out.append(before_text.data(), pen.at());
  append_escaped(out, line.text);
  out += "\",\"reasons\":\"";
  append_escaped(out, line.reasons);
  out += "\"}";
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
    out.reserve(out.size() + size_of(page.lines));
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
