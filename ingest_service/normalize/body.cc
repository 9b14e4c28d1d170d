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

// True for the quotation as which Twitter and others have their posts embedded.
bool IsPost(const Document& page, uint32_t element) {
  const absl::string_view classes = page.Attribute(element, "class");
  return page[element].tag == GUMBO_TAG_BLOCKQUOTE &&
         (absl::StrContains(classes, "twitter-tweet") ||
          absl::StrContains(classes, "twitter-video") ||
          absl::StrContains(classes, "bluesky-embed") ||
          absl::StrContains(classes, "mastodon-embed"));
}

// True for a paragraph of a post; the line that names its author is beside it.
bool IsPostParagraph(const Document& page, uint32_t element) {
  return page[element].tag == GUMBO_TAG_P && IsPost(page, page[element].parent);
}

bool IsQuoted(absl::string_view text) {
  return absl::StartsWith(text, "\"") || absl::StartsWith(text, "“") ||
         absl::StartsWith(text, "«") || absl::StartsWith(text, "„");
}

// Blocks as paragraphs, embedded posts as quotations; a heading stays when text
// follows it.
BodyText Join(const Document& page,
              const std::vector<const TextBlock*>& blocks) {
  BodyText body;
  const TextBlock* heading = nullptr;
  const auto put_in = [&body](absl::string_view text, uint32_t node) {
    body.pieces.push_back(
        {static_cast<uint32_t>(body.text.size()), node, TextPiece::kPutIn});
    absl::StrAppend(&body.text, text);
  };
  const auto append = [&](const TextBlock& block) {
    if (!body.text.empty()) put_in("\n\n", block.first);
    const bool post =
        IsPostParagraph(page, block.element) && !IsQuoted(block.text);
    if (post) put_in("“", block.first);
    for (TextPiece piece : block.pieces) {
      piece.at += static_cast<uint32_t>(body.text.size());
      body.pieces.push_back(piece);
    }
    body.text += block.text;
    if (post) put_in("”", block.first);
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

// True for what is embedded in the article: what others posted is quoted there,
// however little it looks like prose.
bool IsPostOfArticle(const Document& page, const TextBlock& block,
                     const BlockFeatures& features) {
  return features[static_cast<size_t>(BlockFeature::kInBest)] > 0 &&
         (IsPost(page, block.element) || IsPostParagraph(page, block.element));
}

}  // namespace

BodyText ChooseBody(const Document& page, absl::string_view hint_text,
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
        IsNote(block, measured.features[b]) ||
        IsPostOfArticle(page, block, measured.features[b])) {
      chosen.push_back(&block);
    }
  }
  BodyText body = Join(page, chosen);
  // Pages that draw their text by script have it in the metadata alone.
  if (hint.usable() && body.text.size() * 2 < hint_text.size() &&
      !absl::StrContains(hint_text, "</")) {
    return {std::string(hint_text), {}};
  }
  return body;
}

}  // namespace hearsay::normalize
