#include "ingest_service/claims/mending/cited_sources.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

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

// "The Herald reports, citing a clerk, that it leaked": adds what the outlet
// reports where no finder saw it for what stands between.
void AddInterrupted(const Words& words, std::vector<FoundAttribution>& found) {
  constexpr uint32_t kWithin = 16;  // Tokens from "citing" to "that".
  constexpr float kScore = 0.8f;
  const CueOrder by_cue(words, found);
  for (const language::Sentence& sentence : words.text().sentences) {
    const uint32_t first = sentence.first_token;
    for (uint32_t t = first + 3; t + 4 < sentence.end_token; ++t) {
      const CueEntry* entry = words.VerbCue(t - 2).entry;
      if (words.Lower(t) != "citing" || !words.Is(t - 1, kComma) ||
          entry == nullptr ||
          (entry->frames & (kTakesClause | kTakesThatClause)) == 0) {
        continue;
      }
      uint32_t that = t + 1;
      const uint32_t limit = std::min(sentence.end_token, t + kWithin);
      while (that < limit && !words.Is(that, kComma | kFinalMark)) ++that;
      ++that;
      const TokenRange source = PhraseEndingBefore(words, first, t - 2);
      uint32_t end = sentence.end_token;
      while (end > that && words.Is(end - 1, kFinalMark)) --end;
      if (that + 2 >= end || words.Lower(that) != "that" || source.empty() ||
          !by_cue.In({t - 2, t - 1}).empty()) {
        break;
      }
      const size_t own = found.size();
      FoundAttribution& report = found.emplace_back();
      report.cue_lemma = std::string(entry->lemma);
      report.spans.score = kScore;
      report.spans.source = {words.SpanOf(source)};
      report.spans.cue = {words.SpanOf({t - 2, t - 1})};
      report.spans.content = {words.SpanOf({that, end})};
      for (const CueOrder::Place& place : by_cue.In({that, end})) {
        if (!found[place.index].parent) found[place.index].parent = own;
      }
      break;
    }
  }
}

}  // namespace

void HangCitedSources(const Words& words,
                      std::vector<FoundAttribution>& found) {
  AddInterrupted(words, found);
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
    if (kind.role != v1::SOURCE_ROLE_OUTLET &&
        (kind.role != v1::SOURCE_ROLE_ORGANIZATION ||
         !words.Is(kind.head, kCapitalized))) {
      continue;
    }
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
