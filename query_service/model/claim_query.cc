#include "query_service/model/claim_query.h"

namespace hearsay::query {
namespace {

size_t MemoryBytes(const FilterNode& node) {
  size_t bytes = sizeof(node) + node.restriction.text.capacity();
  for (const FilterNode& child : node.children) bytes += MemoryBytes(child);
  return bytes;
}

}  // namespace

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

size_t MemoryBytes(const ClaimQuery& query) {
  size_t bytes = sizeof(query) - sizeof(query.filter);
  for (const QueryWord& word : query.words) {
    bytes += sizeof(word) + word.text.capacity();
    for (const std::string& alternative : word.alternatives) {
      bytes += sizeof(std::string) + alternative.capacity();
    }
  }
  return bytes + MemoryBytes(query.filter);
}

}  // namespace hearsay::query
