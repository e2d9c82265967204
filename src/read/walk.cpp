#include "read/walk.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace kijil::read {

namespace fs = std::filesystem;

Walk::Walk(std::vector<std::string> arguments) {
  for (auto argument = arguments.rbegin(); argument != arguments.rend(); ++argument) {
    left_.push_back({std::move(*argument), true});
  }
}

std::optional<Found> Walk::next() {
  while (!left_.empty()) {
    const Entry entry = std::move(left_.back());
    left_.pop_back();
    if (entry.path == "-" && entry.argument) return Found{entry.path, {}};
    std::error_code error;
    std::error_code ignored;
    const fs::file_status status = fs::status(entry.path, error);
    const bool link = !entry.argument && fs::is_symlink(fs::symlink_status(entry.path, ignored));
    if (fs::is_directory(status) && !link) {
      if (std::optional<Found> failure = open_folder(entry.path)) return failure;
    } else if (status.type() == fs::file_type::not_found) {
      return Found{entry.path, "there is no such file or folder"};
    } else if (!fs::status_known(status)) {
      return Found{entry.path, "cannot be read: " + error.message()};
    } else if (entry.argument || fs::is_regular_file(status)) {
      return Found{entry.path, {}};
    } else {
      ++skipped_;
    }
  }
  return std::nullopt;
}

// Puts the entries of a folder on the list; an error if it cannot be read.
std::optional<Found> Walk::open_folder(const std::string& path) {
  std::error_code error;
  std::vector<std::string> names;
  fs::directory_iterator entry(path, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error))
    names.push_back(entry->path().string());
  std::ranges::sort(names, std::greater<>());
  for (std::string& name : names) left_.push_back({std::move(name), false});
  if (error) return Found{path, "the folder cannot be read: " + error.message()};
  return std::nullopt;
}

}  // namespace kijil::read
