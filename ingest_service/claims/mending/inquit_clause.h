#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_INQUIT_CLAUSE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_INQUIT_CLAUSE_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// A clause that stands between the commas of another and tells who reports it.
struct InquitClause {
  TokenRange source;
  TokenRange cue;           // The verb, with its auxiliaries.
  absl::string_view lemma;  // As the lexicon names it.
};

// Reads `clause`, all that stands between two commas: "the Herald reported on
// Monday", "an aide told the Herald", "she went on". None when it is anything
// else. O(clause).
std::optional<InquitClause> ReadInquitClause(const Words& words,
                                             const AnalyzedArticle& article,
                                             TokenRange clause);

// Whether the tagger takes `t`, which is no part of a name, for a finite verb.
// O(1).
bool IsFiniteIn(const Words& words, const AnalyzedArticle& article, uint32_t t);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_INQUIT_CLAUSE_H_
