#include "query_service/answer/facets_on_the_wire.h"

#include <cstddef>

#include "common/base/byte_codec.h"
#include "hearsay/v1/query_service.pb.h"
#include "query_service/answer/wire_format.h"

namespace hearsay::answer {
namespace {

using Value = query::Facet::Value;

constexpr char kFacetsTag =
    WireTag(v1::SearchClaimsResponse::kFacetsFieldNumber, kLengthDelimited);
constexpr char kFieldTag =
    WireTag(v1::Facet::kFieldFieldNumber, kLengthDelimited);
constexpr char kValuesTag =
    WireTag(v1::Facet::kValuesFieldNumber, kLengthDelimited);
constexpr char kValueTag =
    WireTag(v1::Facet::Value::kValueFieldNumber, kLengthDelimited);
constexpr char kCountTag =
    WireTag(v1::Facet::Value::kCountFieldNumber, kVarint);

size_t BytesOf(absl::string_view bytes) {
  return 1 + VarintBytes(bytes.size()) + bytes.size();
}
// Fields with their types' defaults are not on the wire.
size_t BytesOf(const Value& value) {
  return (value.value.empty() ? 0 : BytesOf(value.value)) +
         (value.count == 0 ? 0 : 1 + VarintBytes(value.count));
}

void Append(char tag, absl::string_view bytes, std::string& out) {
  out.push_back(tag);
  AppendVarint(bytes.size(), out);
  out.append(bytes.data(), bytes.size());
}

}  // namespace

void AppendFacet(absl::string_view field, const query::Facet& facet,
                 std::string& out) {
  size_t bytes = BytesOf(field);
  for (const Value& value : facet.values) {
    const size_t inner = BytesOf(value);
    bytes += 1 + VarintBytes(inner) + inner;
  }
  out.reserve(out.size() + 1 + VarintBytes(bytes) + bytes);
  out.push_back(kFacetsTag);
  AppendVarint(bytes, out);
  Append(kFieldTag, field, out);
  for (const Value& value : facet.values) {
    out.push_back(kValuesTag);
    AppendVarint(BytesOf(value), out);
    if (!value.value.empty()) Append(kValueTag, value.value, out);
    if (value.count == 0) continue;
    out.push_back(kCountTag);
    AppendVarint(value.count, out);
  }
}

}  // namespace hearsay::answer
