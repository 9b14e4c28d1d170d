#include "ingest_service/claims/mending/content_mending.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "ingest_service/claims/analysis/speech.h"
#include "ingest_service/claims/analysis/tagged_words.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/mending/second_deed.h"

namespace hearsay::claims {
namespace {

using language::PennTag;

constexpr uint32_t kLongestOpening = 30;  // Tokens before a clause.
constexpr uint32_t kLongestHead = 14;     // Of a clause that an inquit parts.
constexpr uint32_t kLongestTail = 60;
constexpr uint32_t kSlack = 3;  // Bytes of marks.

class Mender : TaggedWords {
 public:
  Mender(const Words& words, const AnalyzedArticle& article,
         std::vector<FoundAttribution>& found)
      : TaggedWords(words, article),
        found_(found),
        by_cue_(words, found),
        speech_(words, {0, words.size()}) {}

  void Run() {
    for (FoundAttribution& one : found_) {
      if (!one.position || one.spans.cue.empty() || one.spans.source.empty()) {
        continue;
      }
      const std::vector<ByteSpan> before = one.spans.content;
      Mend(one);
      if (one.flat && one.flat->content == before) {
        one.flat->content = one.spans.content;
      }
      TakeAccused(one);
    }
    for (FoundAttribution& one : found_) {
      if (one.position && one.parent && !one.spans.cue.empty()) EndOuter(one);
    }
  }

 private:
  // Of one attribution: its sentence, and what it takes up there.
  struct Place {
    TokenRange sentence;
    TokenRange source;
    TokenRange cue;
    TokenRange first;  // Of the content's spans
    TokenRange last;   // the outer ones.
    uint32_t InquitBegin() const { return std::min(source.begin, cue.begin); }
    uint32_t InquitEnd() const { return std::max(source.end, cue.end); }
  };

  void Mend(FoundAttribution& one) const {
    const ingest::TextAttribution& spans = one.spans;
    Place place;
    place.source = TokensOf(words_, spans.source.front());
    place.cue = TokensOf(words_, spans.cue.front());
    const auto& sentence =
        words_.text().sentences
            [article_.node(static_cast<int32_t>(place.cue.begin)).sentence];
    place.sentence = {sentence.first_token, sentence.end_token};
    TakeRelative(place, one);
    place.first = TokensOf(words_, spans.content.front());
    place.last = TokensOf(words_, spans.content.back());
    if (!place.sentence.Contains(place.source.begin)) return;
    if (place.first.end <= place.InquitBegin() &&
        place.sentence.Contains(place.first.begin)) {
      if (!one.parent && spans.content.size() > 1 &&
          IsManner(place, spans.content[1])) {
        one.spans.content.erase(one.spans.content.begin());
        return;
      }
      TakeOpening(place, one);
      TakeRest(place, one);
      return;
    }
    if (place.first.begin < place.InquitEnd()) return;
    DropAddressee(place, one);
    if (DropSecondDeed(place, one)) return;
    if (spans.content.size() == 1 &&
        place.sentence.Contains(place.last.end - 1)) {
      TakeTail(place, one);
    }
  }

  // "The driver whose car | was hit said"
  void TakeRelative(Place& place, FoundAttribution& one) const {
    constexpr uint32_t kLongestVerb = 4;  // Tokens.
    const TokenRange gap = {place.source.end, place.cue.begin};
    if (gap.empty() || gap.size() > kLongestVerb || Holds(gap, kAnyMark) ||
        !HoldsFinite(gap)) {
      return;
    }
    for (uint32_t t = place.source.end; t-- > place.source.begin;) {
      if (IsFinite(t)) return;
      if (!words_.Is(t, kRelative) && words_.Lower(t) != "whose") continue;
      place.source.end = gap.end;
      one.spans.source.front().end = words_.SpanOf(gap).end;
      return;
    }
  }

  // "She said it rained, though she added that it would stop": the pronoun is
  // the speaker, who adds it herself.
  void EndOuter(FoundAttribution& inner) const {
    FoundAttribution& outer = found_[*inner.parent];
    if (outer.spans.content.size() != 1 || outer.spans.cue.empty()) return;
    const TokenRange content = TokensOf(words_, outer.spans.content.front());
    const uint32_t cue = words_.TokenAt(inner.spans.cue.front().begin);
    if (!content.Contains(cue) || cue < content.begin + 3 ||
        words_.TokenAt(outer.spans.cue.front().begin) > content.begin ||
        inner.spans.content.back().end + kSlack <
            outer.spans.content.front().end) {
      return;
    }
    if (inner.cue_lemma != "add" && inner.cue_lemma != "note" &&
        inner.cue_lemma != "stress" && inner.cue_lemma != "acknowledge") {
      return;
    }
    uint32_t begin = cue;
    while (begin > content.begin + 2 && words_.Is(begin - 1, kAdverb)) {
      --begin;
    }
    if (!words_.Is(begin - 1, kSubjectPronoun)) return;
    --begin;
    if (words_.Is(begin - 1, kSubordinator | kCoordinator)) --begin;
    if (begin <= content.begin + 2 || !words_.Is(begin - 1, kComma)) return;
    outer.spans.content.front() = words_.SpanOf({content.begin, begin - 1});
    inner.parent = outer.parent;
  }

  // Whether anybody reports by a cue in `range`; "they decide to" is told.
  bool HoldsCue(TokenRange range) const {
    const auto near = by_cue_.In(range);
    return std::any_of(near.begin(), near.end(), [&](const auto& other) {
      const CueEntry* entry = FindCueLemma(found_[other.index].cue_lemma);
      return found_[other.index].position &&
             (entry == nullptr || (entry->type != v1::CLAIM_TYPE_INTENT &&
                                   entry->type != v1::CLAIM_TYPE_BELIEF));
    });
  }

  // "With tears in his eyes, he replied, “Never”".
  bool IsManner(const Place& place, ByteSpan second) const {
    const TokenRange quoted = TokensOf(words_, second);
    const uint32_t begin = place.first.begin;
    const bool adjunct = words_.Is(begin, kPreposition | kSubordinator) ||
                         TagOf(begin) == PennTag::kVBG ||
                         TagOf(begin) == PennTag::kVBN;
    return adjunct && begin == place.sentence.begin &&
           place.sentence.Contains(quoted.begin) &&
           quoted.begin >= place.InquitEnd() && quoted.size() > 2 &&
           words_.Is(quoted.begin, kQuoteMark) &&
           words_.Is(quoted.begin + 1, kCapitalized) &&
           !Holds(place.first, kQuoteMark) && !HoldsFinite(place.first);
  }

  // "In 1935, the town was poor, he said"
  void TakeOpening(const Place& place, FoundAttribution& one) const {
    const TokenRange opening = {place.sentence.begin, place.first.begin};
    if (opening.size() < 2 || opening.size() > kLongestOpening ||
        !words_.Is(opening.end - 1, kComma) ||
        !words_.Is(opening.begin, kPreposition | kSubordinator) ||
        Holds(opening, kQuoteMark | kColon | kSemicolonOrDash) ||
        words_.Is(place.first.begin, kQuoteMark) || HoldsCue(opening) ||
        !HoldsFinite(place.first)) {
      return;
    }
    one.spans.content.front().begin = words_.SpanOf(opening).begin;
  }

  // "“…,” said Moss, so the pumps “failed”"
  void TakeRest(const Place& place, FoundAttribution& one) const {
    const uint32_t end = EndOfWords(place.sentence);
    const uint32_t comma = place.InquitEnd();
    if (comma + 3 > end || !words_.Is(comma, kComma)) return;
    TokenRange rest = {comma + 1, end};
    if (one.spans.content.size() > 1) {  // Of which the piece is known.
      ByteSpan& known = one.spans.content[1];
      const TokenRange piece = TokensOf(words_, known);
      const TokenRange before = {rest.begin, piece.begin};
      if (rest.Contains(piece.begin) && before.size() <= kLongestHead &&
          words_.Is(piece.begin, kQuoteMark) &&
          !words_.Is(piece.begin + 1, kCapitalized) && Joins(before.begin) &&
          !Holds(before, kQuoteMark) && !HoldsCue(before)) {
        known.begin = words_.SpanOf(before).begin;
      }
      return;
    }
    if (HoldsCue(rest)) return;
    const bool quotes = Holds(rest, kQuoteMark);
    const bool joins =
        words_.Is(rest.begin, kCoordinator) || words_.Lower(rest.begin) == "so";
    const bool quoted = words_.Is(rest.begin, kQuoteMark);
    const bool elided = joins && IsFinite(rest.begin + 1);
    if (!quoted && !(joins && quotes && HoldsFinite(rest)) && !elided) return;
    if (quoted && speech_.StartingWith(rest.begin).empty()) return;
    one.spans.content.push_back(words_.SpanOf(rest));
  }

  bool Joins(uint32_t t) const {
    return words_.Is(t, kCoordinator) || words_.Lower(t) == "so";
  }

  uint32_t EndOfWords(TokenRange sentence) const {
    uint32_t end = sentence.end;
    while (end > sentence.begin + 1 && words_.Is(end - 1, kFinalMark)) --end;
    return end;
  }

  // "told “At Noon” on Monday that it rained"
  void DropAddressee(const Place& place, FoundAttribution& one) const {
    constexpr uint32_t kLongestTitle = 8, kAdjuncts = 6;  // Tokens.
    const TokenRange title = speech_.StartingWith(place.first.begin);
    if (one.cue_lemma != "tell" || title.empty() ||
        place.first.begin != place.cue.end || title.size() > kLongestTitle ||
        !words_.Is(title.begin + 1, kCapitalized)) {
      return;
    }
    const uint32_t limit = std::min(place.first.end, title.end + kAdjuncts);
    for (uint32_t t = title.end; t + 1 < limit; ++t) {
      if (words_.Lower(t) != "that") continue;
      one.spans.content.front().begin = words_.SpanOf({t, t + 1}).begin;
      return;
    }
  }

  // "accused | the board of hiding the letters": flat attributions may have
  // the accused in the cue.
  void TakeAccused(FoundAttribution& one) const {
    constexpr uint32_t kLongestName = 10;  // Tokens.
    if (one.cue_lemma != "accuse" && one.cue_lemma != "blame") return;
    TokenRange cue = TokensOf(words_, one.spans.cue.front());
    uint32_t end = words_.TokenAt(one.spans.content.front().begin);
    const auto links = [&](uint32_t t) {
      return words_.Lower(t) == "of" || words_.Lower(t) == "for";
    };
    if (end < cue.end || (!links(end) && !links(--end))) return;
    for (uint32_t t = cue.begin; t < cue.end; ++t) {
      if (words_.VerbCue(t).entry != nullptr) {
        cue.end = t + 1;
        break;
      }
    }
    const TokenRange accused = {cue.end, end};
    if (accused.empty() || accused.size() > kLongestName ||
        Holds(accused, kAnyMark) || HoldsFinite(accused) ||
        !words_.MayBeNoun(end - 1)) {
      return;
    }
    one.spans.cue.front() = words_.SpanOf(cue);
    one.spans.content.front().begin = words_.SpanOf(accused).begin;
  }

  bool DropSecondDeed(const Place& place, FoundAttribution& one) const {
    // "a suit accusing them of neglect and failing to warn": of both.
    if (one.spans.content.size() != 1 || Holds(place.first, kQuoteMark) ||
        (one.cue_lemma == "accuse" &&
         TagOf(place.cue.end - 1) == PennTag::kVBG)) {
      return false;
    }
    const uint32_t end = SecondDeedIn(article_, words_, place.cue, place.first);
    if (end == place.first.end) return false;
    one.spans.content.front() = words_.SpanOf({place.first.begin, end});
    return true;
  }

  // "said that the dam on the lake | is safe"
  void TakeTail(const Place& place, FoundAttribution& one) const {
    const uint32_t end = place.last.end;
    const uint32_t limit = EndOfWords(place.sentence);
    if (end >= limit || Holds(place.last, kQuoteMark)) return;
    if (TakesAs(end, limit, one)) {
      Extend({end, limit}, one);
      return;
    }
    const bool clause = words_.Lower(place.first.begin) == "that";
    if (clause && !HoldsFinite(place.first) && IsFinite(end)) {
      Extend({end, limit}, one);
      return;
    }
    if (IsOpen(place.last)) {
      uint32_t close = end;
      while (close < limit && !words_.Is(close, kCloseBracket)) ++close;
      if (close == limit) return;
      if (close + 1 < limit && words_.Is(close + 1, kPreposition)) {
        Extend({end, limit}, one);
      } else {
        Extend({end, close + 1}, one);
      }
      return;
    }
    const bool finite = HoldsFinite(place.first);
    const bool deed = TagOf(place.first.begin) == PennTag::kTO;
    if (((finite || deed) && Restricts(end) && HoldsFinite({end, limit})) ||
        (EndsRelative(place.last) && end + 2 < limit &&
         words_.Is(end, kComma) && IsFinite(end + 1))) {
      Extend({end, limit}, one);
    } else if (!finite && IsPreposition(end)) {
      Extend({end, EndOfDependent(place.last, limit)}, one);
    }
  }

  // "view the clerks, such as Moss | , as unlikely to have known": what they
  // are viewed as is what is said of them.
  bool TakesAs(uint32_t end, uint32_t limit,
               const FoundAttribution& one) const {
    const CueEntry* entry = FindCueLemma(one.cue_lemma);
    if (entry == nullptr || entry->cue_class != CueClass::kVerb ||
        ((entry->frames & kTakesObjectAs) == 0 && !entry->HasParticle("as"))) {
      return false;
    }
    const uint32_t as = end + (words_.Is(end, kComma) ? 1 : 0);
    return as + 1 < limit && words_.Lower(as) == "as" &&
           !words_.Is(as + 1, kSubjectPronoun);
  }

  // "the hawk, which had carried it": the hawk's own verb is yet to come.
  bool EndsRelative(TokenRange range) const {
    uint32_t t = range.end;
    while (t > range.begin + 1 && !words_.Is(t - 1, kComma)) --t;
    return t > range.begin + 1 && words_.Is(t, kRelative);
  }

  // Of those that hang on nouns rather than on the cue.
  bool IsPreposition(uint32_t t) const {
    const absl::string_view word = words_.Lower(t);
    return word == "of" || word == "on" || word == "for" || word == "against" ||
           word == "between";
  }

  // The end of what begins behind `content` and hangs on a word of it; the end
  // of `content` when nothing does, or only a time.
  uint32_t EndOfDependent(TokenRange content, uint32_t limit) const {
    uint32_t top = content.end;
    while (true) {
      const int32_t head = article_.node(static_cast<int32_t>(top)).head;
      if (head < static_cast<int32_t>(content.begin)) return content.end;
      if (head < static_cast<int32_t>(content.end)) break;
      if (static_cast<uint32_t>(head) >= limit) return content.end;
      top = static_cast<uint32_t>(head);
    }
    const auto& node = article_.node(static_cast<int32_t>(top));
    const auto end = static_cast<uint32_t>(node.last + 1);
    return end > limit || Holds({content.end, end}, kTime) ||
                   static_cast<uint32_t>(node.first) < content.end
               ? content.end
               : end;
  }

  bool IsOpen(TokenRange range) const {
    int open = 0;
    for (uint32_t t = range.begin; t < range.end; ++t) {
      open += words_.Is(t, kOpenBracket)    ? 1
              : words_.Is(t, kCloseBracket) ? -1
                                            : 0;
    }
    return open > 0;
  }

  // "until", "even if", ", but only when".
  bool Restricts(uint32_t t) const {
    // "Lind conceded it, but only after reporters had the photographs": when
    // she did.
    const bool set_off = words_.Is(t, kComma);
    const uint32_t end = std::min(words_.size(), t + 5);
    for (; t < end; ++t) {
      const absl::string_view word = words_.Lower(t);
      if (word == "until" || word == "unless" || word == "if") return true;
      if ((word == "when" || word == "after" || word == "once") &&
          words_.Lower(t - 1) == "only") {
        return !set_off;
      }
      if (word != "even" && word != "only" && word != "but" && word != "," &&
          word != "or" && word != "and") {
        return false;
      }
    }
    return false;
  }

  // Takes in `more`, up to where somebody else speaks.
  void Extend(TokenRange more, FoundAttribution& one) const {
    if (more.size() > kLongestTail) return;
    for (uint32_t t = more.begin; t < more.end; ++t) {
      if (words_.Is(t, kComma) && HoldsCue({t, more.end})) more.end = t;
    }
    if (more.empty() || HoldsCue(more)) return;
    one.spans.content.back().end = words_.SpanOf(more).end;
  }

  std::vector<FoundAttribution>& found_;
  const CueOrder by_cue_;
  const Speech speech_;
};

}  // namespace

void MendContents(const Words& words, const AnalyzedArticle& article,
                  std::vector<FoundAttribution>& found) {
  Mender(words, article, found).Run();
}

}  // namespace hearsay::claims
