#include "ingest_service/training/blocks/train_blocks.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "common/language/feature_hash.h"
#include "ingest_service/normalize/body.h"
#include "ingest_service/normalize/body_hint.h"
#include "ingest_service/normalize/charset.h"
#include "ingest_service/normalize/clean_text.h"
#include "ingest_service/normalize/document.h"
#include "ingest_service/normalize/page_metadata.h"
#include "ingest_service/training/parallel.h"

namespace hearsay::training {
namespace {

using normalize::BlockTree;
using normalize::Document;

std::string MetadataBody(const Document& page, const TruthPage& truth) {
  return normalize::ReadPageMetadata(page, truth.url, absl::InfiniteFuture())
      .article_body;
}

}  // namespace

std::vector<TrainingPage> MeasurePages(const std::vector<TruthPage>& truths,
                                       const BlockTrainOptions& options) {
  std::vector<TrainingPage> pages(truths.size());
  ParallelFor(static_cast<int>(truths.size()), options.threads, [&](int i) {
    const TruthPage& truth = truths[static_cast<size_t>(i)];
    TrainingPage& page = pages[static_cast<size_t>(i)];
    page.id = truth.id;
    page.fold = static_cast<int>(language::HashString(truth.site) %
                                 static_cast<uint32_t>(options.folds));
    const auto parsed =
        Document::Parse(normalize::DecodeToUtf8(truth.html, ""));
    if (!parsed.ok()) return;
    const normalize::BodyHint hint(MetadataBody(*parsed, truth));
    page.examples = MakeExamples(truth, normalize::MeasurePage(*parsed, hint));
  });
  return pages;
}

std::vector<BlockTree> TrainBlocks(
    const std::vector<std::vector<TrainingPage>>& packs, int left_out_fold,
    const BlockTrainOptions& options) {
  std::vector<BlockExample> examples;
  uint32_t page_count = 0;
  for (const std::vector<TrainingPage>& pages : packs) {
    for (const TrainingPage& page : pages) {
      if (page.fold == left_out_fold) continue;
      for (BlockExample example : page.examples) {
        example.page = page_count;
        examples.push_back(example);
      }
      ++page_count;
    }
  }
  return BoostTrees(examples, options.booster);
}

std::string BodyOf(const TruthPage& truth, absl::Span<const BlockTree> trees) {
  const auto parsed = Document::Parse(normalize::DecodeToUtf8(truth.html, ""));
  if (!parsed.ok()) return "";
  return normalize::CleanText(
      normalize::ChooseBody(*parsed, MetadataBody(*parsed, truth), trees).text);
}

std::string FormatTrees(absl::Span<const BlockTree> trees) {
  std::string out =
      "// Made by hearsay-train-blocks (ingest_service/training/blocks).\n";
  for (const BlockTree& tree : trees) {
    const auto number = [](std::string* text, auto value) {
      absl::StrAppend(text, static_cast<int>(value));
    };
    // Nine digits bring a float back exactly.
    const auto bound = [](std::string* text, float value) {
      char digits[32];
      std::snprintf(digits, sizeof digits, "%.9g", static_cast<double>(value));
      text->append(digits);
      if (text->find_first_of(".e", text->rfind(',') + 1) == text->npos) {
        text->append(".0");
      }
      text->push_back('f');
    };
    absl::StrAppend(&out, "{{", absl::StrJoin(tree.question, ",", number),
                    "},\n {", absl::StrJoin(tree.bound, ",", bound), "},\n {",
                    absl::StrJoin(tree.leaf, ",", number), "}},\n");
  }
  return out;
}

}  // namespace hearsay::training
