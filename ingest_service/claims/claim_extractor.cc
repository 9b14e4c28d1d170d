#include "ingest_service/claims/claim_extractor.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "common/base/status_macros.h"
#include "common/language/segmenter.h"
#include "common/record/claim_number.h"
#include "common/text/collector_prefix.h"
#include "ingest_service/claims/analyzed_article.h"
#include "ingest_service/claims/article_events.h"
#include "ingest_service/claims/chains.h"
#include "ingest_service/claims/entities.h"
#include "ingest_service/claims/learned_attribution_finder.h"
#include "ingest_service/claims/learned_models.h"
#include "ingest_service/claims/quote_type.h"
#include "ingest_service/claims/rule_attribution_finder.h"
#include "ingest_service/claims/source_kind.h"
#include "ingest_service/claims/stance.h"
#include "ingest_service/claims/words.h"

namespace hearsay::claims {
namespace {

using internal::v1::AttributionRecord;
using internal::v1::ClaimRecord;
using internal::v1::TextSpan;

// The rules alone, and with the models.
constexpr int32_t kRuleVersion = 3;
constexpr int32_t kLearnedVersion = 4;

TextSpan ToRecord(ByteSpan span) {
  TextSpan out;
  out.set_begin(span.begin);
  out.set_end(span.end);
  return out;
}

uint32_t Begin(const ingest::TextAttribution& attribution) {
  const uint32_t content = attribution.content.front().begin;
  return attribution.cue.empty()
             ? content
             : std::min(content, attribution.cue.front().begin);
}

// Makes the records of one article's claims.
class Recorder {
 public:
  Recorder(const Words& words, const ingest::ArticleContext& context,
           ArticleEvents& events)
      : words_(words), context_(context), events_(events), clusters_(words) {}

  ClaimRecord ToClaim(const ChainedClaim& chained,
                      const FoundAttribution& found) {
    ClaimRecord claim;
    for (const ByteSpan& span : found.spans.content) {
      *claim.add_content() = ToRecord(span);
    }
    for (const ChainLink& link : chained.chain) {
      *claim.add_chain() = ToLink(link);
    }
    claim.set_quote_type(QuoteTypeOf(words_.text(), found.spans.content));
    AddStance(words_, found, claim);
    AddEntities(words_, clusters_, claim);
    events_.AddTo(claim);
    claim.set_extraction_score(chained.score);
    *claim.mutable_context() =
        ToRecord(ParagraphOf(found.spans.content.front()));
    return claim;
  }

  std::vector<internal::v1::EntityCluster> TakeEntities() {
    return clusters_.Take();
  }

 private:
  AttributionRecord ToLink(const ChainLink& link) {
    AttributionRecord record;
    if (link.inferred) {
      record.set_display_name(context_.source);
      record.set_role(v1::SOURCE_ROLE_OUTLET);
      record.set_inferred(true);
      return record;
    }
    if (!link.cue.empty()) *record.mutable_cue() = ToRecord(link.cue);
    record.set_cue_lemma(link.cue_lemma);
    if (link.source.empty()) return record;
    *record.mutable_source() = ToRecord(link.source);
    const TokenRange phrase = {words_.TokenAt(link.source.begin),
                               words_.TokenAt(link.source.end - 1) + 1};
    const SourceKind kind = KindOfSource(words_, phrase);
    record.set_display_name(
        std::string(words_.SpanOf(kind.name).In(words_.text().text)));
    const bool credited =
        kind.role == v1::SOURCE_ROLE_ORGANIZATION &&
        (link.cue_lemma == "per" || link.cue_lemma == "as per");
    record.set_role(credited ? v1::SOURCE_ROLE_OUTLET : kind.role);
    record.set_anonymous(kind.anonymous);
    record.set_entity(
        clusters_.Add(kind.name, EntityTypeOf(kind.role), kind.anonymous));
    return record;
  }

  ByteSpan ParagraphOf(ByteSpan span) const {
    const auto& paragraphs = words_.text().paragraphs;
    const auto after =
        std::partition_point(paragraphs.begin(), paragraphs.end(),
                             [span](const language::Paragraph& paragraph) {
                               return paragraph.span.begin <= span.begin;
                             });
    return after == paragraphs.begin() ? span : std::prev(after)->span;
  }

  const Words& words_;
  const ingest::ArticleContext& context_;
  ArticleEvents& events_;
  EntityClusters clusters_;
};

// The day that the article's "yesterday" counts from.
std::optional<absl::CivilDay> PublishedOn(
    const ingest::ArticleContext& context,
    const std::optional<text::CollectorPrefix>& prefix) {
  if (context.publish_time != absl::InfinitePast()) {
    return absl::ToCivilDay(context.publish_time, absl::UTCTimeZone());
  }
  if (!prefix) return std::nullopt;
  return absl::CivilDay(prefix->year, prefix->month, prefix->day);
}

class StagedExtractor final : public ClaimExtractor {
 public:
  // Without `models` the rules decide everywhere.
  explicit StagedExtractor(std::unique_ptr<const LearnedModels> models) {
    if (models == nullptr) return;
    models_ = models.get();
    learned_ = std::make_unique<LearnedAttributionFinder>(std::move(models));
  }

  ingest::Extraction Extract(
      absl::string_view text,
      const ingest::ArticleContext& context) const override {
    const auto prefix = text::FindCollectorPrefix(text);
    const language::AnnotatedText annotated =
        language::Segment(text, prefix ? prefix->span.end : 0);
    const Words words(annotated);
    // Of English alone; one tree for all that look at it.
    std::optional<AnalyzedArticle> analyzed;
    if (models_ != nullptr && IsEnglish(context)) {
      analyzed.emplace(annotated, models_->tagger, models_->parser,
                       models_->lexicon);
    }
    const std::vector<FoundAttribution> found =
        analyzed ? learned_->FindIn(*analyzed) : rules_.Find(annotated);
    ArticleEvents events(words, analyzed ? &*analyzed : nullptr,
                         PublishedOn(context, prefix));

    ingest::Extraction extraction;
    for (const language::Paragraph& paragraph : annotated.paragraphs) {
      extraction.paragraphs.push_back(paragraph.span);
    }
    for (const FoundAttribution& attribution : found) {
      if (attribution.flat) {
        extraction.attributions.push_back(*attribution.flat);
      }
    }
    std::stable_sort(
        extraction.attributions.begin(), extraction.attributions.end(),
        [](const auto& a, const auto& b) { return Begin(a) < Begin(b); });
    Recorder recorder(words, context, events);
    for (const ChainedClaim& chained :
         BuildChains(words, found, context.source)) {
      if (extraction.claims.size() == record::kMaxClaimsPerArticle) break;
      extraction.claims.push_back(
          recorder.ToClaim(chained, found[chained.attribution]));
    }
    extraction.entities = recorder.TakeEntities();
    extraction.events = events.Take();
    return extraction;
  }

  int32_t version() const override {
    return learned_ == nullptr ? kRuleVersion : kLearnedVersion;
  }

 private:
  // The models know English; a text of unknown language is taken for it.
  static bool IsEnglish(const ingest::ArticleContext& context) {
    const absl::string_view language = context.language_code;
    return language.empty() || language == "und" || language == "en" ||
           absl::StartsWith(language, "en-");
  }

  RuleAttributionFinder rules_;
  std::unique_ptr<const AttributionFinder> learned_;
  const LearnedModels* models_ = nullptr;  // Those that learned_ owns.
};

}  // namespace

absl::StatusOr<std::unique_ptr<ClaimExtractor>> ClaimExtractor::Load(
    const std::string& model_dir) {
  std::unique_ptr<const LearnedModels> models;
  if (!model_dir.empty()) {
    HEARSAY_ASSIGN_OR_RETURN(models, LoadLearnedModels(model_dir));
  }
  return std::make_unique<StagedExtractor>(std::move(models));
}

}  // namespace hearsay::claims
