#include "cli/learn_sites.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "cli/interrupt.hpp"
#include "cli/ordered_pool.hpp"
#include "cli/page_result.hpp"

namespace kijil::cli {
namespace {

struct Noted {
  Page page;
  std::string url;
};

std::string reason(int code) { return std::generic_category().message(code); }

bool write_all(int file, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t count = ::write(file, bytes, size);
    if (count < 0 && errno == EINTR && !interrupted()) continue;
    if (count < 0) return false;
    bytes += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

// A file without a name, or -1.
int temporary_file() {
  const char* folder = std::getenv("TMPDIR");
  std::string path = std::string(folder == nullptr || *folder == '\0' ? "/tmp" : folder) + "/kijil-XXXXXX";
  const int file = ::mkstemp(path.data());
  if (file >= 0) ::unlink(path.c_str());
  return file;
}

// Copies standard input to a temporary file that takes its place.
std::optional<std::string> spool_standard_input() {
  const int file = temporary_file();
  if (file < 0) return "cannot make a temporary file: " + reason(errno);
  std::array<char, 1 << 16> buffer;
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count == 0 || (count < 0 && interrupted())) break;
    if (count < 0 && errno == EINTR) continue;
    const bool copied = count > 0 && write_all(file, buffer.data(), static_cast<std::size_t>(count));
    if (copied) continue;
    const int code = errno;
    ::close(file);
    return (count < 0 ? "standard input cannot be read: "
                      : "standard input cannot be copied to a temporary file: ") +
           reason(code);
  }
  ::lseek(file, 0, SEEK_SET);
  ::dup2(file, STDIN_FILENO);
  ::close(file);
  return std::nullopt;
}

bool reads_standard_input(const Arguments& arguments) {
  return arguments.inputs.empty() ||
         std::find(arguments.inputs.begin(), arguments.inputs.end(), "-") != arguments.inputs.end();
}

}  // namespace

std::optional<std::string> make_rereadable(const Arguments& arguments) {
  for (const std::string& path : arguments.inputs) {
    struct stat status;
    if (path == "-" || ::stat(path.c_str(), &status) != 0) continue;
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
      return "--site-memory auto reads its inputs twice, which " + path +
             " does not allow; standard input does";
  }
  if (!reads_standard_input(arguments) || ::lseek(STDIN_FILENO, 0, SEEK_CUR) == 0) return std::nullopt;
  return spool_standard_input();
}

void rewind_input() { ::lseek(STDIN_FILENO, 0, SEEK_SET); }

SiteMemory learn_sites(const Arguments& arguments) {
  Arguments first = arguments;
  first.clean = learning(arguments.clean);
  SiteMemory memory;
  const auto add = [&](const Noted& noted) { memory.add(noted.page, noted.url); };
  OrderedPool<read::Item, Noted> pool(arguments.threads, [&first](read::Item&& item) {
    return Noted{clean_item(item, first).page, item.url};
  });
  read::Reader reader(arguments.inputs, arguments.read);
  for (std::optional<read::Item> item = reader.next(); item && !interrupted(); item = reader.next()) {
    if (pool.full()) add(pool.take());
    pool.put(std::move(*item));
  }
  while (!pool.empty()) add(pool.take());
  memory.learn(arguments.threads);
  return memory;
}

}  // namespace kijil::cli
