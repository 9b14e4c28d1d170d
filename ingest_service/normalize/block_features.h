#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_BLOCK_FEATURES_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_BLOCK_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest_service/normalize/boilerplate.h"
#include "ingest_service/normalize/document.h"
#include "ingest_service/normalize/text_blocks.h"

namespace hearsay::normalize {

// What is measured of a block. The order is part of the trained scorer
// (block_scorer.h): who changes it trains again.
enum class BlockFeature : uint8_t {
  // The block's own text.
  kLetters,
  kWords,
  kWordLength,
  kCapitals,
  kDigits,
  kSigns,
  kCommas,
  kStops,
  kEndsSentence,
  kStartsLow,
  kLinkShare,
  kLinkLetters,
  kBold,
  kLines,
  kAsideLine,
  kMarks,  // ©, @, http, |
  kRepeated,
  kHintShare,
  // Its element.
  kTag,
  kInArticle,
  kInMain,
  kInList,
  kInTable,
  kInQuote,
  kInSide,
  kInFigure,
  kNamedAbove,
  kNamedDistance,
  kInComments,
  kInRelated,
  kInAbout,
  kInPromotion,
  kBodyNameDistance,
  kArticleBodyAbove,
  // Its surroundings.
  kParentProse,
  kParentProseShare,
  kParentLinkShare,
  kGrandparentProse,
  kGrandparentLinkShare,
  kKindProse,  // Prose in blocks of the same tag and class.
  kKindShare,
  kKindBlocks,
  kKindAfterLink,  // The share of these that stand behind a link of their own.
  kKindCutShort,   // The share of these that end in an ellipsis.
  kBeforeLetters,
  kBeforeLinkShare,
  kBefore2Letters,
  kBefore2LinkShare,
  kAfterLetters,
  kAfterLinkShare,
  kAfter2Letters,
  kAfter2LinkShare,
  kSameParentBefore,
  kSameParentAfter,
  kProseBefore,  // Distance to the nearest prose, in blocks.
  kProseAfter,
  // Against the element that seems to hold the article.
  kInBest,
  kBestDistance,
  kBestOffset,
  kBestPosition,
  kBestShare,
  kFromHeading,
  // The page.
  kHintUsable,
  kCount,
};

inline constexpr size_t kBlockFeatures =
    static_cast<size_t>(BlockFeature::kCount);
using BlockFeatures = std::array<float, kBlockFeatures>;

// Measures every block of a page. `hinted` has, for each, the share of it that
// the metadata's text holds, or -1; `best` is the element that seems to hold
// the article. O(nodes + text).
std::vector<BlockFeatures> MeasureBlocks(const Document& page,
                                         const std::vector<TextBlock>& blocks,
                                         const Boilerplate& boilerplate,
                                         const std::vector<double>& hinted,
                                         uint32_t best);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_BLOCK_FEATURES_H_
