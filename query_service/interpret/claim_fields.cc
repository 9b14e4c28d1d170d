#include "query_service/interpret/claim_fields.h"

#include <google/protobuf/descriptor.h>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "hearsay/v1/claim.pb.h"

namespace hearsay::interpret {
namespace {

using google::protobuf::EnumDescriptor;
using query::ClaimField;

struct FieldRow {
  ClaimField field;
  ValueKind kind;
};

// In the order that api.md lists them, which is the order of suggestions.
constexpr FieldRow kFields[] = {
    {ClaimField::kSource, ValueKind::kText},
    {ClaimField::kHolder, ValueKind::kWords},
    {ClaimField::kVia, ValueKind::kWords},
    {ClaimField::kEntity, ValueKind::kWords},
    {ClaimField::kEvent, ValueKind::kWords},
    {ClaimField::kType, ValueKind::kEnum},
    {ClaimField::kPolarity, ValueKind::kEnum},
    {ClaimField::kFactuality, ValueKind::kEnum},
    {ClaimField::kStatedConfidence, ValueKind::kEnum},
    {ClaimField::kQuoteType, ValueKind::kEnum},
    {ClaimField::kLanguage, ValueKind::kText},
    {ClaimField::kPublishTime, ValueKind::kTime},
    {ClaimField::kText, ValueKind::kWords},
};

const FieldRow& RowOf(ClaimField field) {
  for (const FieldRow& row : kFields) {
    if (row.field == field) return row;
  }
  return kFields[0];  // Not reached: every enumerator has a row.
}

struct EnumRow {
  const EnumDescriptor* descriptor = nullptr;
  absl::string_view prefix;
};

EnumRow EnumOf(ClaimField field) {
  switch (field) {
    case ClaimField::kType:
      return {v1::ClaimType_descriptor(), "CLAIM_TYPE_"};
    case ClaimField::kPolarity:
      return {v1::Polarity_descriptor(), "POLARITY_"};
    case ClaimField::kFactuality:
      return {v1::Factuality_descriptor(), "FACTUALITY_"};
    case ClaimField::kStatedConfidence:
      return {v1::StatedConfidence_descriptor(), "STATED_CONFIDENCE_"};
    case ClaimField::kQuoteType:
      return {v1::QuoteType_descriptor(), "QUOTE_TYPE_"};
    default:
      return {};
  }
}

std::string Bare(const EnumRow& row, int index) {
  return row.descriptor->value(index)->name().substr(row.prefix.size());
}

// "CT+" is CT_PLUS and "PS-" PS_MINUS; "CTu" is CT_U.
std::string FromFactBank(absl::string_view word) {
  if (word.size() != 3) return std::string(word);
  const absl::string_view modality = word.substr(0, 2);
  switch (word[2]) {
    case '+':
      return absl::StrCat(modality, "_PLUS");
    case '-':
    case '_':
      return absl::StrCat(modality, "_MINUS");
    case 'U':
      return absl::StrCat(modality, "_U");
    default:
      return std::string(word);
  }
}

}  // namespace

ValueKind ValueKindOf(ClaimField field) { return RowOf(field).kind; }

std::optional<ClaimField> FindField(absl::string_view name) {
  for (const FieldRow& row : kFields) {
    if (absl::EqualsIgnoreCase(name, query::ClaimFieldName(row.field)))
      return row.field;
  }
  return std::nullopt;
}

std::vector<std::string> FieldNames() {
  std::vector<std::string> names;
  for (const FieldRow& row : kFields) {
    names.emplace_back(query::ClaimFieldName(row.field));
  }
  return names;
}

std::vector<std::string> EnumWords(ClaimField field) {
  std::vector<std::string> words;
  const EnumRow row = EnumOf(field);
  if (row.descriptor == nullptr) return words;
  for (int i = 0; i < row.descriptor->value_count(); ++i) {
    words.push_back(Bare(row, i));
  }
  return words;
}

std::string EnumWord(ClaimField field, int32_t value) {
  const EnumRow row = EnumOf(field);
  if (row.descriptor == nullptr) return "";
  const auto* found = row.descriptor->FindValueByNumber(value);
  return found == nullptr ? "" : Bare(row, found->index());
}

std::optional<int32_t> FindEnumValue(ClaimField field, absl::string_view word) {
  const EnumRow row = EnumOf(field);
  if (row.descriptor == nullptr) return std::nullopt;
  std::string wanted =
      absl::StrReplaceAll(absl::AsciiStrToUpper(word), {{"-", "_"}});
  if (absl::StartsWith(wanted, row.prefix)) wanted.erase(0, row.prefix.size());
  if (field == ClaimField::kFactuality) wanted = FromFactBank(wanted);
  for (int i = 0; i < row.descriptor->value_count(); ++i) {
    if (Bare(row, i) == wanted) return row.descriptor->value(i)->number();
  }
  return std::nullopt;
}

}  // namespace hearsay::interpret
