#include "query_service/watch/claim_matcher.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "common/base/status_macros.h"
#include "common/record/claim_number.h"
#include "common/text/index_terms.h"
#include "query_service/index/keys.h"
#include "query_service/retrieve/index_searcher.h"

namespace hearsay::watch {
namespace {

using index::ArticleEntry;
using internal::v1::ArticleRecord;
using query::ClaimField;
using query::FilterNode;

// An index that holds one article, as sequence 0; its symbols are the strings
// that its claims use.
class ArticleIndexView final : public query::ClaimIndexView {
 public:
  ArticleIndexView(const ArticleEntry& entry, const ArticleRecord& record)
      : entry_(entry), record_(record) {}

  uint64_t sequence() const override { return 0; }
  query::CorpusTotals totals() const override {
    query::CorpusTotals totals;
    totals.claim_count = entry_.claims.size();
    return totals;
  }
  std::vector<std::string> languages() const override {
    if (!text::HasOwnStemmer(entry_.language)) return {};
    return {query::PrimaryLanguage(entry_.language)};
  }
  std::vector<uint32_t> Chunks() const override { return {0}; }

  absl::StatusOr<query::ChunkClaims> Claims(uint32_t) const override {
    query::ClaimRows rows;
    for (uint32_t ordinal = 0; ordinal < entry_.claims.size(); ++ordinal) {
      query::ClaimRow row = index::MakeRow(entry_, 0, ordinal);
      row.source = kSource;
      row.language = kLanguage;
      rows.Append(row, {}, {});
    }
    query::ChunkClaims claims;
    claims.row_count = rows.size();
    claims.rows = std::make_shared<const query::ClaimRows>(std::move(rows));
    return claims;
  }

  absl::StatusOr<std::vector<query::ChunkPostings>> Postings(
      query::PostingField field, absl::string_view term,
      uint32_t) const override {
    const std::string key = index::TermKey(field, term);
    const auto found =
        std::lower_bound(entry_.terms.begin(), entry_.terms.end(), key,
                         [](const auto& entry, const auto& wanted) {
                           return entry.key < wanted;
                         });
    if (found == entry_.terms.end() || found->key != key) {
      return std::vector<query::ChunkPostings>();
    }
    query::PostingListBuilder list;
    for (const ArticleEntry::Posting& posting : found->postings) {
      list.Append(posting.ordinal, posting.features);
    }
    return std::vector<query::ChunkPostings>{{0, list.Bytes()}};
  }

  std::optional<query::Symbol> FindSymbol(
      absl::string_view text) const override {
    if (text == entry_.source) return kSource;
    if (text == entry_.language) return kLanguage;
    return std::nullopt;
  }
  std::string SymbolText(query::Symbol symbol) const override {
    return symbol == kSource ? entry_.source : entry_.language;
  }

  absl::StatusOr<query::ClaimContent> Content(
      uint64_t claim_number) const override {
    const uint32_t ordinal = record::OrdinalOf(claim_number);
    if (ordinal >= static_cast<uint32_t>(record_.claims_size())) {
      return query::ClaimContent();
    }
    return query::ClaimContent{
        index::ContentText(record_, record_.claims(ordinal)),
        record_.language_code()};
  }

 private:
  static constexpr query::Symbol kSource = 1;
  static constexpr query::Symbol kLanguage = 2;

  const ArticleEntry& entry_;
  const ArticleRecord& record_;
};

class ArticleIndex final : public query::ClaimIndex {
 public:
  ArticleIndex(const ArticleEntry& entry, const ArticleRecord& record)
      : entry_(entry), record_(record) {}
  absl::StatusOr<std::unique_ptr<query::ClaimIndexView>> View(
      std::optional<uint64_t>) const override {
    return std::make_unique<ArticleIndexView>(entry_, record_);
  }

 private:
  const ArticleEntry& entry_;
  const ArticleRecord& record_;
};

absl::StatusOr<std::vector<bool>> Search(const query::ClaimQuery& query,
                                         const ArticleEntry& entry,
                                         const ArticleRecord& record) {
  std::vector<bool> matches(entry.claims.size());
  const ArticleIndex index(entry, record);
  query::SearchSpec spec;
  spec.query = query;
  spec.page_size = entry.claims.size();
  HEARSAY_ASSIGN_OR_RETURN(const query::SearchPage page,
                           retrieve::IndexSearcher(index).Search(spec, {}));
  for (const query::SearchHit& hit : page.hits) {
    matches[record::OrdinalOf(hit.claim_number)] = true;
  }
  return matches;
}

// Whether source and columns tell of `field`.
bool InColumns(ClaimField field) {
  switch (field) {
    case ClaimField::kSource:
    case ClaimField::kType:
    case ClaimField::kPolarity:
    case ClaimField::kFactuality:
    case ClaimField::kStatedConfidence:
    case ClaimField::kQuoteType:
    case ClaimField::kPublishTime:
      return true;
    default:
      return false;
  }
}

// `node` with each comparison that the columns do not tell of as the one that
// lets more through: all below an even number of NOTs, nothing below an odd
// one.
FilterNode Possible(const FilterNode& node, bool all) {
  FilterNode out = node;
  if (node.kind == FilterNode::Kind::kRestriction) {
    if (InColumns(node.restriction.field)) return out;
    out = FilterNode();
    if (all) return out;
    FilterNode nothing;
    nothing.kind = FilterNode::Kind::kNot;
    nothing.children.push_back(std::move(out));
    return nothing;
  }
  if (node.kind == FilterNode::Kind::kNot) all = !all;
  for (FilterNode& child : out.children) child = Possible(child, all);
  return out;
}

}  // namespace

ClaimMatcher::ClaimMatcher(query::ClaimQuery query) : query_(std::move(query)) {
  // A search that ranks nothing costs less.
  query_.order = query::ClaimOrder::kNewestFirst;
  possible_.filter = Possible(query_.filter, /*all=*/true);
}

bool ClaimMatcher::matches_all() const {
  return query_.words.empty() && query_.filter.kind == FilterNode::Kind::kAll;
}

absl::StatusOr<std::vector<bool>> ClaimMatcher::Match(
    const ArticleEntry& entry, const ArticleRecord& record) const {
  if (matches_all()) return std::vector<bool>(entry.claims.size(), true);
  return Search(query_, entry, record);
}

absl::StatusOr<bool> ClaimMatcher::MayHaveMatched(
    absl::string_view source, const query::ClaimRow& row) const {
  if (matches_all()) return true;
  ArticleEntry entry;
  entry.source = std::string(source);
  entry.time_seconds = row.time_seconds;
  ArticleEntry::Claim& claim = entry.claims.emplace_back();
  claim.enums = {row.type, row.polarity, row.factuality, row.stated_confidence,
                 row.quote_type};
  HEARSAY_ASSIGN_OR_RETURN(const std::vector<bool> matches,
                           Search(possible_, entry, ArticleRecord()));
  return matches[0];
}

}  // namespace hearsay::watch
