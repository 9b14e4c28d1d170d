#ifndef HEARSAY_INGEST_SERVICE_PIPELINE_BUILD_RECORD_H_
#define HEARSAY_INGEST_SERVICE_PIPELINE_BUILD_RECORD_H_

#include "hearsay/internal/v1/record.pb.h"
#include "ingest_service/claims/claim_extractor.h"
#include "ingest_service/model/extraction.h"
#include "ingest_service/model/normalized_article.h"

namespace hearsay::pipeline {

// The record of an article, without claims and what a commit decides.
internal::v1::ArticleRecord BuildRecord(ingest::NormalizedArticle article);

// What the extractor is told of the article beside its text. Its views point
// into `record`.
ingest::ArticleContext ContextOf(const internal::v1::ArticleRecord& record);

// Moves claims, entities and events of `found` into the record. The claims
// have no ids yet.
void MoveFindings(ingest::Extraction& found,
                  internal::v1::ArticleRecord& record);

// Adds what `extractor` finds in the record's text; with null nothing, and the
// extractor version stays 0.
void AddClaims(const claims::ClaimExtractor* extractor,
               internal::v1::ArticleRecord& record);

}  // namespace hearsay::pipeline

#endif  // HEARSAY_INGEST_SERVICE_PIPELINE_BUILD_RECORD_H_
