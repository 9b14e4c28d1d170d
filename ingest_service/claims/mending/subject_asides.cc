#include "ingest_service/claims/mending/subject_asides.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "common/language/penn_tag.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongestAside = 14;  // Tokens.

class Skipping {
 public:
  Skipping(const Words& words, const AnalyzedArticle& article)
      : words_(words), article_(article) {}

  // Puts "the memo" for "March" in "the memo, written in March, says".
  void SkipAside(FoundAttribution& attribution) const {
    ByteSpan& span = attribution.spans.source.front();
    const TokenRange source = TokensOf(words_, span);
    const uint32_t cue = TokensOf(words_, attribution.spans.cue.front()).begin;
    const uint32_t comma = cue - std::min(cue, 1u);
    if (!words_.Is(comma, kComma) || source.begin >= comma ||
        source.end < comma) {
      return;
    }
    const uint32_t floor =
        std::max(SentenceBegin(source.begin),
                 source.begin - std::min(source.begin, kLongestAside));
    for (uint32_t t = source.begin; t-- > floor;) {
      if (!words_.Is(t, kAnyMark)) {
        // The tagger takes many a participle for a past tense.
        if (IsFinite(t) && (t == floor || !words_.Is(t - 1, kComma))) return;
        continue;
      }
      if (!words_.Is(t, kComma) || !MayBeParticiple(t + 1)) return;
      const TokenRange noun = PhraseEndingBefore(words_, floor, t);
      if (!noun.empty()) span = words_.SpanOf(noun);
      return;
    }
  }

  // Puts "the note" for "the Herald" in "the note, which the Herald has seen,
  // says that": who has it says nothing.
  void SkipRelative(FoundAttribution& attribution) const {
    const TokenRange source =
        TokensOf(words_, attribution.spans.source.front());
    const TokenRange seen = TokensOf(words_, attribution.spans.cue.back());
    ByteSpan& content = attribution.spans.content.front();
    const uint32_t says = TokensOf(words_, content).begin;
    if (source.begin < 3 || source.end > seen.begin ||
        seen.end - source.begin > kLongestAside || says != seen.end + 1 ||
        !words_.Is(seen.end, kComma) || !IsFinite(says) ||
        says + 1 >= TokensOf(words_, content).end ||
        words_.Lower(source.begin - 1) != "which" ||
        !words_.Is(source.begin - 2, kComma)) {
      return;
    }
    const CueEntry* entry = words_.VerbCue(says).entry;
    const TokenRange noun = PhraseEndingBefore(
        words_, SentenceBegin(source.begin), source.begin - 2);
    if (noun.empty() || entry == nullptr ||
        (entry->frames & (kTakesClause | kTakesThatClause)) == 0) {
      return;
    }
    attribution.spans.source = {words_.SpanOf(noun)};
    attribution.spans.cue = {words_.SpanOf({says, says + 1})};
    attribution.cue_lemma = std::string(entry->lemma);
    attribution.position = true;
    content.begin = words_.SpanOf({says + 1, says + 2}).begin;
  }

  // Cuts "the Herald published" off in "in a letter, which the Herald
  // published, the mayor wrote".
  void CutRelative(FoundAttribution& attribution) const {
    ByteSpan& span = attribution.spans.source.front();
    const TokenRange source = TokensOf(words_, span);
    if (source.begin == 0 || words_.Lower(source.begin - 1) != "which") return;
    for (uint32_t t = source.begin; t + 2 < source.end; ++t) {
      if (!IsFinite(t) || !words_.Is(t + 1, kComma)) continue;
      span = words_.SpanOf({t + 2, source.end});
      return;
    }
  }

  // Puts "the master, Lem Orr" for "leaders", or for nobody, in "leaders say
  // the master, Lem Orr, told them": the name next to the verb is its subject.
  void TakeNamed(FoundAttribution& attribution) const {
    const uint32_t cue = TokensOf(words_, attribution.spans.cue.front()).begin;
    uint32_t floor = SentenceBegin(cue);
    if (!attribution.spans.source.empty()) {
      floor = TokensOf(words_, attribution.spans.source.front()).end;
    }
    if (cue < floor + 5 || !words_.Is(cue - 1, kComma) || !IsFinite(cue) ||
        !words_.Is(cue - 2, kCapitalized)) {
      return;
    }
    uint32_t comma = cue - 2;
    while (comma > floor && words_.Is(comma, kCapitalized)) --comma;
    if (!words_.Is(comma, kComma)) return;
    const TokenRange noun = PhraseEndingBefore(words_, floor, comma);
    if (noun.empty() || noun.begin <= floor ||
        !words_.Is(noun.begin, kDeterminer | kPossessive) || !CanSpeak(noun)) {
      return;
    }
    const uint32_t before = noun.begin - 1;
    const CueEntry* outer = words_.VerbCue(before).entry;
    if (words_.Lower(before) != "that" &&
        (outer == nullptr || (outer->frames & kTakesClause) == 0 ||
         (outer->frames & kTakesAddressee) != 0)) {
      return;
    }
    attribution.spans.source = {words_.SpanOf({noun.begin, cue - 1})};
  }

  // Puts "Ana Ferro, 47, who lives there" for "47, who lives there".
  void TakeAge(FoundAttribution& attribution) const {
    ByteSpan& span = attribution.spans.source.front();
    const uint32_t age = TokensOf(words_, span).begin;
    if (age < 2 || !words_.Is(age, kNumber) || !words_.Is(age - 1, kComma) ||
        age + 1 >= words_.size() || !words_.Is(age + 1, kComma) ||
        !words_.Is(age - 2, kCapitalized)) {
      return;
    }
    const TokenRange name =
        PhraseEndingBefore(words_, SentenceBegin(age), age - 1);
    if (!name.empty()) span.begin = words_.SpanOf(name).begin;
  }

  // "An entry, cited in the report, reads": nothing that the entry does.
  bool IsPassedOn(const FoundAttribution& attribution) const {
    const TokenRange source =
        TokensOf(words_, attribution.spans.source.front());
    const TokenRange cue = TokensOf(words_, attribution.spans.cue.front());
    return (attribution.cue_lemma == "cite" ||
            attribution.cue_lemma == "quote") &&
           cue.begin == source.end + 1 && words_.Is(source.end, kComma) &&
           cue.size() == 1 && cue.end < words_.size() &&
           (words_.Lower(cue.end) == "by" || words_.Lower(cue.end) == "in");
  }

 private:
  language::PennTag TagOf(uint32_t t) const {
    return article_.token(static_cast<int32_t>(t)).tag;
  }
  bool IsFinite(uint32_t t) const { return language::IsFinite(TagOf(t)); }
  uint32_t SentenceBegin(uint32_t t) const {
    return words_.text()
        .sentences[article_.node(static_cast<int32_t>(t)).sentence]
        .first_token;
  }
  bool MayBeParticiple(uint32_t t) const {
    return TagOf(t) == language::PennTag::kVBN ||
           TagOf(t) == language::PennTag::kVBD ||
           TagOf(t) == language::PennTag::kVBG;
  }

  bool CanSpeak(TokenRange source) const {
    return KindOfSource(words_, source).role != v1::SOURCE_ROLE_UNSPECIFIED;
  }

  const Words& words_;
  const AnalyzedArticle& article_;
};

}  // namespace

void SkipAsides(const Words& words, const AnalyzedArticle& article,
                FoundAttribution& attribution) {
  const Skipping skipping(words, article);
  if (!attribution.spans.source.empty()) {
    skipping.TakeAge(attribution);
    skipping.SkipAside(attribution);
    skipping.SkipRelative(attribution);
    skipping.CutRelative(attribution);
    if (skipping.IsPassedOn(attribution)) attribution.position = false;
  }
  skipping.TakeNamed(attribution);
}

}  // namespace hearsay::claims
