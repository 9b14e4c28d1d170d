#ifndef HEARSAY_CLIENT_CLAIM_TABLE_H_
#define HEARSAY_CLIENT_CLAIM_TABLE_H_

#include <cstddef>
#include <string>

#include "hearsay/v1/claim.pb.h"
#include "hearsay/v1/query_service.pb.h"

namespace hearsay::client {

// Claims as a table of a given width, in columns: outlet, date, who says so,
// the claim's words, how sure they are. Cells wrap; rows are set apart by an
// empty line.
class ClaimTable {
 public:
  // `columns`: cells of the terminal; narrower ones than 60 are taken as 60.
  explicit ClaimTable(size_t columns);

  std::string Header() const;
  std::string Row(const v1::Claim& claim) const;

 private:
  size_t columns_;
};

// How the words of a query were read, one line each, and how much was found.
std::string DescribeAnswer(const v1::SearchClaimsResponse& first_page);

// The counts of each facet, a paragraph each.
std::string DescribeFacets(const v1::SearchClaimsResponse& first_page);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_CLAIM_TABLE_H_
