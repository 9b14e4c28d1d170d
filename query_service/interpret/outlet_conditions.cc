#include "query_service/interpret/outlet_conditions.h"

#include <cstddef>

#include "absl/strings/string_view.h"
#include "query_service/interpret/filters.h"
#include "query_service/interpret/name_phrases.h"
#include "query_service/interpret/question_words.h"

namespace hearsay::interpret {
namespace {

using query::ClaimField;

void ReadRelay(size_t begin, size_t at, QuestionParts& parts) {
  const auto names = ReadNames(parts, at, parts.size());
  if (!names) return;
  AddNames(names->domain ? ClaimField::kSource : ClaimField::kVia, *names,
           begin, parts);
}

// "in the Times", "from example.com"; "in Kyiv" is none. "By CNN" is a
// holder's place, but a domain never is a holder.
void ReadOutlet(size_t at, QuestionParts& parts) {
  const auto names = ReadNames(parts, at + 1, parts.size());
  if (!names) return;
  if (names->domain) {
    AddNames(ClaimField::kSource, *names, at, parts);
  } else if (names->outlet && parts.Word(at) != "by" &&
             (parts.tokens()[names->end - 1].capital || names->end - at <= 3)) {
    AddNames(ClaimField::kVia, *names, at, parts);
  }
}

}  // namespace

void ReadOutlets(QuestionParts& parts) {
  for (size_t i = 0; i < parts.size(); ++i) {
    const absl::string_view word = parts.Word(i);
    if (word == "according" && parts.Word(i + 1) == "to") {
      ReadRelay(i, i + 2, parts);
    } else if (word == "via" || word == "per") {
      ReadRelay(i, i + 1, parts);
    } else if (IsRelayVerb(word) && parts.Word(i + 1) == "by") {
      ReadRelay(i > 0 && parts.Word(i - 1) == "as" ? i - 1 : i, i + 2, parts);
    } else if (word == "in" || word == "on" || word == "from" || word == "at" ||
               word == "by") {
      ReadOutlet(i, parts);
    } else if (IsDomain(word)) {
      parts.Add(TextFilter(ClaimField::kSource, parts.tokens()[i].lower), i,
                i + 1);
    }
  }
}

}  // namespace hearsay::interpret
