#include "ingest_service/pipeline/ingest_pipeline.h"

#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/executor.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/record/claim_id.h"
#include "common/record/consistency_token.h"
#include "common/record/identity.h"
#include "ingest_service/claims/claim_extractor.h"
#include "ingest_service/commit/article_store.h"
#include "ingest_service/normalize/normalizer.h"
#include "ingest_service/pipeline/admission.h"
#include "ingest_service/pipeline/build_record.h"
#include "ingest_service/pipeline/commit_order.h"

namespace hearsay::pipeline {
namespace {

using internal::v1::ArticleRecord;

constexpr size_t kMaxBodyBytes = size_t{8} << 20;

absl::Status CheckBody(absl::string_view field, size_t bytes) {
  if (bytes <= kMaxBodyBytes) return absl::OkStatus();
  return FieldError("ARTICLE_TOO_LARGE", field,
                    absl::StrCat(bytes, " bytes, must be at most ",
                                 kMaxBodyBytes, "; send less of it"));
}

absl::Status CheckSize(const v1::RawArticle& article) {
  switch (article.body_case()) {
    case v1::RawArticle::kText:
      return CheckBody("article.text", article.text().size());
    case v1::RawArticle::kHtml:
      return CheckBody("article.html", article.html().size());
    case v1::RawArticle::BODY_NOT_SET:
      return absl::OkStatus();
  }
  return absl::OkStatus();
}

IngestResult Rejected(absl::Status error) {
  IngestResult result;
  result.outcome = v1::INGEST_OUTCOME_REJECTED;
  result.error = std::move(error);
  return result;
}

}  // namespace

struct IngestPipeline::Impl {
  // An article under way.
  struct Job {
    v1::RawArticle raw;
    size_t bytes;  // What it counts for in the admission.
    CommitOrder::Ticket ticket;
    Done done;
  };

  Impl(const PipelineOptions& options, const claims::ClaimExtractor* with,
       commit::ArticleStore& into, const Clock& the_clock)
      : normalize(options.normalize ? options.normalize : normalize::Normalize),
        extractor(with),
        store(into),
        clock(the_clock),
        admission(options.max_articles_in_flight, options.max_bytes_in_flight),
        // All that is admitted may wait at once; one more is the article that
        // is admitted whatever the limits are.
        workers(options.workers, options.max_articles_in_flight + 1) {}

  absl::StatusOr<ArticleRecord> Normalize(const v1::RawArticle& raw) const;
  void Work(Job job);
  void Commit(ArticleRecord record, Job job);
  void Answer(Job& job, IngestResult result);
  IngestResult ResultOf(commit::CommitResult committed) const;

  const Normalizer normalize;
  const claims::ClaimExtractor* const extractor;
  commit::ArticleStore& store;
  const Clock& clock;
  Admission admission;
  CommitOrder order;
  ThreadPool workers;  // Last: its threads use all the others.
};

absl::StatusOr<ArticleRecord> IngestPipeline::Impl::Normalize(
    const v1::RawArticle& raw) const {
  HEARSAY_RETURN_IF_ERROR(CheckSize(raw));
  HEARSAY_ASSIGN_OR_RETURN(ingest::NormalizedArticle article,
                           normalize(raw, clock.Now()));
  return BuildRecord(std::move(article));
}

void IngestPipeline::Impl::Work(Job job) {
  absl::StatusOr<ArticleRecord> record = Normalize(job.raw);
  if (!record.ok()) {
    order.Drop(job.ticket);
    return Answer(job, Rejected(record.status()));
  }
  job.raw.Clear();  // Its bytes are not needed any more.
  order.Identify(job.ticket, record::IdentitiesOf(*record));
  AddClaims(extractor, *record);
  const CommitOrder::Ticket ticket = job.ticket;
  order.Run(ticket, [this, record = *std::move(record),
                     job = std::move(job)]() mutable {
    Commit(std::move(record), std::move(job));
  });
}

void IngestPipeline::Impl::Commit(ArticleRecord record, Job job) {
  store.Commit(std::move(record), [this, job = std::move(job)](
                                      commit::CommitResult committed) mutable {
    Answer(job, ResultOf(std::move(committed)));
  });
}

void IngestPipeline::Impl::Answer(Job& job, IngestResult result) {
  const size_t bytes = job.bytes;
  job.done(std::move(result));
  job.done = nullptr;  // What it holds is gone before the pipeline may be.
  admission.Leave(bytes);
}

IngestResult IngestPipeline::Impl::ResultOf(
    commit::CommitResult committed) const {
  IngestResult result;
  result.outcome = committed.outcome;
  result.article = std::move(committed.article);
  result.revision = committed.revision;
  result.claim_count = committed.claim_count;
  result.error = std::move(committed.error);
  if (committed.sequence > 0) {
    result.consistency_token = record::FormatConsistencyToken(
        {store.log_id(), {{.partition = 0, .sequence = committed.sequence}}});
  }
  return result;
}

IngestPipeline::IngestPipeline(const PipelineOptions& options,
                               const claims::ClaimExtractor* extractor,
                               commit::ArticleStore& store, const Clock& clock)
    : impl_(std::make_unique<Impl>(options, extractor, store, clock)) {}

IngestPipeline::~IngestPipeline() { impl_->admission.WaitUntilEmpty(); }

bool IngestPipeline::TrySubmit(v1::RawArticle& article, Done& done,
                               WhenRoom when_room) {
  const size_t bytes = article.ByteSizeLong();
  if (!impl_->admission.TryEnter(bytes, when_room)) return false;
  Impl::Job job{std::move(article), bytes, impl_->order.Enter(),
                std::move(done)};
  const bool scheduled = impl_->workers.TrySchedule(
      [impl = impl_.get(), job = std::move(job)]() mutable {
        impl->Work(std::move(job));
      });
  // The queue holds all that can be admitted.
  if (!scheduled) std::abort();
  return true;
}

absl::StatusOr<ArticleRecord> IngestPipeline::Validate(
    const v1::RawArticle& article) const {
  HEARSAY_ASSIGN_OR_RETURN(ArticleRecord record, impl_->Normalize(article));
  record.set_article_id(
      record::ArticleIdOf(record::IdentitiesOf(record).front()));
  record.set_content_hash(record::ContentHash(record));
  record.set_pub_status(v1::PUB_STATUS_USABLE);
  AddClaims(impl_->extractor, record);
  record::AssignClaimIds(record.article_id(), record);
  return record;
}

}  // namespace hearsay::pipeline
