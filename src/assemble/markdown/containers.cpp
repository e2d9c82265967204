#include "assemble/markdown/containers.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "parse/attributes.hpp"

namespace kijil::assemble {
namespace {

using parse::Block;
using parse::Tag;

constexpr unsigned kMostStart = 99'999'999;  // numbers of items have nine digits at most (section 5.2)

// The number that an ordered list begins with.
unsigned list_start(const parse::Document& document, const Block& list) {
  if (list.source == line::kNone) return 1;
  const std::string said = parse::attribute(document.source.substr(list.source), "start").value_or("");
  unsigned start = 1;
  const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), start);
  return error == std::errc() && start <= kMostStart ? start : 1;
}

}  // namespace

// How many of the open containers the line stands in, too. Says of a list right in a list in which item it
// is; without an item before, it is no container.
std::size_t OpenContainers::shared_with(Place& now) const {
  std::vector<Container>& containers = now.containers;
  std::size_t shared = 0;
  for (std::size_t i = 0; i < containers.size();) {
    const bool follows = shared == i && i < open_.size();
    if (containers[i].block == line::kNone) {
      if (!follows || open_[i].list != containers[i].list) {
        containers.erase(containers.begin() + static_cast<std::ptrdiff_t>(i));
        continue;
      }
      containers[i].block = open_[i].block;
    }
    shared += follows && open_[i].block == containers[i].block;
    ++i;
  }
  return shared;
}

void OpenContainers::begin(const Place& now, std::size_t shared, bool below_text, std::string& out) {
  std::vector<Open> begun;
  bool tight = false;  // no blank line before
  if (shared < now.containers.size()) {
    const Open* sibling = shared < open_.size() ? &open_[shared] : nullptr;
    begun.push_back(opened(now.containers[shared], sibling));
    const Open& first = begun.front();
    const bool below_its_item = shared > 0 && open_[shared - 1].is_item() && below_text &&
                                first.number <= 1;  // another number would be text (section 5.3)
    tight = first.is_item() && (sibling != nullptr ? sibling->list == first.list : below_its_item);
  }
  for (std::size_t i = shared + 1; i < now.containers.size(); ++i) {
    begun.push_back(opened(now.containers[i], nullptr));
  }
  open_.resize(shared);
  if (!out.empty()) {
    if (!tight) blank_line(out);
    out += line_begin();
  }
  for (Open& container : begun) {
    out += container.mark;
    open_.push_back(std::move(container));
  }
}

// sibling: the open container that ends where this one begins.
OpenContainers::Open OpenContainers::opened(const Container& container, const Open* sibling) {
  Open open{container, "> ", 0, false};
  if (!container.is_item()) return open;
  if (sibling != nullptr && !sibling->is_item()) sibling = nullptr;
  const bool ordered = document_.blocks[container.list].tag == Tag::kOl;
  if (ordered) open.number = item_number(container);
  if (sibling != nullptr && sibling->list == container.list) {
    open.other_mark = sibling->other_mark;
  } else if (sibling != nullptr) {
    open.other_mark = !sibling->other_mark;
  }
  open.mark = ordered           ? std::to_string(open.number) + (open.other_mark ? ") " : ". ")
              : open.other_mark ? "* "
                                : "- ";
  return open;
}

unsigned OpenContainers::item_number(const Container& item) {
  const Block& own = document_.blocks[item.block];
  const auto [known, is_new] = numbered_.try_emplace(item.list);
  Numbered& list = known->second;
  if (is_new) list = {list_start(document_, document_.blocks[item.list]), 0, item.list};
  while (list.last < item.block) {
    const Block& block = document_.blocks[++list.last];
    list.items += block.tag == Tag::kLi && block.parent == own.parent;
  }
  return list.start + list.items - 1;
}

std::string OpenContainers::line_begin() const {
  std::string begin = "\n";
  for (const Open& container : open_) {
    if (container.is_item()) {
      begin.append(container.mark.size(), ' ');
    } else {
      begin += container.mark;
    }
  }
  return begin;
}

void OpenContainers::blank_line(std::string& out) const {
  out += line_begin();
  out.erase(out.find_last_not_of(' ') + 1);
}

}  // namespace kijil::assemble
