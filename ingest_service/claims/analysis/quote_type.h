#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_QUOTE_TYPE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_QUOTE_TYPE_H_

#include <vector>

#include "common/language/annotated_text.h"
#include "hearsay/v1/claim.pb.h"

namespace hearsay::claims {

// Whether all, some or none of `content`, ascending spans, stands between
// quotation marks. Words set off at its ends, "that" or a full stop, do not
// count. O(log quotations + those inside).
v1::QuoteType QuoteTypeOf(const language::AnnotatedText& text,
                          const std::vector<ByteSpan>& content);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_QUOTE_TYPE_H_
