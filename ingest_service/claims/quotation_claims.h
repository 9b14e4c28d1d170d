#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_CLAIMS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_CLAIMS_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "common/language/annotated_text.h"
#include "ingest_service/claims/attribution/attribution_finder.h"
#include "ingest_service/model/extraction.h"

namespace hearsay::claims {

// Makes claims of what QuotationAttributionFinder found in `text`, for texts
// whose words the English parts cannot read: chains, roles, types and polarity
// are those that the finder tells; entities are the speakers. A level whose
// content is nothing but another attribution relays it and is no claim itself.
// `outlet` is the article's source, the first link of every chain unless it is
// `unknown` or empty. Fills claims, attributions and entities. O(attributions
// x depth).
void AddQuotationClaims(const language::AnnotatedText& text,
                        std::vector<FoundAttribution> found,
                        absl::string_view outlet,
                        ingest::Extraction& extraction);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_QUOTATION_CLAIMS_H_
