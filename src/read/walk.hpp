// The files that the arguments of a command name.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kijil::read {

struct Found {
  std::string path;
  std::string error;  // a sentence if it can be neither a file nor a folder to read
};

// Files in the order of the arguments, those of a folder and of the folders in it in byte order of their
// names. Symbolic links to folders inside a folder are not followed, and what is no regular file is skipped
// there.
class Walk {
 public:
  explicit Walk(std::vector<std::string> arguments);

  std::optional<Found> next();
  std::uint64_t skipped() const { return skipped_; }

 private:
  std::optional<Found> open_folder(const std::string& path);

  struct Entry {
    std::string path;
    bool argument;  // given by the user: whatever it is, it is read
  };
  std::vector<Entry> left_;  // the next one last
  std::uint64_t skipped_ = 0;
};

}  // namespace kijil::read
