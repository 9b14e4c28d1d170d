#include "ingest_service/claims/mending/cited_sources.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/name_lists.h"

namespace hearsay::claims {
namespace {

bool LiesIn(const std::vector<ByteSpan>& spans, ByteSpan inner) {
  return std::any_of(spans.begin(), spans.end(),
                     [inner](ByteSpan span) { return span.Contains(inner); });
}

// "citing two officials" in the sentence of `outlet`, outside its content.
TokenRange CitingIn(const Words& words, const FoundAttribution& outlet) {
  const auto& sentences = words.text().sentences;
  const uint32_t cue = words.TokenAt(outlet.spans.cue.front().begin);
  const auto sentence = std::partition_point(
      sentences.begin(), sentences.end(),
      [cue](const language::Sentence& s) { return s.end_token <= cue; });
  if (sentence == sentences.end()) return {};
  const uint32_t source = words.TokenAt(outlet.spans.source.front().begin);
  // "Citing two officials, the Herald reported" or "the Herald, citing".
  const absl::string_view first = words.Lower(sentence->first_token);
  const bool fronted = first == "citing" || first == "quoting";
  for (uint32_t t =
           fronted ? sentence->first_token
                   : std::max(sentence->first_token, std::min(cue, source)) + 1;
       t + 1 < sentence->end_token; ++t) {
    const bool which_cited =
        t > 0 && words.Is(t - 1, kRelative) &&
        (words.Lower(t) == "cited" || words.Lower(t) == "cites" ||
         words.Lower(t) == "quoted" || words.Lower(t) == "quotes");
    if (words.Lower(t) != "citing" && words.Lower(t) != "quoting" &&
        !which_cited) {
      continue;
    }
    const TokenRange phrase =
        PhraseStartingAt(words, t + 1, sentence->end_token, true);
    // "citing safety concerns": a reason, and nobody who says anything; "which
    // quoted an aide as saying": what the aide says stands there.
    if (phrase.empty() ||
        (phrase.end < sentence->end_token && words.Lower(phrase.end) == "as") ||
        KindOfSource(words, phrase).role == v1::SOURCE_ROLE_UNSPECIFIED) {
      return {};
    }
    return {t, phrase.end};
  }
  return {};
}

// A report that whom it cites interrupts: "reported on Monday, citing a clerk,
// that it leaked".
struct Interrupted {
  TokenRange cue;
  uint32_t that = 0;  // The first token of what is reported.
  absl::string_view lemma;
};

// The verb of whose clause only an adverbial stands between it and `comma`:
// "reported on Monday".
std::optional<TokenRange> VerbBefore(const Words& words, uint32_t first,
                                     uint32_t comma) {
  constexpr uint32_t kAdverbial = 6;  // Tokens.
  const uint32_t limit =
      std::max(first + 1, comma > kAdverbial ? comma - kAdverbial : 0);
  for (uint32_t t = comma; t-- > limit;) {
    if (words.Is(t, kAnyMark)) return std::nullopt;
    const CueEntry* entry = words.VerbCue(t).entry;
    if (entry == nullptr ||
        (entry->frames & (kTakesClause | kTakesThatClause)) == 0 ||
        words.Is(t, kCapitalized) || !words.MayBeVerb(t)) {
      continue;
    }
    if (t + 1 < comma && !words.Is(t + 1, kPreposition | kTime | kAdverb) &&
        words.Lower(t + 1) != "last" && words.Lower(t + 1) != "earlier") {
      return std::nullopt;
    }
    uint32_t begin = t;
    while (begin > first + 1 && words.Is(begin - 1, kHave)) --begin;
    return TokenRange{begin, t + 1};
  }
  return std::nullopt;
}

// Reads the report that "citing" at `t` interrupts, if it does.
std::optional<Interrupted> InterruptedAt(const Words& words,
                                         const language::Sentence& sentence,
                                         uint32_t t) {
  constexpr uint32_t kWithin = 24;  // Tokens from "citing" to "that".
  if (!words.Is(t - 1, kComma) ||
      (words.Lower(t) != "citing" && words.Lower(t) != "quoting")) {
    return std::nullopt;
  }
  const auto verb = VerbBefore(words, sentence.first_token, t - 1);
  if (!verb) return std::nullopt;
  Interrupted report;
  report.cue = *verb;
  report.lemma = words.VerbCue(verb->end - 1).entry->lemma;
  const uint32_t limit = std::min(sentence.end_token, t + kWithin);
  for (report.that = t + 2; report.that + 2 < limit; ++report.that) {
    if (words.Is(report.that, kFinalMark | kQuoteMark)) return std::nullopt;
    if (words.Is(report.that - 1, kComma) &&
        words.Lower(report.that) == "that") {
      return report;
    }
  }
  return std::nullopt;
}

// "The Herald reports, citing a clerk, that it leaked": puts right what a
// finder took for the outlet's words, which begin behind whom it cites, or adds
// them where no finder saw them.
void ReadInterrupted(const Words& words, std::vector<FoundAttribution>& found) {
  constexpr float kScore = 0.8f;
  const CueOrder by_cue(words, found);
  for (const language::Sentence& sentence : words.text().sentences) {
    const uint32_t first = sentence.first_token;
    for (uint32_t t = first + 3; t + 4 < sentence.end_token; ++t) {
      const auto interrupted = InterruptedAt(words, sentence, t);
      if (!interrupted) continue;
      uint32_t end = sentence.end_token;
      while (end > interrupted->that && words.Is(end - 1, kFinalMark)) --end;
      const ByteSpan content = words.SpanOf({interrupted->that, end});
      TokenRange verb = interrupted->cue;  // With "also" before it.
      while (verb.begin > first && words.Is(verb.begin - 1, kAdverb)) {
        --verb.begin;
      }
      const auto known = by_cue.In(verb);
      for (const CueOrder::Place& place : known) {
        std::vector<ByteSpan>& spans = found[place.index].spans.content;
        const uint32_t begin = words.TokenAt(spans.front().begin);
        if (begin >= interrupted->cue.end && begin < interrupted->that) {
          spans = {content};
        }
      }
      TokenRange source =
          PhraseEndingBefore(words, first, interrupted->cue.begin);
      for (const CueOrder::Place& place : by_cue.In({t, t + 1})) {
        // Whose "citing" is taken for, where the verb shares its subject.
        FoundAttribution& citing = found[place.index];
        if (source.empty() && !citing.spans.source.empty()) {
          source = TokensOf(words, citing.spans.source.front());
        }
        citing.position = false;
      }
      if (known.empty() && source.empty()) break;
      const size_t own = known.empty() ? found.size() : known.front().index;
      if (known.empty()) {
        FoundAttribution& report = found.emplace_back();
        report.cue_lemma = std::string(interrupted->lemma);
        report.spans.score = kScore;
        report.spans.source = {words.SpanOf(source)};
        report.spans.cue = {words.SpanOf(interrupted->cue)};
        report.spans.content = {content};
      }
      for (const CueOrder::Place& place : by_cue.In({interrupted->that, end})) {
        FoundAttribution& inner = found[place.index];
        if (!inner.parent && !HangsOn(found, own, place.index)) {
          inner.parent = own;
        }
      }
      break;
    }
  }
}

// Whether whom the source cites is who says it: outlets, and who writes for
// one, pass on what others say; people speak for themselves.
bool PassesOn(const Words& words, const SourceKind& kind) {
  return kind.role == v1::SOURCE_ROLE_OUTLET ||
         (kind.role == v1::SOURCE_ROLE_ORGANIZATION &&
          words.Is(kind.head, kCapitalized)) ||
         IsOfAnOutlet(words.Lower(kind.head));
}

}  // namespace

void HangCitedSources(const Words& words,
                      std::vector<FoundAttribution>& found) {
  ReadInterrupted(words, found);
  absl::flat_hash_map<uint32_t, size_t> by_cue;
  for (size_t i = 0; i < found.size(); ++i) {
    if (!found[i].spans.cue.empty()) {
      by_cue.emplace(words.TokenAt(found[i].spans.cue.front().begin), i);
    }
  }
  std::vector<std::vector<size_t>> inside(found.size());
  for (size_t i = 0; i < found.size(); ++i) {
    if (found[i].parent) inside[*found[i].parent].push_back(i);
  }
  absl::flat_hash_set<uint32_t> taken;
  const size_t size = found.size();
  for (size_t i = 0; i < size; ++i) {
    if (found[i].spans.cue.empty() || found[i].spans.source.empty()) continue;
    const SourceKind kind =
        KindOfSource(words, TokensOf(words, found[i].spans.source.front()));
    // "Vell Avis reported, citing": who reports by another's word passes it on.
    if (!PassesOn(words, kind) && found[i].cue_lemma != "report") continue;
    const TokenRange citing = CitingIn(words, found[i]);
    if (citing.empty() ||
        LiesIn(found[i].spans.content, words.SpanOf(citing))) {
      continue;
    }
    const auto known = by_cue.find(citing.begin);
    const size_t place = known == by_cue.end() ? found.size() : known->second;
    if (place == i || HangsOn(found, i, place) ||
        !taken.insert(citing.begin).second) {
      continue;
    }
    FoundAttribution cited;
    cited.cue_lemma = "cite";
    cited.parent = i;
    cited.spans.score = found[i].spans.score;
    cited.spans.source = {words.SpanOf({citing.begin + 1, citing.end})};
    cited.spans.cue = {words.SpanOf({citing.begin, citing.begin + 1})};
    cited.spans.content = found[i].spans.content;
    found[i].relays = true;
    // What hung on the outlet's words hangs on whom it cites.
    for (const size_t inner : inside[i]) found[inner].parent = place;
    if (place == found.size()) {
      found.push_back(std::move(cited));
    } else {
      cited.flat = std::move(found[place].flat);
      found[place] = std::move(cited);
    }
  }
}

}  // namespace hearsay::claims
