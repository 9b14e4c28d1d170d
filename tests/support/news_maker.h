#ifndef HEARSAY_TESTS_SUPPORT_NEWS_MAKER_H_
#define HEARSAY_TESTS_SUPPORT_NEWS_MAKER_H_

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/record/claim_id.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay {

// Makes up a change log: articles with claims, created, revised, moved, taken
// down. Words follow Zipf's law. The same seed gives the same log.
class NewsMaker {
 public:
  struct Shape {
    int words = 400;  // How many different ones there are.
    int claims = 6;   // An article has up to so many.
    int claim_words = 12;
    // Of 100 changes; the rest are new articles.
    int revised = 15, moved = 4, retracted = 5, reextracted = 3;
  };

  explicit NewsMaker(uint32_t seed) : NewsMaker(seed, Shape()) {}
  NewsMaker(uint32_t seed, const Shape& shape) : random_(seed), shape_(shape) {}

  internal::v1::Change Next() {
    namespace pb = internal::v1;
    const int dice = Below(100);
    int limit = 0;
    if (!articles_.empty()) {
      if (dice < (limit += shape_.revised)) {
        return Revise(pb::CHANGE_KIND_REVISED);
      }
      if (dice < (limit += shape_.moved)) return Revise(pb::CHANGE_KIND_MOVED);
      if (dice < (limit += shape_.retracted)) return Retract();
      if (dice < (limit += shape_.reextracted)) {
        return Revise(pb::CHANGE_KIND_REEXTRACTED);
      }
    }
    return Create();
  }

  std::vector<internal::v1::Change> Next(int count) {
    std::vector<internal::v1::Change> changes;
    for (int i = 0; i < count; ++i) changes.push_back(Next());
    return changes;
  }

  // Changes of what was purged since: they take up sequences, and no time.
  std::vector<internal::v1::Change> Gone(int count) {
    std::vector<internal::v1::Change> changes(static_cast<size_t>(count));
    for (internal::v1::Change& change : changes) {
      change.set_sequence(++sequence_);
      change.set_kind(internal::v1::CHANGE_KIND_GONE);
    }
    return changes;
  }

  std::string Word(int index) const { return absl::StrCat("word", index); }
  int Below(int limit) { return static_cast<int>(random_() % limit); }

 private:
  struct Article {
    internal::v1::ArticleRecord record;
    uint64_t sequence;
  };

  std::string RandomWord() {
    const double x = std::uniform_real_distribution<double>(0, 1)(random_);
    return Word(static_cast<int>(std::pow(shape_.words, x)) - 1);
  }

  std::string RandomWords(int count) {
    std::string words = RandomWord();
    for (int i = 1; i < count; ++i) absl::StrAppend(&words, " ", RandomWord());
    return words;
  }

  internal::v1::TextSpan Append(absl::string_view text, std::string& to) {
    internal::v1::TextSpan span;
    span.set_begin(to.size());
    absl::StrAppend(&to, text);
    span.set_end(to.size());
    return span;
  }

  void FillClaims(internal::v1::ArticleRecord& record) {
    std::string text;
    record.clear_claims();
    record.clear_entities();
    record.clear_paragraphs();
    record.set_headline(RandomWords(4));
    auto& entity = *record.add_entities();
    entity.set_display_name(absl::StrCat("Person ", Word(Below(30))));
    const int claims = Below(shape_.claims + 1);
    for (int i = 0; i < claims;) {
      auto& paragraph = *record.add_paragraphs();
      paragraph.set_begin(text.size());
      const int first = record.claims_size();
      for (const int end = i + 1 + Below(3); i < claims && i < end; ++i) {
        auto& claim = *record.add_claims();
        const std::string holder =
            absl::StrCat("holder", Below(20), " of state");
        auto& outlet = *claim.add_chain();
        outlet.set_display_name(record.source());
        auto& link = *claim.add_chain();
        link.set_display_name(holder);
        *link.mutable_source() = Append(holder, text);
        text += " said ";
        *claim.add_content() =
            Append(RandomWords(1 + Below(shape_.claim_words)), text);
        text += ". ";
        claim.set_type(static_cast<v1::ClaimType>(Below(10)));
        claim.set_polarity(static_cast<v1::Polarity>(Below(4)));
        claim.set_factuality(static_cast<v1::Factuality>(Below(9)));
        claim.set_stated_confidence(
            static_cast<v1::StatedConfidence>(Below(4)));
        claim.set_quote_type(static_cast<v1::QuoteType>(Below(4)));
        if (Below(3) == 0) {
          auto& mention = *claim.add_entities();
          *mention.mutable_mention() = claim.content(0);
          mention.set_entity(1);
        }
        if (Below(3) == 0) {
          auto& event = *claim.add_events();
          *event.mutable_trigger() = claim.content(0);
          event.set_type(absl::StrCat("event", Below(5), ".n.01"));
        }
      }
      paragraph.set_end(text.size());
      for (int k = first; k < record.claims_size(); ++k) {
        *record.mutable_claims(k)->mutable_context() = paragraph;
      }
      text += "\n\n";
    }
    record.set_text(text);
    record::AssignClaimIds(record.article_id(), record);
  }

  internal::v1::Change Wrap(internal::v1::ChangeKind kind,
                            const internal::v1::ArticleRecord& record,
                            uint64_t previous) {
    internal::v1::Change change;
    change.set_sequence(++sequence_);
    change.set_kind(kind);
    *change.mutable_record() = record;
    change.set_previous_sequence(previous);
    return change;
  }

  internal::v1::Change Create() {
    internal::v1::ArticleRecord record;
    record.set_day(19000 + Below(40));
    record.set_source(absl::StrCat("outlet", Below(8), ".example"));
    std::string id = absl::StrCat(++created_);
    id.resize(16, 'x');
    record.set_article_id(id);
    record.set_revision(1);
    const char* const languages[] = {"en", "en", "en", "de", "zh"};
    record.set_language_code(languages[Below(5)]);
    record.mutable_publish_time()->set_seconds(int64_t{record.day()} * 86400 +
                                               Below(86400));
    record.set_pub_status(v1::PUB_STATUS_USABLE);
    FillClaims(record);
    internal::v1::Change change =
        Wrap(internal::v1::CHANGE_KIND_CREATED, record, 0);
    articles_.push_back({record, change.sequence()});
    return change;
  }

  internal::v1::Change Revise(internal::v1::ChangeKind kind) {
    Article& article = articles_[Below(static_cast<int>(articles_.size()))];
    internal::v1::ArticleRecord& record = article.record;
    if (kind != internal::v1::CHANGE_KIND_REEXTRACTED) {
      record.set_revision(record.revision() + 1);
    }
    // Half of the revisions keep all their claims.
    if (Below(2) == 0) FillClaims(record);
    const int32_t day = record.day();
    if (kind == internal::v1::CHANGE_KIND_MOVED) {
      record.set_day(day + 1 + Below(3));
      record.mutable_publish_time()->set_seconds(int64_t{record.day()} * 86400);
    }
    internal::v1::Change change = Wrap(kind, record, article.sequence);
    if (kind == internal::v1::CHANGE_KIND_MOVED) change.set_previous_day(day);
    article.sequence = change.sequence();
    return change;
  }

  internal::v1::Change Retract() {
    const int which = Below(static_cast<int>(articles_.size()));
    internal::v1::ArticleRecord tombstone;
    const internal::v1::ArticleRecord& record = articles_[which].record;
    tombstone.set_day(record.day());
    tombstone.set_source(record.source());
    tombstone.set_article_id(record.article_id());
    tombstone.set_revision(record.revision() + 1);
    tombstone.set_pub_status(v1::PUB_STATUS_CANCELED);
    tombstone.set_retraction_reason("asked for");
    internal::v1::Change change = Wrap(internal::v1::CHANGE_KIND_RETRACTED,
                                       tombstone, articles_[which].sequence);
    articles_.erase(articles_.begin() + which);
    return change;
  }

  std::mt19937 random_;
  const Shape shape_;
  uint64_t sequence_ = 0;
  int created_ = 0;
  std::vector<Article> articles_;  // Not retracted.
};

// The log as a feed sends it later: without what was since taken down.
inline std::vector<internal::v1::Change> WithoutRetractedText(
    std::vector<internal::v1::Change> changes) {
  std::vector<std::string> retracted;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    const std::string id = change->record().article_id();
    if (change->kind() == internal::v1::CHANGE_KIND_RETRACTED) {
      retracted.push_back(id);
      continue;
    }
    for (const std::string& gone : retracted) {
      if (gone != id) continue;
      change->clear_record();
      change->set_kind(internal::v1::CHANGE_KIND_GONE);
      break;
    }
  }
  return changes;
}

}  // namespace hearsay

#endif  // HEARSAY_TESTS_SUPPORT_NEWS_MAKER_H_
