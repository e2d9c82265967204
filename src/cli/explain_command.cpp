// kijil explain

#include <spdlog/spdlog.h>

#include <optional>

#include "cli/commands.hpp"
#include "cli/page_result.hpp"
#include "cli/sink.hpp"
#include "write/page_json.hpp"
#include "write/table.hpp"

namespace kijil::cli {
namespace {

std::string report(const Page& page, std::string_view id, Report form) {
  if (form == Report::kTable) return write::ledger_table(page);
  if (form == Report::kHtml) return write::ledger_html(page, id);
  std::string out;
  for (const Line& line : page.lines) {
    write::append_line(out, line);
    out += '\n';
  }
  return out;
}

}  // namespace

int run_explain(const Arguments& arguments) {
  Sink sink;
  if (!arguments.out.empty() && !sink.open(arguments.out, false)) {
    spdlog::error("{}", sink.error());
    return kUsage;
  }
  read::Reader reader(arguments.inputs, arguments.read);
  int code = kAllClean;
  bool first = true;
  while (std::optional<read::Item> item = reader.next()) {
    const PageResult result = clean_item(*item, arguments);
    if (!result.error.empty()) {
      spdlog::warn("{}: {}", item->id, result.error);
      code = std::max(code, is_input_error(*item) ? kUsage : kSomeFailed);
      continue;
    }
    if (!first && arguments.report == Report::kHtml) {
      spdlog::error("an HTML report is of one page, and the input holds more");
      return kUsage;
    }
    if (!first && arguments.report == Report::kTable) sink.write("\n");
    sink.write(report(result.page, item->id, arguments.report));
    first = false;
  }
  for (const std::string& warning : reader.warnings()) spdlog::warn("{}", warning);
  if (reader.failed()) code = std::max(code, kSomeFailed);
  sink.flush();
  if (sink.state() != Sink::State::kFailed) return code;
  spdlog::error("{}", sink.error());
  return kUsage;
}

}  // namespace kijil::cli
