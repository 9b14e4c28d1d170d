#ifndef HEARSAY_QUERY_SERVICE_WATCH_CLAIM_WATCH_H_
#define HEARSAY_QUERY_SERVICE_WATCH_CLAIM_WATCH_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/api/article_view.h"
#include "hearsay/v1/query_service.pb.h"
#include "query_service/index/read_model.h"
#include "query_service/watch/claim_matcher.h"
#include "query_service/watch/resume_token.h"

namespace hearsay::watch {

struct WatchRequest {
  std::string query;
  std::string filter;
  std::string resume_token;  // Empty: from now on.
};

// What happens to the claims that a question matches, in the order of the log:
//
//   ADDED      a claim that matches is new, or matches since its article's
//              revision
//   REVISED    it did and does, and its article was revised
//   RETRACTED  it is gone, or matches no longer; only names. What was taken
//              down cannot be matched any more: of such claims all are told of
//              that may have matched, also one that was never told of.
//              Without a claim's name: all claims of the article; when the read
//              model was built after the takedown and knows no better.
//
// What was taken down since is not told of as ADDED or REVISED any more. The
// same place in the log gives the same events, whoever asks and how often.
// Holds one article and a few hundred deltas. One thread at a time.
class ClaimWatch {
 public:
  // `model` outlives it. Errors: interpret::ReadQuestion's; kInvalidArgument on
  // `resume_token`, it is none or of another question; kFailedPrecondition, it
  // is of another log; kOutOfRange, what follows it is no longer kept.
  static absl::StatusOr<std::unique_ptr<ClaimWatch>> Start(
      const WatchRequest& request, const index::ReadModel& model,
      absl::Time now);

  // Fills in the next event, a mark of progress when it has gone through many
  // changes without any, or returns false when all that is applied is told. An
  // error ends the watch: kOutOfRange, it was too slow; kDataLoss.
  absl::StatusOr<bool> Next(v1::WatchClaimsResponse& response);
  // Fills in a mark of progress.
  void Mark(v1::WatchClaimsResponse& response);
  // Whether it has moved since it last filled in a response.
  bool moved() const { return moved_; }

 private:
  using Record = std::shared_ptr<const internal::v1::ArticleRecord>;
  // An article revision, and which of its claims match.
  struct Revision {
    Record record;  // Null: taken down since.
    std::vector<bool> matches;
  };

  ClaimWatch(const index::ReadModel& model, query::ClaimQuery query,
             ResumeToken at)
      : model_(model), matcher_(std::move(query)), at_(std::move(at)) {}

  absl::Status CheckKept() const;
  // To the first delta of a change, unless it stands at that change already.
  void MoveTo(uint64_t sequence);
  // Brings changes_ to what follows at_; leaves it empty when all is told.
  absl::Status Read();
  // Makes now_ and before_ those of the first of changes_.
  absl::Status LoadRevisions(const index::ChangeDeltas& change);
  absl::StatusOr<Revision> Load(uint64_t sequence) const;
  bool MatchedBefore(const std::string& claim_id) const;
  // What the watcher is told of one delta; UNSPECIFIED for nothing.
  absl::StatusOr<v1::ClaimChange> Judge(const index::ChangeDeltas& change,
                                        const index::ClaimDelta& delta) const;
  absl::StatusOr<bool> TellDelta(const index::ChangeDeltas& change,
                                 v1::WatchClaimsResponse& response);
  bool TellTakedown(const index::ChangeDeltas& change,
                    v1::WatchClaimsResponse& response);

  const index::ReadModel& model_;
  const ClaimMatcher matcher_;
  ResumeToken at_;
  bool moved_ = false;
  std::deque<index::ChangeDeltas> changes_;  // The first is being told.
  uint64_t loaded_ = 0;                      // The sequence of the next two.
  Revision now_;
  Revision before_;
  std::unique_ptr<api::ArticleView> view_;  // Of now_.
};

}  // namespace hearsay::watch

#endif  // HEARSAY_QUERY_SERVICE_WATCH_CLAIM_WATCH_H_
