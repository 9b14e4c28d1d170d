#include "ingest_service/claims/mending/vouching_sources.h"

#include <algorithm>
#include <cstddef>

#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/attribution_tree.h"

namespace hearsay::claims {
namespace {

constexpr size_t kNear = 4;  // Attributions looked at on either side.

class Vouching {
 public:
  Vouching(const Words& words, std::vector<FoundAttribution>& found)
      : words_(words), found_(found) {}

  void Run() {
    by_cue_ = CueOrder(words_, found_).Indices();
    for (size_t k = 0; k < by_cue_.size(); ++k) {
      if (Vouches(found_[by_cue_[k]]) && !PutBelow(k)) PutAbove(k);
    }
  }

 private:
  TokenRange CueOf(size_t i) const {
    return TokensOf(words_, found_[i].spans.cue.front());
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
    const uint32_t last = SentenceEnd(words_, cue);
    if (outer.spans.source.empty() || end > that - 1 || that - 1 > end + 4 ||
        SentenceEnd(words_, end) != last || words_.Is(last - 1, kQuoteMark)) {
      return false;
    }
    if (outer.parent == below) outer.parent = found_[below].parent;
    if (HangsOn(found_, above, below)) return false;
    outer.spans.content = {
        words_.SpanOf({that - 1, last - words_.Is(last - 1, kFinalMark)})};
    FoundAttribution& inner = found_[below];
    uint32_t begin =
        AsideEnd(TokensOf(words_, inner.spans.source.front()), last);
    begin += begin < last && words_.Is(begin, kComma);
    const uint32_t stop = last - words_.Is(last - 1, kFinalMark);
    if (begin < stop) inner.spans.content = {words_.SpanOf({begin, stop})};
    inner.parent = above;
    outer.relays = true;
    const ByteSpan said = inner.spans.content.front();
    for (size_t n = k + 1; n < std::min(by_cue_.size(), k + kNear); ++n) {
      FoundAttribution& other = found_[by_cue_[n]];
      if (!other.parent && said.Contains(other.spans.cue.front()) &&
          !HangsOn(found_, below, by_cue_[n])) {
        other.parent = below;
      }
    }
    return true;
  }

  // The comma behind what says more of `source`, "two observers posted on the
  // road," or "emails it had obtained,"; the end of `source` when there is
  // none.
  uint32_t AsideEnd(TokenRange source, uint32_t end) const {
    constexpr uint32_t kLongest = 12;  // Tokens.
    const bool had = KindOfSource(words_, source).role ==
                     v1::SOURCE_ROLE_DOCUMENT;  // By somebody.
    const uint32_t limit = std::min(end, source.end + kLongest);
    bool clause = false;  // "according to the filing | it rained, and": none.
    for (uint32_t t = source.end; t < limit; ++t) {
      if (words_.Is(t, kComma)) return clause ? source.end : t;
      if (words_.Is(t, kAnyMark) || (!had && words_.Is(t, kSubjectPronoun))) {
        break;
      }
      // "emails it had obtained,": of the document.
      clause |= words_.Is(t, kAuxiliary) ? !had : words_.Is(t, kPlainVerb);
      clause |= words_.Is(t, kSubjectPronoun) && t + 1 < limit &&
                !words_.Is(t + 1, kAuxiliary);
    }
    return source.end;
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
      // "the mayor replied, per two aides, that it rained"
      const uint32_t content =
          words_.TokenAt(inner.spans.content.front().begin);
      const bool before_content =
          verb.end <= cue.begin && Adjoins(verb.end, cue.begin) &&
          source.end <= content && Adjoins(source.end, content);
      if (between || before_content) {
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

  const Words& words_;
  std::vector<FoundAttribution>& found_;
  std::vector<size_t> by_cue_;
};

}  // namespace

void PlaceVouchingSources(const Words& words,
                          std::vector<FoundAttribution>& found) {
  Vouching(words, found).Run();
}

}  // namespace hearsay::claims
