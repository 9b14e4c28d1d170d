#include "query_service/interpret/question_parts.h"

#include <utility>

#include "query_service/interpret/filters.h"
#include "query_service/interpret/question_words.h"

namespace hearsay::interpret {

QuestionParts::QuestionParts(std::vector<QueryToken> tokens)
    : tokens_(std::move(tokens)),
      roles_(tokens_.size(), Role::kUnread),
      topic_(0) {
  while (topic_ < size() &&
         (tokens_[topic_].quoted || !OpensTopic(tokens_[topic_].lower))) {
    ++topic_;
  }
}

absl::string_view QuestionParts::Word(size_t at) const {
  return Unread(at) && !tokens_[at].quoted
             ? absl::string_view(tokens_[at].lower)
             : absl::string_view();
}

absl::string_view QuestionParts::Before(size_t at) const {
  return at > 0 && at <= size() ? absl::string_view(tokens_[at - 1].lower)
                                : absl::string_view();
}

bool QuestionParts::IsHeadNoun(size_t at) const {
  if (at > topic_) return false;
  const bool possessive = at > 0 && tokens_[at - 1].possessive;
  const absl::string_view next =
      at + 1 < size() ? absl::string_view(tokens_[at + 1].lower) : "";
  return possessive || next.empty() || roles_[at + 1] != Role::kUnread ||
         next == "of" || EndsName(next) || tokens_[at].clause_end;
}

void QuestionParts::Mark(size_t begin, size_t end, Role role) {
  for (size_t i = begin; i < end && i < size(); ++i) {
    if (roles_[i] == Role::kUnread) roles_[i] = role;
  }
}

void QuestionParts::Add(query::FilterNode condition, size_t begin, size_t end) {
  filter_ = AndOf(std::move(filter_), std::move(condition));
  Take(begin, end);
}

}  // namespace hearsay::interpret
