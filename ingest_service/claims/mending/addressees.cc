#include "ingest_service/claims/mending/addressees.h"

#include <algorithm>
#include <cstdint>

#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/mending/inquit_clause.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongestAddressee = 10;  // Tokens.

// Whether the phrase names somebody, or something that can be told.
bool CanBeTold(const Words& words, TokenRange phrase) {
  if (words.Is(phrase.begin, kObjectPronoun) && phrase.size() == 1) return true;
  const v1::SourceRole role = KindOfSource(words, phrase).role;
  return role != v1::SOURCE_ROLE_UNSPECIFIED &&
         role != v1::SOURCE_ROLE_DOCUMENT;
}

// "remarked to a superior that": the clause behind whom it is said to.
uint32_t ClauseBehindTo(const Words& words, TokenRange content) {
  const uint32_t limit =
      std::min(content.end, content.begin + kLongestAddressee);
  if (words.Lower(content.begin) != "to") return content.begin;
  const TokenRange phrase =
      PhraseStartingAt(words, content.begin + 1, limit, false);
  return !phrase.empty() && phrase.end + 2 < content.end &&
                 words.Lower(phrase.end) == "that" && CanBeTold(words, phrase)
             ? phrase.end
             : content.begin;
}

// Where the clause behind an addressee at the beginning of `content` begins;
// `content.begin` when there is none.
uint32_t ClauseBehind(const Words& words, const AnalyzedArticle& article,
                      uint32_t verb, TokenRange content) {
  const uint32_t limit =
      std::min(content.end, content.begin + kLongestAddressee);
  // "told people he was dead": a subject's pronoun ends the phrase.
  const TokenRange phrase =
      PhraseStartingAt(words, content.begin, limit, false);
  if (!phrase.empty() && phrase.end + 1 < content.end &&
      CanBeTold(words, phrase)) {
    const bool that = words.Lower(phrase.end) == "that";
    const bool subject = words.Is(phrase.end, kSubjectPronoun) &&
                         !words.Is(phrase.end, kRelative);
    const uint32_t next = phrase.end + 1;
    if (that || (subject && (words.Is(next, kAuxiliary | kAdverb | kNegation) ||
                             IsFiniteIn(words, article, next)))) {
      return phrase.end;
    }
  }
  // "told envoys the rebels believed": as the tree has it.
  const TokenNode& node = article.node(static_cast<int32_t>(verb));
  if (node.object < 0 || node.clause < 0) return content.begin;
  const TokenNode& object = article.node(node.object);
  const TokenNode& clause = article.node(node.clause);
  if (object.first != static_cast<int32_t>(content.begin) ||
      clause.first != object.last + 1 || clause.subject < clause.first ||
      clause.subject >= node.clause) {
    return content.begin;
  }
  const auto begin = static_cast<uint32_t>(clause.first);
  return begin < limit && begin + 1 < content.end &&
                 CanBeTold(words, {content.begin, begin})
             ? begin
             : content.begin;
}

}  // namespace

void TakeOutAddressees(const Words& words, const AnalyzedArticle& article,
                       std::vector<FoundAttribution>& found) {
  for (FoundAttribution& attribution : found) {
    if (attribution.spans.cue.empty()) continue;
    const CueEntry* entry = FindCueLemma(attribution.cue_lemma);
    if (entry == nullptr || entry->cue_class != CueClass::kVerb) continue;
    const TokenRange cue = TokensOf(words, attribution.spans.cue.back());
    ByteSpan& first = attribution.spans.content.front();
    const TokenRange content = TokensOf(words, first);
    if (content.begin != cue.end || words.Is(content.begin, kQuoteMark)) {
      continue;
    }
    const uint32_t begin =
        (entry->frames & kTakesAddressee) != 0
            ? ClauseBehind(words, article, cue.end - 1, content)
            : ClauseBehindTo(words, content);
    if (begin > content.begin) first = words.SpanOf({begin, content.end});
  }
}

}  // namespace hearsay::claims
