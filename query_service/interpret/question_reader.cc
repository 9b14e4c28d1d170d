#include "query_service/interpret/question_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/text/index_terms.h"
#include "common/text/utf8.h"
#include "query_service/interpret/date_conditions.h"
#include "query_service/interpret/filter_parser.h"
#include "query_service/interpret/filters.h"
#include "query_service/interpret/holder_conditions.h"
#include "query_service/interpret/kind_conditions.h"
#include "query_service/interpret/outlet_conditions.h"
#include "query_service/interpret/query_tokens.h"
#include "query_service/interpret/question_parts.h"
#include "query_service/interpret/question_words.h"
#include "query_service/interpret/search_words.h"

namespace hearsay::interpret {
namespace {

using query::ClaimField;
using query::ClaimOrder;
using query::Comparator;
using query::FilterNode;

bool MeansNothing(const QuestionParts& parts, size_t at) {
  const QueryToken& token = parts.tokens()[at];
  if (at < parts.topic() && IsCourtesy(token.lower)) return true;
  if (IsClaimNoun(token.lower) && parts.IsHeadNoun(at)) return true;
  if (!token.capital && EndsName(token.lower) && !IsRelayVerb(token.lower)) {
    return true;
  }
  // "US", "WHO", "IT" are names, unless all is shouted.
  const bool acronym =
      token.text.size() > 1 && at > 0 && token.capital &&
      token.text == absl::AsciiStrToUpper(token.text) &&
      parts.tokens()[0].text != absl::AsciiStrToUpper(parts.tokens()[0].text);
  const auto terms = text::IndexTerms(token.text);
  return !acronym && std::all_of(terms.begin(), terms.end(),
                                 [](const text::IndexTerm& term) {
                                   return text::IsStopTerm(term.term);
                                 });
}

// What no rule has read: the places of the words to search for. A phrase must
// stand in the text, and words that mean nothing go to `ignored`.
std::vector<size_t> ReadRest(QuestionParts& parts,
                             std::vector<std::string>& ignored) {
  std::vector<size_t> left;
  for (size_t i = 0; i < parts.size(); ++i) {
    const QueryToken& token = parts.tokens()[i];
    if (parts.Unread(i) && token.quoted) {
      parts.Add(TextFilter(ClaimField::kText, token.text, Comparator::kEqual),
                i, i + 1);
    } else if (parts.Ignored(i) ||
               (parts.Unread(i) && MeansNothing(parts, i))) {
      ignored.push_back(token.text);
    } else if (parts.Unread(i)) {
      left.push_back(i);
    }
  }
  return left;
}

}  // namespace

absl::StatusOr<Question> ReadQuestion(absl::string_view query,
                                      absl::string_view filter,
                                      absl::Time now) {
  if (query.size() > kMaxQueryBytes) {
    return FieldError("INVALID_QUERY", "query",
                      absl::StrCat("has ", query.size(), " bytes, at most ",
                                   kMaxQueryBytes, " are read"));
  }
  if (!text::IsValidUtf8(query)) {
    return FieldError("INVALID_QUERY", "query",
                      "is not UTF-8; send the text in that encoding");
  }
  HEARSAY_ASSIGN_OR_RETURN(FilterNode given, ParseFilter(filter));
  QuestionParts parts(TokenizeQuery(query));
  ReadDates(now, parts);
  ReadQualities(parts);
  ReadOutlets(parts);
  ReadHolders(parts);
  ReadSubject(parts);
  ReadKinds(parts);
  Question question;
  question.query.words = SearchWords(
      parts.tokens(), ReadRest(parts, question.interpretation.ignored));
  if (question.query.words.size() > kMaxSearchWords) {
    return FieldError("INVALID_QUERY", "query",
                      absl::StrCat("has ", question.query.words.size(),
                                   " words to search for, at most ",
                                   kMaxSearchWords, " are; ask for fewer"));
  }
  question.query.filter = AndOf(parts.filter(), std::move(given));
  question.query.order = question.query.words.empty() || parts.newest_first
                             ? ClaimOrder::kNewestFirst
                             : ClaimOrder::kRelevance;
  question.interpretation.filter = PrintFilter(question.query.filter);
  for (const query::QueryWord& word : question.query.words) {
    question.interpretation.words.push_back(word.text);
  }
  return question;
}

}  // namespace hearsay::interpret
