#include "ingest_service/claims/mending/telling_inquits.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/types/span.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/mending/inquit_clause.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongestTelling = 30;  // Tokens before the report.
constexpr uint32_t kLongestInquit = 16;   // Tokens between the commas.
constexpr float kScore = 0.8f;

// "a clerk had warned him, he added, that the alarm rang".
struct Telling {
  InquitClause report;  // "he added"
  TokenRange source;    // "a clerk"
  TokenRange cue;       // "had warned"
  TokenRange before;    // All that stands before the report.
  TokenRange content;   // "that the alarm rang"
};

class Reader {
 public:
  Reader(const Words& words, const AnalyzedArticle& article,
         std::vector<FoundAttribution>& found)
      : words_(words),
        article_(article),
        found_(found),
        by_cue_(words, found) {}

  void Run() {
    ReadAtCommas(words_, 2, kLongestTelling,
                 [this](TokenRange sentence, uint32_t comma) {
                   const auto telling = TellingAt(sentence, comma);
                   if (telling) Apply(sentence, *telling);
                   return telling.has_value();
                 });
  }

 private:
  std::optional<Telling> TellingAt(TokenRange sentence, uint32_t comma) const {
    const uint32_t limit = std::min(sentence.end, comma + kLongestInquit);
    uint32_t end = comma + 1;
    while (end < limit && !words_.Is(end, kAnyMark)) ++end;
    if (end + 2 >= sentence.end || end >= limit || !words_.Is(end, kComma) ||
        words_.Lower(end + 1) != "that") {
      return std::nullopt;
    }
    Telling telling;
    telling.before = {sentence.begin, comma};
    telling.content = {end + 1, sentence.end};
    while (telling.content.size() > 1 &&
           words_.Is(telling.content.end - 1, kFinalMark)) {
      --telling.content.end;
    }
    if (!ReadTelling(telling)) return std::nullopt;
    const auto report = ReadInquitClause(words_, article_, {comma + 1, end});
    if (!report) return std::nullopt;
    telling.report = *report;
    return telling;
  }

  // The verb of the clause before the report, which may tell a clause, and its
  // subject: "a clerk had warned". What says more of either has no verb of its
  // own but behind "who".
  bool ReadTelling(Telling& telling) const {
    uint32_t first = telling.before.begin;
    if (words_.Is(first, kCoordinator)) ++first;
    bool relative = false;
    for (uint32_t t = first + 1; t < telling.before.end; ++t) {
      relative |= words_.Is(t, kRelative);
      if (!IsFiniteIn(words_, article_, t)) continue;
      if (relative) {
        relative = false;  // Its own verb.
        continue;
      }
      uint32_t verb = t;
      while (verb + 1 < telling.before.end &&
             words_.Is(verb, kAuxiliary | kAdverb | kNegation)) {
        if (words_.Is(verb, kBe)) return false;  // "was told": by whom?
        ++verb;
      }
      const CueEntry* entry = words_.VerbCue(verb).entry;
      if (entry == nullptr ||
          (entry->frames & (kTakesClause | kTakesThatClause)) == 0) {
        return false;
      }
      telling.source = PhraseEndingBefore(words_, first, t);
      telling.cue = {t, verb + 1};
      return !telling.source.empty();
    }
    return false;
  }

  size_t AttributionBy(TokenRange cue) {
    for (const CueOrder::Place& place : by_cue_.In(cue)) {
      return place.index;
    }
    found_.emplace_back().spans.score = kScore;
    return found_.size() - 1;
  }

  void Apply(TokenRange sentence, const Telling& telling) {
    const absl::Span<const CueOrder::Place> near = by_cue_.In(sentence);
    const size_t reporter = AttributionBy(telling.report.cue);
    const size_t teller = AttributionBy(telling.cue);
    if (reporter == teller) return;
    FoundAttribution& report = found_[reporter];
    report.spans.source = {words_.SpanOf(telling.report.source)};
    report.spans.cue = {words_.SpanOf(telling.report.cue)};
    report.spans.content = {words_.SpanOf(telling.before),
                            words_.SpanOf(telling.content)};
    report.cue_lemma = std::string(telling.report.lemma);
    report.position = true;
    report.relays = true;
    // A quotation around it stays; what stood in the sentence does not.
    if (report.parent && (HangsOn(found_, reporter, teller) ||
                          StandsIn(sentence, found_[*report.parent]))) {
      report.parent.reset();
    }
    FoundAttribution& told = found_[teller];
    told.spans.source = {words_.SpanOf(telling.source)};
    told.spans.cue = {words_.SpanOf(telling.cue)};
    told.spans.content = {words_.SpanOf(telling.content)};
    told.cue_lemma =
        std::string(words_.VerbCue(telling.cue.end - 1).entry->lemma);
    told.position = true;
    told.parent = reporter;
    for (const CueOrder::Place& place : near) {
      FoundAttribution& inner = found_[place.index];
      if (place.index == reporter || place.index == teller) continue;
      if (telling.cue.Contains(place.token) ||
          telling.report.cue.Contains(place.token)) {
        inner.position = false;  // The same once more.
        inner.spans.source.clear();
      } else if (telling.content.Contains(place.token) &&
                 (!inner.parent ||
                  !telling.content.Contains(CueOf(*inner.parent))) &&
                 !HangsOn(found_, teller, place.index)) {
        inner.parent = teller;
      }
    }
  }

  bool StandsIn(TokenRange sentence, const FoundAttribution& outer) const {
    return !outer.spans.cue.empty() &&
           sentence.Contains(words_.TokenAt(outer.spans.cue.front().begin));
  }

  // The first token of the cue; past the end without one.
  uint32_t CueOf(size_t i) const {
    return found_[i].spans.cue.empty()
               ? words_.size()
               : words_.TokenAt(found_[i].spans.cue.front().begin);
  }

  const Words& words_;
  const AnalyzedArticle& article_;
  std::vector<FoundAttribution>& found_;
  const CueOrder by_cue_;
};

}  // namespace

void ReadTellingInquits(const Words& words, const AnalyzedArticle& article,
                        std::vector<FoundAttribution>& found) {
  Reader(words, article, found).Run();
}

}  // namespace hearsay::claims
