#ifndef HEARSAY_QUERY_SERVICE_INDEX_ARTICLE_ENTRY_H_
#define HEARSAY_QUERY_SERVICE_INDEX_ARTICLE_ENTRY_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "hearsay/internal/v1/record.pb.h"
#include "query_service/model/claim_index.h"
#include "query_service/model/claim_rows.h"
#include "query_service/model/posting_list.h"

namespace hearsay::index {

// What one revision of one article puts into the index.
struct ArticleEntry {
  // One posting: which of the article's claims, and where in it.
  struct Posting {
    uint32_t ordinal = 0;
    query::Features features = 0;
    friend bool operator==(const Posting&, const Posting&) = default;
  };
  struct Term {
    std::string key;                // PostingField, then the term.
    std::vector<Posting> postings;  // Ordinals ascending, not empty.
    friend bool operator==(const Term&, const Term&) = default;
  };
  // The columns of one claim, but for those that all have in common.
  struct Claim {
    std::string holder;
    std::vector<std::string> entities;  // Canonical names, ascending.
    std::vector<std::string> events;    // Types, ascending.
    std::array<uint8_t, 5> enums = {};  // Type, polarity, factuality, stated
                                        // confidence, quote type.
    std::array<uint8_t, query::kIndexedFields> lengths = {};
    friend bool operator==(const Claim&, const Claim&) = default;
  };

  std::string source;
  std::string language;
  int64_t time_seconds = 0;
  std::vector<Claim> claims;
  std::vector<Term> terms;  // Keys ascending.

  friend bool operator==(const ArticleEntry&, const ArticleEntry&) = default;
};

// Reads a record into an entry; the same record always gives the same one.
// Spans that are no part of the text count as empty.
ArticleEntry MakeArticleEntry(const internal::v1::ArticleRecord& record);

// The entry as the family `terms` stores it, so that it can be taken out again
// when the record is gone. FROZEN: the bytes are on disk.
std::string EncodeArticleEntry(const ArticleEntry& entry);
// kDataLoss when `bytes` is not one.
absl::StatusOr<ArticleEntry> DecodeArticleEntry(absl::string_view bytes);

// The columns of claim `ordinal`, without its symbols and names.
query::ClaimRow MakeRow(const ArticleEntry& entry, uint64_t sequence,
                        uint32_t ordinal);

// The content of a claim: its spans, joined by one space.
std::string ContentText(const internal::v1::ArticleRecord& record,
                        const internal::v1::ClaimRecord& claim);

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_ARTICLE_ENTRY_H_
