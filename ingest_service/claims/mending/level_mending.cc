#include "ingest_service/claims/mending/level_mending.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

constexpr size_t kNear = 4;  // Attributions looked at behind a question.

class Mending {
 public:
  Mending(const Words& words, std::vector<FoundAttribution>& found)
      : words_(words), found_(found) {}

  void Run() {
    for (FoundAttribution& attribution : found_) {
      TrimSource(attribution);
      IncludeNeither(attribution);
      if (attribution.spans.cue.empty()) continue;
      TakeClauseOfIt(attribution);
      DropRelatives(attribution);
      TakeSubject(attribution);
      FillGaps(attribution);
      TakeClauseOfNoun(attribution);
    }
    by_cue_ = CueOrder(words_, found_).Indices();
    for (size_t k = 0; k < by_cue_.size(); ++k) {
      if (found_[by_cue_[k]].cue_lemma == "ask") TakeAnswer(k);
      if (IsPartOfASource(k)) found_[by_cue_[k]].position = false;
      EndBeforeReporter(k);
    }
  }

 private:
  TokenRange CueOf(size_t i) const {
    return TokensOf(words_, found_[i].spans.cue.front());
  }

  // A source begins with no preposition and no "citing", and ends before a
  // semicolon.
  void TrimSource(FoundAttribution& attribution) {
    if (attribution.spans.source.empty()) return;
    ByteSpan& source = attribution.spans.source.front();
    TokenRange range = TokensOf(words_, source);
    for (uint32_t t = range.begin + 1; t < range.end; ++t) {
      if (words_.Exact(t) == ";") range.end = t;
    }
    if (words_.Lower(range.begin) == "citing" ||
        words_.Lower(range.begin) == "quoting") {
      ++range.begin;
      // Whom the outlet beside it cites, read already (cited_sources.h).
      if (attribution.cue_lemma != "cite") attribution.position = false;
    } else if (words_.Lower(range.begin) == "that" && range.size() > 1 &&
               (words_.Is(range.begin + 1, kDeterminer | kPossessive) ||
                words_.Is(range.end - 1, kPlural))) {
      ++range.begin;  // "that two ministers", "that her analysts"
    } else if (words_.Lower(range.begin) == "of") {
      // "within hours of the raid Moss had told them"
      uint32_t name = range.end;
      while (name > range.begin && words_.Is(name - 1, kCapitalized)) --name;
      if (name < range.end) range.begin = name;
    }
    // "Moss's office on Monday denied it": the office does.
    const CueEntry* entry = FindCueLemma(attribution.cue_lemma);
    if (!attribution.spans.cue.empty() && entry != nullptr &&
        entry->cue_class == CueClass::kVerb) {
      const TokenRange verb = TokensOf(words_, attribution.spans.cue.front());
      const uint32_t cue = verb.begin;
      // "Moss's own estimate is that": the cue is what Moss has.
      const bool noun = words_.Is(verb.end - 1, kBe) ||
                        (cue + 1 < words_.size() && words_.Is(cue + 1, kBe) &&
                         words_.NounCue(cue) != nullptr);
      if (!noun && range.end + 1 < cue && words_.Is(range.end, kPossessive) &&
          !words_.Is(range.end, kBe | kWordShape)) {  // No "whose", no "her".
        const TokenRange whole =
            PhraseStartingAt(words_, range.begin, cue, false);
        if (whole.end > range.end + 1) range.end = whole.end;
      }
    }
    if (!range.empty()) source = words_.SpanOf(range);
  }

  // "Neither the firm nor the union": denies what they are said to do.
  void IncludeNeither(FoundAttribution& attribution) {
    if (attribution.spans.source.empty()) return;
    ByteSpan& source = attribution.spans.source.front();
    const TokenRange range = TokensOf(words_, source);
    if (range.begin > 0 && words_.Lower(range.begin - 1) == "neither") {
      source = words_.SpanOf({range.begin - 1, range.end});
    }
  }

  // "it almost certain that".
  void TakeClauseOfIt(FoundAttribution& attribution) {
    constexpr uint32_t kWithin = 6;  // Tokens from "it" to "that".
    ByteSpan& first = attribution.spans.content.front();
    const TokenRange content = TokensOf(words_, first);
    if (words_.Lower(content.begin) != "it" ||
        attribution.spans.cue.front().begin > first.begin) {
      return;
    }
    const uint32_t limit = std::min(content.end, content.begin + kWithin);
    for (uint32_t t = content.begin + 1; t + 2 < limit; ++t) {
      if (words_.Is(t,
                    kAuxiliary | kSubjectPronoun | kPreposition | kAnyMark)) {
        return;
      }
      if (words_.Lower(t + 1) == "that") {
        first = words_.SpanOf({t + 1, content.end});
        return;
      }
    }
  }

  // A relative pronoun that ends a piece of content goes; where it is all there
  // is, the clause behind the cue is the content.
  void DropRelatives(FoundAttribution& attribution) {
    std::vector<ByteSpan> kept;
    for (const ByteSpan span : attribution.spans.content) {
      TokenRange range = TokensOf(words_, span);
      uint32_t end = range.end;
      while (end > range.begin && words_.Is(end - 1, kComma)) --end;
      if (end > range.begin && words_.Is(end - 1, kRelative) &&
          !words_.Is(end - 1, kQuoteMark)) {
        --end;
        while (end > range.begin && words_.Is(end - 1, kComma)) --end;
        range.end = end;
      }
      if (range.end == TokensOf(words_, span).end) {
        kept.push_back(span);
      } else if (!range.empty()) {
        kept.push_back(words_.SpanOf(range));
      }
    }
    if (kept.empty()) {
      const TokenRange cue = TokensOf(words_, attribution.spans.cue.back());
      const uint32_t begin =
          cue.end + (cue.end < words_.size() && words_.Is(cue.end, kComma));
      const uint32_t end = ClauseEnd(begin);
      if (begin >= end) return;
      const uint32_t speaker = cue.begin - std::min(cue.begin, 1u);
      if (words_.Is(speaker, kSubjectPronoun) &&
          !words_.Is(speaker, kRelative)) {
        attribution.spans.source = {words_.SpanOf({speaker, cue.begin})};
      }
      kept.push_back(words_.SpanOf({begin, end}));
    }
    attribution.spans.content = std::move(kept);
  }

  // "Ministers had warned of a storm": a subject is no content.
  void TakeSubject(FoundAttribution& attribution) {
    if (!attribution.spans.source.empty() ||
        attribution.spans.content.size() > 2) {
      return;
    }
    const CueEntry* entry = FindCueLemma(attribution.cue_lemma);
    const TokenRange cue = TokensOf(words_, attribution.spans.cue.front());
    const bool object = attribution.spans.content.size() == 2;
    if (object) {
      const uint32_t second =
          words_.TokenAt(attribution.spans.content.back().begin);
      if (second < cue.end || words_.Lower(second) == "as" ||
          words_.Is(second, kPreposition | kSubordinator)) {
        return;
      }
    }
    const TokenRange content =
        TokensOf(words_, attribution.spans.content.front());
    if (entry == nullptr || entry->cue_class != CueClass::kVerb ||
        content.end > cue.begin || words_.Is(content.begin, kQuoteMark)) {
      return;
    }
    for (uint32_t t = content.end; t < cue.end; ++t) {
      if (words_.Is(t, kBe) || words_.Is(t, kAnyMark)) return;
    }
    const TokenRange subject =
        PhraseEndingBefore(words_, content.begin, content.end);
    uint32_t begin = cue.end;
    if (begin < words_.size() && entry->HasParticle(words_.Lower(begin))) {
      ++begin;
    }
    const uint32_t end = ClauseEnd(begin);
    if (subject != content || begin >= end) return;
    attribution.spans.source = {attribution.spans.content.front()};
    if (object) {
      attribution.spans.content.erase(attribution.spans.content.begin());
    } else {
      attribution.spans.content = {words_.SpanOf({begin, end})};
    }
  }

  // What stands last in its sentence, behind a comma, reports all before it; in
  // the middle, what its clause goes on with, too.
  void FillGaps(FoundAttribution& attribution) {
    if (attribution.spans.source.empty() ||
        attribution.spans.content.size() != 1 ||
        attribution.cue_lemma == "cite") {  // Its outlet's clause lies between.
      return;
    }
    const TokenRange cue = TokensOf(words_, attribution.spans.cue.front());
    const TokenRange source =
        TokensOf(words_, attribution.spans.source.front());
    TokenRange content = TokensOf(words_, attribution.spans.content.front());
    const TokenRange own = {std::min(cue.begin, source.begin),
                            std::max(cue.end, source.end)};
    const uint32_t end = SentenceEnd(words_, own.begin);
    if (content.end > own.begin || SentenceEnd(words_, content.begin) != end ||
        !words_.Is(own.begin - 1, kComma) || own.end >= end ||
        words_.Is(content.end - 1, kQuoteMark)) {
      return;
    }
    if (words_.Is(own.end, kFinalMark) && content.end + 1 < own.begin &&
        !HasQuoteMark(content.end, own.begin)) {
      content.end = own.begin - 1;
      attribution.spans.content.front() = words_.SpanOf(content);
      return;
    }
    const uint32_t next = own.end + 1;
    if (content.end + 1 == own.begin && words_.Is(own.end, kComma) &&
        next < end && words_.Is(next, kAuxiliary)) {
      const uint32_t last = ClauseEnd(next);
      if (last > next) {
        attribution.spans.content.push_back(words_.SpanOf({next, last}));
      }
    }
  }

  // "Auditors found signs of theft: Herald": who reports it is no part of it.
  void EndBeforeReporter(size_t k) {
    FoundAttribution& inner = found_[by_cue_[k]];
    const size_t end = std::min(by_cue_.size(), k + kNear);
    for (size_t n = k + 1; n < end; ++n) {
      const FoundAttribution& outer = found_[by_cue_[n]];
      ByteSpan& last = inner.spans.content.back();
      const ByteSpan reported = outer.spans.content.back();
      if (outer.cue_lemma != ":" || outer.spans.source.empty() ||
          outer.spans.source.front().end != last.end ||
          !reported.Contains(inner.spans.cue.front()) ||
          reported.end <= last.begin || reported.end >= last.end) {
        continue;
      }
      last.end = reported.end;
      if (!HangsOn(found_, by_cue_[n], by_cue_[k])) inner.parent = by_cue_[n];
      return;
    }
  }

  // "reject the suggestion that it rained": a noun for what is said goes on
  // with its clause.
  void TakeClauseOfNoun(FoundAttribution& attribution) const {
    ByteSpan& last = attribution.spans.content.back();
    const TokenRange content = TokensOf(words_, last);
    const uint32_t that = content.end;
    if (that + 2 >= words_.size() || words_.Lower(that) != "that" ||
        last.begin < attribution.spans.cue.back().end ||
        FindNounCue(words_.Lower(that - 1)) == nullptr ||
        words_.IsFinite(that + 1)) {  // "the claims that were made"
      return;
    }
    const uint32_t end = ClauseEnd(that + 1);
    if (end > that + 2) last = words_.SpanOf({content.begin, end});
  }

  // "54% of those asked thought that": what says who the source is attributes
  // nothing, least of all the source's own words.
  bool IsPartOfASource(size_t k) const {
    const FoundAttribution& inner = found_[by_cue_[k]];
    const ByteSpan cue = inner.spans.cue.front();
    if (inner.spans.source.empty() ||
        inner.spans.source.front().end > cue.begin ||  // "citing two aides"
        words_.Tag(CueOf(by_cue_[k]).begin) != language::PennTag::kVBN) {
      return false;
    }
    const size_t end = std::min(by_cue_.size(), k + kNear);
    for (size_t n = k + 1; n < end; ++n) {
      const FoundAttribution& other = found_[by_cue_[n]];
      if (!other.spans.source.empty() &&
          other.spans.source.front().Contains(cue) &&
          other.spans.content == inner.spans.content) {
        return true;
      }
    }
    return false;
  }

  bool HasQuoteMark(uint32_t begin, uint32_t end) const {
    for (uint32_t t = begin; t < end; ++t) {
      if (words_.Is(t, kQuoteMark)) return true;
    }
    return false;
  }

  // The end of the clause at `begin`: before the next mark, and not past the
  // sentence's.
  uint32_t ClauseEnd(uint32_t begin) const {
    const uint32_t limit = SentenceEnd(words_, begin);
    uint32_t end = begin;
    while (end < limit &&
           !words_.Is(end, kComma | kFinalMark | kSemicolonOrDash)) {
      ++end;
    }
    return end;
  }

  // "asked whether it rained, she said she had no idea".
  void TakeAnswer(size_t k) {
    FoundAttribution& question = found_[by_cue_[k]];
    const TokenRange asked = TokensOf(words_, question.spans.content.front());
    if (!words_.Is(asked.begin, kQuestionWord | kRelative)) return;
    const uint32_t end = SentenceEnd(words_, asked.begin);
    for (size_t n = k + 1; n < std::min(by_cue_.size(), k + kNear); ++n) {
      FoundAttribution& answer = found_[by_cue_[n]];
      const TokenRange verb = CueOf(by_cue_[n]);
      if (verb.begin >= end || answer.spans.source.empty()) return;
      const TokenRange said = TokensOf(words_, answer.spans.content.front());
      // An answer out of the question's own content would be its ancestor.
      if (verb.begin < asked.end || said.end > end || !IsUnknowing(said) ||
          HangsOn(found_, by_cue_[n], by_cue_[k])) {
        continue;
      }
      question.spans.source = answer.spans.source;
      question.spans.cue = {words_.SpanOf(said)};
      question.cue_lemma = "unsure";
      question.parent = answer.parent;
      answer.position = false;
      return;
    }
  }

  // "he did not know", "she had no idea", "they could not say".
  bool IsUnknowing(TokenRange said) const {
    constexpr uint32_t kLongest = 6;  // Tokens.
    if (said.size() > kLongest || said.size() < 3) return false;
    const absl::string_view last = words_.Lower(said.end - 1);
    if (last == "idea" || last == "knowledge") {
      return words_.Lower(said.end - 2) == "no";
    }
    return (last == "know" || last == "say" || last == "sure" ||
            last == "remember") &&
           words_.Is(said.end - 2, kNegation);
  }

  const Words& words_;
  std::vector<FoundAttribution>& found_;
  std::vector<size_t> by_cue_;
};

}  // namespace

void MendLevels(const Words& words, std::vector<FoundAttribution>& found) {
  Mending(words, found).Run();
}

}  // namespace hearsay::claims
