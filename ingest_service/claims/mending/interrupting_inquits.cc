#include "ingest_service/claims/mending/interrupting_inquits.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/language/penn_tag.h"
#include "common/language/segmenter.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/mending/inquit_clause.h"
#include "ingest_service/claims/rules/rule_attribution_finder.h"
#include "ingest_service/claims/screening/no_position.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongestInquit = 24;  // Tokens between the commas.
constexpr uint32_t kLongestBefore = 24;  // Tokens before it.
constexpr float kScore = 0.8f;

struct Inquit {
  InquitClause clause;
  TokenRange own;     // With its commas, and whom it cites.
  TokenRange before;  // What it interrupts: a subject or an adverbial.
  TokenRange behind;  // The rest of the sentence.
  bool after_subject = false;
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
    ReadAtCommas(words_, 1, kLongestBefore,
                 [this](TokenRange sentence, uint32_t comma) {
                   const auto inquit = InquitAt(sentence, comma);
                   if (inquit) Apply(sentence, *inquit);
                   return inquit.has_value();
                 });
  }

 private:
  bool IsFinite(uint32_t t) const { return IsFiniteIn(words_, article_, t); }

  std::optional<Inquit> InquitAt(TokenRange sentence, uint32_t comma) const {
    Inquit inquit;
    inquit.before = {sentence.begin, comma};
    if (words_.Is(inquit.before.begin, kCoordinator)) ++inquit.before.begin;
    uint32_t end = comma + 1;
    const uint32_t limit = std::min(sentence.end, end + kLongestInquit);
    while (end < limit && !words_.Is(end, kAnyMark)) ++end;
    if (end >= limit || !words_.Is(end, kComma)) return std::nullopt;
    const auto clause = ReadInquitClause(words_, article_, {comma + 1, end});
    if (!clause) return std::nullopt;
    inquit.clause = *clause;
    // "Reuters reported, citing an aide,"
    if (end + 1 < sentence.end && (words_.Lower(end + 1) == "citing" ||
                                   words_.Lower(end + 1) == "quoting")) {
      uint32_t next = end + 1;
      while (next < limit && !words_.Is(next, kAnyMark)) ++next;
      if (next >= limit || !words_.Is(next, kComma)) return std::nullopt;
      end = next;
    }
    inquit.own = {comma, end + 1};
    inquit.behind = {end + 1, sentence.end};
    while (!inquit.behind.empty() &&
           words_.Is(inquit.behind.end - 1, kFinalMark)) {
      --inquit.behind.end;
    }
    return IsOneClause(inquit) ? std::optional(inquit) : std::nullopt;
  }

  // Whether what stands around the inquit is one clause: a subject and its
  // verb, or an adverbial and the clause it goes with.
  bool IsOneClause(Inquit& inquit) const {
    const auto [before, behind] = std::pair(inquit.before, inquit.behind);
    if (before.empty() || behind.size() < 2 ||
        words_.Is(behind.begin,
                  kQuoteMark | kCoordinator | kRelative | kSubordinator) ||
        words_.Lower(behind.begin) == "that" ||
        words_.Is(before.begin, kQuestionWord)) {
      return false;
    }
    if (words_.Is(before.begin, kSubordinator)) {
      return IsFronted(before) && HasSubject(behind);
    }
    // "On Monday, the board said, in a reply to the guild, that it would close"
    for (uint32_t t = behind.begin; t + 1 < behind.end; ++t) {
      if (words_.Is(behind.begin, kPreposition) && words_.Is(t, kComma) &&
          words_.Lower(t + 1) == "that") {
        return false;
      }
    }
    bool relative = false;
    for (uint32_t t = before.begin; t < before.end; ++t) {
      relative |= words_.Is(t, kRelative);
      // "an email": a noun whatever the tagger says.
      const bool noun =
          t > before.begin && words_.Is(t - 1, kDeterminer | kPossessive);
      if (words_.Is(t, kQuoteMark) || (IsFinite(t) && !relative && !noun)) {
        return false;
      }
    }
    uint32_t verb = behind.begin;
    while (verb < behind.end && words_.Is(verb, kAdverb | kNegation)) ++verb;
    if (verb == behind.end) return false;
    inquit.after_subject = IsFinite(verb) || words_.Is(verb, kAuxiliary) ||
                           (article_.token(static_cast<int32_t>(verb)).tag ==
                                language::PennTag::kVB &&
                            words_.VerbCue(verb).entry != nullptr);
    const bool adverbial =
        words_.Is(before.begin, kPreposition | kTime | kAdverb);
    if (inquit.after_subject) return !adverbial;
    if (!adverbial) return false;
    for (uint32_t t = behind.begin; t < behind.end; ++t) {
      if (IsFinite(t)) return true;
    }
    return false;
  }

  // "While it rained, the board said, the gate was shut": a clause before the
  // one it goes with. "When asked, he said, …" tells how he came to speak.
  bool IsFronted(TokenRange before) const {
    if (words_.Lower(before.begin) == "that" || before.size() < 3) return false;
    bool finite = false;
    for (uint32_t t = before.begin; t < before.end; ++t) {
      const absl::string_view word = words_.Lower(t);
      if (words_.Is(t, kQuoteMark) || word == "asked" || word == "pressed" ||
          word == "questioned" || word == "interviewed" ||
          word == "contacted" || word == "reached") {
        return false;
      }
      finite |= IsFinite(t);
    }
    return finite;
  }

  // Whether the clause has its own subject before its verb.
  bool HasSubject(TokenRange clause) const {
    constexpr uint32_t kLongest = 20;  // Tokens of a subject.
    const uint32_t limit = std::min(clause.end, clause.begin + kLongest);
    for (uint32_t t = clause.begin; t < limit; ++t) {
      if (IsFinite(t)) return t > clause.begin;
    }
    return false;
  }

  TokenRange CueOf(size_t i) const {
    return TokensOf(words_, found_[i].spans.cue.front());
  }

  void Apply(TokenRange sentence, const Inquit& inquit) {
    const absl::Span<const CueOrder::Place> near = by_cue_.In(sentence);
    size_t reporter = found_.size();
    for (const CueOrder::Place& place : near) {
      if (inquit.clause.cue.Contains(place.token) ||
          CueOf(place.index).Contains(inquit.clause.cue.end - 1)) {
        reporter = place.index;
        break;
      }
    }
    if (reporter == found_.size()) {
      found_.emplace_back().spans.score = kScore;
    }
    FoundAttribution& report = found_[reporter];
    report.spans.source = {words_.SpanOf(inquit.clause.source)};
    report.spans.cue = {words_.SpanOf(inquit.clause.cue)};
    report.spans.content = {words_.SpanOf(inquit.behind)};
    // "However" is the writer's.
    const bool connects = inquit.before.size() == 1 && !inquit.after_subject &&
                          !words_.Is(inquit.before.begin, kTime);
    if (!connects) {
      report.spans.content.insert(report.spans.content.begin(),
                                  words_.SpanOf(inquit.before));
    }
    report.cue_lemma = std::string(inquit.clause.lemma);
    report.position = true;
    // A quotation around it stays; what stood in the sentence does not.
    if (report.parent && !found_[*report.parent].spans.cue.empty() &&
        sentence.Contains(CueOf(*report.parent).begin)) {
      report.parent.reset();
    }
    std::optional<size_t> holder;  // Whose the rest's own verb is.
    bool relays = false;
    for (const CueOrder::Place& place : near) {
      if (place.index == reporter) continue;
      FoundAttribution& inner = found_[place.index];
      if (inquit.own.Contains(place.token)) {
        continue;  // "citing": see cited_sources.h.
      }
      CutAt(inner, inquit.own);
      const bool main =
          inquit.after_subject && IsMainVerb(place.token, inquit.behind);
      if (main && !SaidByAgent(inner)) {
        inner.spans.source = {words_.SpanOf(inquit.before)};
      }
      if (main) holder = place.index;
      if ((main || !inner.parent) && !HangsOn(found_, reporter, place.index)) {
        inner.parent = reporter;
      }
      relays |= inner.parent == reporter && SaysTheRest(inner, inquit, main);
    }
    if (inquit.after_subject && !holder) {
      holder = AddHeld(inquit, reporter);
      relays |= holder && SaysTheRest(found_[*holder], inquit, true);
    }
    if (holder) HangOn(*holder, reporter, near);
    found_[reporter].relays = relays;
  }

  // What stands in the holder's words hangs on him, not on who reports them.
  void HangOn(size_t holder, size_t reporter,
              absl::Span<const CueOrder::Place> near) const {
    const ByteSpan content = found_[holder].spans.content.back();
    for (const CueOrder::Place& place : near) {
      FoundAttribution& inner = found_[place.index];
      if (place.index != holder && inner.parent == reporter &&
          content.Contains(inner.spans.cue.front())) {
        inner.parent = holder;
      }
    }
  }

  // "had been told by two guards that"
  static bool SaidByAgent(const FoundAttribution& inner) {
    return !inner.spans.source.empty() &&
           inner.spans.source.front().begin > inner.spans.cue.back().begin;
  }

  // Whether the inner one is all that the reporter has to say: its clause
  // reaches from the subject to the end of the sentence.
  bool SaysTheRest(const FoundAttribution& inner, const Inquit& inquit,
                   bool main) const {
    if (inner.spans.source.empty() ||
        TokensOf(words_, inner.spans.content.back()).end + 1 <
            inquit.behind.end) {
      return false;
    }
    const uint32_t source = words_.TokenAt(inner.spans.source.front().begin);
    return (main || (!inquit.after_subject && source == inquit.behind.begin)) &&
           !StatesNothing(words_, &article_, inner,
                          inner.parent ? &found_[*inner.parent] : nullptr);
  }

  // Whether only adverbs and auxiliaries stand before the cue at `cue`.
  bool IsMainVerb(uint32_t cue, TokenRange behind) const {
    if (!behind.Contains(cue)) return false;
    for (uint32_t t = behind.begin; t < cue; ++t) {
      if (!words_.Is(t, kAdverb | kAuxiliary | kNegation)) return false;
    }
    return true;
  }

  // Takes the inquit out of what another one states.
  void CutAt(FoundAttribution& inner, TokenRange own) const {
    std::vector<ByteSpan> kept;
    for (const ByteSpan span : inner.spans.content) {
      const TokenRange content = TokensOf(words_, span);
      if (content.end <= own.begin || content.begin >= own.end) {
        kept.push_back(span);
        continue;
      }
      if (content.begin < own.begin) {
        kept.push_back(words_.SpanOf({content.begin, own.begin}));
      }
      if (content.end > own.end) {
        kept.push_back(words_.SpanOf({own.end, content.end}));
      }
    }
    if (!kept.empty()) inner.spans.content = std::move(kept);
  }

  // What the subject before the inquit holds by the verb behind it, as the
  // rules read both with blanks between.
  std::optional<size_t> AddHeld(const Inquit& inquit, size_t reporter) {
    uint32_t verb = inquit.behind.begin;
    while (verb + 1 < inquit.behind.end &&
           words_.Is(verb, kAdverb | kAuxiliary | kNegation)) {
      ++verb;
    }
    if (words_.VerbCue(verb).entry == nullptr) return std::nullopt;
    const ByteSpan before = words_.SpanOf(inquit.before);
    const ByteSpan behind = words_.SpanOf(inquit.behind);
    const absl::string_view text = words_.text().text;
    const std::string joined = absl::StrCat(
        before.In(text), std::string(behind.begin - before.end, ' '),
        behind.In(text));
    const language::AnnotatedText part = language::Segment(joined, 0);
    for (FoundAttribution& held :
         rules_.FindInPiece(part, {&article_, before.begin})) {
      if (held.spans.cue.empty() || held.spans.source.empty()) continue;
      for (auto* spans :
           {&held.spans.source, &held.spans.cue, &held.spans.content}) {
        for (ByteSpan& span : *spans) {
          span.begin += before.begin;
          span.end += before.begin;
        }
      }
      const TokenRange cue = TokensOf(words_, held.spans.cue.back());
      if (!cue.Contains(verb) ||
          held.spans.content.front().begin < behind.begin) {
        continue;
      }
      held.parent = reporter;
      held.flat.reset();
      found_.push_back(std::move(held));
      return found_.size() - 1;
    }
    return std::nullopt;
  }

  const Words& words_;
  const AnalyzedArticle& article_;
  std::vector<FoundAttribution>& found_;
  const CueOrder by_cue_;
  const RuleAttributionFinder rules_;
};

}  // namespace

void ReadInterruptingInquits(const Words& words, const AnalyzedArticle& article,
                             std::vector<FoundAttribution>& found) {
  Reader(words, article, found).Run();
}

}  // namespace hearsay::claims
