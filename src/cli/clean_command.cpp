// kijil clean

#include <spdlog/spdlog.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <set>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/learn_sites.hpp"
#include "cli/ordered_pool.hpp"
#include "cli/page_result.hpp"
#include "cli/sink.hpp"
#include "write/page_json.hpp"

namespace kijil::cli {
namespace {

namespace fs = std::filesystem;

// A cleaned item as it will be written.
struct Rendered {
  std::string bytes;
  std::string id;
  std::string error;  // empty when the page was cleaned
  bool input_error = false;
};

Rendered render(const read::Item& item, const Arguments& arguments, Output output) {
  PageResult result = clean_item(item, arguments);
  Rendered rendered{{}, item.id, result.error, is_input_error(item)};
  if (output == Output::kJsonLines) {
    write::Origin origin{item.id, item.url, result.status, result.error, {}};
    for (const read::CarriedKey& key : item.carried) origin.carried.emplace_back(key.name, key.value);
    write::append_page(rendered.bytes, origin, result.page, arguments.lines);
    rendered.bytes += '\n';
  } else if (result.error.empty()) {
    rendered.bytes = std::move(result.page.text);
    if (!rendered.bytes.empty()) rendered.bytes += '\n';
  }
  return rendered;
}

// Whole lines of a results file, and where the last of them ends.
struct Done {
  std::uint64_t lines = 0;
  std::uint64_t bytes = 0;
};

Done lines_done(const std::string& path) {
  Done done;
  std::ifstream file(path, std::ios::binary);
  std::string line;
  std::uint64_t at = 0;
  while (std::getline(file, line)) {
    at += line.size() + 1;
    if (file.eof()) break;  // cut off: no newline
    ++done.lines;
    done.bytes = at;
  }
  return done;
}

// File name for a page in a folder of results: what stands in the id, with the characters that a path must
// not have replaced.
std::string file_name(std::string_view id, Output output) {
  std::string name(id.substr(id.find_last_of('/') == std::string_view::npos ? 0 : id.find_last_of('/') + 1));
  for (char& c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == ':' || c == '<' || c == '>' || c == '"' || c == '\\')
      c = '_';
  }
  if (name.empty()) name = "page";
  return name + (output == Output::kMarkdown ? ".md" : output == Output::kText ? ".txt" : ".jsonl");
}

class CleanCommand {
 public:
  explicit CleanCommand(const Arguments& arguments)
      : arguments_(arguments), reader_(arguments.inputs, arguments.read), output_(arguments.output) {}

  int run() {
    std::optional<read::Item> item = reader_.next();
    if (output_ == Output::kAuto) output_ = is_one_page(item) ? Output::kText : Output::kJsonLines;
    if (!prepare_output()) return kUsage;
    for (std::uint64_t i = 0; i < skip_ && item; ++i) item = reader_.next();
    OrderedPool<read::Item, Rendered> pool(
        arguments_.threads, [this](read::Item&& job) { return render(job, arguments_, output_); });
    while (item && !interrupted() && writable()) {
      if (pool.full()) finish(pool.take());
      pool.put(std::move(*item));
      item = reader_.next();
    }
    while (!pool.empty() && writable()) finish(pool.take());
    sink_.flush();
    return close();
  }

 private:
  // One file or standard input that is a page itself is shown as text.
  bool is_one_page(const std::optional<read::Item>& first) const {
    return arguments_.inputs.size() <= 1 && first && first->id == first->path && !arguments_.lines &&
           (arguments_.inputs.empty() || first->path == arguments_.inputs[0]);
  }

  bool prepare_output() {
    if (arguments_.out.empty()) return true;
    std::error_code error;
    folder_ = fs::is_directory(arguments_.out, error) || arguments_.out.ends_with('/');
    if (folder_) {
      fs::create_directories(arguments_.out, error);
      if (error) spdlog::error("cannot make the folder {}: {}", arguments_.out, error.message());
      return !error;
    }
    if (arguments_.resume) {
      if (output_ != Output::kJsonLines) {
        spdlog::error("--resume needs --output jsonl: only there is it known which pages are done");
        return false;
      }
      const Done done = lines_done(arguments_.out);
      skip_ = done.lines;
      if (fs::exists(arguments_.out, error)) fs::resize_file(arguments_.out, done.bytes, error);
    }
    if (sink_.open(arguments_.out, arguments_.resume)) return true;
    spdlog::error("{}", sink_.error());
    return false;
  }

  bool writable() const { return sink_.state() == Sink::State::kOpen && !folder_failed_; }

  void finish(const Rendered& rendered) {
    ++pages_;
    if (!rendered.error.empty()) {
      ++failed_;
      input_errors_ += rendered.input_error;
      spdlog::warn("{}: {}", rendered.id, rendered.error);
    }
    if (folder_) return write_file(rendered);
    if (output_ == Output::kText || output_ == Output::kMarkdown) {
      if (pages_ > 1 && !rendered.bytes.empty()) sink_.write("\n");
    }
    sink_.write(rendered.bytes);
  }

  void write_file(const Rendered& rendered) {
    if (!rendered.error.empty() && output_ != Output::kJsonLines) return;
    fs::path path = fs::path(arguments_.out) / file_name(rendered.id, output_);
    for (unsigned copy = 2; !written_.insert(path.string()).second; ++copy) {  // pages of the same name
      path = fs::path(arguments_.out) / (std::to_string(copy) + "-" + file_name(rendered.id, output_));
    }
    Sink file;
    if (file.open(path.string(), false)) {
      file.write(rendered.bytes);
      file.flush();
    }
    if (file.state() == Sink::State::kOpen) return;
    spdlog::error("{}", file.error());
    folder_failed_ = true;
  }

  int close() {
    for (const std::string& warning : reader_.warnings()) spdlog::warn("{}", warning);
    const read::Counts counts = reader_.counts();
    spdlog::info("{} pages, {} failed, {} records skipped", pages_, failed_, counts.skipped);
    if (sink_.state() == Sink::State::kFailed) spdlog::error("{}", sink_.error());
    if (sink_.state() == Sink::State::kFailed || folder_failed_) return kUsage;
    if (interrupted()) {
      spdlog::warn("interrupted after {} pages", pages_);
      return kInterrupted;
    }
    if (input_errors_ > 0) return kUsage;
    return failed_ > 0 || reader_.failed() ? kSomeFailed : kAllClean;
  }

  const Arguments& arguments_;
  read::Reader reader_;
  Output output_;
  Sink sink_;
  bool folder_ = false;
  bool folder_failed_ = false;
  std::set<std::string> written_;  // paths in the folder
  std::uint64_t skip_ = 0;         // items that an earlier run has done
  std::uint64_t pages_ = 0;
  std::uint64_t failed_ = 0;
  std::uint64_t input_errors_ = 0;
};

}  // namespace

int run_clean(const Arguments& arguments) {
  if (!arguments.learn_sites) return CleanCommand(arguments).run();
  if (const std::optional<std::string> error = make_rereadable(arguments)) {
    spdlog::error("{}", *error);
    return kUsage;
  }
  const SiteMemory memory = learn_sites(arguments);
  rewind_input();
  Arguments second = arguments;
  second.clean.site_memory = &memory;
  return CleanCommand(second).run();
}

}  // namespace kijil::cli
