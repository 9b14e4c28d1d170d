#ifndef HEARSAY_INGEST_SERVICE_COMMIT_STORE_TESTING_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_STORE_TESTING_H_

#include <future>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "hearsay/internal/v1/record.pb.h"
#include "ingest_service/commit/article_store.h"

// What the tests of this folder share.
namespace hearsay::commit {

// An article of one paragraph, as the pipeline hands it on. Chain the setters
// for what a test is about.
class TestArticle {
 public:
  explicit TestArticle(const std::string& text) {
    record_.set_source("example.org");
    record_.set_text(text);
    Date(100, v1::DATE_BASIS_FETCHED);
    FetchedAt(1);
  }
  TestArticle& Source(const std::string& source) {
    record_.set_source(source);
    return *this;
  }
  TestArticle& Url(const std::string& url) {
    record_.set_url(url);
    record_.set_canonical_url(url);
    return *this;
  }
  TestArticle& ExternalId(const std::string& id) {
    record_.set_external_id(id);
    return *this;
  }
  TestArticle& Date(int32_t day, v1::DateBasis basis) {
    record_.set_day(day);
    record_.mutable_publish_time()->set_seconds(int64_t{day} * 86400);
    record_.set_publish_time_basis(basis);
    record_.set_publish_time_precision(v1::DATE_PRECISION_DAY);
    return *this;
  }
  TestArticle& FetchedAt(int64_t seconds) {
    record_.mutable_fetch_time()->set_seconds(seconds);
    return *this;
  }
  // Adds claims that are all of the text.
  TestArticle& Claims(int count) {
    for (int i = 0; i < count; ++i) {
      internal::v1::ClaimRecord* claim = record_.add_claims();
      claim->add_content()->set_end(record_.text().size());
      claim->add_chain()->set_display_name("Example");
    }
    return *this;
  }
  // What a test builds is what it passes on.
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator internal::v1::ArticleRecord() const { return record_; }

 private:
  internal::v1::ArticleRecord record_;
};

// Commits one article and waits.
inline CommitResult CommitAndWait(ArticleStore& store,
                                  internal::v1::ArticleRecord record) {
  std::promise<CommitResult> promise;
  store.Commit(std::move(record), [&](CommitResult result) {
    promise.set_value(std::move(result));
  });
  return promise.get_future().get();
}

inline record::ArticleName NameOf(absl::string_view name) {
  return record::ParseArticleName(name).value();
}

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_STORE_TESTING_H_
