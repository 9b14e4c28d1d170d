#include "ingest_service/claims/quotation_claims.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "common/record/claim_number.h"
#include "common/text/fold.h"
#include "ingest_service/claims/analysis/quote_type.h"
#include "ingest_service/claims/claim_context.h"
#include "ingest_service/claims/mentions/referents.h"
#include "ingest_service/claims/stance/stance.h"

namespace hearsay::claims {
namespace {

using internal::v1::AttributionRecord;
using internal::v1::ClaimRecord;
using internal::v1::EntityCluster;

void SetSpan(ByteSpan span, internal::v1::TextSpan* out) {
  out->set_begin(span.begin);
  out->set_end(span.end);
}

// How sure the holder is that it is so, by the class of the verb alone.
v1::Factuality FactualityOf(const KnownSense& sense) {
  switch (sense.type) {
    case v1::CLAIM_TYPE_DENIAL:
      return sense.negated ? v1::FACTUALITY_UU : v1::FACTUALITY_CT_MINUS;
    case v1::CLAIM_TYPE_BELIEF:
    case v1::CLAIM_TYPE_ASSESSMENT:
      return sense.negated ? v1::FACTUALITY_PR_MINUS : v1::FACTUALITY_PR_PLUS;
    case v1::CLAIM_TYPE_SPECULATION:
      return sense.negated ? v1::FACTUALITY_PS_MINUS : v1::FACTUALITY_PS_PLUS;
    case v1::CLAIM_TYPE_INTENT:
      return v1::FACTUALITY_UU;
    default:
      return sense.negated ? v1::FACTUALITY_UU : v1::FACTUALITY_CT_PLUS;
  }
}

uint32_t Bytes(const std::vector<ByteSpan>& spans) {
  uint32_t bytes = 0;
  for (const ByteSpan span : spans) bytes += span.size();
  return bytes;
}

// The speakers of an article; one who is named again by his last name, or as
// before, is the same.
class Speakers {
 public:
  explicit Speakers(absl::string_view text) : text_(text) {}

  // 1 + index of the speaker's cluster; 0 for a pronoun.
  uint32_t Add(const KnownSpeaker& speaker) {
    if (speaker.pronoun) return 0;
    const std::string name(speaker.name.In(text_));
    std::string key = text::FoldWords(name);
    if (key.empty()) return 0;
    if (const auto found = by_name_.find(key); found != by_name_.end()) {
      return found->second + 1;
    }
    const std::string last = text::FoldWords(speaker.last_word.In(text_));
    uint32_t index = static_cast<uint32_t>(clusters_.size());
    if (!last.empty() && !speaker.anonymous) {
      const auto [place, added] = by_last_.try_emplace(last, index);
      const bool one_word = key == last;
      if (!added && (one_word || one_word_[place->second])) {
        index = place->second;
      }
    }
    if (index == clusters_.size()) {
      EntityCluster& cluster = clusters_.emplace_back();
      cluster.set_display_name(name);
      cluster.set_type(EntityTypeOf(speaker.role));
      cluster.set_anonymous(speaker.anonymous);
      one_word_.push_back(key == last);
    } else {
      EntityCluster& known = clusters_[index];
      const bool fuller = name.size() > known.display_name().size();
      known.add_aliases(fuller ? known.display_name() : name);
      if (fuller) known.set_display_name(name);
    }
    by_name_.emplace(std::move(key), index);
    return index + 1;
  }

  std::vector<EntityCluster> Take() { return std::move(clusters_); }

 private:
  const absl::string_view text_;
  std::vector<EntityCluster> clusters_;
  std::vector<bool> one_word_;  // By cluster: its first name is a last name.
  absl::flat_hash_map<std::string, uint32_t> by_name_;  // Folded.
  absl::flat_hash_map<std::string, uint32_t> by_last_;
};

class Recorder {
 public:
  Recorder(const language::AnnotatedText& text,
           const std::vector<FoundAttribution>& found, absl::string_view outlet)
      : text_(text), found_(found), outlet_(outlet), speakers_(text.text) {}

  void Run(ingest::Extraction& extraction) {
    std::vector<uint32_t> relayed(found_.size(), 0);
    for (const FoundAttribution& inner : found_) {
      if (!inner.parent) continue;
      relayed[*inner.parent] += Bytes(inner.spans.source) +
                                Bytes(inner.spans.cue) +
                                Bytes(inner.spans.content);
    }
    std::vector<size_t> order;
    for (size_t i = 0; i < found_.size(); ++i) {
      if (!IsRelay(i, relayed[i])) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [this](size_t a, size_t b) {
      return found_[a].spans.content.front().begin <
             found_[b].spans.content.front().begin;
    });
    if (order.size() > record::kMaxClaimsPerArticle) {
      order.resize(record::kMaxClaimsPerArticle);
    }
    for (const size_t i : order) extraction.claims.push_back(ToClaim(i));
    extraction.entities = speakers_.Take();
  }

 private:
  // Nearly all of the content belongs to attributions inside it.
  bool IsRelay(size_t i, uint32_t relayed) const {
    const uint32_t all = Bytes(found_[i].spans.content);
    return relayed > 0 && relayed + std::max(8u, all / 8) >= all;
  }

  ClaimRecord ToClaim(size_t i) {
    const FoundAttribution& found = found_[i];
    ClaimRecord claim;
    for (const ByteSpan span : found.spans.content) {
      SetSpan(span, claim.add_content());
    }
    if (!outlet_.empty() && outlet_ != "unknown") {
      AttributionRecord& link = *claim.add_chain();
      link.set_display_name(std::string(outlet_));
      link.set_role(v1::SOURCE_ROLE_OUTLET);
      link.set_inferred(true);
    }
    float score = 1;
    AddLinks(i, claim, score);
    claim.set_quote_type(QuoteTypeOf(text_, found.spans.content));
    claim.set_type(found.sense->type);
    claim.set_factuality(FactualityOf(*found.sense));
    claim.set_polarity(PolarityOf(claim.factuality()));
    claim.set_extraction_score(score);
    SetSpan(ContextOf(text_, found.spans.content.front()),
            claim.mutable_context());
    return claim;
  }

  void AddLinks(size_t i, ClaimRecord& claim, float& score) {
    const FoundAttribution& found = found_[i];
    if (found.parent) AddLinks(*found.parent, claim, score);
    score = std::min(score, found.spans.score);
    AttributionRecord& link = *claim.add_chain();
    SetSpan(found.spans.cue.front(), link.mutable_cue());
    link.set_cue_lemma(found.cue_lemma);
    const KnownSpeaker& speaker = found.sense->speaker;
    SetSpan(found.spans.source.front(), link.mutable_source());
    link.set_display_name(std::string(speaker.name.In(text_.text)));
    link.set_role(speaker.role);
    link.set_anonymous(speaker.anonymous);
    link.set_inferred(found.sense->carried_over);
    link.set_entity(speakers_.Add(speaker));
  }

  const language::AnnotatedText& text_;
  const std::vector<FoundAttribution>& found_;
  const absl::string_view outlet_;
  Speakers speakers_;
};

}  // namespace

void AddQuotationClaims(const language::AnnotatedText& text,
                        std::vector<FoundAttribution> found,
                        absl::string_view outlet,
                        ingest::Extraction& extraction) {
  Recorder(text, found, outlet).Run(extraction);
  for (FoundAttribution& attribution : found) {
    if (attribution.flat) {
      extraction.attributions.push_back(*std::move(attribution.flat));
    }
  }
  const auto begin = [](const ingest::TextAttribution& attribution) {
    return std::min(attribution.cue.front().begin,
                    attribution.content.front().begin);
  };
  std::stable_sort(
      extraction.attributions.begin(), extraction.attributions.end(),
      [&](const auto& a, const auto& b) { return begin(a) < begin(b); });
}

}  // namespace hearsay::claims
