#include "ingest_service/normalize/body.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "ingest_service/normalize/body_hint.h"
#include "ingest_service/normalize/page_blocks.h"
#include "ingest_service/normalize/revision_reason.h"

namespace hearsay::normalize {
namespace {

// Blocks as paragraphs; a heading stays when text follows it.
std::string Join(const Document& page,
                 const std::vector<const TextBlock*>& blocks) {
  std::string body;
  const TextBlock* heading = nullptr;
  const auto append = [&body](const TextBlock& block) {
    absl::StrAppend(&body, body.empty() ? "" : "\n\n", block.text);
  };
  for (const TextBlock* block : blocks) {
    if (IsHeading(page[block->element].tag)) {
      heading = block;
      continue;
    }
    if (heading != nullptr) append(*std::exchange(heading, nullptr));
    append(*block);
  }
  return body;
}

// The trees' score, less a doubt that their few pages could not teach them: now
// and then comments and lists of other articles are longer than the article.
double Score(const BlockFeatures& features, absl::Span<const BlockTree> trees) {
  constexpr double kCommentsDoubt = 3;
  constexpr double kRelatedDoubt = 1;
  constexpr double kOutsideDoubt = 0.35;
  const auto holds = [&](BlockFeature feature) {
    return features[static_cast<size_t>(feature)] > 0;
  };
  double score = ScoreBlock(features, trees);
  if (holds(BlockFeature::kInComments)) score -= kCommentsDoubt;
  if (holds(BlockFeature::kInRelated)) score -= kRelatedDoubt;
  if (!holds(BlockFeature::kInBest)) score -= kOutsideDoubt;
  return score;
}

// True for a paragraph of the article that says how it was changed.
bool IsNote(const TextBlock& block, const BlockFeatures& features) {
  constexpr size_t kMinLetters = 30;
  constexpr size_t kMaxLetters = 1000;
  // In the element of the article, or beside it.
  return features[static_cast<size_t>(BlockFeature::kBestDistance)] <= 1 &&
         block.letters >= kMinLetters && block.letters <= kMaxLetters &&
         !FindRevisionReason(block.text).empty();
}

}  // namespace

std::string ChooseBody(const Document& page, absl::string_view hint_text,
                       absl::Span<const BlockTree> trees) {
  const BodyHint hint(hint_text);
  const PageBlocks measured = MeasurePage(page, hint);
  std::vector<double> scores;
  for (const BlockFeatures& features : measured.features) {
    scores.push_back(Score(features, trees));
  }
  // A page that has text has a body: where nothing is likely to be one, what
  // is likeliest.
  constexpr double kNearTheBest = 1;
  // A heading that is followed by what is chosen is likely to belong to it.
  constexpr double kHeading = 1.5;
  double least = 0;
  if (!scores.empty()) {
    least = std::min(
        least, *std::max_element(scores.begin(), scores.end()) - kNearTheBest);
  }
  std::vector<const TextBlock*> chosen;
  for (size_t b = 0; b < scores.size(); ++b) {
    const TextBlock& block = measured.blocks[b];
    const bool goes_with_text =
        IsHeading(page[block.element].tag) && scores[b] > least - kHeading;
    if (scores[b] > least || goes_with_text ||
        IsNote(block, measured.features[b])) {
      chosen.push_back(&block);
    }
  }
  std::string body = Join(page, chosen);
  // Pages that draw their text by script have it in the metadata alone.
  if (hint.usable() && body.size() * 2 < hint_text.size() &&
      !absl::StrContains(hint_text, "</")) {
    return std::string(hint_text);
  }
  return body;
}

}  // namespace hearsay::normalize
