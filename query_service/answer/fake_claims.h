#ifndef HEARSAY_QUERY_SERVICE_ANSWER_FAKE_CLAIMS_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_FAKE_CLAIMS_H_

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "common/api/article_view.h"
#include "common/record/claim_number.h"
#include "query_service/answer/claim_library.h"
#include "query_service/retrieve/searcher.h"

namespace hearsay::answer {

// For tests: a few articles in memory, each with claims whose contents are its
// text's lines, and a searcher that finds all of them, newest first. Both pin:
// a search at a sequence does not see what was added after it.
class FakeClaims final : public ClaimLibrary, public retrieve::Searcher {
 public:
  // Adds an article with a claim for each of `contents`, held by `holder`.
  const internal::v1::ArticleRecord& Add(
      const std::string& source, int32_t day,
      const std::vector<std::string>& contents,
      const std::string& holder = "Kyiv") {
    auto record = std::make_shared<internal::v1::ArticleRecord>();
    record->set_source(source);
    record->set_day(day);
    record->set_article_id(absl::StrCat("article", 100000000 + ++sequence));
    record->set_revision(1);
    record->mutable_publish_time()->set_seconds(int64_t{86400} * day);
    std::string text;
    for (const std::string& content : contents) {
      auto& claim = *record->add_claims();
      claim.set_claim_id(
          absl::StrCat("claim", 10000000000 + record->claims_size()));
      auto& span = *claim.add_content();
      span.set_begin(static_cast<uint32_t>(text.size()));
      absl::StrAppend(&text, content);
      span.set_end(static_cast<uint32_t>(text.size()));
      absl::StrAppend(&text, "\n");
      claim.add_chain()->set_display_name(holder);
    }
    record->set_text(text);
    articles[sequence] = record;
    return *record;
  }

  std::string LogId() const override { return log_id; }
  uint64_t AppliedSequence() const override { return sequence; }
  bool WaitForSequence(uint64_t wanted, absl::Time deadline) const override {
    if (sequence < wanted) absl::SleepFor(deadline - absl::Now());
    return sequence >= wanted;
  }
  absl::StatusOr<internal::v1::ArticleRecord> GetArticle(
      const record::ArticleName& name) const override {
    for (const auto& [number, record] : articles) {
      if (KeyOf(*record) == name.key) return *record;
    }
    return absl::NotFoundError("no such article");
  }
  absl::StatusOr<index::ClaimLocation> GetClaim(
      const record::ClaimName& name) const override {
    for (const auto& [number, record] : articles) {
      for (int i = 0; i < record->claims_size(); ++i) {
        if (KeyOf(*record) == name.article &&
            record->claims(i).claim_id() == name.claim_id) {
          return index::ClaimLocation{record, static_cast<uint32_t>(i)};
        }
      }
    }
    return absl::NotFoundError("no such claim");
  }
  absl::StatusOr<std::vector<index::ClaimLocation>> GetClaims(
      const std::vector<uint64_t>& numbers) const override {
    std::vector<index::ClaimLocation> locations;
    for (const uint64_t number : numbers) {
      const auto found = articles.find(record::SequenceOf(number));
      locations.push_back(
          found == articles.end()
              ? index::ClaimLocation{}
              : index::ClaimLocation{found->second, record::OrdinalOf(number)});
    }
    return locations;
  }
  absl::StatusOr<std::vector<std::shared_ptr<const std::string>>>
  ClaimsOnTheWire(const std::vector<uint64_t>& numbers) const override {
    std::vector<std::shared_ptr<const std::string>> claims;
    const auto locations = GetClaims(numbers);
    for (const index::ClaimLocation& location : *locations) {
      std::shared_ptr<const std::string>& claim = claims.emplace_back();
      if (location.record == nullptr) continue;
      claim =
          std::make_shared<const std::string>(api::ArticleView(*location.record)
                                                  .Claim(location.ordinal)
                                                  .SerializeAsString());
    }
    return claims;
  }
  absl::StatusOr<std::vector<internal::v1::ArticleRecord>> ListArticles(
      absl::string_view source, int32_t first_day, int32_t end_day,
      const std::optional<record::ArticleKey>& after,
      size_t limit) const override {
    std::map<std::string, internal::v1::ArticleRecord> in_order;
    for (const auto& [number, record] : articles) {
      const record::ArticleKey key = KeyOf(*record);
      if ((source.empty() || source == key.source) && key.day >= first_day &&
          key.day < end_day &&
          (!after || EncodeArticleKey(key) > EncodeArticleKey(*after))) {
        in_order[EncodeArticleKey(key)] = *record;
      }
    }
    std::vector<internal::v1::ArticleRecord> page;
    for (auto& [key, record] : in_order) {
      if (page.size() < limit) page.push_back(std::move(record));
    }
    return page;
  }

  absl::StatusOr<query::SearchPage> Search(
      const query::SearchSpec& spec, const query::CallLimits&) const override {
    last_spec = spec;
    query::SearchPage page;
    page.sequence = spec.sequence.value_or(sequence);
    page.statistics.claim_count = 7;
    page.statistics.average_lengths = {1.5F, 2.5F};
    page.statistics.document_frequencies = {3, 4};
    for (const uint64_t number : Numbers(page.sequence)) {
      ++page.total_size;
      if (spec.after && number >= spec.after->claim_number) continue;
      if (page.hits.size() == spec.page_size) {
        page.more = true;
        continue;
      }
      page.hits.push_back({number, 0.5F, 11});
    }
    for (size_t i = 0; i < spec.facets.size(); ++i) {
      page.facets.push_back(std::make_shared<const query::Facet>(
          query::Facet{{{"value", page.total_size}}}));
    }
    return page;
  }
  // By holder, source and day.
  absl::StatusOr<query::ClaimGroups> Count(
      const query::CountSpec& spec, const query::CallLimits&) const override {
    query::ClaimGroups counted;
    std::map<std::vector<std::string>, uint64_t> groups;
    for (const auto& [number, record] : articles) {
      for (const auto& claim : record->claims()) {
        ++counted.total_size;
        std::vector<std::string> values = {ValueOf(*record, claim, spec.first)};
        if (spec.second)
          values.push_back(ValueOf(*record, claim, *spec.second));
        ++groups[values];
      }
    }
    for (const auto& [values, count] : groups) {
      counted.groups.push_back({values, count});
    }
    return counted;
  }

  std::string log_id = "log";
  uint64_t sequence = 0;
  std::map<uint64_t, std::shared_ptr<internal::v1::ArticleRecord>> articles;
  mutable query::SearchSpec last_spec;

 private:
  static record::ArticleKey KeyOf(const internal::v1::ArticleRecord& record) {
    return {record.day(), record.source(), record.article_id()};
  }
  static std::string ValueOf(const internal::v1::ArticleRecord& record,
                             const internal::v1::ClaimRecord& claim,
                             query::FacetField field) {
    if (field == query::FacetField::kHolder) {
      return claim.chain().rbegin()->display_name();
    }
    if (field == query::FacetField::kSource) return record.source();
    return absl::FormatCivilTime(absl::CivilDay(1970, 1, 1) + record.day());
  }
  std::vector<uint64_t> Numbers(uint64_t up_to) const {
    std::vector<uint64_t> numbers;
    for (const auto& [number, record] : articles) {
      for (int i = 0; number <= up_to && i < record->claims_size(); ++i) {
        numbers.push_back(
            record::ClaimNumber(number, static_cast<uint32_t>(i)));
      }
    }
    std::reverse(numbers.begin(), numbers.end());
    return numbers;
  }
};

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_FAKE_CLAIMS_H_
