#include "ingest_service/claims/mending/quoted_as_saying.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/name_lists.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kAsWithin = 16;  // Tokens from "quoted" to "as".

struct Quoted {
  TokenRange quoting;  // Empty when nobody is named.
  TokenRange quoted;
  TokenRange cue;  // "quoted", with its auxiliaries.
  uint32_t saying = 0;
  TokenRange content;
};

// "by the agency Tarn", at `by`.
TokenRange AgentAt(const Words& words, uint32_t by, uint32_t limit) {
  return by < limit && words.Lower(by) == "by"
             ? PhraseStartingAt(words, by + 1, limit, false)
             : TokenRange{};
}

// "the post, published by a page called Vell, quotes": the noun before what a
// participle says of it.
TokenRange SubjectBefore(const Words& words, uint32_t begin, uint32_t verb) {
  constexpr uint32_t kLongestAside = 14;  // Tokens.
  const TokenRange phrase = PhraseEndingBefore(words, begin, verb);
  if (!phrase.empty() || verb < begin + 4 || !words.Is(verb - 1, kComma)) {
    return phrase;
  }
  const uint32_t limit =
      std::max(begin + 1, verb - std::min(verb, kLongestAside));
  for (uint32_t t = verb - 2; t > limit; --t) {
    if (words.Is(t, kComma)) {
      return absl::EndsWith(words.Lower(t + 1), "ed")
                 ? PhraseEndingBefore(words, begin, t)
                 : TokenRange{};
    }
    if (words.Is(t, kAnyMark)) break;
  }
  return {};
}

std::optional<Quoted> QuotedAt(const Words& words, TokenRange sentence,
                               uint32_t t) {
  Quoted found;
  uint32_t as = t + 1;
  const uint32_t limit = std::min(sentence.end, t + kAsWithin);
  while (as < limit && words.Lower(as) != "as" &&
         !words.Is(as, kFinalMark | kQuoteMark)) {
    ++as;
  }
  if (as + 1 >= limit || words.Lower(as) != "as" ||
      words.VerbCue(as + 1).form != CueForm::kGerund ||
      words.VerbCue(as + 1).entry == nullptr) {
    return std::nullopt;
  }
  found.saying = as + 1;
  uint32_t group = t;
  bool passive = false;
  while (group > sentence.begin + 1 &&
         words.Is(group - 1, kAuxiliary | kAdverb)) {
    --group;
    passive |= words.Is(group, kBe);
  }
  found.cue = {group, t + 1};
  uint32_t begin = found.saying + 1;
  const TokenRange subject = SubjectBefore(words, sentence.begin, group);
  if (subject.empty()) return std::nullopt;
  if (passive) {
    found.quoted = subject;
    found.quoting = AgentAt(words, t + 1, as);
    if (found.quoting.empty()) {
      found.quoting = AgentAt(words, begin, sentence.end);
      if (!found.quoting.empty()) begin = found.quoting.end;
    }
  } else {
    found.quoting = subject;
    found.quoted = PhraseStartingAt(words, t + 1, as, true);
    if (found.quoted.empty()) return std::nullopt;
    // "quoted the mayor, Ada Moss, as saying"
    found.quoted.end = as - words.Is(as - 1, kComma);
  }
  uint32_t end = sentence.end;
  while (end > begin && words.Is(end - 1, kFinalMark)) --end;
  uint32_t said = begin;
  while (said < end && !words.Is(said, kSubordinator | kQuoteMark | kComma) &&
         said < begin + 8) {
    ++said;  // "as saying on Monday that"
  }
  if (said < end && words.Lower(said) == "that") begin = said;
  if (end >= begin + 2) {
    found.content = {begin, end};
    return found;
  }
  // What is said stands before.
  if (subject.begin < sentence.begin + 4 ||
      !words.Is(subject.begin - 1, kComma)) {
    return std::nullopt;
  }
  found.content = {sentence.begin, subject.begin - 1};
  return found;
}

// "The summary has the envoys promising that", "the Herald's story also had a
// cook recalling how": whom a document or an outlet has say something.
std::optional<Quoted> HavingAt(const Words& words, TokenRange sentence,
                               uint32_t t) {
  constexpr uint32_t kWithin = 12;  // Tokens from "has" to "promising".
  Quoted found;
  const uint32_t limit = std::min(sentence.end, t + kWithin);
  found.quoted = PhraseStartingAt(words, t + 1, limit, false);
  found.saying = found.quoted.end;
  if (found.quoted.empty() || found.saying + 2 >= limit) return std::nullopt;
  const CueWord& saying = words.VerbCue(found.saying);
  const absl::string_view next = words.Lower(found.saying + 1);
  if (saying.form != CueForm::kGerund || saying.entry == nullptr ||
      (saying.entry->frames & (kTakesClause | kTakesThatClause)) == 0 ||
      (next != "that" && next != "how" && next != "why")) {
    return std::nullopt;
  }
  uint32_t group = t;
  while (group > sentence.begin + 1 && words.Is(group - 1, kAdverb)) --group;
  found.quoting = PhraseEndingBefore(words, sentence.begin, group);
  if (found.quoting.empty()) return std::nullopt;
  const SourceKind kind = KindOfSource(words, found.quoting);
  if (kind.role != v1::SOURCE_ROLE_OUTLET &&
      kind.role != v1::SOURCE_ROLE_DOCUMENT &&
      !IsOfAnOutlet(words.Lower(kind.head))) {
    return std::nullopt;
  }
  found.cue = {t, t + 1};
  found.content = {found.saying + 1, sentence.end};
  while (words.Is(found.content.end - 1, kFinalMark)) --found.content.end;
  return found;
}

// `near`: the attributions of its sentence.
void Apply(const Words& words, const Quoted& quoted,
           absl::Span<const CueOrder::Place> near,
           std::vector<FoundAttribution>& found) {
  const TokenRange own = {std::min(quoted.cue.begin, quoted.saying),
                          quoted.saying + 1};
  for (const CueOrder::Place& place : near) {
    FoundAttribution& other = found[place.index];
    if (own.Contains(TokensOf(words, other.spans.cue.back()).end - 1)) {
      other.position = false;
      // What was taken for its source may be the half of a name.
      if (!quoted.quoting.empty() && !other.spans.source.empty() &&
          quoted.quoting.Contains(
              TokensOf(words, other.spans.source.front()).begin)) {
        other.spans.source = {words.SpanOf(quoted.quoting)};
      }
    }
  }
  std::optional<size_t> outlet;
  if (!quoted.quoting.empty()) {
    FoundAttribution relay;
    relay.spans.source = {words.SpanOf(quoted.quoting)};
    relay.spans.cue = {words.SpanOf(quoted.cue)};
    relay.spans.content = {words.SpanOf(quoted.content)};
    relay.cue_lemma = "quote";
    relay.relays = true;
    outlet = found.size();
    found.push_back(std::move(relay));
  }
  FoundAttribution said;
  said.spans.source = {words.SpanOf(quoted.quoted)};
  said.spans.cue = {words.SpanOf({quoted.saying, quoted.saying + 1})};
  said.spans.content = {words.SpanOf(quoted.content)};
  said.cue_lemma = std::string(words.VerbCue(quoted.saying).entry->lemma);
  said.parent = outlet;
  found.push_back(std::move(said));
  // What they are said to say holds on by them.
  const size_t holder = found.size() - 1;
  for (const CueOrder::Place& place : near) {
    FoundAttribution& inner = found[place.index];
    const bool lost = !inner.parent || !found[*inner.parent].position;
    if (inner.position && lost && quoted.content.Contains(place.token)) {
      inner.parent = holder;
    }
  }
}

}  // namespace

void ReadQuotedAsSaying(const Words& words,
                        std::vector<FoundAttribution>& found) {
  const CueOrder by_cue(words, found);
  for (const language::Sentence& sentence : words.text().sentences) {
    const TokenRange range = {sentence.first_token, sentence.end_token};
    for (uint32_t t = range.begin + 1; t + 2 < range.end; ++t) {
      const CueEntry* entry = words.VerbCue(t).entry;
      const bool quotes = entry != nullptr &&
                          (entry->lemma == "quote" || entry->lemma == "cite");
      const bool has = words.Is(t, kHave) && words.Lower(t) != "having";
      if (!quotes && !has) continue;
      if (const auto quoted =
              quotes ? QuotedAt(words, range, t) : HavingAt(words, range, t)) {
        Apply(words, *quoted, by_cue.In(range), found);
        break;
      }
    }
  }
}

}  // namespace hearsay::claims
