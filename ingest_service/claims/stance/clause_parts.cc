#include "ingest_service/claims/stance/clause_parts.h"

#include <algorithm>
#include <utility>

#include "ingest_service/claims/analysis/tagged_words.h"
#include "ingest_service/claims/attribution/content_shape.h"
#include "ingest_service/claims/stance/content_negation.h"

namespace hearsay::claims {
namespace {

using language::PennTag;

class ClauseReader : TaggedWords {
 public:
  ClauseReader(const Words& words, const AnalyzedArticle& article)
      : TaggedWords(words, article) {}

  // Where what the conjunction at `t` adds to `content` begins a main clause,
  // with a subject or with "that".
  bool AddsClause(TokenRange content, uint32_t t) const {
    if (!Adds(content, t)) return false;
    const uint32_t next = t + 1;
    if (words_.Lower(next) == "that") return AddsThatClause(content, next);
    const bool marked = words_.Is(t - 1, kComma);
    return (marked || OpensSubject(next)) && HasSubject(content, next);
  }

  // The same, or a second verb of the clause: "and could be".
  bool AddsVerb(TokenRange content, uint32_t t) const {
    if (!Adds(content, t)) return false;
    uint32_t verb = t + 1;
    while (verb < content.end && words_.Is(verb, kAdverb)) ++verb;
    return verb < content.end && IsFinite(verb);
  }

  TokenRange SentenceIn(TokenRange content, uint32_t t) const {
    const uint32_t sentence = article_.node(static_cast<int32_t>(t)).sentence;
    const TokenSpan range =
        AnalyzedArticle::RangeOf(article_.text().sentences[sentence]);
    return {t, std::min(content.end, static_cast<uint32_t>(range.end))};
  }

  bool IsQuoted(uint32_t t) const {
    return article_.node(static_cast<int32_t>(t)).quotation >= 0;
  }

 private:
  bool Adds(TokenRange content, uint32_t t) const {
    const absl::string_view word = words_.Lower(t);
    return (word == "and" || word == "but") && t > content.begin &&
           t + 1 < content.end &&
           HasMainVerb(article_, words_, {content.begin, t});
  }

  // "and that is why" has no second clause of the same verb.
  bool AddsThatClause(TokenRange content, uint32_t that) const {
    if (that + 2 >= content.end || IsFinite(that + 1)) return false;
    const bool conjunction =
        TagOf(that) == PennTag::kIN ||
        words_.Is(that + 1, kDeterminer | kPossessive | kSubjectPronoun);
    return conjunction && HoldsFinite({that + 1, content.end});
  }

  // Can be nothing but a subject.
  bool OpensSubject(uint32_t t) const {
    const absl::string_view word = words_.Lower(t);
    return (words_.Is(t, kSubjectPronoun) && word != "who") ||
           word == "nobody" || word == "nothing" || word == "none" ||
           TagOf(t) == PennTag::kEX;
  }

  // Whether a noun phrase and a finite verb begin at `t`.
  bool HasSubject(TokenRange content, uint32_t t) const {
    constexpr uint32_t kLongest = 12;  // Tokens of a subject.
    bool noun = false;
    for (const uint32_t limit = std::min(content.end, t + kLongest); t < limit;
         ++t) {
      if (IsFinite(t)) return noun;
      if (words_.Is(t, kRelative | kSubordinator | kQuestionWord |
                           (kAnyMark & ~kQuoteMark))) {
        return false;
      }
      noun |= language::IsNoun(TagOf(t)) || TagOf(t) == PennTag::kPRP ||
              TagOf(t) == PennTag::kEX || words_.Is(t, kDeterminer);
    }
    return false;
  }
};

// Without the conjunction and marks at its edges.
TokenRange Trimmed(const Words& words, TokenRange piece) {
  while (!piece.empty() && words.Is(piece.begin, kCoordinator | kComma)) {
    ++piece.begin;
  }
  while (!piece.empty() && words.Is(piece.end - 1, kComma | kSemicolonOrDash)) {
    --piece.end;
  }
  return piece;
}

}  // namespace

uint32_t MainClauseEnd(const AnalyzedArticle& article, const Words& words,
                       TokenRange content) {
  const ClauseReader reader(words, article);
  for (uint32_t t = content.begin; t < content.end;) {
    const TokenRange sentence = reader.SentenceIn(content, t);
    if (HasMainVerb(article, words, sentence)) {
      for (uint32_t k = sentence.begin; k < sentence.end; ++k) {
        if (reader.AddsClause(sentence, k) || reader.AddsVerb(sentence, k)) {
          return k;
        }
      }
      return sentence.end;
    }
    t = sentence.end;
  }
  return content.end;
}

bool IsFronted(const Words& words, TokenRange piece) {
  if (piece.size() < 2 || !words.Is(piece.begin, kSubordinator)) return false;
  const absl::string_view next = words.Lower(piece.begin + 1);
  return words.Lower(piece.begin) != "that" && next != "many" &&
         next != "much" && next != "few" && next != "little";
}

std::vector<std::vector<ByteSpan>> PartsByPolarity(
    const AnalyzedArticle& article, const Words& words,
    const std::vector<ByteSpan>& content) {
  if (content.size() != 1) return {content};
  const ClauseReader reader(words, article);
  const TokenRange whole = TokensOf(words, content.front());
  if (words.Is(whole.begin, kQuestionWord | kRelative) ||
      reader.SentenceIn(whole, whole.begin).end < whole.end) {
    return {content};
  }
  std::vector<std::pair<TokenRange, bool>> parts;  // And whether it negates.
  const auto add = [&](TokenRange piece) {
    piece = Trimmed(words, piece);
    const bool negates = NegatesMainClause(words, &article, piece);
    if (!parts.empty() && parts.back().second == negates) {
      parts.back().first.end = piece.end;
    } else {
      parts.emplace_back(piece, negates);
    }
  };
  uint32_t begin = whole.begin;
  for (uint32_t t = whole.begin; t < whole.end; ++t) {
    if (!reader.IsQuoted(t) && reader.AddsClause({begin, whole.end}, t)) {
      add({begin, t});
      begin = t;
    }
  }
  if (parts.empty()) return {content};
  add({begin, whole.end});
  if (parts.size() == 1) return {content};
  std::vector<std::vector<ByteSpan>> spans;
  for (const auto& [piece, negates] : parts) {
    spans.push_back({words.SpanOf(piece)});
  }
  return spans;
}

}  // namespace hearsay::claims
