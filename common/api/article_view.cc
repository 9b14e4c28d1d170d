#include "common/api/article_view.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/record/resource_name.h"
#include "common/text/byte_span.h"

namespace hearsay::api {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::AttributionRecord;
using internal::v1::ClaimRecord;
using internal::v1::EntityCluster;
using internal::v1::EntityMentionRecord;
using internal::v1::EventMentionRecord;
using internal::v1::TextSpan;
using internal::v1::TimeMentionRecord;

record::ArticleKey KeyOf(const ArticleRecord& record) {
  return {record.day(), record.source(), record.article_id()};
}

absl::string_view WordsOf(const ArticleRecord& record, const TextSpan& span) {
  return ByteSpan{span.begin(), span.end()}.In(record.text());
}

// The cluster that a mention's `entity` refers to; null when to none.
const EntityCluster* ClusterOf(const ArticleRecord& record, uint32_t entity) {
  if (entity == 0 || entity > static_cast<uint32_t>(record.entities_size())) {
    return nullptr;
  }
  return &record.entities(static_cast<int>(entity - 1));
}

// Converts the parts of one record's claims, each in place.
class Converter {
 public:
  Converter(const ArticleRecord& record, const text::CodePointMap& map,
            absl::string_view article_name)
      : record_(record), map_(map), article_name_(article_name) {}

  void Show(const TextSpan& span, v1::Span& out) const {
    out.set_start(static_cast<int32_t>(map_.ToCodePoint(span.begin())));
    out.set_end(static_cast<int32_t>(map_.ToCodePoint(span.end())));
    const absl::string_view words = WordsOf(record_, span);
    out.set_exact(words.data(), words.size());
  }

  void Show(const AttributionRecord& link, v1::Attribution& out) const {
    if (link.has_source()) Show(link.source(), *out.mutable_source());
    out.set_display_name(link.display_name());
    out.set_role(link.role());
    out.set_anonymous(link.anonymous());
    out.set_inferred(link.inferred());
    if (link.has_cue()) Show(link.cue(), *out.mutable_cue());
    out.set_cue_lemma(link.cue_lemma());
    if (const EntityCluster* cluster = ClusterOf(record_, link.entity())) {
      out.set_canonical_name(cluster->canonical_name());
    }
  }

  void Show(const EntityMentionRecord& mention, v1::EntityMention& out) const {
    Show(mention.mention(), *out.mutable_mention());
    const EntityCluster* cluster = ClusterOf(record_, mention.entity());
    out.set_display_name(cluster != nullptr ? cluster->display_name()
                                            : out.mention().exact());
    if (cluster != nullptr) out.set_canonical_name(cluster->canonical_name());
    out.set_type(mention.type());
  }

  void Show(const TimeMentionRecord& mention, v1::TimeMention& out) const {
    Show(mention.mention(), *out.mutable_mention());
    out.mutable_start()->set_seconds(mention.start_seconds());
    out.mutable_end()->set_seconds(mention.end_seconds());
    out.set_precision(mention.precision());
  }

  void Show(const EventMentionRecord& mention, v1::EventMention& out) const {
    Show(mention.trigger(), *out.mutable_trigger());
    out.set_type(mention.type());
    if (mention.event() > 0 && !article_name_.empty()) {
      out.set_event(absl::StrCat(article_name_, "/events/", mention.event()));
    }
    for (const auto& argument : mention.arguments()) {
      v1::EventArgument& added = *out.add_arguments();
      added.set_role(argument.role());
      Show(argument.span(), *added.mutable_span());
    }
    if (mention.has_time()) Show(mention.time(), *out.mutable_time());
  }

 private:
  const ArticleRecord& record_;
  const text::CodePointMap& map_;
  const absl::string_view article_name_;
};

}  // namespace

ArticleView::ArticleView(const ArticleRecord& record)
    : record_(record),
      map_(record.text()),
      name_(record.article_id().empty()
                ? ""
                : record::FormatArticleName(KeyOf(record))) {}

v1::Article ArticleView::Article() const {
  v1::Article out;
  out.set_name(name_);
  out.set_source(record_.source());
  out.set_url(record_.url());
  out.set_canonical_url(record_.canonical_url());
  out.set_external_id(record_.external_id());
  out.set_headline(record_.headline());
  out.set_text(record_.text());
  out.set_language_code(record_.language_code());
  out.set_byline(record_.byline());
  if (record_.has_publish_time()) {
    *out.mutable_publish_time() = record_.publish_time();
  }
  out.set_publish_time_basis(record_.publish_time_basis());
  out.set_publish_time_precision(record_.publish_time_precision());
  if (record_.has_create_time()) {
    *out.mutable_create_time() = record_.create_time();
  }
  if (record_.has_update_time()) {
    *out.mutable_update_time() = record_.update_time();
  }
  out.set_revision(record_.revision());
  out.set_pub_status(record_.pub_status());
  out.set_retraction_reason(record_.retraction_reason());
  out.set_original_article(record_.original_article());
  out.set_original_share(record_.original_share());
  *out.mutable_earlier_copies() = record_.earlier_copies();
  if (record_.has_modify_time()) {
    *out.mutable_modify_time() = record_.modify_time();
  }
  *out.mutable_cited_outlets() = record_.cited_outlets();
  out.set_revision_reason(record_.revision_reason());
  return out;
}

v1::Claim ArticleView::BasicClaim(size_t ordinal) const {
  v1::Claim out;
  ShowBasicClaim(ordinal, out);
  return out;
}

v1::Claim ArticleView::Claim(size_t ordinal) const {
  v1::Claim out;
  ShowClaim(ordinal, out);
  return out;
}

void ArticleView::ShowBasicClaim(size_t ordinal, v1::Claim& out) const {
  const ClaimRecord& claim = record_.claims(static_cast<int>(ordinal));
  const Converter convert(record_, map_, name_);
  if (!name_.empty()) {
    out.set_name(record::FormatClaimName(name_, claim.claim_id()));
    out.set_article(name_);
  }
  out.set_article_revision(record_.revision());
  out.set_source(record_.source());
  if (record_.has_publish_time()) {
    *out.mutable_publish_time() = record_.publish_time();
  }
  for (const TextSpan& span : claim.content()) {
    convert.Show(span, *out.add_content());
  }
  out.set_text(ClaimText(record_, claim));
  for (const AttributionRecord& link : claim.chain()) {
    convert.Show(link, *out.add_chain());
  }
  out.set_quote_type(claim.quote_type());
  out.set_type(claim.type());
  out.set_polarity(claim.polarity());
  out.set_factuality(claim.factuality());
  out.set_likelihood(claim.likelihood());
  out.set_stated_confidence(claim.stated_confidence());
  out.set_extraction_score(claim.extraction_score());
}

void ArticleView::ShowClaim(size_t ordinal, v1::Claim& out) const {
  const ClaimRecord& claim = record_.claims(static_cast<int>(ordinal));
  const Converter convert(record_, map_, name_);
  ShowBasicClaim(ordinal, out);
  for (const TextSpan& span : claim.hedges()) {
    convert.Show(span, *out.add_hedges());
  }
  for (const TextSpan& span : claim.basis()) {
    convert.Show(span, *out.add_basis());
  }
  for (const EntityMentionRecord& mention : claim.entities()) {
    convert.Show(mention, *out.add_entities());
  }
  for (const EventMentionRecord& mention : claim.events()) {
    convert.Show(mention, *out.add_events());
  }
  for (const TimeMentionRecord& mention : claim.times()) {
    convert.Show(mention, *out.add_times());
  }
  if (claim.has_context()) {
    convert.Show(claim.context(), *out.mutable_context());
  }
}

std::string ClaimText(const ArticleRecord& record, const ClaimRecord& claim) {
  std::string words;
  for (const TextSpan& span : claim.content()) {
    absl::StrAppend(&words, words.empty() ? "" : " ", WordsOf(record, span));
  }
  return words;
}

}  // namespace hearsay::api
