#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_QUESTION_WORDS_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_QUESTION_WORDS_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "query_service/model/claim_query.h"

namespace hearsay::interpret {

// The closed classes of words by which a question's parts are told apart. All
// take a folded word.

// "claims", "statements", "allegations": the things asked for, of any type.
bool IsClaimNoun(absl::string_view word);
// Forms of verbs of saying and thinking: "said", "believe", "claims".
bool IsSpeechVerb(absl::string_view word);
// Forms that are a noun as often: "claims", "reports", "states".
bool IsNounToo(absl::string_view word);
// "reported", "quoted", "relayed": with "by", whoever passed it on.
bool IsRelayVerb(absl::string_view word);
// "does", "did", "has", "is": opens a question.
bool IsAuxiliary(absl::string_view word);
// Ends a name: a preposition, a relative pronoun, a relay verb.
bool EndsName(absl::string_view word);
// "about", "that", "regarding": what follows is the subject matter.
bool OpensTopic(absl::string_view word);
bool IsDeterminer(absl::string_view word);
// "show", "find", "please", "news": say nothing of what is asked for.
bool IsCourtesy(absl::string_view word);
// "not", "never", "may", "will": too fine for a search to insist on.
bool IsModalOrNegation(absl::string_view word);
// The usual last word of an outlet's name: "Times", "Post", "Reuters".
bool IsOutletNoun(absl::string_view word);
// Looks like an outlet's domain: "example.com".
bool IsDomain(absl::string_view word);

// The claim type that a noun or verb asks for: "accusations", "accused",
// "assessments"; kDenial for "denials" and "denied".
std::optional<int32_t> ClaimTypeOf(absl::string_view word);
// The factuality that an adjective of "claims" asks for: "possible".
std::optional<int32_t> FactualityOf(absl::string_view word);
// "low", "moderate", "medium", "high".
std::optional<int32_t> ConfidenceOf(absl::string_view word);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_QUESTION_WORDS_H_
