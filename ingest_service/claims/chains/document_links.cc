#include "ingest_service/claims/chains/document_links.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"

namespace hearsay::claims {
namespace {

// "has seen", "published", "carries": what an outlet does with another's words.
bool Has(absl::string_view verb) {
  return verb == "seen" || verb == "obtained" || verb == "reviewed" ||
         verb == "read" || verb == "published" || verb == "publishes" ||
         verb == "carries" || verb == "carried" || verb == "prints" ||
         verb == "printed" || verb == "runs" || verb == "ran" ||
         verb == "quotes" || verb == "quoted" || verb == "cites" ||
         verb == "cited" || verb == "aired" || verb == "broadcast";
}

// Where the noun phrase that leads to the attribution stands; empty: nowhere.
TokenRange LeadOf(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty() || found.spans.cue.empty()) return {};
  const uint32_t source = words.TokenAt(found.spans.source.front().begin);
  const uint32_t limit =
      source > kMaxPhraseTokens ? source - kMaxPhraseTokens : 0;
  if (source < limit + 4 || words.Is(source, kSubjectPronoun)) return {};
  if (words.Lower(source - 1) == "which" && words.Lower(source - 2) == "in") {
    return PhraseEndingBefore(words, limit, source - 2);
  }
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  const uint32_t cue = words.TokenAt(found.spans.cue.front().begin);
  if (entry == nullptr || entry->cue_class != CueClass::kNoun ||
      cue >= source || cue <= limit) {
    return {};
  }
  return PhraseEndingBefore(words, limit, cue + 1);
}

}  // namespace

ByteSpan DocumentAround(const Words& words, const FoundAttribution& found) {
  const TokenRange lead = LeadOf(words, found);
  if (lead.empty() || words.Lower(lead.end) != "in") return {};
  // "a video of a row in which": the row may be meant.
  for (uint32_t t = lead.begin; t < lead.end; ++t) {
    if (words.Lower(t) == "of") return {};
  }
  const absl::string_view noun = words.Lower(KindOfSource(words, lead).head);
  return IsDocumentNoun(noun) || IsRecordNoun(noun) ? words.SpanOf(lead)
                                                    : ByteSpan();
}

ByteSpan OutletBefore(const Words& words, uint32_t phrase) {
  if (phrase < 2 || !Has(words.Lower(phrase - 1))) return {};
  uint32_t end = phrase - 1;
  while (end > 0 && words.Is(end - 1, kAuxiliary | kAdverb)) --end;
  const uint32_t limit = end > kMaxPhraseTokens ? end - kMaxPhraseTokens : 0;
  const TokenRange outlet = PhraseEndingBefore(words, limit, end);
  if (outlet.empty()) return {};
  const SourceKind kind = KindOfSource(words, outlet);
  return kind.role == v1::SOURCE_ROLE_OUTLET ? words.SpanOf(kind.name)
                                             : ByteSpan();
}

ByteSpan OutletHaving(const Words& words, const FoundAttribution& found) {
  const TokenRange lead = LeadOf(words, found);
  return lead.empty() ? ByteSpan() : OutletBefore(words, lead.begin);
}

}  // namespace hearsay::claims
