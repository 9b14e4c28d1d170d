#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_QUESTION_PARTS_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_QUESTION_PARTS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "query_service/interpret/query_tokens.h"
#include "query_service/model/claim_query.h"

namespace hearsay::interpret {

// A question while it is read: which of its tokens a rule has taken, and the
// conditions made of them. Each rule goes over the whole question and adds what
// it reads; a token that it took is out of bounds for the rules after it.
class QuestionParts {
 public:
  explicit QuestionParts(std::vector<QueryToken> tokens);

  const std::vector<QueryToken>& tokens() const { return tokens_; }
  size_t size() const { return tokens_.size(); }
  // The first word that opens the subject matter ("about"); size() when none
  // does.
  size_t topic() const { return topic_; }

  // No rule has taken the token; false past the end.
  bool Unread(size_t at) const {
    return at < size() && roles_[at] == Role::kUnread;
  }
  bool Ignored(size_t at) const { return roles_[at] == Role::kIgnored; }
  // Taken into a condition; false before the start and past the end.
  bool Read(size_t at) const {
    return at < size() && roles_[at] == Role::kRead;
  }
  // An unread word, folded; empty for a phrase and past the end, so that rules
  // need no bounds.
  absl::string_view Word(size_t at) const;
  // Any word before `at`, read or not; empty at the start.
  absl::string_view Before(size_t at) const;
  // The word stands for what is asked for: "claims about", "all denials",
  // "Zelensky's statements".
  bool IsHeadNoun(size_t at) const;

  // The unread tokens in [begin, end) now are read, or mean nothing.
  void Take(size_t begin, size_t end) { Mark(begin, end, Role::kRead); }
  void Ignore(size_t begin, size_t end) { Mark(begin, end, Role::kIgnored); }
  // `condition` must hold as well; [begin, end) said so.
  void Add(query::FilterNode condition, size_t begin, size_t end);
  const query::FilterNode& filter() const { return filter_; }

  // The newest are asked for first.
  bool newest_first = false;

 private:
  enum class Role { kUnread, kRead, kIgnored };

  void Mark(size_t begin, size_t end, Role role);

  std::vector<QueryToken> tokens_;
  std::vector<Role> roles_;
  size_t topic_;
  query::FilterNode filter_;
};

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_QUESTION_PARTS_H_
