// Runs a fuzz target over the files of folders, where no fuzzer is linked: whole, cut off, and with bytes
// changed.
//
// usage: TARGET FOLDER...

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

// The same for every run: a generator of its own, seeded by the size.
void run_changed(std::string bytes) {
  std::uint32_t state = static_cast<std::uint32_t>(bytes.size()) | 1;
  const auto next = [&state] { return (state = state * 1664525 + 1013904223) >> 8; };
  for (int i = 0; i < 40 && !bytes.empty(); ++i) bytes[next() % bytes.size()] = static_cast<char>(next());
  run(bytes);
}

}  // namespace

int main(int argc, char** argv) {
  unsigned files = 0;
  run("");
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::stringstream content;
      content << file.rdbuf();
      const std::string bytes = content.str();
      run(bytes);
      run(bytes.substr(0, bytes.size() / 3));
      run_changed(bytes);
      ++files;
    }
  }
  std::printf("%u files\n", files);
  return files > 0 ? 0 : 1;
}
