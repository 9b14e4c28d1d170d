#include "ingest_service/claims/mending/content_starts.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "ingest_service/claims/analysis/tagged_words.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/word_set.h"

namespace hearsay::claims {
namespace {

using language::PennTag;

class Starter : TaggedWords {
 public:
  Starter(const Words& words, const AnalyzedArticle& article)
      : TaggedWords(words, article) {}

  void Run(FoundAttribution& one) const {
    if (one.spans.content.size() > 2) return;
    const std::vector<ByteSpan> before = one.spans.content;
    if (before.size() == 2) LeaveOutAdjunct(one);
    if (before.size() == 1) {
      TakeNounOfSaying(one);
      StartAtSpeech(one);
      StartAtThat(one);
      StartAtSubject(one);
      StartAfterWarned(one);
    }
    if (one.flat && one.flat->content == before) {
      one.flat->content = one.spans.content;
    }
  }

 private:
  // "issued a denial that it leaks": denies it.
  void TakeNounOfSaying(FoundAttribution& one) const {
    constexpr uint32_t kLongestNoun = 4;  // Tokens, with its article.
    const CueEntry* verb = FindCueLemma(one.cue_lemma);
    const TokenRange cue = TokensOf(words_, one.spans.cue.back());
    const TokenRange content = TokensOf(words_, one.spans.content.front());
    if ((verb != nullptr &&
         (verb->frames & (kTakesClause | kTakesThatClause)) != 0) ||
        content.begin != cue.end || !words_.Is(content.begin, kDeterminer)) {
      return;
    }
    const uint32_t limit =
        std::min(content.end - 1, content.begin + kLongestNoun);
    for (uint32_t t = content.begin + 1; t < limit; ++t) {
      const CueEntry* noun = words_.NounCue(t);
      if (noun == nullptr || !language::IsNoun(TagOf(t)) ||
          noun->type != v1::CLAIM_TYPE_DENIAL ||
          words_.Lower(t + 1) != "that" || t + 2 >= content.end) {
        continue;
      }
      one.cue_lemma = std::string(noun->lemma);
      one.spans.cue.back() = words_.SpanOf({cue.begin, t + 1});
      one.spans.content.front() = words_.SpanOf({t + 1, content.end});
      return;
    }
  }

  // "answered with a single line: “We will stay.”": the words in marks alone.
  void StartAtSpeech(FoundAttribution& one) const {
    constexpr uint32_t kShortest = 5;  // Tokens, with the marks.
    const TokenRange content = TokensOf(words_, one.spans.content.front());
    if (content.begin < TokensOf(words_, one.spans.cue.back()).end) {
      return;
    }
    for (uint32_t t = content.begin; t + kShortest < content.end; ++t) {
      if (IsFinite(t) || words_.Is(t, kQuoteMark)) return;
      if (!words_.Is(t, kColon)) continue;
      if (!words_.Is(t + 1, kQuoteMark) || !words_.Is(t + 2, kCapitalized) ||
          !words_.Is(content.end - 1, kQuoteMark)) {
        return;
      }
      one.spans.content.front() = words_.SpanOf({t + 1, content.end});
      return;
    }
  }

  // "in a letter", "last week"; "to" and "about" go on with what is said.
  bool OpensAdjunct(uint32_t t) const {
    const absl::string_view word = words_.Lower(t);
    return words_.Is(t, kTime) || word == "in" || word == "on" ||
           word == "at" || word == "during" || word == "via" ||
           word == "through" || word == "after" || word == "from";
  }

  // Behind the closing mark of “At Noon”; the begin of `content` when that is
  // no title.
  uint32_t EndOfTitle(TokenRange content) const {
    constexpr uint32_t kLongestTitle = 8;  // Tokens.
    const uint32_t limit = std::min(content.end, content.begin + kLongestTitle);
    if (!words_.Is(content.begin + 1, kCapitalized)) return content.begin;
    for (uint32_t t = content.begin + 1; t < limit; ++t) {
      if (words_.Is(t, kQuoteMark)) return t + 1;
    }
    return content.begin;
  }

  // "said | in its release in May | that the lock leaks", "told | “At Noon”
  // last week | that it does": where, when and to whom one speaks.
  void StartAtThat(FoundAttribution& one) const {
    constexpr uint32_t kLongestAdjunct = 20;  // Tokens.
    const CueEntry* verb = FindCueLemma(one.cue_lemma);
    const TokenRange content = TokensOf(words_, one.spans.content.front());
    if (verb == nullptr || verb->cue_class != CueClass::kVerb ||
        (verb->frames & (kTakesClause | kTakesThatClause)) == 0 ||
        content.begin != TokensOf(words_, one.spans.cue.back()).end) {
      return;
    }
    uint32_t begin = content.begin;
    if (words_.Is(begin, kQuoteMark)) {
      begin = EndOfTitle(content);
      if (begin == content.begin || one.cue_lemma != "tell") return;
    } else if (!OpensAdjunct(begin)) {
      return;
    }
    bool quoted = false;
    const uint32_t limit =
        std::min(content.end - 1, content.begin + kLongestAdjunct);
    for (uint32_t t = begin; t < limit; ++t) {
      if (words_.Is(t, kQuoteMark)) quoted = !quoted;
      if (quoted) continue;
      if (words_.Lower(t) == "that" && t > content.begin + 1) {
        // "the firm that makes it": goes on with the noun.
        if (IsFinite(t + 1)) {
          ++t;
          while (t < limit && IsFinite(t)) ++t;
          continue;
        }
        one.spans.content.front() = words_.SpanOf({t, content.end});
        return;
      }
      if (IsFinite(t) || words_.Is(t, kFinalMark | kColon | kRelative)) return;
    }
  }

  // What one speaks or writes in: "in a letter".
  static bool IsSpeech(absl::string_view noun) {
    static const WordSet& nouns = MakeWordSet(
        "address announcement beginning blog conference email episode "
        "explanation filing interview letter memo message newsletter note "
        "outset podcast post programme release show speech start statement "
        "tweet video");
    return nouns.contains(noun);
  }

  // "said | on “At Noon” | he would stay", "noted | at the start of her
  // speech, | the lock leaks": the same without "that".
  void StartAtSubject(FoundAttribution& one) const {
    constexpr uint32_t kLongestAdjunct = 12;  // Tokens.
    const CueEntry* verb = FindCueLemma(one.cue_lemma);
    const TokenRange content = TokensOf(words_, one.spans.content.front());
    if (verb == nullptr || verb->cue_class != CueClass::kVerb ||
        (verb->frames & kTakesClause) == 0 ||
        content.begin != TokensOf(words_, one.spans.cue.back()).end ||
        (!OpensAdjunct(content.begin) &&
         !OpensAdjunct(content.begin - 1))) {  // "revealed on | the “Show”".
      return;
    }
    bool speech = false;
    const uint32_t limit =
        std::min(content.end - 2, content.begin + kLongestAdjunct);
    for (uint32_t t = content.begin; t < limit; ++t) {
      if (IsFinite(t) || words_.Is(t, kFinalMark | kColon | kRelative)) return;
      speech |= IsSpeech(words_.Lower(t));
      const bool placed =
          t > content.begin && (words_.Is(t - 1, kQuoteMark | kTime) ||
                                IsSpeech(words_.Lower(t - 1)));
      if (placed && words_.Is(t, kSubjectPronoun) && IsFinite(t + 1)) {
        one.spans.content.front() = words_.SpanOf({t, content.end});
        return;
      }
      if (words_.Is(t, kComma)) {
        if (speech && HoldsFinite({t + 1, content.end}) &&
            words_.Is(t + 1, kDeterminer | kSubjectPronoun | kPossessive |
                                 kCapitalized | kQuoteMark)) {
          one.spans.content.front() = words_.SpanOf({t + 1, content.end});
        }
        return;
      }
    }
  }

  // "warned | the owner | about the cracks": whom, is no part of it.
  void StartAfterWarned(FoundAttribution& one) const {
    constexpr uint32_t kLongestAddressee = 8;  // Tokens.
    const TokenRange content = TokensOf(words_, one.spans.content.front());
    if (one.cue_lemma != "warn" ||
        content.begin != TokensOf(words_, one.spans.cue.back()).end ||
        words_.Is(content.begin, kSubordinator) ||
        !words_.Is(content.begin, kDeterminer | kPossessive | kCapitalized |
                                      kObjectPronoun | kPlural)) {
      return;
    }
    const uint32_t limit =
        std::min(content.end - 1, content.begin + kLongestAddressee);
    for (uint32_t t = content.begin + 1; t < limit; ++t) {
      const absl::string_view word = words_.Lower(t);
      if (IsFinite(t) || words_.Is(t, kAnyMark)) return;
      if (word == "about" || word == "against" || word == "of") {
        // "warned of the risk of it": of what, and not whom.
        if (word == "of" && t != content.begin + 1) return;
        one.spans.content.front() = words_.SpanOf({t, content.end});
        return;
      }
    }
  }

  // "The board, Moss added in a note | to staff, | “knows of it”": to whom, in
  // the middle of what was said.
  void LeaveOutAdjunct(FoundAttribution& one) const {
    constexpr uint32_t kLongestAdjunct = 6;  // Tokens.
    const TokenRange cue = TokensOf(words_, one.spans.cue.back());
    const TokenRange first = TokensOf(words_, one.spans.content.front());
    const TokenRange rest = TokensOf(words_, one.spans.content.back());
    if (first.end > cue.begin || rest.begin != cue.end ||
        !words_.Is(rest.begin, kPreposition) || HoldsFinite(first)) {
      return;
    }
    const uint32_t limit = std::min(rest.end - 1, rest.begin + kLongestAdjunct);
    for (uint32_t t = rest.begin + 1; t < limit; ++t) {
      if (IsFinite(t)) return;
      if (!words_.Is(t, kComma)) continue;
      if (!IsFinite(t + 1) && !words_.Is(t + 1, kQuoteMark)) return;
      one.spans.content.back() = words_.SpanOf({t + 1, rest.end});
      return;
    }
  }
};

}  // namespace

void FitContentStarts(const Words& words, const AnalyzedArticle& article,
                      std::vector<FoundAttribution>& found) {
  const Starter starter(words, article);
  for (FoundAttribution& one : found) {
    if (one.position && !one.spans.cue.empty()) starter.Run(one);
  }
}

}  // namespace hearsay::claims
