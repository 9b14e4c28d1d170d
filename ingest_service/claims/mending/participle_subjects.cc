#include "ingest_service/claims/mending/participle_subjects.h"

#include <cstdint>

#include "common/language/penn_tag.h"
#include "common/language/relation.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"

namespace hearsay::claims {
namespace {

using language::Relation;

// Where the participle stands and who was taken for its subject.
struct Participle {
  uint32_t verb = 0;
  TokenRange cue;
  TokenRange source;
};

uint32_t SentenceBegin(const AnalyzedArticle& article, int32_t t) {
  return static_cast<uint32_t>(
      AnalyzedArticle::RangeOf(
          article.text().sentences[article.node(t).sentence])
          .begin);
}

// The noun phrase that ends with its head, token `noun`.
TokenRange PhraseOf(const Words& words, const AnalyzedArticle& article,
                    int32_t noun) {
  return PhraseEndingBefore(words, SentenceBegin(article, noun),
                            static_cast<uint32_t>(noun) + 1);
}

bool CanSpeak(const Words& words, TokenRange phrase) {
  return !phrase.empty() &&
         KindOfSource(words, phrase).role != v1::SOURCE_ROLE_UNSPECIFIED;
}

// Whether the source has the clause that `head` makes, or one around it: "Moss
// said they should leave, adding" goes on with Moss, as does "with Moss
// adding".
bool StandsAbove(const Words& words, const AnalyzedArticle& article,
                 TokenRange source, int32_t head) {
  if (source.begin > 0 && words.Lower(source.begin - 1) == "with") return true;
  int32_t verb = -1;  // Whose subject the source is.
  for (uint32_t t = source.begin; t < source.end; ++t) {
    const auto token = static_cast<int32_t>(t);
    if (article.token(token).relation == Relation::kNsubj) {
      verb = article.node(token).head;
    }
  }
  if (verb == head) return true;
  for (int32_t t = head; verb >= 0 && t >= 0; t = article.node(t).head) {
    if (article.node(t).head == verb) {
      return article.token(t).relation != Relation::kConj;
    }
  }
  return false;
}

// Of ", confirming": the subject of the clause before the comma.
TokenRange MainSubject(const Words& words, const AnalyzedArticle& article,
                       const Participle& at) {
  uint32_t before = at.cue.begin;
  while (before > at.source.end && words.Is(before - 1, kAdverb | kNegation)) {
    --before;
  }
  if (!words.Is(before - 1, kComma | kSemicolonOrDash)) return {};
  const TokenNode& node = article.node(static_cast<int32_t>(at.verb));
  int32_t head = node.head;
  while (head >= 0 && article.node(head).subject < 0 &&
         article.token(head).relation == Relation::kConj) {
    head = article.node(head).head;
  }
  if (node.subject >= 0 || head < 0) return {};
  const int32_t subject = article.node(head).subject;
  const auto noun = static_cast<uint32_t>(subject);
  if (subject < 0 || noun >= at.cue.begin || at.source.Contains(noun) ||
      words.Is(noun, kRelative | kTime) ||
      StandsAbove(words, article, at.source, head)) {
    return {};
  }
  const TokenRange phrase = PhraseOf(words, article, subject);
  return CanSpeak(words, phrase) ? phrase : TokenRange();
}

}  // namespace

void TakeSubjectOfParticiple(const Words& words, const AnalyzedArticle& article,
                             FoundAttribution& attribution) {
  ByteSpan& span = attribution.spans.source.front();
  Participle at;
  at.cue = TokensOf(words, attribution.spans.cue.front());
  at.source = TokensOf(words, span);
  at.verb = at.cue.begin;
  while (at.verb < at.cue.end &&
         article.token(static_cast<int32_t>(at.verb)).tag !=
             language::PennTag::kVBG) {
    ++at.verb;
  }
  if (at.verb == at.cue.end || at.source.end > at.cue.begin) return;
  const TokenRange subject = MainSubject(words, article, at);
  if (!subject.empty()) span = words.SpanOf(subject);
}

}  // namespace hearsay::claims
