#ifndef HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_LIBRARY_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_LIBRARY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/record/article_key.h"
#include "common/record/resource_name.h"
#include "hearsay/internal/v1/record.pb.h"
#include "query_service/index/read_model.h"

namespace hearsay::answer {

// What answers need of the read model: index::ReadModel's functions of the same
// names, with the same contracts. Thread safe.
class ClaimLibrary {
 public:
  virtual ~ClaimLibrary() = default;
  virtual std::string LogId() const = 0;
  virtual uint64_t AppliedSequence() const = 0;
  virtual bool WaitForSequence(uint64_t sequence,
                               absl::Time deadline) const = 0;
  virtual absl::StatusOr<internal::v1::ArticleRecord> GetArticle(
      const record::ArticleName& name) const = 0;
  virtual absl::StatusOr<index::ClaimLocation> GetClaim(
      const record::ClaimName& name) const = 0;
  virtual absl::StatusOr<std::vector<index::ClaimLocation>> GetClaims(
      const std::vector<uint64_t>& claim_numbers) const = 0;
  virtual absl::StatusOr<std::vector<std::shared_ptr<const std::string>>>
  ClaimsOnTheWire(const std::vector<uint64_t>& claim_numbers) const = 0;
  virtual absl::StatusOr<std::vector<internal::v1::ArticleRecord>> ListArticles(
      absl::string_view source, int32_t first_day, int32_t end_day,
      const std::optional<record::ArticleKey>& after, size_t limit) const = 0;
};

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_LIBRARY_H_
