#include "ingest_service/claims/level_mending.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/attribution_tree.h"
#include "ingest_service/claims/cue_lexicon.h"
#include "ingest_service/claims/noun_phrases.h"

namespace hearsay::claims {
namespace {

constexpr size_t kNear = 4;  // Attributions looked at on either side.

class Mending {
 public:
  Mending(const Words& words, std::vector<FoundAttribution>& found)
      : words_(words), found_(found) {}

  void Run() {
    for (size_t i = 0; i < found_.size(); ++i) {
      FoundAttribution& attribution = found_[i];
      IncludeNeither(attribution);
      if (attribution.spans.cue.empty()) continue;
      TakeClauseOfIt(attribution);
      DropRelatives(attribution);
      TakeSubject(attribution);
      FillGaps(attribution);
      by_cue_.push_back(i);
    }
    std::stable_sort(
        by_cue_.begin(), by_cue_.end(),
        [this](size_t a, size_t b) { return CueOf(a).begin < CueOf(b).begin; });
    for (size_t k = 0; k < by_cue_.size(); ++k) {
      if (Vouches(found_[by_cue_[k]]) && !PutBelow(k)) PutAbove(k);
      if (found_[by_cue_[k]].cue_lemma == "ask") TakeAnswer(k);
    }
  }

 private:
  TokenRange CueOf(size_t i) const {
    return TokensOf(words_, found_[i].spans.cue.front());
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
        attribution.spans.content.size() != 1) {
      return;
    }
    const CueEntry* entry = FindCueLemma(attribution.cue_lemma);
    const TokenRange cue = TokensOf(words_, attribution.spans.cue.front());
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
    attribution.spans.source = attribution.spans.content;
    attribution.spans.content = {words_.SpanOf({begin, end})};
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
    const uint32_t end = SentenceEnd(own.begin);
    if (content.end > own.begin || SentenceEnd(content.begin) != end ||
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

  bool HasQuoteMark(uint32_t begin, uint32_t end) const {
    for (uint32_t t = begin; t < end; ++t) {
      if (words_.Is(t, kQuoteMark)) return true;
    }
    return false;
  }

  // The end of the clause at `begin`: before the next mark, and not past the
  // sentence's.
  uint32_t ClauseEnd(uint32_t begin) const {
    const uint32_t limit = SentenceEnd(begin);
    uint32_t end = begin;
    while (end < limit &&
           !words_.Is(end, kComma | kFinalMark | kSemicolonOrDash)) {
      ++end;
    }
    return end;
  }

  uint32_t SentenceEnd(uint32_t t) const {
    const auto& sentences = words_.text().sentences;
    const auto sentence = std::partition_point(
        sentences.begin(), sentences.end(),
        [t](const language::Sentence& s) { return s.end_token <= t; });
    return sentence == sentences.end() ? words_.size() : sentence->end_token;
  }

  // Says where somebody else's words come from.
  static bool Vouches(const FoundAttribution& attribution) {
    return (attribution.cue_lemma == "according to" ||
            attribution.cue_lemma == "per" ||
            attribution.cue_lemma == "as per") &&
           !attribution.spans.source.empty();
  }

  // Whether only marks, adverbs and auxiliaries stand in [begin, end).
  bool Adjoins(uint32_t begin, uint32_t end) const {
    if (begin > end) return false;
    for (uint32_t t = begin; t < end; ++t) {
      if (!words_.Is(t, kComma | kAdverb | kAuxiliary | kNegation))
        return false;
    }
    return true;
  }

  // "The Herald said that, according to two aides, it rained": the aides say so
  // to the Herald.
  bool PutBelow(size_t k) {
    const size_t below = by_cue_[k];
    const uint32_t cue = CueOf(below).begin;
    uint32_t that = cue;
    while (that > 0 && words_.Is(that - 1, kComma)) --that;
    if (k == 0 || that == 0 || words_.Lower(that - 1) != "that") return false;
    const size_t above = by_cue_[k - 1];
    FoundAttribution& outer = found_[above];
    const uint32_t end = CueOf(above).end;
    const uint32_t last = SentenceEnd(cue);
    if (outer.spans.source.empty() || end > that - 1 || that - 1 > end + 4 ||
        SentenceEnd(end) != last || words_.Is(last - 1, kQuoteMark)) {
      return false;
    }
    if (outer.parent == below) outer.parent = found_[below].parent;
    if (HangsOn(found_, above, below)) return false;
    outer.spans.content = {
        words_.SpanOf({that - 1, last - words_.Is(last - 1, kFinalMark)})};
    FoundAttribution& inner = found_[below];
    uint32_t begin = TokensOf(words_, inner.spans.source.front()).end;
    begin += begin < last && words_.Is(begin, kComma);
    const uint32_t stop = last - words_.Is(last - 1, kFinalMark);
    if (begin < stop) inner.spans.content = {words_.SpanOf({begin, stop})};
    inner.parent = above;
    outer.relays = true;
    return true;
  }

  // Puts what vouches, the k-th, above the attribution that it stands inside.
  void PutAbove(size_t k) {
    const size_t above = by_cue_[k];
    const TokenRange cue = CueOf(above);
    const TokenRange source =
        TokensOf(words_, found_[above].spans.source.front());
    const size_t first = k > kNear ? k - kNear : 0;
    const size_t last = std::min(by_cue_.size(), k + kNear);
    for (size_t n = first; n < last; ++n) {
      const size_t below = by_cue_[n];
      FoundAttribution& inner = found_[below];
      if (n == k || inner.spans.source.empty() || Vouches(inner)) continue;
      TokenRange speaker = TokensOf(words_, inner.spans.source.front());
      if (speaker.begin < cue.begin && source.end <= speaker.end &&
          speaker.end <= source.end + 1) {
        // "the mayor, per two aides," taken for one phrase.
        speaker.end = cue.begin;
        while (speaker.end > speaker.begin + 1 &&
               words_.Is(speaker.end - 1, kComma)) {
          --speaker.end;
        }
        inner.spans.source = {words_.SpanOf(speaker)};
      }
      const TokenRange verb = CueOf(below);
      // "the mayor, per two aides, told"
      const bool between =
          speaker.end <= cue.begin && Adjoins(speaker.end, cue.begin) &&
          source.end <= verb.begin && Adjoins(source.end, verb.begin);
      // "the mayor told them that it rained, per two aides"
      const bool at_end = n < k && found_[above].parent == below &&
                          EndsWith(inner, cue, source);
      if (between) {
        Reparent(above, below);
        return;
      }
      if (at_end) {
        CutBefore(inner, cue.begin);
        Reparent(above, below);
        return;
      }
    }
  }

  // Whether the last piece of the content ends with this cue and source.
  bool EndsWith(const FoundAttribution& outer, TokenRange cue,
                TokenRange source) const {
    const TokenRange content = TokensOf(words_, outer.spans.content.back());
    return content.begin < cue.begin && source.end <= content.end &&
           source.end + 1 >= content.end;
  }

  void CutBefore(FoundAttribution& attribution, uint32_t cue) {
    ByteSpan& content = attribution.spans.content.back();
    TokenRange range = TokensOf(words_, content);
    range.end = cue;
    while (range.end > range.begin + 1 && words_.Is(range.end - 1, kComma)) {
      --range.end;
    }
    content = words_.SpanOf(range);
  }

  void Reparent(size_t above, size_t below) {
    FoundAttribution& outer = found_[above];
    FoundAttribution& inner = found_[below];
    if (HangsOn(found_, below, above)) return;
    if (HangsOn(found_, above, below)) outer.parent = inner.parent;
    inner.parent = above;
    outer.relays = true;
    outer.spans.content = inner.spans.content;
  }

  // "asked whether it rained, she said she had no idea".
  void TakeAnswer(size_t k) {
    FoundAttribution& question = found_[by_cue_[k]];
    const TokenRange asked = TokensOf(words_, question.spans.content.front());
    if (!words_.Is(asked.begin, kQuestionWord | kRelative)) return;
    const uint32_t end = SentenceEnd(asked.begin);
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
