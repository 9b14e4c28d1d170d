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
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/quote_type.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/chains/chains.h"
#include "ingest_service/claims/chains/link_records.h"
#include "ingest_service/claims/claim_context.h"
#include "ingest_service/claims/events/article_events.h"
#include "ingest_service/claims/learned/learned_attribution_finder.h"
#include "ingest_service/claims/learned/learned_models.h"
#include "ingest_service/claims/mending/accounts.h"
#include "ingest_service/claims/mending/addressees.h"
#include "ingest_service/claims/mending/cited_sources.h"
#include "ingest_service/claims/mending/clause_levels.h"
#include "ingest_service/claims/mending/clause_subjects.h"
#include "ingest_service/claims/mending/closing_inquits.h"
#include "ingest_service/claims/mending/content_clauses.h"
#include "ingest_service/claims/mending/content_mending.h"
#include "ingest_service/claims/mending/content_starts.h"
#include "ingest_service/claims/mending/content_tails.h"
#include "ingest_service/claims/mending/continued_quotations.h"
#include "ingest_service/claims/mending/denied_reports.h"
#include "ingest_service/claims/mending/dialogue_turns.h"
#include "ingest_service/claims/mending/displayed_quotations.h"
#include "ingest_service/claims/mending/headline_speakers.h"
#include "ingest_service/claims/mending/interrupting_inquits.h"
#include "ingest_service/claims/mending/level_mending.h"
#include "ingest_service/claims/mending/quoted_as_saying.h"
#include "ingest_service/claims/mending/reported_rests.h"
#include "ingest_service/claims/mending/telling_inquits.h"
#include "ingest_service/claims/mending/unlisted_cues.h"
#include "ingest_service/claims/mending/vouching_sources.h"
#include "ingest_service/claims/mending/whole_sentences.h"
#include "ingest_service/claims/mentions/coreference.h"
#include "ingest_service/claims/mentions/entities.h"
#include "ingest_service/claims/quotation/quotation_attribution_finder.h"
#include "ingest_service/claims/quotation_claims.h"
#include "ingest_service/claims/rules/nested_attribution_finder.h"
#include "ingest_service/claims/rules/rule_attribution_finder.h"
#include "ingest_service/claims/screening/labels.h"
#include "ingest_service/claims/screening/link_lines.h"
#include "ingest_service/claims/stance/claim_relations.h"
#include "ingest_service/claims/stance/clause_parts.h"
#include "ingest_service/claims/stance/stance.h"

namespace hearsay::claims {
namespace {

using internal::v1::ClaimRecord;
using internal::v1::TextSpan;

// The rules alone, and with the models.
constexpr int32_t kRuleVersion = 24;
constexpr int32_t kLearnedVersion = 28;

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
  // `article` is the text's tree, or null.
  Recorder(const Words& words, const AnalyzedArticle* article,
           const std::vector<FoundAttribution>& found,
           const std::vector<ChainedClaim>& chained,
           const ingest::ArticleContext& context, ArticleEvents& events)
      : words_(words),
        article_(article),
        events_(events),
        coreference_(words, found, LinkSources(chained, false),
                     LinkSources(chained, true)),
        clusters_(coreference_),
        links_(words, coreference_, context.source, clusters_),
        inner_(found.size()) {
    for (const FoundAttribution& inner : found) {
      if (!inner.parent) continue;
      auto& contents = inner_[*inner.parent];
      contents.insert(contents.end(), inner.spans.content.begin(),
                      inner.spans.content.end());
    }
  }

  // One for each polarity of what is said.
  std::vector<ClaimRecord> ToClaims(const ChainedClaim& chained,
                                    const FoundAttribution& found) {
    std::vector<ClaimRecord> claims;
    if (article_ != nullptr) {
      auto parts = PartsByPolarity(*article_, words_, found.spans.content);
      if (parts.size() > 1) {
        FoundAttribution part = found;
        for (std::vector<ByteSpan>& content : parts) {
          part.spans.content = std::move(content);
          claims.push_back(ToClaim(chained, part));
        }
        return claims;
      }
    }
    claims.push_back(ToClaim(chained, found));
    return claims;
  }

  std::vector<internal::v1::EntityCluster> TakeEntities() {
    return clusters_.Take();
  }

 private:
  ClaimRecord ToClaim(const ChainedClaim& chained,
                      const FoundAttribution& found) {
    ClaimRecord claim;
    for (const ByteSpan& span : found.spans.content) {
      *claim.add_content() = ToRecord(span);
    }
    links_.AddLinks(chained.chain, claim);
    claim.set_quote_type(QuoteTypeOf(words_.text(), found.spans.content));
    AddStance(words_, article_, found, inner_[chained.attribution], claim);
    AddEntities(words_, coreference_, clusters_, claim);
    events_.AddTo(claim);
    claim.set_extraction_score(chained.score);
    *claim.mutable_context() =
        ToRecord(ContextOf(words_.text(), found.spans.content.front()));
    return claim;
  }

  // Of all links, or only of those that are known for `outlets`.
  static std::vector<ByteSpan> LinkSources(
      const std::vector<ChainedClaim>& claims, bool outlets) {
    std::vector<ByteSpan> sources;
    for (const ChainedClaim& claim : claims) {
      for (const ChainLink& link : claim.chain) {
        if (outlets && !link.outlet) continue;
        for (const ByteSpan span : {link.source, link.named}) {
          if (!span.empty()) sources.push_back(span);
        }
      }
    }
    return sources;
  }

  const Words& words_;
  const AnalyzedArticle* const article_;
  ArticleEvents& events_;
  const Coreference coreference_;
  EntityClusters clusters_;
  LinkRecorder links_;
  // By attribution: the contents of those that stand in its own.
  std::vector<std::vector<ByteSpan>> inner_;
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
    learned_ = std::make_unique<NestedAttributionFinder>(
        std::make_unique<LearnedAttributionFinder>(std::move(models)));
  }

  ingest::Extraction Extract(
      absl::string_view text,
      const ingest::ArticleContext& context) const override {
    const auto prefix = text::FindCollectorPrefix(text);
    const language::AnnotatedText annotated =
        language::Segment(text, prefix ? prefix->span.end : 0);
    if (!IsEnglish(context)) return ExtractQuotations(annotated, context);
    // One tree for all that look at it.
    std::optional<AnalyzedArticle> analyzed;
    if (models_ != nullptr) {
      analyzed.emplace(annotated, models_->tagger, models_->parser,
                       models_->lexicon);
    }
    const Words words(annotated, analyzed ? models_->names.Tag(*analyzed)
                                          : std::vector<NameToken>());
    std::vector<FoundAttribution> found =
        analyzed ? learned_->FindIn(*analyzed) : rules_.Find(annotated);
    if (analyzed) {
      AdmitUnlistedCues(words, *analyzed, found);
      ReadLinkLines(words, found);
      DropLabels(words, found);
      ReadDisplayedQuotations(words, *analyzed, found);
      MendClauseSubjects(words, *analyzed, found);
      ReadClosingInquits(words, *analyzed, found);
      ReadInterruptingInquits(words, *analyzed, found);
      ReadTellingInquits(words, *analyzed, found);
    }
    if (analyzed) TakeOutAddressees(words, *analyzed, found);
    NameHeadlineSpeakers(words, found);
    HangCitedSources(words, found);
    if (analyzed) ReadAccounts(words, *analyzed, found);
    ReadQuotedAsSaying(words, found);
    HangOnTurns(words, found);
    MendLevels(words, found);
    PlaceVouchingSources(words, found);
    SplitDeniedReports(words, found);
    SeparateLevels(words, analyzed ? &*analyzed : nullptr, found);
    if (analyzed) {
      MendContents(words, *analyzed, found);
      FitContentStarts(words, *analyzed, found);
      FitContents(words, *analyzed, found);
      FitContentTails(words, *analyzed, found);
      ReportWholeSentences(words, *analyzed, found);
      FitReportedRests(words, *analyzed, found);
    }
    CompleteMixedQuotations(words, analyzed ? &*analyzed : nullptr, found);
    ArticleEvents events(words, analyzed ? &*analyzed : nullptr, found,
                         PublishedOn(context, prefix));

    ingest::Extraction extraction;
    extraction.paragraphs = ParagraphsOf(annotated);
    for (const FoundAttribution& attribution : found) {
      if (attribution.flat) {
        extraction.attributions.push_back(*attribution.flat);
      }
    }
    std::stable_sort(
        extraction.attributions.begin(), extraction.attributions.end(),
        [](const auto& a, const auto& b) { return Begin(a) < Begin(b); });
    const std::vector<ChainedClaim> claims =
        BuildChains(words, found, context.source);
    Recorder recorder(words, analyzed ? &*analyzed : nullptr, found, claims,
                      context, events);
    for (const ChainedClaim& chained : claims) {
      for (ClaimRecord& claim :
           recorder.ToClaims(chained, found[chained.attribution])) {
        if (extraction.claims.size() == record::kMaxClaimsPerArticle) break;
        extraction.claims.push_back(std::move(claim));
      }
    }
    RelateClaims(words, extraction.claims);
    extraction.entities = recorder.TakeEntities();
    extraction.events = events.Take();
    return extraction;
  }

  int32_t version() const override {
    return learned_ == nullptr ? kRuleVersion : kLearnedVersion;
  }

 private:
  // The models and rules know English; a text of unknown language is taken for
  // it.
  static bool IsEnglish(const ingest::ArticleContext& context) {
    const absl::string_view language = context.language_code;
    return language.empty() || language == "und" || language == "en" ||
           absl::StartsWith(language, "en-");
  }

  static std::vector<ByteSpan> ParagraphsOf(
      const language::AnnotatedText& text) {
    std::vector<ByteSpan> paragraphs;
    for (const language::Paragraph& paragraph : text.paragraphs) {
      paragraphs.push_back(paragraph.span);
    }
    return paragraphs;
  }

  static ingest::Extraction ExtractQuotations(
      const language::AnnotatedText& text,
      const ingest::ArticleContext& context) {
    ingest::Extraction extraction;
    extraction.paragraphs = ParagraphsOf(text);
    const auto language = SpeechLanguageOf(context.language_code);
    if (!language) return extraction;
    AddQuotationClaims(text, QuotationAttributionFinder(*language).Find(text),
                       context.source, extraction);
    return extraction;
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
