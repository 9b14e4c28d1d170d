#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_BODY_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_BODY_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "ingest_service/normalize/block_scorer.h"
#include "ingest_service/normalize/document.h"
#include "ingest_service/normalize/text_blocks.h"

namespace hearsay::normalize {

struct BodyText {
  std::string text;
  std::vector<TextPiece> pieces;  // None of a text of the metadata's.
};

// The text of the article that a page shows: its paragraphs, subheadings, list
// items and quotes in order, separated by empty lines; not yet cleaned. Empty
// when the page has no text. `hint` is the article's text as the page's
// metadata gives it, often cut short or empty; `trees` judge the blocks. The
// one place that decides what is body: another way of deciding replaces this
// function. Linear in the page's size.
BodyText ChooseBody(const Document& page, absl::string_view hint = {},
                    absl::Span<const BlockTree> trees = ShippedBlockTrees());

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_BODY_H_
