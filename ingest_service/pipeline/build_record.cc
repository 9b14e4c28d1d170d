#include "ingest_service/pipeline/build_record.h"

#include <iterator>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "common/record/proto_time.h"
#include "ingest_service/model/extraction.h"

namespace hearsay::pipeline {
namespace {

using internal::v1::ArticleRecord;

int32_t DayOf(absl::Time time) {
  return static_cast<int32_t>(absl::ToCivilDay(time, absl::UTCTimeZone()) -
                              absl::CivilDay(1970, 1, 1));
}

}  // namespace

ArticleRecord BuildRecord(ingest::NormalizedArticle article) {
  ArticleRecord record;
  record.set_day(DayOf(article.publish_time));
  record.set_source(std::move(article.source));
  record.set_outlet_name(std::move(article.outlet_name));
  record.set_url(std::move(article.url));
  record.set_canonical_url(std::move(article.canonical_url));
  record.set_external_id(std::move(article.external_id));
  record.set_headline(std::move(article.headline));
  record.set_text(std::move(article.text));
  record.set_language_code(std::move(article.language_code));
  record.set_byline(std::move(article.byline));
  *record.mutable_publish_time() = record::ToTimestamp(article.publish_time);
  record.set_publish_time_basis(article.publish_time_basis);
  record.set_publish_time_precision(article.publish_time_precision);
  if (article.modify_time) {
    *record.mutable_modify_time() = record::ToTimestamp(*article.modify_time);
  }
  *record.mutable_fetch_time() = record::ToTimestamp(article.fetch_time);
  for (std::string& outlet : article.cited_outlets) {
    record.add_cited_outlets(std::move(outlet));
  }
  record.set_revision_reason(std::move(article.revision_reason));
  return record;
}

ingest::ArticleContext ContextOf(const ArticleRecord& record) {
  return {.source = record.outlet_name().empty() ? record.source()
                                                 : record.outlet_name(),
          .headline = record.headline(),
          .language_code = record.language_code(),
          .publish_time = record.has_publish_time()
                              ? record::FromTimestamp(record.publish_time())
                              : absl::InfinitePast()};
}

void MoveFindings(ingest::Extraction& found, ArticleRecord& record) {
  record.mutable_claims()->Assign(std::make_move_iterator(found.claims.begin()),
                                  std::make_move_iterator(found.claims.end()));
  record.mutable_entities()->Assign(
      std::make_move_iterator(found.entities.begin()),
      std::make_move_iterator(found.entities.end()));
  record.mutable_events()->Assign(std::make_move_iterator(found.events.begin()),
                                  std::make_move_iterator(found.events.end()));
}

void AddClaims(const claims::ClaimExtractor* extractor, ArticleRecord& record) {
  if (extractor == nullptr) return;
  ingest::Extraction found =
      extractor->Extract(record.text(), ContextOf(record));
  record.set_extractor_version(extractor->version());
  MoveFindings(found, record);
  for (const ByteSpan paragraph : found.paragraphs) {
    internal::v1::TextSpan* span = record.add_paragraphs();
    span->set_begin(paragraph.begin);
    span->set_end(paragraph.end);
  }
}

}  // namespace hearsay::pipeline
