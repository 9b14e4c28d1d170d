#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_MAIN_WORDS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_MAIN_WORDS_H_

#include <cstdint>
#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// The tokens that say what `content` is first and foremost about, ascending:
//   a clause   its verb ("sank"); with a verb that only lends a noun its
//              sentence, the noun too ("gave no *order*");
//   "is so"    what is so, unless it is a person, a place or a thing ("the
//              *pace* was slow"), and how it is when that is a noun ("is a
//              *copy*") or says it for one ("a *modern* one");
//   "there is" what there is;
//   a noun     itself ("any *crack*"), and the deed that follows it ("the
//              sheriff of *looking* away").
//   "to do"    what somebody is expected to do ("the bill to *exceed* it").
// Each clause that is said has its verb among them, whatever the tree says
// ("no sign that he *knew*", "*ended*, and that she *left*"), or how it is that
// something is ("was *abroad*", "is *likely* to *last*"); none that only tells
// which one or when ("who knew"). Something always is where there is a noun or
// a predicate. Where the tree hangs the main verb into a relative clause, or
// takes a verb with its auxiliary for an attribute, that verb counts all the
// same. O(content).
std::vector<int32_t> MainWordsOf(const AnalyzedArticle& article,
                                 const Words& words, TokenRange content);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_MAIN_WORDS_H_
