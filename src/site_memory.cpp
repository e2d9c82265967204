#include "site_memory.hpp"

#include <algorithm>
#include <new>
#include <thread>

#include "spam/site.hpp"

namespace kijil {

struct SiteMemory::State {
  spam::BatchMemory memory;
};

SiteMemory::SiteMemory() : state_(std::make_unique<State>()) {}
SiteMemory::SiteMemory(SiteMemory&&) noexcept = default;
SiteMemory& SiteMemory::operator=(SiteMemory&&) noexcept = default;
SiteMemory::~SiteMemory() = default;

void SiteMemory::add(const Page& page, std::string_view url) noexcept {
  try {
    state_->memory.add(spam::host_of(url.empty() ? page.metadata.url : url), page.text);
  } catch (const std::bad_alloc&) {
    return;  // a page fewer to learn from
  }
}

void SiteMemory::learn(unsigned threads) noexcept {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  try {
    state_->memory.learn(threads);
  } catch (const std::bad_alloc&) {
    state_->memory = {};  // rather nothing than a part that depends on the order
  }
}

const spam::BatchMemory* SiteMemoryAccess::memory(const SiteMemory* sites) {
  return sites == nullptr || sites->state_ == nullptr ? nullptr : &sites->state_->memory;
}

Options learning(Options options) noexcept {
  options.keep = set_of(Label::kContent);
  options.spam = SpamRepair::kOff;
  options.markup = Markup::kNone;
  options.explain = false;
  options.site_memory = nullptr;
  options.learn_sites = false;
  return options;
}

}  // namespace kijil
