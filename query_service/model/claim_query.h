#ifndef HEARSAY_QUERY_SERVICE_MODEL_CLAIM_QUERY_H_
#define HEARSAY_QUERY_SERVICE_MODEL_CLAIM_QUERY_H_

#include <cstdint>
#include <string>
#include <vector>

namespace hearsay::query {

// The fields that a filter may name; api.md's names in lower case.
enum class ClaimField {
  kSource,      // The outlet's domain; text.
  kHolder,      // The innermost link's name; words.
  kVia,         // Any link's name, the holder's and the outlet's too; words.
  kEntity,      // Named in the content; words, or a resource name.
  kEvent,       // An event's trigger or type; words, or a resource name.
  kType,        // v1::ClaimType
  kPolarity,    // v1::Polarity
  kFactuality,  // v1::Factuality
  kStatedConfidence,  // v1::StatedConfidence
  kQuoteType,         // v1::QuoteType
  kLanguage,          // BCP-47; text.
  kPublishTime,       // Seconds since the epoch.
  kText,              // The content; words.
};

enum class Comparator {
  kHas,    // `:`  words: all of them, in any order and spelling; else equality.
  kEqual,  // `=`  words: the whole name; text fields: as a phrase.
  kNotEqual,  // `!=`
  kLess,      // The rest for publish_time only.
  kLessEqual,
  kGreater,
  kGreaterEqual,
};

// One typed comparison. Exactly one of the values counts, by the field.
struct Restriction {
  ClaimField field = ClaimField::kText;
  Comparator comparator = Comparator::kHas;
  std::string text;  // Words and text fields, as written.
  int32_t enum_value = 0;
  // kPublishTime: [start, end) is what the value means: a day, a second. Equal
  // is inside it, Less before start, LessEqual before end, and so on.
  int64_t start_seconds = 0;
  int64_t end_seconds = 0;
};

// A filter as a tree.
struct FilterNode {
  enum class Kind { kAll, kAnd, kOr, kNot, kRestriction };
  Kind kind = Kind::kAll;            // kAll matches everything.
  std::vector<FilterNode> children;  // kAnd, kOr: ≥ 1; kNot: 1.
  Restriction restriction;
};

// The limits of a filter: deeper or larger ones are refused when parsed.
constexpr int kMaxFilterDepth = 32;
constexpr int kMaxFilterNodes = 512;

enum class ClaimOrder { kRelevance, kNewestFirst, kOldestFirst };

// A question, typed: every claim that `filter` matches and that has each of
// `words` in some field (content, source, context or headline), best first.
struct ClaimQuery {
  std::vector<std::string>
      words;  // As written; the index's tokeniser reads them.
  FilterNode filter;
  ClaimOrder order = ClaimOrder::kNewestFirst;
};

}  // namespace hearsay::query

#endif  // HEARSAY_QUERY_SERVICE_MODEL_CLAIM_QUERY_H_
