#ifndef HEARSAY_QUERY_SERVICE_READ_MODEL_PORTS_H_
#define HEARSAY_QUERY_SERVICE_READ_MODEL_PORTS_H_

#include <optional>
#include <string>
#include <vector>

#include "query_service/answer/claim_library.h"
#include "query_service/follow/follower.h"
#include "query_service/index/read_model.h"

namespace hearsay {

// One read model, as each part above it wants to see it. The model outlives
// its ports.

// What answers read.
class ReadModelLibrary final : public answer::ClaimLibrary {
 public:
  explicit ReadModelLibrary(const index::ReadModel& model) : model_(model) {}
  std::string LogId() const override { return model_.log_id(); }
  uint64_t AppliedSequence() const override {
    return model_.applied_sequence();
  }
  bool WaitForSequence(uint64_t sequence, absl::Time deadline) const override {
    return model_.WaitForSequence(sequence, deadline);
  }
  absl::StatusOr<internal::v1::ArticleRecord> GetArticle(
      const record::ArticleName& name) const override {
    return model_.GetArticle(name);
  }
  absl::StatusOr<index::ClaimLocation> GetClaim(
      const record::ClaimName& name) const override {
    return model_.GetClaim(name);
  }
  absl::StatusOr<std::vector<index::ClaimLocation>> GetClaims(
      const std::vector<uint64_t>& claim_numbers) const override {
    return model_.GetClaims(claim_numbers);
  }
  absl::StatusOr<std::vector<std::shared_ptr<const std::string>>>
  ClaimsOnTheWire(const std::vector<uint64_t>& claim_numbers) const override {
    return model_.ClaimsOnTheWire(claim_numbers);
  }
  absl::StatusOr<std::vector<internal::v1::ArticleRecord>> ListArticles(
      absl::string_view source, int32_t first_day, int32_t end_day,
      const std::optional<record::ArticleKey>& after,
      size_t limit) const override {
    return model_.ListArticles(source, first_day, end_day, after, limit);
  }

 private:
  const index::ReadModel& model_;
};

// Where the follower writes.
class ReadModelSink final : public follow::ChangeSink {
 public:
  explicit ReadModelSink(index::ReadModel& model) : model_(model) {}
  std::string LogId() const override { return model_.log_id(); }
  uint64_t AppliedSequence() const override {
    return model_.applied_sequence();
  }
  absl::Status Apply(absl::string_view log_id,
                     const std::vector<internal::v1::Change>& changes,
                     bool durable) override {
    return model_.Apply(log_id, changes, durable);
  }

 private:
  index::ReadModel& model_;
};

}  // namespace hearsay

#endif  // HEARSAY_QUERY_SERVICE_READ_MODEL_PORTS_H_
