#include "query_service/interpret/filter_parser.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/text/index_terms.h"
#include "common/text/utf8.h"
#include "query_service/interpret/claim_fields.h"
#include "query_service/interpret/filter_lexer.h"
#include "query_service/interpret/nearest_name.h"
#include "query_service/interpret/time_value.h"

namespace hearsay::interpret {
namespace {

using query::ClaimField;
using query::Comparator;
using query::FilterNode;
using query::Restriction;
using Kind = FilterToken::Kind;

// A suggestion as the end of a sentence, or nothing.
std::string DidYouMean(absl::string_view typed,
                       const std::vector<std::string>& names) {
  const std::string nearest = NearestName(typed, names);
  return nearest.empty() ? "" : absl::StrCat("; did you mean ", nearest, "?");
}

int DepthOf(const FilterNode& node) {
  int deepest = 0;
  for (const FilterNode& child : node.children) {
    deepest = std::max(deepest, DepthOf(child));
  }
  return deepest + 1;
}

int NodesOf(const FilterNode& node) {
  int nodes = 1;
  for (const FilterNode& child : node.children) nodes += NodesOf(child);
  return nodes;
}

FilterNode NodeOf(FilterNode::Kind kind) {
  FilterNode node;
  node.kind = kind;
  return node;
}

FilterNode LeafOf(Restriction restriction) {
  FilterNode leaf = NodeOf(FilterNode::Kind::kRestriction);
  leaf.restriction = std::move(restriction);
  return leaf;
}

// A group of one is its member; a group in a group of its kind is part of it.
FilterNode Group(FilterNode::Kind kind, std::vector<FilterNode> members) {
  if (members.size() == 1) return std::move(members[0]);
  FilterNode group = NodeOf(kind);
  for (FilterNode& member : members) {
    if (member.kind == kind) {
      std::move(member.children.begin(), member.children.end(),
                std::back_inserter(group.children));
    } else {
      group.children.push_back(std::move(member));
    }
  }
  return group;
}

class Parser {
 public:
  explicit Parser(absl::string_view filter) : filter_(filter), lexer_(filter) {}

  absl::StatusOr<FilterNode> Parse() {
    HEARSAY_RETURN_IF_ERROR(Advance());
    if (token_.kind == Kind::kEnd) return FilterNode{};
    HEARSAY_ASSIGN_OR_RETURN(FilterNode node, Filter());
    if (token_.kind != Kind::kEnd) {
      return Error(token_.begin, token_.kind == Kind::kClose
                                     ? "nothing is open that ) could close"
                                     : Expected("AND, OR or the end"));
    }
    if (DepthOf(node) > query::kMaxFilterDepth) return TooDeep();
    if (NodesOf(node) > query::kMaxFilterNodes) {
      return FieldError("INVALID_FILTER", "filter",
                        absl::StrCat("has more than ", query::kMaxFilterNodes,
                                     " terms; ask in several requests"));
    }
    return node;
  }

 private:
  absl::Status Error(size_t at, absl::string_view description) const {
    return FilterError(filter_, at, description);
  }

  absl::Status TooDeep() const {
    return Error(token_.begin,
                 absl::StrCat("is nested deeper than ", query::kMaxFilterDepth,
                              " levels; write it flatter"));
  }

  // "expected X, found Y".
  std::string Expected(absl::string_view what) const {
    const absl::string_view found =
        filter_.substr(token_.begin, token_.end - token_.begin);
    return absl::StrCat("expected ", what, ", found ",
                        found.empty() ? "the end of the filter" : found);
  }

  absl::Status Advance() {
    HEARSAY_ASSIGN_OR_RETURN(token_, lexer_.Next());
    return absl::OkStatus();
  }

  bool IsKeyword(absl::string_view keyword) const {
    return token_.kind == Kind::kText && token_.text == keyword;
  }

  bool StartsTerm() const {
    return token_.kind == Kind::kText
               ? token_.text != "AND"
               : token_.kind == Kind::kString || token_.kind == Kind::kOpen ||
                     token_.kind == Kind::kMinus;
  }

  absl::StatusOr<FilterNode> Filter() {
    std::vector<FilterNode> members;
    while (true) {
      HEARSAY_ASSIGN_OR_RETURN(FilterNode factor, Factor());
      members.push_back(std::move(factor));
      if (IsKeyword("AND")) {
        HEARSAY_RETURN_IF_ERROR(Advance());
      } else if (!StartsTerm()) {
        return Group(FilterNode::Kind::kAnd, std::move(members));
      }
    }
  }

  absl::StatusOr<FilterNode> Factor() {
    std::vector<FilterNode> members;
    while (true) {
      HEARSAY_ASSIGN_OR_RETURN(FilterNode term, Term());
      members.push_back(std::move(term));
      if (!IsKeyword("OR")) {
        return Group(FilterNode::Kind::kOr, std::move(members));
      }
      HEARSAY_RETURN_IF_ERROR(Advance());
    }
  }

  absl::StatusOr<FilterNode> Term() {
    if (++depth_ > query::kMaxFilterDepth) return TooDeep();
    absl::StatusOr<FilterNode> node;
    if (token_.kind == Kind::kMinus || IsKeyword("NOT")) {
      node = Not();
    } else if (token_.kind == Kind::kOpen) {
      node = Parenthesis();
    } else {
      node = Comparison();
    }
    --depth_;
    return node;
  }

  absl::StatusOr<FilterNode> Not() {
    HEARSAY_RETURN_IF_ERROR(Advance());
    HEARSAY_ASSIGN_OR_RETURN(FilterNode term, Term());
    FilterNode node = NodeOf(FilterNode::Kind::kNot);
    node.children.push_back(std::move(term));
    return node;
  }

  absl::StatusOr<FilterNode> Parenthesis() {
    const size_t open = token_.begin;
    HEARSAY_RETURN_IF_ERROR(Advance());
    HEARSAY_ASSIGN_OR_RETURN(FilterNode node, Filter());
    if (token_.kind == Kind::kEnd) {
      return Error(open, "the parenthesis that opens here is never closed");
    }
    if (token_.kind != Kind::kClose) {
      return Error(token_.begin, Expected("AND, OR or )"));
    }
    HEARSAY_RETURN_IF_ERROR(Advance());
    return node;
  }

  absl::StatusOr<FilterNode> Comparison() {
    if (token_.kind != Kind::kText && token_.kind != Kind::kString) {
      return Error(token_.begin, Expected("a field, a word or a string"));
    }
    const FilterToken left = token_;
    HEARSAY_RETURN_IF_ERROR(CheckKeyword(left));
    HEARSAY_RETURN_IF_ERROR(Advance());
    if (token_.kind != Kind::kComparator) return BareValue(left);
    HEARSAY_ASSIGN_OR_RETURN(const ClaimField field, Field(left));
    const FilterToken comparator = token_;
    HEARSAY_RETURN_IF_ERROR(CheckComparator(field, comparator));
    HEARSAY_ASSIGN_OR_RETURN(token_, lexer_.NextValue());
    HEARSAY_ASSIGN_OR_RETURN(Restriction restriction,
                             Value(field, comparator.comparator));
    HEARSAY_RETURN_IF_ERROR(Advance());
    return LeafOf(std::move(restriction));
  }

  // `a and b` would silently search for the word "and".
  absl::Status CheckKeyword(const FilterToken& token) const {
    if (token.kind != Kind::kText) return absl::OkStatus();
    const std::string upper = absl::AsciiStrToUpper(token.text);
    if (upper != "AND" && upper != "OR" && upper != "NOT") {
      return absl::OkStatus();
    }
    if (token.text == upper) {
      return Error(token.begin, Expected("a field, a word or a string"));
    }
    return Error(token.begin,
                 absl::StrCat("operators are in capitals; write ", upper,
                              ", or \"", token.text, "\" for the word"));
  }

  absl::StatusOr<FilterNode> BareValue(const FilterToken& value) const {
    if (value.text == "*" || text::IndexTerms(value.text).empty()) {
      return Error(value.begin, "expected a word to search the text for");
    }
    Restriction restriction;
    restriction.text = value.text;
    return LeafOf(std::move(restriction));
  }

  absl::StatusOr<ClaimField> Field(const FilterToken& token) const {
    if (token.kind == Kind::kString) {
      return Error(token.begin,
                   "expected a field name before a comparator; "
                   "a field name has no quotation marks");
    }
    if (const auto field = FindField(token.text)) return *field;
    const std::vector<std::string> names = FieldNames();
    return Error(
        token.begin,
        absl::StrCat("expected a field, one of ", absl::StrJoin(names, ", "),
                     ", found ", token.text, DidYouMean(token.text, names)));
  }

  absl::Status CheckComparator(ClaimField field,
                               const FilterToken& token) const {
    const bool orders = token.comparator != Comparator::kHas &&
                        token.comparator != Comparator::kEqual &&
                        token.comparator != Comparator::kNotEqual;
    if (!orders || ValueKindOf(field) == ValueKind::kTime) {
      return absl::OkStatus();
    }
    return Error(token.begin, absl::StrCat(query::ClaimFieldName(field),
                                           " has no order; expected : = or "
                                           "!="));
  }

  absl::StatusOr<Restriction> Value(ClaimField field,
                                    Comparator comparator) const {
    if (token_.kind != Kind::kText && token_.kind != Kind::kString) {
      return Error(
          token_.begin,
          Expected(absl::StrCat("a value for ", query::ClaimFieldName(field))));
    }
    Restriction result;
    result.field = field;
    result.comparator = comparator;
    switch (ValueKindOf(field)) {
      case ValueKind::kEnum: {
        const auto value = FindEnumValue(field, token_.text);
        if (!value) return EnumError(field);
        result.enum_value = *value;
        return result;
      }
      case ValueKind::kTime: {
        const auto range = ParseTimeValue(token_.text);
        if (!range) {
          return Error(token_.begin,
                       Expected("a time such as \"2023-05-20\", \"2023-05\", "
                                "\"2023\" or \"2023-05-20T10:00:00Z\""));
        }
        result.start_seconds = range->start_seconds;
        result.end_seconds = range->end_seconds;
        return result;
      }
      case ValueKind::kText:
      case ValueKind::kWords:
        if (text::IndexTerms(token_.text).empty()) {
          return Error(token_.begin,
                       Expected(absl::StrCat("a value for ",
                                             query::ClaimFieldName(field),
                                             " with a letter or digit")));
        }
        result.text = token_.text;
        return result;
    }
    return result;
  }

  absl::Status EnumError(ClaimField field) const {
    const std::vector<std::string> words = EnumWords(field);
    return Error(
        token_.begin,
        absl::StrCat(Expected(absl::StrCat(query::ClaimFieldName(field),
                                           " to be one of ",
                                           absl::StrJoin(words, ", "))),
                     DidYouMean(token_.text, words)));
  }

  absl::string_view filter_;
  FilterLexer lexer_;
  FilterToken token_;
  int depth_ = 0;
};

}  // namespace

absl::StatusOr<FilterNode> ParseFilter(absl::string_view filter) {
  if (filter.size() > kMaxFilterBytes) {
    return FieldError("INVALID_FILTER", "filter",
                      absl::StrCat("has ", filter.size(), " bytes, at most ",
                                   kMaxFilterBytes, " are read"));
  }
  if (!text::IsValidUtf8(filter)) {
    return FieldError("INVALID_FILTER", "filter",
                      "is not UTF-8; send the text in that encoding");
  }
  return Parser(filter).Parse();
}

}  // namespace hearsay::interpret
