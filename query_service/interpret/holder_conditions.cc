#include "query_service/interpret/holder_conditions.h"

#include <cstddef>

#include "absl/strings/string_view.h"
#include "query_service/interpret/kind_conditions.h"
#include "query_service/interpret/name_phrases.h"
#include "query_service/interpret/question_words.h"

namespace hearsay::interpret {
namespace {

using query::ClaimField;

// "Zelensky's denials": the name goes back to a word that ends names.
void ReadPossessor(size_t at, QuestionParts& parts) {
  if (parts.Word(at).empty() || !parts.tokens()[at].possessive ||
      at > parts.topic() ||
      !(IsClaimNoun(parts.Word(at + 1)) || ClaimTypeOf(parts.Word(at + 1)))) {
    return;
  }
  size_t begin = at;
  while (begin > 0 && !parts.Word(begin - 1).empty() &&
         !EndsName(parts.Word(begin - 1)) &&
         !IsDeterminer(parts.Word(begin - 1)) &&
         !IsCourtesy(parts.Word(begin - 1))) {
    --begin;
  }
  const auto names = ReadNames(parts, begin, at + 1);
  if (names) AddNames(ClaimField::kHolder, *names, begin, parts);
}

// The verb asks for a type or for nothing; what stands before it with it.
void ReadSubjectVerb(size_t begin, size_t verb, QuestionParts& parts) {
  parts.Ignore(begin, verb);
  if (ClaimTypeOf(parts.Word(verb))) {
    AddType(verb, parts);
  } else {
    parts.Ignore(verb, verb + 1);
  }
}

// Where the verb of the sentence at `at` stands, or parts.size(). Outside of a
// question a form that may be a noun or a participle needs a name before it
// and an object behind it: neither "insurance claims" nor "attack claimed by".
size_t SpeechVerbAfter(const QuestionParts& parts, size_t at, bool question) {
  for (size_t i = at + 1; i < parts.size() && !parts.Word(i).empty(); ++i) {
    if (!IsSpeechVerb(parts.Word(i))) {
      if (EndsName(parts.Word(i)) && !parts.tokens()[i].capital) break;
      continue;
    }
    if (question && !IsClaimNoun(parts.Word(i + 1))) return i;
    const absl::string_view next = parts.Word(i + 1);
    const bool object = !next.empty() && (next == "that" || !EndsName(next));
    const bool name =
        parts.tokens()[i - 1].capital || !IsNounToo(parts.Word(i));
    return object && name && !parts.tokens()[i].capital ? i : parts.size();
  }
  return parts.size();
}

}  // namespace

void ReadHolders(QuestionParts& parts) {
  for (size_t i = 0; i < parts.size(); ++i) {
    const absl::string_view word = parts.Word(i);
    if (word != "by" && word != "from") {
      ReadPossessor(i, parts);
      continue;
    }
    const absl::string_view before = parts.Before(i);
    const bool after_claims = IsClaimNoun(before) || ClaimTypeOf(before) ||
                              i == 0 || parts.Read(i - 1);
    if (!after_claims &&
        !(word == "by" && (IsSpeechVerb(before) || before == "made"))) {
      continue;
    }
    const auto names = ReadNames(parts, i + 1, parts.size());
    if (!names) continue;
    if (before == "made") parts.Take(i - 1, i);
    AddNames(ClaimField::kHolder, *names, i, parts);
  }
}

void ReadSubject(QuestionParts& parts) {
  size_t at = 0;
  while (IsCourtesy(parts.Word(at))) ++at;
  const absl::string_view asks = parts.Word(at);
  const bool asked = asks == "what" || asks == "why" || asks == "how" ||
                     asks == "when" || asks == "where" || asks == "which";
  if (asked) ++at;
  if (asks == "which" || (asked && IsClaimNoun(parts.Word(at)))) ++at;
  if (asks == "who") {
    size_t verb = at + 1;
    while (IsAuxiliary(parts.Word(verb))) ++verb;
    if (IsSpeechVerb(parts.Word(verb))) ReadSubjectVerb(at, verb, parts);
    return;
  }
  const bool auxiliary = IsAuxiliary(parts.Word(at));
  if (auxiliary) ++at;
  const auto names =
      ReadNames(parts, at, SpeechVerbAfter(parts, at, asked || auxiliary));
  if (!names || names->end >= parts.size() ||
      !IsSpeechVerb(parts.Word(names->end))) {
    return;
  }
  const size_t verb = names->end;
  AddNames(ClaimField::kHolder, *names, at, parts);
  ReadSubjectVerb(0, verb, parts);
}

}  // namespace hearsay::interpret
