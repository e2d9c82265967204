#include "cli/arguments.hpp"

#include <map>

#include "cli/commands.hpp"

namespace kijil::cli {
namespace {

using Kinds = std::map<std::string, read::InputKind>;

const char* const kInputs =
    "Files, folders, archives; - or nothing reads standard input. Compression is told by content.";

// Names of an enumeration's values; what is given must be one of them.
template <class T>
CLI::Option* add_choice(CLI::App& app, const std::string& flag, T& value,
                        const std::map<std::string, T>& choices, const std::string& help,
                        const std::string& fallback) {
  std::string names;
  for (const auto& [name, unused] : choices) names += (names.empty() ? "" : "|") + name;
  return app.add_option(flag, value, help)
      ->transform(CLI::CheckedTransformer(choices, CLI::ignore_case).description(""))
      ->option_text(names + " [" + fallback + "]");
}

void set_keep(Arguments& arguments, const std::string& list) {
  arguments.clean.keep = 0;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    const std::string name = list.substr(at, comma - at);
    const std::optional<Label> label = label_from_name(name);
    if (!label) throw CLI::ValidationError("--keep", "no label is called '" + name + "'");
    arguments.clean.keep = static_cast<LabelSet>(arguments.clean.keep | set_of(*label));
    at = comma + 1;
  }
}

// What is wrong with an address; empty: nothing.
std::string not_an_address(const std::string& text) {
  const bool of_the_web = text.starts_with("http://") || text.starts_with("https://");
  return of_the_web ? std::string() : "must be an address that begins with http:// or https://";
}

void set_site_memory(Arguments& arguments, const std::string& value) {
  if (value != "auto" && value != "off")
    throw CLI::ValidationError("--site-memory",
                               "must be auto or off; a memory kept in a file is not built yet");
  arguments.learn_sites = value == "auto";
}

void add_reading(CLI::App& app, CommandLine& line) {
  Arguments& a = line.arguments;
  app.add_option("INPUT", a.inputs, kInputs)->option_text(" ");
  add_choice(app, "--input", a.read.kind,
             {{"auto", read::InputKind::kAuto},
              {"html", read::InputKind::kHtml},
              {"text", read::InputKind::kText},
              {"warc", read::InputKind::kWarc},
              {"wet", read::InputKind::kWet},
              {"jsonl", read::InputKind::kJsonLines}},
             "What the inputs are", "auto");
  app.add_option(
         "--url", a.read.url,
         "Address of a page whose input does not say it, for relative links, metadata and spam evidence")
      ->check(CLI::Validator(&not_an_address, "", "address"))
      ->option_text("URL");
  add_choice(app, "--parser", a.clean.parser, {{"fast", Parser::kFast}, {"full", Parser::kFull}},
             "full: every byte through Gumbo, for doubt", "fast");
  app.add_option_function<std::uint64_t>(
         "--limit-bytes",
         [&a](std::uint64_t bytes) {
           a.read.limits.max_bytes = bytes;
           a.clean.max_bytes = bytes;
         },
         "Largest page; a larger one fails with the status too_large")
      ->option_text("N [16777216]");
  app.add_option("--log-level", line.log_level, "What is said on standard error")
      ->check(CLI::IsMember({"error", "warn", "info", "debug"}))
      ->option_text("error|warn|info|debug [warn]");
}

void add_cleaning(CLI::App& app, CommandLine& line) {
  Arguments& a = line.arguments;
  app.add_option_function<std::string>(
         "--keep", [&a](const std::string& list) { set_keep(a, list); },
         "Labels to keep: content, title, byline, caption, navigation, sidebar, prompt, notice, comment, "
         "spam. A headline that the page has several times is kept once, unless all labels are")
      ->option_text("LABEL,... [content]");
  add_choice(
      app, "--profile", a.clean.profile,
      {{"balanced", Profile::kBalanced}, {"precision", Profile::kPrecision}, {"recall", Profile::kRecall}},
      "What is maximised for the page: mean of expected precision and recall with F1, F0.5, or F2",
      "balanced");
  add_choice(app, "--spam", a.clean.spam,
             {{"restore", SpamRepair::kRestore},
              {"mark", SpamRepair::kMark},
              {"delete", SpamRepair::kDelete},
              {"off", SpamRepair::kOff}},
             "What becomes of injected phrases", "restore");
  add_choice(app, "--spam-lexicon", a.clean.spam_lexicon, {{"on", true}, {"off", false}},
             "off: judge phrases by evidence alone, as if no word were known", "on");
}

void add_clean(CommandLine& line) {
  Arguments& a = line.arguments;
  CLI::App* app = line.app.add_subcommand("clean", "Write the clean bodies of pages");
  add_reading(*app, line);
  add_cleaning(*app, line);
  add_choice(*app, "--output", a.output,
             {{"text", Output::kText}, {"markdown", Output::kMarkdown}, {"jsonl", Output::kJsonLines}},
             "Form of the results; the default is text for one page and jsonl for many", "auto");
  add_choice(*app, "--markup", a.clean.markup, {{"none", Markup::kNone}, {"markdown", Markup::kMarkdown}},
             "Markup of the body, in JSON lines, too; --output markdown is text with it", "none");
  app->add_flag("--lines", a.lines, "Add the ledger to the JSON lines: every line of the page, kept or not");
  app->add_option_function<std::string>(
         "--site-memory", [&a](const std::string& value) { set_site_memory(a, value); },
         "auto: read the inputs twice, which takes twice the time, and find phrases that pages of one host "
         "share "
         "although each has them once")
      ->option_text("auto|off [off]");
  app->add_option("--threads", a.threads, "Pages cleaned at a time; results stay in order")
      ->check(CLI::Range(1, 1024))
      ->option_text("N [1]");
  app->add_option("--out", a.out, "Write there instead of standard output; a folder gets one file a page")
      ->option_text("FILE|FOLDER");
  app->add_flag("--resume", a.resume, "Go on where the JSON lines in --out FILE end")->needs("--out");
  app->callback([&line] {
    line.arguments.clean.explain = line.arguments.lines;
    if (line.arguments.output == Output::kMarkdown) line.arguments.clean.markup = Markup::kMarkdown;
    line.run = run_clean;
  });
}

void add_explain(CommandLine& line) {
  Arguments& a = line.arguments;
  CLI::App* app = line.app.add_subcommand("explain", "Show every line of a page with its label and why");
  add_reading(*app, line);
  add_cleaning(*app, line);
  add_choice(*app, "--format", a.report,
             {{"table", Report::kTable}, {"jsonl", Report::kJsonLines}, {"html", Report::kHtml}},
             "Form of the report", "table");
  app->add_option("--out", a.out, "Write there instead of standard output")->option_text("FILE");
  app->callback([&line] {
    line.arguments.clean.explain = true;
    line.run = run_explain;
  });
}

void add_features(CommandLine& line) {
  Arguments& a = line.arguments;
  CLI::App* app = line.app.add_subcommand("features", "Write the numbers that the trainer reads");
  add_reading(*app, line);
  app->add_option("--out", a.out, "Writes PREFIX.jsonl, one object a page, and PREFIX.f32, one row a line")
      ->required()
      ->option_text("PREFIX");
  app->add_flag(
      "--bare", a.bare,
      "The features of the same lines without their markup; also writes PREFIX.u16, for each line the number "
      "of its words that count and their buckets");
  app->add_option("--word-odds", a.word_odds,
                  "Log odds of words in place of the shipped ones, a byte a bucket")
      ->option_text("FILE");
  app->add_flag(
      "--grams", a.grams,
      "Also writes PREFIX.grams, for each line the number of its runs of characters and their buckets");
  app->add_option("--gram-odds", a.gram_odds,
                  "Log odds of labels by runs of characters in place of the shipped ones, 9 bytes a bucket")
      ->option_text("FILE");
  app->callback([&line] { line.run = run_features; });
}

// Text for man: a leading dot or quote and every hyphen would mean something.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '-' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

void declare(CommandLine& line) {
  line.app.set_version_flag("--version", std::string(version()));
  line.app.require_subcommand(1);
  line.app.footer(
      "Exit status: 0 all pages clean, 1 some pages failed or an archive is damaged, 2 usage, input or "
      "output error,\n"
      "130 interrupted. A closed pipe is no error.");
  add_clean(line);
  add_explain(line);
  add_features(line);
}

std::string manual(const CLI::App& app) {
  std::string out = ".TH KIJIL 1\n.SH NAME\nkijil \\- clean web pages\n.SH SYNOPSIS\n";
  for (const CLI::App* command : app.get_subcommands({})) {
    out += ".B kijil " + command->get_name() + "\n[\\fIoption\\fR...] [\\fIinput\\fR...]\n.br\n";
  }
  out += ".SH DESCRIPTION\n" + escaped(app.get_description()) + "\n";
  for (const CLI::App* command : app.get_subcommands({})) {
    out += ".SH KIJIL " + command->get_name() + "\n" + escaped(command->get_description()) + ".\n";
    for (const CLI::Option* option : command->get_options()) {
      out += ".TP\n.B " + escaped(option->get_name()) + " " + escaped(option->get_option_text()) + "\n" +
             escaped(option->get_description()) + "\n";
    }
  }
  return out + ".SH EXIT STATUS\n" + escaped(app.get_footer()) + "\n";
}

}  // namespace kijil::cli
