#include "read/reader.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "archive.hpp"

namespace kijil::read {
namespace {

namespace fs = std::filesystem;

class ReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("kijil_read_test." + std::to_string(getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path.string();
  }

  std::string inside(const std::string& name) const { return (folder_ / name).string(); }

  struct Result {
    std::vector<Item> items;
    Counts counts;
    std::vector<std::string> warnings;
    bool failed;
  };

  static Result read(std::vector<std::string> paths, const ReadOptions& options = {}) {
    Reader reader(std::move(paths), options);
    Result result;
    while (std::optional<Item> item = reader.next()) result.items.push_back(*std::move(item));
    result.counts = reader.counts();
    result.warnings = reader.warnings();
    result.failed = reader.failed();
    return result;
  }

  static ReadOptions as(InputKind kind) {
    ReadOptions options;
    options.kind = kind;
    return options;
  }

  fs::path folder_;
};

TEST_F(ReaderTest, TellsKindAndCompressionByContentNotName) {
  const std::string line = "{\"id\":\"j\",\"text\":\"t\"}\n";
  struct Case {
    const char* name;
    std::string bytes;
    const char* id;  // empty: the path
    const char* page;
  };
  const Case cases[] = {
      {"page.html", "<p>x", "", "<p>x"},
      {"page.txt", "x", "", "x"},
      {"empty.html", "", "", ""},
      {"empty.gz", gzip(""), "", ""},
      {"no_suffix", gzip("<p>x"), "", "<p>x"},
      {"zst.gz", zstd("<p>x"), "", "<p>x"},
      {"members.html", gzip("<p>") + gzip("x"), "", "<p>x"},
      {"warc.html", page("a"), "a", "<p>page a</p>"},
      {"warc.dat", gzip(page("a")), "a", "<p>page a</p>"},
      {"lines.txt", line, "j", "t"},
      {"lines.gz", gzip("{ \"id\":\"k\",\"text\":\"t\"}"), "k", "t"},
      {"script.js", "{ return 1; }", "", "{ return 1; }"},
      {"gzip_of_3_bytes.txt", "\x1F\x8B", "", ""},
  };
  for (const Case& test : cases) {
    const std::string path = write(test.name, test.bytes);
    const Result result = read({path});
    ASSERT_GE(result.items.size(), 1U) << test.name;
    const std::string expected = *test.id != '\0' ? test.id : path;
    EXPECT_EQ(result.items[0].id, expected) << test.name;
    EXPECT_EQ(result.items[0].bytes, test.page) << test.name;
  }
}

TEST_F(ReaderTest, AKindThatIsSaidOverrulesTheContent) {
  const std::string path = write("a", "{\"text\":\"x\"}\n");
  EXPECT_EQ(read({path}, as(InputKind::kText)).items[0].bytes, "{\"text\":\"x\"}\n");
  EXPECT_EQ(read({path}, as(InputKind::kText)).items[0].format, Format::kText);
  EXPECT_EQ(read({path}, as(InputKind::kHtml)).items[0].format, Format::kHtml);
  const Result warc = read({path}, as(InputKind::kWarc));
  EXPECT_TRUE(warc.items.empty());
  EXPECT_TRUE(warc.failed);
  EXPECT_EQ(read({write("b", "not an object\n")}, as(InputKind::kJsonLines)).items[0].problem,
            Problem::kBadLine);
}

TEST_F(ReaderTest, ABrokenFirstLineIsALineWhereTheNameSaysSo) {
  const Result result = read({write("a.jsonl", "broken\n{\"id\":1,\"text\":\"x\"}\n")});
  ASSERT_EQ(result.items.size(), 2U);
  EXPECT_EQ(result.items[0].error, "line 1 is not valid JSON");
  EXPECT_EQ(result.items[1].id, "1");
  EXPECT_FALSE(result.failed);  // a page failed, no input
}

TEST_F(ReaderTest, ReadsAFolderInOrderOfNames) {
  write("f/b.html", "b");
  write("f/a/2.html", "a2");
  write("f/a/10.html", "a10");
  write("f/c.warc.gz", gzip(page("x")) + gzip(page("y")));
  write("f/.hidden", "h");
  fs::create_directory_symlink(folder_ / "f", folder_ / "f/loop");
  const Result result = read({inside("f")});
  EXPECT_EQ(ids(result.items), inside("f/.hidden") + " " + inside("f/a/10.html") + " " +
                                   inside("f/a/2.html") + " " + inside("f/b.html") + " x y");
  EXPECT_EQ(result.counts.items, 6U);
  EXPECT_EQ(result.counts.skipped, 1U);
  EXPECT_FALSE(result.failed);
}

TEST_F(ReaderTest, WhatCannotBeReadIsAnItemAndTheRestIsRead) {
  const Result result =
      read({inside("missing"), write("a.html", "<p>x"), write("b.png", "\x89PNG\r\n"), "/dev/null/x"});
  ASSERT_EQ(result.items.size(), 4U);
  EXPECT_EQ(result.items[0].problem, Problem::kUnreadable);
  EXPECT_EQ(result.items[0].error, "there is no such file or folder");
  EXPECT_EQ(result.items[1].problem, Problem::kNone);
  EXPECT_EQ(result.items[2].problem, Problem::kBinary);
  EXPECT_EQ(result.items[2].error, "the file is a PNG image, not a page");
  EXPECT_EQ(result.items[3].problem, Problem::kUnreadable);
  EXPECT_TRUE(result.failed);
  EXPECT_EQ(result.warnings.size(), 2U);
}

TEST_F(ReaderTest, AFolderWithoutPermissionIsAnItem) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  write("closed/a.html", "x");
  fs::permissions(folder_ / "closed", fs::perms::none);
  const Result result = read({inside("closed")});
  fs::permissions(folder_ / "closed", fs::perms::owner_all);
  ASSERT_EQ(result.items.size(), 1U);
  EXPECT_EQ(result.items[0].problem, Problem::kUnreadable);
  EXPECT_TRUE(result.items[0].error.starts_with("the folder cannot be read: "));
}

TEST_F(ReaderTest, ADamagedInputIsOneWarning) {
  const std::string cut =
      write("cut.warc.gz", gzip(page("a")) + gzip(page("b")) + gzip(page("c")).substr(0, 50));
  const std::string whole = write("whole.warc.gz", gzip(page("d")));
  const Result result = read({cut, whole});
  EXPECT_EQ(ids(result.items), "a b d");
  EXPECT_TRUE(result.failed);
  ASSERT_EQ(result.warnings.size(), 1U);
  EXPECT_TRUE(result.warnings[0].starts_with(cut + ": the file is cut off (before byte "))
      << result.warnings[0];
  EXPECT_TRUE(result.warnings[0].ends_with("; pages read from it: 2")) << result.warnings[0];
}

TEST_F(ReaderTest, ADamagedPageIsNoPage) {
  const Result result = read({write("page.html.gz", gzip(std::string(5000, 'a') + "<p>").substr(0, 25))});
  ASSERT_EQ(result.items.size(), 1U);
  EXPECT_EQ(result.items[0].problem, Problem::kUnreadable);
  EXPECT_EQ(result.items[0].error, "the file is cut off");
  EXPECT_TRUE(result.items[0].bytes.empty());
  EXPECT_TRUE(result.failed);
}

TEST_F(ReaderTest, CapsAPageBySizeAndABombByRatio) {
  ReadOptions options;
  options.limits.max_bytes = 1000;
  EXPECT_EQ(read({write("a", std::string(1000, 'a'))}, options).items[0].problem, Problem::kNone);
  EXPECT_EQ(read({write("b", std::string(1001, 'a'))}, options).items[0].problem, Problem::kTooLarge);
  EXPECT_EQ(read({write("c", gzip(std::string(1001, 'a')))}, options).items[0].problem, Problem::kTooLarge);
  options.limits = {.max_bytes = 10000000, .max_ratio = 250, .ratio_floor = 100000};
  const Result bomb = read({write("d", gzip(std::string(4000000, 'a')))}, options);
  EXPECT_EQ(bomb.items[0].error, "the file expands more than 250-fold, and was given up");
}

}  // namespace
}  // namespace kijil::read
