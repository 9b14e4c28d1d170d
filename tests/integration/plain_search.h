#ifndef HEARSAY_TESTS_INTEGRATION_PLAIN_SEARCH_H_
#define HEARSAY_TESTS_INTEGRATION_PLAIN_SEARCH_H_

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "common/record/claim_number.h"
#include "common/text/fold.h"
#include "common/text/index_terms.h"
#include "hearsay/internal/v1/record.pb.h"
#include "query_service/index/article_entry.h"
#include "query_service/model/claim_query.h"
#include "query_service/model/search_page.h"

namespace hearsay::retrieve {

// Answers questions over what a NewsMaker writes from the log itself, slowly
// and plainly: what a search over an index is compared with.
class PlainSearch {
 public:
  using ArticleRecord = internal::v1::ArticleRecord;
  using Change = internal::v1::Change;
  using ClaimRecord = internal::v1::ClaimRecord;

  void Apply(const Change& change) {
    sequence_ = change.sequence();
    const std::string& id = change.record().article_id();
    if (change.kind() == internal::v1::CHANGE_KIND_RETRACTED) {
      live_.erase(id);
    } else {
      live_[id] = change;
    }
  }

  std::vector<uint64_t> Search(const query::ClaimQuery& query) const {
    std::vector<std::pair<int64_t, uint64_t>> found;
    for (const auto& [id, change] : live_) {
      const ArticleRecord& record = change.record();
      for (int i = 0; i < record.claims_size(); ++i) {
        if (!Matches(query, record, record.claims(i))) continue;
        const int64_t time = record.publish_time().seconds();
        found.emplace_back(
            query.order == query::ClaimOrder::kOldestFirst ? -time : time,
            record::ClaimNumber(change.sequence(), i));
      }
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<uint64_t> numbers;
    for (const auto& [time, number] : found) numbers.push_back(number);
    return numbers;
  }

  // How many of these claims have each value.
  std::map<std::vector<std::string>, uint64_t> Count(
      const std::vector<uint64_t>& numbers,
      const query::CountSpec& spec) const {
    std::map<uint64_t, const ArticleRecord*> records;
    for (const auto& [id, change] : live_) {
      records[change.sequence()] = &change.record();
    }
    std::map<std::vector<std::string>, uint64_t> counts;
    for (const uint64_t number : numbers) {
      const ArticleRecord& record = *records.at(record::SequenceOf(number));
      const ClaimRecord& claim = record.claims(record::OrdinalOf(number));
      for (const std::string& first : Values(record, claim, spec.first)) {
        if (!spec.second.has_value()) {
          ++counts[{first}];
          continue;
        }
        for (const std::string& second : Values(record, claim, *spec.second)) {
          ++counts[{first, second}];
        }
      }
    }
    return counts;
  }

 private:
  using ClaimField = query::ClaimField;
  using Comparator = query::Comparator;
  using FilterNode = query::FilterNode;
  using QueryWord = query::QueryWord;
  using Words = std::set<std::string>;

  static Words WordsOf(absl::string_view text) {
    Words words;
    for (const text::IndexTerm& term : text::IndexTerms(text)) {
      words.insert(term.term);
    }
    return words;
  }

  static bool HasAll(const Words& words, absl::string_view text) {
    const Words wanted = WordsOf(text);
    return !wanted.empty() && std::includes(words.begin(), words.end(),
                                            wanted.begin(), wanted.end());
  }

  static std::string Bare(const std::string& name, size_t prefix) {
    return absl::EndsWith(name, "_UNSPECIFIED") ? "" : name.substr(prefix);
  }

  static std::set<std::string> Values(const ArticleRecord& record,
                                      const ClaimRecord& claim,
                                      query::FacetField field) {
    using query::FacetField;
    const absl::CivilDay day =
        absl::ToCivilDay(absl::FromUnixSeconds(record.publish_time().seconds()),
                         absl::UTCTimeZone());
    std::set<std::string> values;
    switch (field) {
      case FacetField::kSource:
        return {record.source()};
      case FacetField::kHolder:
        return {claim.chain().rbegin()->display_name()};
      case FacetField::kType:
        return {Bare(v1::ClaimType_Name(claim.type()), 11)};
      case FacetField::kPolarity:
        return {Bare(v1::Polarity_Name(claim.polarity()), 9)};
      case FacetField::kFactuality:
        return {Bare(v1::Factuality_Name(claim.factuality()), 11)};
      case FacetField::kEntity:
        for (const auto& mention : claim.entities()) {
          values.insert(record.entities(mention.entity() - 1).display_name());
        }
        break;
      case FacetField::kEvent:
        for (const auto& event : claim.events()) values.insert(event.type());
        break;
      case FacetField::kWeek:
        return {absl::FormatCivilTime(
            absl::PrevWeekday(day + 1, absl::Weekday::monday))};
      case FacetField::kMonth:
        return {absl::FormatCivilTime(absl::CivilMonth(day))};
      default:
        return {absl::FormatCivilTime(day)};
    }
    if (values.empty()) values.insert("");
    return values;
  }

  static std::string Cut(const ArticleRecord& record,
                         const internal::v1::TextSpan& span) {
    return record.text().substr(span.begin(), span.end() - span.begin());
  }

  static bool Matches(const query::ClaimQuery& query,
                      const ArticleRecord& record, const ClaimRecord& claim) {
    const std::string content = index::ContentText(record, claim);
    std::string names;
    for (const auto& mention : claim.entities()) {
      names += " " + record.entities(mention.entity() - 1).display_name();
    }
    std::string named = content + names + " " + record.source();
    for (const auto& link : claim.chain()) named += " " + link.display_name();
    const std::string anywhere =
        named + " " + record.headline() + " " + Cut(record, claim.context());
    // A word's terms may each stand in another place.
    for (const QueryWord& word : query.words) {
      if (word.optional) continue;
      const Words words =
          WordsOf(word.scope == QueryWord::Scope::kContent ? content + names
                  : word.scope == QueryWord::Scope::kNamed ? named
                                                           : anywhere);
      bool found = HasAll(words, word.text);
      for (const std::string& text : word.alternatives) {
        found = found || HasAll(words, text);
      }
      if (!found) return false;
    }
    return MatchesFilter(query.filter, record, claim);
  }

  static bool MatchesFilter(const FilterNode& node, const ArticleRecord& record,
                            const ClaimRecord& claim) {
    const auto child = [&](const FilterNode& inner) {
      return MatchesFilter(inner, record, claim);
    };
    switch (node.kind) {
      case FilterNode::Kind::kAll:
        return true;
      case FilterNode::Kind::kAnd:
        return std::all_of(node.children.begin(), node.children.end(), child);
      case FilterNode::Kind::kOr:
        return std::any_of(node.children.begin(), node.children.end(), child);
      case FilterNode::Kind::kNot:
        return !child(node.children[0]);
      case FilterNode::Kind::kRestriction:
        break;
    }
    const query::Restriction& wanted = node.restriction;
    const bool negated = wanted.comparator == Comparator::kNotEqual;
    return negated != MatchesRestriction(wanted, record, claim);
  }

  static bool MatchesRestriction(const query::Restriction& wanted,
                                 const ArticleRecord& record,
                                 const ClaimRecord& claim) {
    const int64_t time = record.publish_time().seconds();
    const std::string holder = claim.chain().rbegin()->display_name();
    const bool has = wanted.comparator == Comparator::kHas;
    switch (wanted.field) {
      case ClaimField::kSource:
        return record.source() == wanted.text;
      case ClaimField::kLanguage:
        return record.language_code() == wanted.text;
      case ClaimField::kPolarity:
        return claim.polarity() == wanted.enum_value;
      case ClaimField::kType:
        return claim.type() == wanted.enum_value;
      case ClaimField::kPublishTime:
        switch (wanted.comparator) {
          case Comparator::kLess:
            return time < wanted.start_seconds;
          case Comparator::kLessEqual:
            return time < wanted.end_seconds;
          case Comparator::kGreater:
            return time >= wanted.end_seconds;
          case Comparator::kGreaterEqual:
            return time >= wanted.start_seconds;
          default:
            return time >= wanted.start_seconds && time < wanted.end_seconds;
        }
      case ClaimField::kHolder:
        return has ? HasAll(WordsOf(holder), wanted.text)
                   : text::FoldWords(holder) == text::FoldWords(wanted.text);
      case ClaimField::kVia:
        for (const auto& link : claim.chain()) {
          if (HasAll(WordsOf(link.display_name()), wanted.text)) return true;
        }
        return false;
      case ClaimField::kEvent:
        for (const auto& event : claim.events()) {
          if (event.type() == wanted.text) return true;
        }
        return false;
      case ClaimField::kText: {
        const std::string content = index::ContentText(record, claim);
        return has ? HasAll(WordsOf(content), wanted.text)
                   : absl::StrContains(" " + content + " ",
                                       " " + wanted.text + " ");
      }
      default:
        return false;
    }
  }

  uint64_t sequence_ = 0;
  std::map<std::string, Change> live_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_TESTS_INTEGRATION_PLAIN_SEARCH_H_
