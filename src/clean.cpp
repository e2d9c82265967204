// The stages in the order the data flows.

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

#include "assemble/body.hpp"
#include "assemble/ledger.hpp"
#include "assemble/metadata.hpp"
#include "assemble/verdict.hpp"
#include "classify/classify.hpp"
#include "classify/explain.hpp"
#include "classify/forms.hpp"
#include "decode/decode.hpp"
#include "decode/format.hpp"
#include "feature/feature.hpp"
#include "feature/label_grams.hpp"
#include "kijil/kijil.hpp"
#include "line/line.hpp"
#include "parse/head.hpp"
#include "parse/parse.hpp"
#include "site_memory.hpp"
#include "spam/page_lines.hpp"
#include "spam/spam.hpp"

namespace kijil {
namespace {

Page failed(Status status) {
  Page page;
  page.status = status;
  return page;
}

// Markup with neither a title nor a link is a piece of text, as a feed has it, and no page: the models of
// pages expect something around an article.
bool is_fragment(const parse::Head& head, const line::Lines& lines) {
  return head.headline().empty() && std::ranges::none_of(lines.lines, [](const line::TextLine& line) {
           return line.links > 0 || line.hidden;
         });
}

Page clean_page(std::string_view bytes, const Options& options) {
  if (bytes.size() > options.max_bytes) return failed(Status::kTooLarge);

  const decode::Decoded decoded =
      decode::decode(bytes, {options.charset, options.http_charset, options.format != Format::kText});
  if (decoded.status != Status::kOk) return failed(decoded.status);

  const Format format = options.format == Format::kAuto ? decode::sniff_format(decoded.text) : options.format;
  const bool markup = format == Format::kHtml;
  parse::Arena parse_arena(parse::memory_limit(decoded.text.size()));
  const auto line_arena = std::make_shared<parse::Arena>(parse::memory_limit(decoded.text.size()));
  parse::Document document;
  parse::Head head;
  line::Lines lines;
  feature::Matrix matrix;
  if (markup) {
    parse::parse(decoded.text, options.parser, parse_arena, document);
    if (document.too_large) return failed(Status::kTooLarge);
    head = parse::read_head(document);
    line::make_lines(document, *line_arena, lines);
  } else {
    line::make_lines(decoded.text, *line_arena, lines);
  }
  if (lines.too_many) return failed(Status::kTooLarge);
  const bool is_page = markup && !is_fragment(head, lines);
  if (is_page) {
    feature::page_features(document, lines, head.headline(), matrix);
  } else {
    feature::text_features(lines, matrix);
  }

  classify::Reached content_reached, kind_reached;  // for the reasons
  const bool remember = options.explain && matrix.lines() <= classify::kRemembered;
  const classify::BodyModel body_model = classify::body_model(lines, matrix, is_page);
  const bool labels_wanted = options.explain || options.keep != set_of(Label::kContent);
  if (labels_wanted || classify::reads_grams(body_model))
    feature::gram_features(lines, feature::gram_odds(), matrix);
  const classify::Outputs outputs(matrix, body_model);
  std::vector<float> content =
      classify::content_scores(matrix, body_model, outputs, remember ? &content_reached : nullptr);
  const std::vector<std::optional<Label>> forms = classify::sure_forms(lines, matrix, content);
  const classify::Decision decision =
      classify::decide(content, lines, body_model, options.profile, options.threshold);
  std::vector<classify::Scores> scores;
  if (labels_wanted) {
    scores = classify::label_scores(matrix, body_model, outputs, content, remember ? &kind_reached : nullptr);
    classify::apply_forms(matrix, forms, scores);
  }
  std::vector<Label> labels = assemble::labels(scores, decision.body, forms);

  Page page;
  page.charset = decoded.charset;
  page.confidence = decision.expected_f1;
  page.metadata = assemble::metadata(head, lines, decision.body, forms, options.url);

  const parse::Document* tree = markup ? &document : nullptr;
  std::vector<spam::Finding> findings;
  if (options.spam != SpamRepair::kOff) {
    const std::vector<spam::PageLine> spam_lines =
        spam::page_lines(tree, lines, matrix, decision.body, options.url);
    const spam::Siblings siblings =
        spam::siblings_of(SiteMemoryAccess::memory(options.site_memory), spam_lines,
                          options.url.empty() ? page.metadata.url : options.url);
    findings = spam::find(spam_lines, {page.metadata.title, page.metadata.description, options.url,
                                       options.spam_lexicon, siblings.phrases, siblings.copies});
  }
  const assemble::Verdict verdict =
      assemble::verdict(std::move(scores), std::move(labels), std::move(findings), options);
  assemble::Body body = assemble::body(lines, tree, verdict, options);
  page.text = std::move(body.text);
  page.spam = std::move(body.spam);
  if (options.explain) {
    classify::Explainer explainer(matrix, body_model, outputs, std::move(content_reached),
                                  std::move(kind_reached));
    page.lines = assemble::ledger(lines, verdict, forms, explainer, *line_arena);
    page.line_texts = line_arena;
  }
  return page;
}

}  // namespace

Page clean(std::string_view bytes, const Options& options) noexcept {
  try {
    return clean_page(bytes, options);
  } catch (const std::bad_alloc&) {
    return failed(Status::kNoMemory);
  }
}

}  // namespace kijil
