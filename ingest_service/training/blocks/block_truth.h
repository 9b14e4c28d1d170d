#ifndef HEARSAY_INGEST_SERVICE_TRAINING_BLOCKS_BLOCK_TRUTH_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_BLOCKS_BLOCK_TRUTH_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "ingest_service/normalize/page_blocks.h"
#include "ingest_service/training/blocks/tree_booster.h"

namespace hearsay::training {

// A page and what people say that its article's text is: the whole of it, or
// snippets that it has and has not. Strings are UTF-8.
struct TruthPage {
  std::string id;
  std::string url;   // Empty when not known.
  std::string site;  // Pages of one site are never on both sides of a test.
  std::string html;  // As bytes.
  std::string text;  // Empty when only snippets are known.
  std::string optional_text;  // What may be in the text or not.
  std::vector<std::string> with, without;
};

// Reads `folder`/truth.jsonl, whose objects have "id", "file" (below the
// folder), and any of "url", "publisher", "text", "text_full", "with",
// "without", "page_type". Pages of another type than "article" keep no text:
// what is body there is another question. Errors name the file.
absl::StatusOr<std::vector<TruthPage>> ReadTruth(const std::string& folder);

// The blocks of a page whose truth is known, as examples. A block is body when
// at least half of its shingles of four words are in the text, or, of fewer
// words, when it is a line of it; or when it holds a snippet. A page weighs as
// much as another, a block by its share of the page's words.
std::vector<BlockExample> MakeExamples(const TruthPage& truth,
                                       const normalize::PageBlocks& page);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_BLOCKS_BLOCK_TRUTH_H_
