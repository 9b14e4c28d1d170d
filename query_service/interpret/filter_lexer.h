#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_FILTER_LEXER_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_FILTER_LEXER_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "query_service/model/claim_query.h"

namespace hearsay::interpret {

// kInvalidArgument on `filter:<code point>` for the byte offset `at` of
// `filter`; counted in code points, as an editor shows it.
absl::Status FilterError(absl::string_view filter, size_t at,
                         absl::string_view description);

struct FilterToken {
  enum class Kind { kEnd, kText, kString, kComparator, kOpen, kClose, kMinus };
  Kind kind = Kind::kEnd;
  size_t begin = 0;  // Bytes of the filter.
  size_t end = 0;
  std::string text;  // kText, as written; kString, without its escapes.
  query::Comparator comparator = query::Comparator::kHas;
};

// Cuts a filter into the tokens of AIP-160. Keeps a view of `filter`, valid
// UTF-8, which must outlive it.
class FilterLexer {
 public:
  explicit FilterLexer(absl::string_view filter) : filter_(filter) {}
  // The next token. A kText token ends at a space, a parenthesis, a quotation
  // mark or a comparator; a string stands in " or ' and knows the escapes
  // \" \' \\ \n \t. Errors name what is wrong and where.
  absl::StatusOr<FilterToken> Next();
  // The next token, right after a comparator: its kText may hold `:`, as times
  // and names do, and start with `-`.
  absl::StatusOr<FilterToken> NextValue();

 private:
  void SkipSpace();
  // The token from `begin` to here.
  FilterToken Token(FilterToken::Kind kind, size_t begin,
                    std::string text = "") const;
  absl::StatusOr<FilterToken> String();
  FilterToken Text(absl::string_view ends);

  absl::string_view filter_;
  size_t at_ = 0;
};

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_FILTER_LEXER_H_
