#include "query_service/answer/facets_on_the_wire.h"

#include <gtest/gtest.h>

#include "hearsay/v1/query_service.pb.h"

namespace hearsay::answer {
namespace {

TEST(FacetsOnTheWireTest, AreTheBytesOfTheMessage) {
  // Lengths and counts of one byte and of more; the value of what has none.
  const query::Facet facets[] = {
      {},
      {{{"", 0}}},
      {{{"one.example", 7}, {"", 3}, {"two.example", 1}}},
      {{{std::string(127, 'x'), 127}, {std::string(128, 'x'), 128}}},
      {{{std::string(20000, 'x'), uint64_t{1} << 40}, {"2016-03-01", 16384}}},
  };
  v1::SearchClaimsResponse want;
  want.set_total_size(5);
  std::string got = want.SerializeAsString();
  for (const query::Facet& facet : facets) {
    v1::Facet& message = *want.add_facets();
    message.set_field("source");
    for (const query::Facet::Value& value : facet.values) {
      message.add_values()->set_value(value.value);
      message.mutable_values()->rbegin()->set_count(
          static_cast<int64_t>(value.count));
    }
    AppendFacet("source", facet, got);
    EXPECT_EQ(got, want.SerializeAsString()) << want.facets_size();
  }
}

}  // namespace
}  // namespace hearsay::answer
