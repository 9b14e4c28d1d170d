#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_SUBJECT_ASIDES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_SUBJECT_ASIDES_H_

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Gives an attribution by a verb, which has a cue, the subject that a comma
// parts from the verb:
// * "the memo, written in March, says": the memo, not March;
// * "the note, which the Herald has seen, says that": the note, and what it
//   says;
// * "in a letter, which the Herald published, the mayor wrote": the mayor;
// * "leaders say the master, Lem Orr, told them": the master, not the leaders;
// * "Ana Ferro, 47, who lives there, said": whose age it is;
// and takes "an entry, cited in the report, reads" for nothing that the entry
// cites.
// O(the words between).
void SkipAsides(const Words& words, const AnalyzedArticle& article,
                FoundAttribution& attribution);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_SUBJECT_ASIDES_H_
