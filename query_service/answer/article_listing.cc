#include "query_service/answer/article_listing.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/api/article_view.h"
#include "common/base/sha256.h"
#include "common/base/status_macros.h"
#include "common/record/article_key.h"

namespace hearsay::answer {
namespace {

constexpr int64_t kSecondsPerDay = 24 * 60 * 60;

// Days of the years 0001 to 9999: all that a timestamp can say.
constexpr int64_t kFirstDay = -719162;
constexpr int64_t kEndDay = 2932897;

int32_t DayOf(int64_t seconds) {
  const int64_t day = seconds / kSecondsPerDay - (seconds % kSecondsPerDay < 0);
  return static_cast<int32_t>(std::clamp(day, kFirstDay, kEndDay));
}

int32_t EndDayOf(int64_t seconds) {
  return DayOf(seconds) + (seconds % kSecondsPerDay != 0 ? 1 : 0);
}

std::string Fingerprint(const ListRequest& request) {
  return Sha256()
      .Add("ListArticles")
      .Add(request.source)
      .Add(static_cast<uint64_t>(request.start_seconds))
      .Add(static_cast<uint64_t>(request.end_seconds))
      .Digest128();
}

record::ArticleKey KeyOf(const internal::v1::ArticleRecord& record) {
  return {record.day(), record.source(), record.article_id()};
}

// The payload of a token: the log id, a NUL, the last key.
absl::StatusOr<record::ArticleKey> ReadPosition(absl::string_view payload,
                                                const std::string& log_id) {
  if (!absl::ConsumePrefix(&payload, absl::StrCat(log_id, std::string(1, 0)))) {
    return ExpiredPageToken("is of a record that was rebuilt since");
  }
  auto key = record::DecodeArticleKey(payload);
  if (!key.ok()) return MalformedPageToken();
  return key;
}

}  // namespace

absl::StatusOr<ListAnswer> ListArticles(const ListRequest& request,
                                        const ClaimLibrary& library,
                                        const PageTokenSealer& sealer) {
  const std::string fingerprint = Fingerprint(request);
  const std::string log_id = library.LogId();
  std::optional<record::ArticleKey> after;
  if (!request.page_token.empty()) {
    HEARSAY_ASSIGN_OR_RETURN(const std::string payload,
                             sealer.Open(fingerprint, request.page_token));
    HEARSAY_ASSIGN_OR_RETURN(after, ReadPosition(payload, log_id));
  }
  // One more than asked for tells whether there is a next page.
  HEARSAY_ASSIGN_OR_RETURN(
      auto records,
      library.ListArticles(request.source, DayOf(request.start_seconds),
                           EndDayOf(request.end_seconds), after,
                           request.page_size + 1));
  ListAnswer answer;
  if (records.size() > request.page_size) {
    records.resize(request.page_size);
    answer.next_page_token = sealer.Seal(
        fingerprint,
        absl::StrCat(log_id, std::string(1, 0),
                     record::EncodeArticleKey(KeyOf(records.back()))));
  }
  for (const internal::v1::ArticleRecord& record : records) {
    // The last day may end in the middle.
    if (record.publish_time().seconds() >= request.end_seconds) continue;
    v1::Article article = api::ArticleView(record).Article();
    article.clear_text();
    answer.articles.push_back(std::move(article));
  }
  return answer;
}

}  // namespace hearsay::answer
