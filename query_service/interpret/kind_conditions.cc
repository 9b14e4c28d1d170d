#include "query_service/interpret/kind_conditions.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "absl/strings/string_view.h"
#include "hearsay/v1/claim.pb.h"
#include "query_service/interpret/filters.h"
#include "query_service/interpret/question_words.h"

namespace hearsay::interpret {
namespace {

using query::ClaimField;
using query::FilterNode;

void ReadConfidence(size_t at, QuestionParts& parts) {
  // "low confidence", "low-confidence".
  const absl::string_view word = parts.Word(at);
  const size_t hyphen = word.find('-');
  std::optional<int32_t> level;
  size_t end = at + 1;
  if (hyphen != absl::string_view::npos) {
    if (word.substr(hyphen + 1) == "confidence") {
      level = ConfidenceOf(word.substr(0, hyphen));
    }
  } else if (parts.Word(at + 1) == "confidence") {
    level = ConfidenceOf(word);
    end = at + 2;
  }
  if (!level) return;
  const bool with =
      at > 0 && (parts.Word(at - 1) == "with" || parts.Word(at - 1) == "of");
  parts.Add(EnumFilter(ClaimField::kStatedConfidence, *level),
            with ? at - 1 : at, end);
}

void ReadQuoteType(size_t at, QuestionParts& parts) {
  const auto quotes = [&](size_t i) {
    const absl::string_view word = parts.Word(i);
    return word == "quote" || word == "quotes" || word == "quotation" ||
           word == "quotations" || word == "speech";
  };
  const absl::string_view word = parts.Word(at);
  const auto of = [](int32_t type) {
    return EnumFilter(ClaimField::kQuoteType, type);
  };
  if (word == "direct" && quotes(at + 1)) {
    parts.Add(of(v1::QUOTE_TYPE_DIRECT), at, at + 2);
  } else if (word == "indirect" && quotes(at + 1)) {
    parts.Add(of(v1::QUOTE_TYPE_INDIRECT), at, at + 2);
  } else if (quotes(at) && word != "speech" && parts.IsHeadNoun(at)) {
    parts.Add(OrOf(of(v1::QUOTE_TYPE_DIRECT), of(v1::QUOTE_TYPE_MIXED)), at,
              at + 1);
  }
}

}  // namespace

void ReadQualities(QuestionParts& parts) {
  for (size_t i = 0; i < parts.size(); ++i) {
    ReadConfidence(i, parts);
    ReadQuoteType(i, parts);
    const absl::string_view word = parts.Word(i);
    if (!IsClaimNoun(parts.Word(i + 1)) || i > parts.topic()) continue;
    if (const auto factuality = FactualityOf(word)) {
      parts.Add(EnumFilter(ClaimField::kFactuality, *factuality), i, i + 1);
    } else if (word == "latest" || word == "newest" || word == "recent") {
      parts.newest_first = true;
      parts.Take(i > 0 && parts.Word(i - 1) == "most" ? i - 1 : i, i + 1);
    }
  }
}

void ReadKinds(QuestionParts& parts) {
  for (size_t i = 0; i < parts.size(); ++i) {
    if (!ClaimTypeOf(parts.Word(i)) || i > parts.topic()) continue;
    const bool verb = IsSpeechVerb(parts.Word(i)) && parts.Word(i) != "blame";
    if (verb || parts.IsHeadNoun(i)) AddType(i, parts);
  }
}

void AddType(size_t at, QuestionParts& parts) {
  const int32_t type = *ClaimTypeOf(parts.Word(at));
  FilterNode node = EnumFilter(ClaimField::kType, type);
  // "It was not us" denies without the verb.
  if (type == v1::CLAIM_TYPE_DENIAL) {
    node = OrOf(std::move(node),
                EnumFilter(ClaimField::kPolarity, v1::POLARITY_NEGATIVE));
  }
  parts.Add(std::move(node), at, at + 1);
}

}  // namespace hearsay::interpret
