#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "query_service/interpret/claim_fields.h"
#include "query_service/interpret/filter_parser.h"
#include "query_service/interpret/time_value.h"

namespace hearsay::interpret {
namespace {

using query::Comparator;
using query::FilterNode;
using query::Restriction;

std::string Quoted(absl::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out + '"';
}

absl::string_view ComparatorText(Comparator comparator) {
  switch (comparator) {
    case Comparator::kHas:
      return ":";
    case Comparator::kEqual:
      return " = ";
    case Comparator::kNotEqual:
      return " != ";
    case Comparator::kLess:
      return " < ";
    case Comparator::kLessEqual:
      return " <= ";
    case Comparator::kGreater:
      return " > ";
    case Comparator::kGreaterEqual:
      return " >= ";
  }
  return ":";
}

std::string ValueText(const Restriction& restriction) {
  switch (ValueKindOf(restriction.field)) {
    case ValueKind::kEnum:
      return EnumWord(restriction.field, restriction.enum_value);
    case ValueKind::kTime:
      return Quoted(FormatTimeValue(
          {restriction.start_seconds, restriction.end_seconds}));
    case ValueKind::kText:
    case ValueKind::kWords:
      return Quoted(restriction.text);
  }
  return "";
}

bool IsGroup(const FilterNode& node) {
  return node.kind == FilterNode::Kind::kAnd ||
         node.kind == FilterNode::Kind::kOr;
}

// Every inner group has its parentheses: nobody has to know which of AND and OR
// binds tighter.
void Print(const FilterNode& node, bool inner, std::string& out) {
  switch (node.kind) {
    case FilterNode::Kind::kAll:
      return;
    case FilterNode::Kind::kRestriction:
      absl::StrAppend(&out, query::ClaimFieldName(node.restriction.field),
                      ComparatorText(node.restriction.comparator),
                      ValueText(node.restriction));
      return;
    case FilterNode::Kind::kNot:
      out += "NOT ";
      Print(node.children[0], true, out);
      return;
    case FilterNode::Kind::kAnd:
    case FilterNode::Kind::kOr:
      break;
  }
  const bool parentheses = inner && IsGroup(node);
  if (parentheses) out += '(';
  for (size_t i = 0; i < node.children.size(); ++i) {
    if (i > 0) out += node.kind == FilterNode::Kind::kAnd ? " AND " : " OR ";
    Print(node.children[i], true, out);
  }
  if (parentheses) out += ')';
}

}  // namespace

std::string PrintFilter(const FilterNode& filter) {
  std::string out;
  Print(filter, false, out);
  return out;
}

}  // namespace hearsay::interpret
