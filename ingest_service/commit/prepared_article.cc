#include "ingest_service/commit/prepared_article.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "common/base/field_error.h"
#include "common/base/log.h"
#include "common/base/status_macros.h"
#include "common/record/article_key.h"
#include "common/record/claim_id.h"
#include "common/record/claim_number.h"
#include "common/record/identity.h"
#include "google/protobuf/util/time_util.h"

namespace hearsay::commit {
namespace {

using internal::v1::ArticleRecord;

// Days that have a resource name: those of the years 1 to 9999.
constexpr absl::CivilDay kEpoch(1970, 1, 1);
const int64_t kFirstDay = absl::CivilDay(1, 1, 1) - kEpoch;
const int64_t kLastDay = absl::CivilDay(9999, 12, 31) - kEpoch;

absl::Status CheckKey(const ArticleRecord& record) {
  if (!record::IsValidSource(record.source())) {
    return FieldError("SOURCE_INVALID", "article.source",
                      absl::StrCat("\"", record.source(),
                                   "\" is not a domain; send one such as "
                                   "example.org, or none"));
  }
  if (record.day() < kFirstDay || record.day() > kLastDay) {
    return FieldError("PUBLISH_TIME_INVALID", "article.publish_time",
                      "must be in the years 1 to 9999");
  }
  return absl::OkStatus();
}

void CapClaims(ArticleRecord& record) {
  const int most = static_cast<int>(record::kMaxClaimsPerArticle);
  const int extra = record.claims_size() - most;
  if (extra <= 0) return;
  Log(LogSeverity::kWarning, "claims of an article cut",
      {{"source", record.source()},
       {"url", record.canonical_url()},
       {"claims", record.claims_size()},
       {"kept", most}});
  record.mutable_claims()->DeleteSubrange(most, extra);
}

// Fields that the commit thread decides, and so writes into the head.
void ClearDecided(ArticleRecord& record) {
  record.clear_day();
  record.clear_article_id();
  record.clear_revision();
  record.clear_publish_time();
  record.clear_publish_time_basis();
  record.clear_publish_time_precision();
  record.clear_create_time();
  record.clear_update_time();
  record.clear_pub_status();
  record.clear_retraction_reason();
  record.clear_original_article();
  record.clear_original_share();
  record.clear_earlier_copies();
}

}  // namespace

absl::StatusOr<PreparedArticle> PrepareArticle(ArticleRecord record) {
  HEARSAY_RETURN_IF_ERROR(CheckKey(record));
  CapClaims(record);
  PreparedArticle article;
  article.source = record.source();
  article.day = record.day();
  article.publish_time = record.publish_time();
  article.publish_time_basis = record.publish_time_basis();
  article.publish_time_precision = record.publish_time_precision();
  article.fetch_time_us =
      google::protobuf::util::TimeUtil::TimestampToMicroseconds(
          record.fetch_time());
  article.identities = record::IdentitiesOf(record);
  article.content_hash = record::ContentHash(record);
  article.text_hash = record::TextHash(record);
  article.sketch = SketchText(record.text());
  article.encoded_sketch = EncodeTextSketch(article.sketch);
  article.claim_count = record.claims_size();
  article.expected_id = record::ArticleIdOf(article.identities.front());

  ClearDecided(record);
  record.set_content_hash(article.content_hash);
  record::AssignClaimIds(article.expected_id, record);
  HEARSAY_ASSIGN_OR_RETURN(article.body,
                           record::EncodeRecordBody(std::move(record)));
  return article;
}

absl::StatusOr<record::EncodedBody> WithArticleId(
    const record::EncodedBody& body, const std::string& article_id) {
  HEARSAY_ASSIGN_OR_RETURN(
      ArticleRecord record,
      record::DecodeRecord(record::EncodeRecord(body, ArticleRecord())));
  record::AssignClaimIds(article_id, record);
  return record::EncodeRecordBody(std::move(record));
}

}  // namespace hearsay::commit
