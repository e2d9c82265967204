#include "parse/guard.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "parse/attributes.hpp"
#include "parse/markup.hpp"
#include "parse/parse.hpp"
#include "parse/tags.hpp"
#include "text/ascii.hpp"

namespace kijil::parse {
namespace {

constexpr std::size_t kMaxInline = kMaxDepth;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_void(std::string_view name) {
  constexpr std::string_view kNames[] = {"area",  "base",   "br",    "col",   "command", "embed", "frame", "hr",
                                         "image", "img",    "input", "keygen", "link",   "meta",  "param", "source",
                                         "track", "wbr"};
  return is_one_of(name, kNames);
}

bool is_raw_text(std::string_view name) {
  constexpr std::string_view kNames[] = {"style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"};
  return is_one_of(name, kNames);
}

bool is_formatting(std::string_view name) {
  constexpr std::string_view kNames[] = {"a", "b",     "big", "code",   "em",     "font", "i",
                                         "s", "small", "u",   "strike", "strong", "tt",   "nobr"};
  return is_one_of(name, kNames);
}

// A start tag of these closes an open element of the same name: pages may leave out the end tag.
bool closes_itself(Tag tag) {
  switch (tag) {
    case Tag::kP:
    case Tag::kLi:
    case Tag::kDd:
    case Tag::kDt:
    case Tag::kTr:
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kTbody:
    case Tag::kThead:
    case Tag::kTfoot:
      return true;
    default:
      return false;
  }
}

class Guard {
 public:
  explicit Guard(std::string_view html) : html_(html) {}

  Guarded run() {
    for (std::size_t at = 0; (at = html_.find('<', at)) != std::string_view::npos;) {
      at = markup(at);
      if (tags_ > kMaxTags) {
        result_.too_large = true;
        break;
      }
    }
    return std::move(result_);
  }

 private:
  // Handles the markup at html_[at] == '<'; returns where to go on.
  std::size_t markup(std::size_t at) {
    const std::string_view rest = html_.substr(at);
    if (rest.starts_with("<!--")) return comment_end(html_, at + 4);
    const bool end = rest.size() > 1 && rest[1] == '/';
    const std::size_t name_at = at + (end ? 2 : 1);
    if (name_at >= html_.size() || !text::is_alpha(html_[name_at])) return at + 1;
    const std::size_t length = tag_name_length(html_, name_at);
    const std::size_t stop = tag_end(html_, name_at + length).end;
    if (stop == std::string_view::npos) return html_.size();
    ++tags_;
    const std::string name = text::lower_case(html_.substr(name_at, std::min<std::size_t>(length, 16)));
    if (end) {
      end_tag(name, at, stop);
      return stop;
    }
    start_tag(name, at, stop);
    if (name == "script") return script_end(html_, stop);
    if (name == "plaintext") return html_.size();
    return is_raw_text(name) ? raw_text_end(html_, stop, name) : stop;
  }

  void start_tag(std::string_view name, std::size_t at, std::size_t stop) {
    if (is_void(name)) return limit_attributes(at, stop);
    const Tag tag = tag_from_name(name);
    Count& count = tag != Tag::kNone ? blocks_ : is_formatting(name) ? formatting_ : inlines_;
    const std::size_t cap = &count == &formatting_ ? kMaxFormatting : kMaxInline;
    if (tag != Tag::kNone) close_open_twin(tag);
    if (tag != Tag::kNone ? open_.size() >= kMaxDepth : count.open >= cap) {
      ++count.dropped;
      return blank(at, stop);
    }
    if (tag != Tag::kNone) {
      open_.push_back(tag);
    } else {
      ++count.open;
    }
    limit_attributes(at, stop);
  }

  void end_tag(std::string_view name, std::size_t at, std::size_t stop) {
    const Tag tag = tag_from_name(name);
    Count& count = tag != Tag::kNone ? blocks_ : is_formatting(name) ? formatting_ : inlines_;
    if (count.dropped > 0) {
      --count.dropped;
      return blank(at, stop);
    }
    if (tag == Tag::kNone) {
      count.open -= count.open > 0;
      return;
    }
    const auto twin = std::find(open_.rbegin(), open_.rend(), tag);
    if (twin != open_.rend()) open_.resize(static_cast<std::size_t>(open_.rend() - twin) - 1);
  }

  // Pops an open element that a start tag of `tag` closes, as far as only such elements stand above it.
  void close_open_twin(Tag tag) {
    if (!closes_itself(tag)) return;
    for (std::size_t i = open_.size(); i-- > 0 && closes_itself(open_[i]);) {
      if (open_[i] == tag) return open_.resize(i);
    }
  }

  void limit_attributes(std::size_t at, std::size_t stop) {
    if (stop - at <= 2 * kMaxAttributes) return;  // an attribute takes at least two bytes
    AttributeReader reader(html_.substr(at, stop - at));
    for (unsigned i = 0; i < kMaxAttributes; ++i) {
      if (!reader.next()) return;
    }
    if (at + reader.position() < stop - 1) blank(at + reader.position(), stop - 1);
  }

  void blank(std::size_t begin, std::size_t end) {
    if (result_.blanked.empty()) result_.blanked = html_;
    std::memset(result_.blanked.data() + begin, ' ', end - begin);
  }

  struct Count {
    std::size_t open = 0;
    std::size_t dropped = 0;
  };

  std::string_view html_;
  Guarded result_;
  std::size_t tags_ = 0;
  std::vector<Tag> open_;  // block elements; their Count::open is not used
  Count blocks_;
  Count formatting_;
  Count inlines_;
};

}  // namespace

Guarded guard(std::string_view html) { return Guard(html).run(); }

}  // namespace kijil::parse
