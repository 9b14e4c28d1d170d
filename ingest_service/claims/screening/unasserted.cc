#include "ingest_service/claims/screening/unasserted.h"

#include <algorithm>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

bool OpensWithQuotation(const Words& words, const FoundAttribution& found) {
  return std::any_of(found.spans.content.begin(), found.spans.content.end(),
                     [&words](ByteSpan content) {
                       return words.Is(words.TokenAt(content.begin),
                                       kQuoteMark);
                     });
}

TokenRange SentenceOf(const AnalyzedArticle& article, uint32_t t) {
  const language::Sentence& sentence =
      article.text().sentences[article.node(static_cast<int32_t>(t)).sentence];
  return {sentence.first_token, sentence.end_token};
}

// "Why did she agree to pay?", "The sharks, it suggests, were what?"
bool IsAsked(const AnalyzedArticle& article, const Words& words,
             const FoundAttribution& found) {
  const TokenRange cue = TokensOf(words, found.spans.cue.front());
  const TokenRange sentence = SentenceOf(article, cue.begin);
  uint32_t end = sentence.end;
  while (end > sentence.begin &&
         words.Is(end - 1, kQuoteMark | kCloseBracket)) {
    --end;
  }
  if (end < sentence.begin + 2 || words.Exact(end - 1) != "?" ||
      OpensWithQuotation(words, found)) {
    return false;
  }
  uint32_t first = sentence.begin;
  while (first < cue.begin &&
         words.Is(first, kQuoteMark | kCoordinator | kComma)) {
    ++first;
  }
  constexpr uint32_t kAsks = kQuestionWord | kRelative | kAuxiliary;
  return words.Is(first, kAsks) || words.Is(end - 2, kQuestionWord);
}

// The token before the subject, without the adverbs between.
uint32_t BeforeSubject(const Words& words, uint32_t subject, uint32_t floor) {
  uint32_t t = subject;
  while (t > floor && words.Is(t - 1, kAdverb) && !words.Is(t - 1, kPlural)) {
    --t;
  }
  return t;
}

// "if the mayor admits", "whether he said", "should he deny"; "to ensure that
// everybody understands", "so that they know".
bool IsSupposed(const AnalyzedArticle& article, const Words& words,
                const FoundAttribution& found) {
  if (found.spans.source.empty()) return false;
  const uint32_t subject = words.TokenAt(found.spans.source.front().begin);
  const TokenRange sentence = SentenceOf(article, subject);
  uint32_t t = BeforeSubject(words, subject, sentence.begin);
  if (t == sentence.begin) return false;
  const absl::string_view before = words.Lower(t - 1);
  if (before == "if" || before == "unless" || before == "whether") return true;
  if (before == "should" || before == "had" || before == "were") {
    return t - 1 == sentence.begin ||
           words.Is(t - 2, kComma | kQuoteMark | kCoordinator);
  }
  if (before == "that") {
    if (t - 1 == sentence.begin) return false;
    --t;
  }
  const absl::string_view aim = words.Lower(t - 1);
  return aim == "ensure" || aim == "ensures" || aim == "ensuring" ||
         (aim == "sure" && t - 1 > sentence.begin &&
          (words.Lower(t - 2) == "make" || words.Lower(t - 2) == "making")) ||
         (aim == "so" && before == "that" && words.Is(t - 2, kComma) == 0);
}

// "could seek to", "should admit", "have to say": nobody has yet. "could not
// confirm" is what somebody does not know; "would say later" came about.
bool IsOnlyPossible(const AnalyzedArticle& article, const Words& words,
                    const FoundAttribution& found) {
  const TokenRange cue = TokensOf(words, found.spans.cue.back());
  const TokenRange sentence = SentenceOf(article, cue.begin);
  const uint32_t floor =
      std::max(sentence.begin, cue.begin - std::min(cue.begin, 3u));
  bool possible = false;
  for (uint32_t t = floor; t < cue.end; ++t) {
    const absl::string_view word = words.Lower(t);
    if (words.Is(t, kNegation)) return false;
    if (words.Is(t, kAnyMark)) possible = false;
    if (t + 1 < cue.begin && !words.Is(t, kAuxiliary | kAdverb | kNegation) &&
        word != "to") {
      possible = false;  // Of another verb.
      continue;
    }
    if (word == "later" || word == "eventually" || word == "then") return false;
    possible |= word == "could" || word == "might" || word == "should" ||
                word == "must" || (word == "would" && !found.parent);
    possible |= (word == "have" || word == "has" || word == "need" ||
                 word == "needs") &&
                t + 1 < cue.end && words.Lower(t + 1) == "to";
  }
  return possible && !OpensWithQuotation(words, found);
}

// "did not come right out and say": the negation is of both verbs.
bool SharesNegation(const AnalyzedArticle& article, const Words& words,
                    const FoundAttribution& found) {
  const TokenRange cue = TokensOf(words, found.spans.cue.front());
  constexpr uint32_t kWithin = 7;
  if (cue.begin < 2 ||
      article.token(static_cast<int32_t>(cue.begin)).tag !=
          language::PennTag::kVB ||
      words.Lower(cue.begin - 1) != "and") {
    return false;
  }
  for (uint32_t t = cue.begin - 1;
       t-- > cue.begin - std::min(cue.begin, kWithin);) {
    if (words.Is(t, kAnyMark)) return false;
    if (words.Is(t, kNegation)) return true;
  }
  return false;
}

bool IsAnybody(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty()) return false;
  const absl::string_view word =
      words.Lower(words.TokenAt(found.spans.source.front().begin));
  return word == "anybody" || word == "anyone" || word == "whoever" ||
         word == "whomever";
}

// Whether a paragraph has any speech: mark by mark, some have lost theirs.
bool HasSpeech(const AnalyzedArticle& article, const Words& words, uint32_t t) {
  const language::AnnotatedText& text = article.text();
  const uint32_t sentence = article.node(static_cast<int32_t>(t)).sentence;
  const auto paragraph =
      std::partition_point(text.paragraphs.begin(), text.paragraphs.end(),
                           [sentence](const language::Paragraph& p) {
                             return p.end_sentence <= sentence;
                           });
  if (paragraph == text.paragraphs.end()) return false;
  const uint32_t end = text.sentences[paragraph->end_sentence - 1].end_token;
  for (uint32_t k = text.sentences[paragraph->first_sentence].first_token;
       k < end; ++k) {
    if (words.Is(k, kQuoteMark) && words.Lower(k) != "'") return true;
  }
  return false;
}

// The writer, who is the article's outlet.
bool IsAuthors(const AnalyzedArticle& article, const Words& words,
               const FoundAttribution& found) {
  if (found.parent || found.spans.source.empty()) return false;
  const TokenRange source = TokensOf(words, found.spans.source.front());
  const absl::string_view word = words.Lower(source.begin);
  return source.size() == 1 && words.Exact(source.begin) != "US" &&
         (word == "i" || word == "we") &&
         article.node(static_cast<int32_t>(source.begin)).quotation < 0 &&
         !HasSpeech(article, words, source.begin);
}

}  // namespace

bool IsUnasserted(const AnalyzedArticle& article, const Words& words,
                  const FoundAttribution& found) {
  if (found.spans.cue.empty()) return false;
  return IsAsked(article, words, found) || IsSupposed(article, words, found) ||
         IsOnlyPossible(article, words, found) ||
         SharesNegation(article, words, found) || IsAnybody(words, found) ||
         IsAuthors(article, words, found);
}

bool LeavesOpen(const Words& words, const FoundAttribution& outer,
                const FoundAttribution& inner) {
  if (outer.spans.cue.empty() || inner.spans.cue.empty() ||
      inner.spans.source.empty()) {
    return false;
  }
  // "hopes that he": the clause begins with who says it, and no "who said".
  const uint32_t content = words.TokenAt(outer.spans.content.front().begin);
  const uint32_t subject = words.TokenAt(inner.spans.source.front().begin);
  const uint32_t verb = words.TokenAt(inner.spans.cue.front().begin);
  if (subject > content + 1 || words.Is(verb - std::min(verb, 1u), kRelative)) {
    return false;
  }
  const absl::string_view lemma = outer.cue_lemma;
  if (lemma == "hope" || lemma == "wish" || lemma == "want" ||
      lemma == "demand" || lemma == "urge") {
    return true;
  }
  const CueEntry* entry = FindCueLemma(lemma);
  if (entry == nullptr || entry->type != v1::CLAIM_TYPE_STATEMENT ||
      entry->cue_class != CueClass::kVerb) {
    return false;
  }
  const TokenRange cue = TokensOf(words, outer.spans.cue.front());
  constexpr uint32_t kWithin = 6;  // "did not come right out and say".
  for (uint32_t t = cue.begin - std::min(cue.begin, kWithin); t < cue.end;
       ++t) {
    if (t < cue.begin && words.Is(t, kAnyMark)) return false;
    if (words.Is(t, kNegation)) return true;
  }
  return false;
}

}  // namespace hearsay::claims
