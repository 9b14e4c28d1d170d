#ifndef HEARSAY_QUERY_SERVICE_MODEL_CLAIM_QUERY_H_
#define HEARSAY_QUERY_SERVICE_MODEL_CLAIM_QUERY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::query {

// The fields that a filter may name; api.md's names in lower case.
enum class ClaimField {
  kSource,      // The outlet's domain; text.
  kHolder,      // The innermost link's name; words.
  kVia,         // Any link's name, the holder's and the outlet's too; words.
  kEntity,      // Named in the content; words, or a resource name.
  kEvent,       // An event's names, participants; words, or a resource name.
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
  kEqual,  // `=`  words: the whole name, however it is spelled; kText: these
           // words, one after the other, somewhere in the content.
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

  friend bool operator==(const Restriction&, const Restriction&) = default;
};

// The field's name in a filter: "publish_time".
absl::string_view ClaimFieldName(ClaimField field);

// A filter as a tree.
struct FilterNode {
  enum class Kind { kAll, kAnd, kOr, kNot, kRestriction };
  Kind kind = Kind::kAll;            // kAll matches everything.
  std::vector<FilterNode> children;  // kAnd, kOr: ≥ 1; kNot: 1.
  Restriction restriction;

  friend bool operator==(const FilterNode&, const FilterNode&) = default;
};

// The limits of a filter: deeper or larger ones are refused when parsed.
constexpr int kMaxFilterDepth = 32;
constexpr int kMaxFilterNodes = 512;

enum class ClaimOrder { kRelevance, kNewestFirst, kOldestFirst };

// One word of a question, and where a claim must have it.
//
// The index's tokeniser reads `text`: any inflection and spelling of it is
// found, in each language that the index holds. When it reads as several terms
// ("car bombing", a word of Chinese) all of them are needed, in any order.
//
// How a question's words are meant to be told apart:
//   names ("Dugina")                    kContent, required: a claim that merely
//                                       stands beside them is about another
//                                       thing.
//   a name alone ("Putin")              kNamed, required: what is said about
//                                       it, and what it says itself.
//   events ("bombing", "assassination") optional, with their sibling words as
//                                       alternatives: one claim's bombing is
//                                       another's assassination, or is only
//                                       understood. Where no name is asked for
//                                       an event is required, kContent.
//   other words ("Kremlin guards said") kAnywhere, required.
struct QueryWord {
  enum class Scope {
    kContent,   // In the claim's own words, or in the full name of an entity
                // that they mention.
    kNamed,     // There, or in the names of its chain.
    kAnywhere,  // There, or in its paragraph or in the article's headline.
  };
  std::string text;  // As written; words without letter or digit are ignored.
  Scope scope = Scope::kAnywhere;
  // Raises the rank of claims that have it, and excludes none.
  bool optional = false;
  // Words any of which does as well; they weigh less than `text` itself.
  std::vector<std::string> alternatives;

  friend bool operator==(const QueryWord&, const QueryWord&) = default;
};

// A question, typed: every claim that `filter` matches and that has each of
// the `words` that are not optional.
struct ClaimQuery {
  std::vector<QueryWord> words;
  FilterNode filter;
  ClaimOrder order = ClaimOrder::kNewestFirst;

  friend bool operator==(const ClaimQuery&, const ClaimQuery&) = default;
};

// What a question holds in memory, itself included: about.
size_t MemoryBytes(const ClaimQuery& query);

}  // namespace hearsay::query

#endif  // HEARSAY_QUERY_SERVICE_MODEL_CLAIM_QUERY_H_
