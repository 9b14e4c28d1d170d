#include "ingest_service/claims/chains/teller_links.h"

#include <algorithm>
#include <cstdint>

#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/chains/addressed_outlet.h"

namespace hearsay::claims {
namespace {

// Not "by Friday", "by mail".
bool IsSomebody(const Words& words, TokenRange phrase) {
  for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
    if (words.Is(t, kTime | kNumber)) return false;
  }
  return !phrase.empty() &&
         KindOfSource(words, phrase).role != v1::SOURCE_ROLE_UNSPECIFIED;
}

// "The agency, quoted by the mission, estimates", "an entry, cited in the
// report, reads": who or what passes it on, at `by`, behind the participle.
ByteSpan QuotingAt(const Words& words, uint32_t by, uint32_t limit) {
  if (words.Lower(by) != "by" && words.Lower(by) != "in") return {};
  const TokenRange who = PhraseStartingAt(words, by + 1, limit, false);
  if (!IsSomebody(words, who) || !OutletAt(words, by + 1, limit).empty() ||
      !PublisherAt(words, by + 1, limit).empty()) {  // See outlet_links.h.
    return {};
  }
  // "cited by a trooper", "cited by police for speeding": fined.
  const SourceKind kind = KindOfSource(words, who);
  if (words.Lower(by - 1) == "cited" &&
      (kind.role == v1::SOURCE_ROLE_PERSON ||
       words.Lower(kind.head) == "police" ||
       (who.end < words.size() && words.Lower(who.end) == "for"))) {
    return {};
  }
  const bool document = kind.role == v1::SOURCE_ROLE_DOCUMENT;
  return words.Lower(by) == "by" || document ? words.SpanOf(who) : ByteSpan();
}

}  // namespace

ByteSpan TellerThrough(const Words& words, const FoundAttribution& found) {
  constexpr uint32_t kWithin = 14;  // Tokens after the source's begin.
  if (found.spans.source.empty()) return {};
  const TokenRange source = TokensOf(words, found.spans.source.front());
  const uint32_t limit = std::min(words.size(), source.end + kWithin);
  for (uint32_t t = source.begin; t + 4 < limit; ++t) {
    if (words.Is(t, kFinalMark | kQuoteMark)) break;
    if ((words.Lower(t) == "quoted" || words.Lower(t) == "cited") &&
        t <= source.end + 1 &&
        (t < source.end || words.Is(source.end, kComma))) {
      return QuotingAt(words, t + 1, limit);
    }
    if (!HasOrAirs(words.Lower(t)) || words.Lower(t + 1) != "to") {
      continue;
    }
    const TokenRange whom = PhraseStartingAt(words, t + 2, limit, false);
    if (whom.empty() || whom.end + 1 >= limit ||
        words.Lower(whom.end) != "by") {
      break;
    }
    const TokenRange teller =
        PhraseStartingAt(words, whom.end + 1, limit, false);
    return IsSomebody(words, teller) ? words.SpanOf(teller) : ByteSpan();
  }
  return {};
}

}  // namespace hearsay::claims
