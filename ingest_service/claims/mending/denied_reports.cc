#include "ingest_service/claims/mending/denied_reports.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

// What somebody says, as a noun; "report" is a cue only as a verb.
bool NamesSaying(const Words& words, uint32_t t) {
  const absl::string_view word = words.Lower(t);
  return words.NounCue(t) != nullptr || word == "report" || word == "reports" ||
         word == "story" || word == "article" || word == "rumour" ||
         word == "rumor" || word == "rumours" || word == "rumors";
}

// The parts of "a report by the Gazette that the envoy had left".
struct Saying {
  uint32_t noun = 0;
  TokenRange source;  // Empty when nobody is named.
  uint32_t that = 0;
};

std::optional<Saying> SayingIn(const Words& words, TokenRange content) {
  constexpr uint32_t kNounWithin = 12;  // Tokens from the content's begin.
  constexpr uint32_t kThatWithin = 16;
  Saying saying;
  const uint32_t limit = std::min(content.end, content.begin + kNounWithin);
  uint32_t owner = 0;  // After an "'s".
  uint32_t t = content.begin;
  for (; t < limit; ++t) {
    const bool owns = words.Is(t, kPossessive) && !words.Is(t, kObjectPronoun);
    if (words.Is(t, kAnyMark | kSubordinator) ||
        (words.Is(t, kAuxiliary) && !owns)) {
      return std::nullopt;
    }
    if (owns) owner = t;
    if (NamesSaying(words, t)) break;
  }
  if (t >= limit) return std::nullopt;
  saying.noun = t;
  if (owner > content.begin) saying.source = {content.begin, owner};
  uint32_t next = t + 1;
  const absl::string_view word =
      next < content.end ? words.Lower(next) : absl::string_view();
  if (saying.source.empty() &&
      (word == "by" || word == "in" || word == "from" || word == "on")) {
    saying.source = PhraseStartingAt(words, next + 1, content.end, false);
    if (saying.source.empty()) return std::nullopt;
    next = saying.source.end;
    if ((word == "in" || word == "on") &&
        KindOfSource(words, saying.source).role != v1::SOURCE_ROLE_OUTLET) {
      saying.source = {};
    }
  }
  const uint32_t end = std::min(content.end, t + kThatWithin);
  if (next < end && words.Is(next, kComma)) {  // ", first reported by X,"
    uint32_t aside = next + 1;
    while (aside < end && !words.Is(aside, kAnyMark)) ++aside;
    if (aside < end && words.Is(aside, kComma)) next = aside + 1;
  }
  if (next + 2 >= end || words.Lower(next) != "that") return std::nullopt;
  saying.that = next;
  return saying;
}

// Whoever takes a stand on what another says.
bool TakesStand(const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  return entry != nullptr && entry->cue_class == CueClass::kVerb &&
         (entry->type == v1::CLAIM_TYPE_DENIAL || entry->lemma == "confirm");
}

}  // namespace

void SplitDeniedReports(const Words& words,
                        std::vector<FoundAttribution>& found) {
  const CueOrder by_cue(words, found);
  const size_t size = found.size();
  for (size_t i = 0; i < size; ++i) {
    if (!TakesStand(found[i]) || found[i].spans.source.empty() ||
        found[i].spans.cue.empty()) {
      continue;
    }
    TokenRange content = TokensOf(words, found[i].spans.content.front());
    content.end = TokensOf(words, found[i].spans.content.back()).end;
    if (content.begin < TokensOf(words, found[i].spans.cue.front()).begin) {
      continue;
    }
    const auto saying = SayingIn(words, content);
    if (!saying) continue;
    const std::vector<ByteSpan> clause = {
        words.SpanOf({saying->that, content.end})};
    // Whatever a finder made of the noun goes.
    for (const CueOrder::Place& place :
         by_cue.In({content.begin, saying->noun + 1})) {
      const auto& cue = found[place.index].spans.cue;
      if (place.index != i &&
          TokensOf(words, cue.front()).Contains(saying->noun)) {
        found[place.index].position = false;
      }
    }
    found[i].spans.content = clause;
    if (saying->source.empty()) continue;
    FoundAttribution said;
    said.spans.source = {words.SpanOf(saying->source)};
    said.spans.cue = {words.SpanOf({saying->noun, saying->noun + 1})};
    said.spans.content = clause;
    said.spans.score = found[i].spans.score;
    const CueEntry* entry = words.NounCue(saying->noun);
    said.cue_lemma = std::string(entry == nullptr ? "report" : entry->lemma);
    said.parent = found[i].parent;
    // Who reported it first passes it on.
    for (const CueOrder::Place& place :
         by_cue.In({saying->noun + 1, saying->that})) {
      FoundAttribution& relay = found[place.index];
      if (relay.cue_lemma != "report" || relay.spans.source.empty()) continue;
      relay.spans.content = clause;
      relay.parent = found[i].parent;
      relay.relays = true;
      said.parent = place.index;
    }
    found.push_back(std::move(said));
  }
}

}  // namespace hearsay::claims
