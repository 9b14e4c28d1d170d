#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CLAUSE_PARTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CLAUSE_PARTS_H_

#include <cstdint>
#include <vector>

#include "common/text/byte_span.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// After the last token of what `content` says first and foremost: its first
// sentence with a verb, up to what a conjunction adds, "the dam held | and
// could hold for years", "the dam held | but nobody had checked it". All of it
// where nothing is added. O(content²) at worst, of one sentence.
uint32_t MainClauseEnd(const AnalyzedArticle& article, const Words& words,
                       TokenRange content);

// Whether a piece of a content is a clause before the main one: "While it
// rained"; not "as many as ten". O(1).
bool IsFronted(const Words& words, TokenRange piece);

// The spans of a content, by what they say to be so and not to be so: one
// holder's "the dam held | but that nobody had checked it" is two claims. Words
// inside quotation marks, questions and several sentences are never parted. One
// part, `content` itself, where all of it is of one polarity. O(content²) at
// worst.
std::vector<std::vector<ByteSpan>> PartsByPolarity(
    const AnalyzedArticle& article, const Words& words,
    const std::vector<ByteSpan>& content);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CLAUSE_PARTS_H_
