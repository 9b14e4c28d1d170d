#include "query_service/model/claim_query.h"

namespace hearsay::query {

absl::string_view ClaimFieldName(ClaimField field) {
  switch (field) {
    case ClaimField::kSource:
      return "source";
    case ClaimField::kHolder:
      return "holder";
    case ClaimField::kVia:
      return "via";
    case ClaimField::kEntity:
      return "entity";
    case ClaimField::kEvent:
      return "event";
    case ClaimField::kType:
      return "type";
    case ClaimField::kPolarity:
      return "polarity";
    case ClaimField::kFactuality:
      return "factuality";
    case ClaimField::kStatedConfidence:
      return "stated_confidence";
    case ClaimField::kQuoteType:
      return "quote_type";
    case ClaimField::kLanguage:
      return "language";
    case ClaimField::kPublishTime:
      return "publish_time";
    case ClaimField::kText:
      return "text";
  }
  return "";
}

}  // namespace hearsay::query
