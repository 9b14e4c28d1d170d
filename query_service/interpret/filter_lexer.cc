#include "query_service/interpret/filter_lexer.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/text/utf8.h"

namespace hearsay::interpret {
namespace {

using query::Comparator;
using Kind = FilterToken::Kind;

constexpr absl::string_view kTextEnds = " \t\r\n()\"=!<>:,";
constexpr absl::string_view kValueEnds = " \t\r\n()\"=!<>,";

struct ComparatorRow {
  absl::string_view text;
  Comparator comparator;
};

// Longer ones first.
constexpr ComparatorRow kComparators[] = {
    {"<=", Comparator::kLessEqual}, {">=", Comparator::kGreaterEqual},
    {"!=", Comparator::kNotEqual},  {"=", Comparator::kEqual},
    {"<", Comparator::kLess},       {">", Comparator::kGreater},
    {":", Comparator::kHas},
};

}  // namespace

absl::Status FilterError(absl::string_view filter, size_t at,
                         absl::string_view description) {
  const size_t position = text::CountCodePoints(filter.substr(0, at));
  return FieldError("INVALID_FILTER", absl::StrCat("filter:", position),
                    description);
}

void FilterLexer::SkipSpace() {
  while (at_ < filter_.size() && absl::ascii_isspace(filter_[at_])) ++at_;
}

FilterToken FilterLexer::Token(Kind kind, size_t begin,
                               std::string text) const {
  FilterToken token;
  token.kind = kind;
  token.begin = begin;
  token.end = at_;
  token.text = std::move(text);
  return token;
}

FilterToken FilterLexer::Text(absl::string_view ends) {
  const size_t begin = at_;
  at_ = std::min(filter_.find_first_of(ends, begin), filter_.size());
  return Token(Kind::kText, begin,
               std::string(filter_.substr(begin, at_ - begin)));
}

absl::StatusOr<FilterToken> FilterLexer::String() {
  const size_t begin = at_;
  const char quote = filter_[at_++];
  std::string text;
  while (at_ < filter_.size()) {
    const char c = filter_[at_++];
    if (c == quote) {
      return Token(Kind::kString, begin, std::move(text));
    }
    if (c != '\\') {
      text += c;
      continue;
    }
    if (at_ == filter_.size()) break;
    const char escaped = filter_[at_++];
    switch (escaped) {
      case '"':
      case '\'':
      case '\\':
        text += escaped;
        break;
      case 'n':
        text += '\n';
        break;
      case 't':
        text += '\t';
        break;
      default:
        return FilterError(filter_, at_ - 2,
                           "unknown escape; expected one of \\\" \\' \\\\ \\n "
                           "\\t, or \\\\ for a backslash");
    }
  }
  return FilterError(filter_, begin,
                     absl::StrCat("the string that starts here never ends; "
                                  "expected a closing ",
                                  std::string(1, quote)));
}

absl::StatusOr<FilterToken> FilterLexer::Next() {
  SkipSpace();
  const size_t begin = at_;
  if (begin == filter_.size()) {
    return Token(Kind::kEnd, begin);
  }
  const auto take = [&](Kind kind, size_t bytes, Comparator comparator = {}) {
    at_ += bytes;
    FilterToken token = Token(kind, begin);
    token.comparator = comparator;
    return token;
  };
  switch (filter_[begin]) {
    case '(':
      return take(Kind::kOpen, 1);
    case ')':
      return take(Kind::kClose, 1);
    case '-':
      return take(Kind::kMinus, 1);
    case '"':
    case '\'':
      return String();
    case ',':
      return FilterError(filter_, begin,
                         "a comma joins nothing here; write AND or OR");
    default:
      break;
  }
  for (const ComparatorRow& row : kComparators) {
    if (filter_.substr(begin, row.text.size()) == row.text) {
      return take(Kind::kComparator, row.text.size(), row.comparator);
    }
  }
  if (filter_[begin] == '!') {
    return FilterError(filter_, begin,
                       "expected != here; write NOT to turn a term round");
  }
  return Text(kTextEnds);
}

absl::StatusOr<FilterToken> FilterLexer::NextValue() {
  SkipSpace();
  if (at_ < filter_.size() && filter_[at_] != '\'' &&
      kValueEnds.find(filter_[at_]) == absl::string_view::npos) {
    return Text(kValueEnds);
  }
  return Next();
}

}  // namespace hearsay::interpret
