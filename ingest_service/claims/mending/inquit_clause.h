#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_INQUIT_CLAUSE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_INQUIT_CLAUSE_H_

#include <algorithm>
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

// Gives the commas of each sentence, from its token `first` to `last`, to
// `read(sentence, comma)` until that has read something there; words in
// quotation marks or a colon end the search. Longer sentences than 120 tokens
// are left out. O(tokens) and what `read` takes.
template <typename Read>
void ReadAtCommas(const Words& words, uint32_t first, uint32_t last,
                  const Read& read) {
  constexpr uint32_t kLongestSentence = 120;
  for (const language::Sentence& sentence : words.text().sentences) {
    const TokenRange range = {sentence.first_token, sentence.end_token};
    if (range.size() > kLongestSentence) continue;
    const uint32_t end = std::min(range.end, range.begin + last);
    for (uint32_t comma = range.begin + first; comma < end; ++comma) {
      if (words.Is(comma, kQuoteMark | kColon)) break;
      if (words.Is(comma, kComma) && read(range, comma)) break;
    }
  }
}

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_INQUIT_CLAUSE_H_
