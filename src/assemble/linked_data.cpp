#include "assemble/linked_data.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace kijil::assemble {
namespace {

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxValue = 2000;  // bytes of a field that is a name, a date or a sentence

// Reads the four hexadecimal digits at text[at].
std::optional<char32_t> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  char32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = text::lower(text[i]);
    if (text::is_digit(c)) {
      value = value * 16 + static_cast<char32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      value = value * 16 + static_cast<char32_t>(c - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

// Walks the strings of a JSON text and remembers the keys around them.
class Reader {
 public:
  Reader(std::string_view json, LinkedData& data) : json_(json), data_(data) {}

  void run() {
    for (; at_ < json_.size() && keys_.size() < kMaxDepth; ++at_) {
      switch (json_[at_]) {
        case '{':
        case '[':
          keys_.push_back(std::move(key_));
          key_.clear();
          break;
        case '}':
        case ']':
          if (keys_.empty()) return;
          keys_.pop_back();
          key_.clear();
          break;
        case ',': key_.clear(); break;
        case '"': string(); break;
        default: break;
      }
    }
  }

 private:
  void string() {
    std::string value = read_string();
    if (at_ >= json_.size()) return;  // cut off inside the string
    std::size_t next = at_ + 1;
    while (next < json_.size() && text::is_space(json_[next])) ++next;
    if (next < json_.size() && json_[next] == ':') {
      key_ = std::move(value);
      at_ = next;
    } else {
      take(std::move(value));
    }
  }

  // at_ is on the opening quote; leaves it on the closing one.
  std::string read_string() {
    std::string out;
    for (++at_; at_ < json_.size() && json_[at_] != '"'; ++at_) {
      if (json_[at_] != '\\' || at_ + 1 >= json_.size()) {
        out += json_[at_];
        continue;
      }
      switch (const char c = json_[++at_]; c) {
        case 'n':
        case 't':
        case 'r': out += ' '; break;
        case 'b':
        case 'f': break;
        case 'u': unicode(out); break;
        default: out += c;
      }
    }
    return out;
  }

  void unicode(std::string& out) {
    const auto first = hex4(json_, at_ + 1);
    if (!first) return;
    at_ += 4;
    char32_t point = *first;
    if (point >= 0xD800 && point < 0xDC00 && json_.substr(at_ + 1, 2) == "\\u") {
      if (const auto second = hex4(json_, at_ + 3); second && *second >= 0xDC00 && *second < 0xE000) {
        point = 0x10000 + ((point - 0xD800) << 10) + (*second - 0xDC00);
        at_ += 6;
      }
    }
    text::append(out, point);
  }

  // The innermost key that is not empty: arrays have none.
  std::string_view owner() const {
    for (auto key = keys_.rbegin(); key != keys_.rend(); ++key) {
      if (!key->empty()) return *key;
    }
    return {};
  }

  bool is_inside_others() const {
    constexpr std::string_view kOthers[] = {
        "comment", "review", "itemListElement", "mentions",       "citation",
        "hasPart", "about",  "mainEntity",      "acceptedAnswer", "suggestedAnswer"};
    return std::ranges::any_of(keys_, [&](const std::string& key) {
      return std::ranges::find(kOthers, std::string_view(key)) != std::end(kOthers);
    });
  }

  void take(std::string value) {
    if (value.size() > kMaxValue || is_inside_others()) return;
    const std::string_view parent = owner();
    const bool unnamed = key_.empty();  // an item of an array
    const auto set = [&](std::string& field) {
      if (field.empty()) field = std::move(value);
    };
    if (key_ == "headline") {
      set(data_.headline);
    } else if (key_ == "author" || (parent == "author" && (key_ == "name" || unnamed))) {
      set(data_.author);
    } else if (key_ == "datePublished") {
      set(data_.published);
    } else if (parent == "publisher" && key_ == "name") {
      set(data_.site);
    } else if (key_ == "inLanguage") {
      set(data_.language);
    } else if (key_ == "description" && (parent.empty() || parent == "@graph")) {
      set(data_.description);
    }
  }

  std::string_view json_;
  LinkedData& data_;
  std::size_t at_ = 0;
  std::string key_;
  std::vector<std::string> keys_;  // of the objects and arrays that are open
};

}  // namespace

void read_linked_data(std::string_view json, LinkedData& data) { Reader(json, data).run(); }

}  // namespace kijil::assemble
