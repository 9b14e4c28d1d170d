#include "query_service/index/claims_on_the_wire.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "common/api/article_view.h"
#include "common/base/status_macros.h"
#include "common/record/claim_number.h"
#include "query_service/index/index_view.h"

namespace hearsay::index {
namespace {

// Makes what was not shown lately. Claims of one article often come together,
// and it is measured once.
class Maker {
 public:
  explicit Maker(const ReadModelCore& core) : core_(core) {}

  // Null when the claim was retracted.
  absl::StatusOr<ShownClaims::Bytes> Make(uint64_t claim_number) {
    const uint64_t sequence = record::SequenceOf(claim_number);
    const auto [found, is_new] = articles_.try_emplace(sequence);
    Article& article = found->second;
    if (is_new) {
      HEARSAY_ASSIGN_OR_RETURN(article.record, FindRevision(core_, sequence));
      if (article.record != nullptr) article.view.emplace(*article.record);
    }
    const uint32_t ordinal = record::OrdinalOf(claim_number);
    if (article.record == nullptr ||
        ordinal >= static_cast<uint32_t>(article.record->claims_size())) {
      return nullptr;
    }
    claim_.Clear();
    article.view->ShowClaim(ordinal, claim_);
    return std::make_shared<const std::string>(claim_.SerializeAsString());
  }

 private:
  struct Article {
    std::shared_ptr<const internal::v1::ArticleRecord> record;
    std::optional<api::ArticleView> view;
  };

  const ReadModelCore& core_;
  std::map<uint64_t, Article> articles_;
  v1::Claim claim_;
};

}  // namespace

absl::StatusOr<std::vector<ShownClaims::Bytes>> MakeClaimsOnTheWire(
    const ReadModelCore& core, const std::vector<uint64_t>& claim_numbers) {
  std::vector<ShownClaims::Bytes> claims;
  claims.reserve(claim_numbers.size());
  Maker maker(core);
  for (const uint64_t number : claim_numbers) {
    const uint64_t sequence = record::SequenceOf(number);
    // As in FindRevision: the writer says so, then takes it out.
    const auto retracted = [&] {
      return core.removals.RemovedBy(sequence) == kRetracted;
    };
    ShownClaims::Bytes& claim = claims.emplace_back();
    if (retracted()) continue;
    claim = core.shown.Find(number);
    if (claim != nullptr) continue;
    HEARSAY_ASSIGN_OR_RETURN(claim, maker.Make(number));
    if (claim == nullptr) continue;
    core.shown.Insert(number, claim);
    if (!retracted()) continue;
    core.shown.Erase(sequence);
    claim = nullptr;
  }
  return claims;
}

}  // namespace hearsay::index
