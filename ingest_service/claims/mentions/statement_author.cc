// Whoever made "a statement from the harbour office", "the mayor's statement"
// or "the statement": a statement is no source of its own, as a letter or a
// report is.

#include <algorithm>

#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/analysis/speech.h"
#include "ingest_service/claims/mentions/coreference.h"

namespace hearsay::claims {

bool Coreference::IsStatement(const SourceKind& kind) const {
  return words_.Lower(kind.head) == "statement";
}

std::optional<uint32_t> Coreference::OfAuthor(TokenRange author) {
  const SourceKind kind = KindOfSource(words_, author);
  // "Monday's statement", "a bank statement from March", "by email".
  for (uint32_t t = author.begin; t < author.end; ++t) {
    if (words_.Is(t, kTime | kNumber)) return std::nullopt;
  }
  if (kind.role == v1::SOURCE_ROLE_UNSPECIFIED ||
      kind.role == v1::SOURCE_ROLE_DOCUMENT) {
    return std::nullopt;
  }
  if (!kind.several) {
    if (const auto named = NameCovering(kind.head)) {
      referents_.Describe(*named, author, kind, true);
      return *named;
    }
  }
  if (const auto known = ResolveDefinite(author, kind)) return *known;
  const uint32_t referent =
      kind.anonymous ? referents_.Add(kind) : referents_.OfDescription(kind);
  referents_.Describe(referent, author, kind, false);
  return referent;
}

std::optional<uint32_t> Coreference::AuthorOfStatement(
    const FoundAttribution& attribution, TokenRange phrase,
    const SourceKind& kind) {
  for (uint32_t t = kind.head + 1; t + 1 < phrase.end; ++t) {
    const absl::string_view word = words_.Lower(t);
    if (word == "from" || word == "by") return OfAuthor({t + 1, phrase.end});
    if (words_.Is(t, kAnyMark | kRelative)) break;
  }
  const uint32_t begin = kind.name.begin;
  for (uint32_t t = kind.head; t-- > begin;) {  // "Moss's lawyer's statement"
    if (!words_.Is(t, kPossessive)) continue;
    if (t > begin) return OfAuthor({begin, t});
    return ResolvePronoun(attribution, t, PronounAt(words_, t));
  }
  const absl::string_view first = words_.Lower(begin);
  return kind.name.size() == 2 &&
                 (first == "the" || first == "that" || first == "this")
             ? LastByStatement(begin)
             : std::nullopt;
}

// Whoever stands nearest to the last word "statement" before `t`.
std::optional<uint32_t> Coreference::LastByStatement(uint32_t t) const {
  const auto& sentences = words_.text().sentences;
  for (size_t i = mentions_.size();
       i-- > 0 && mentions_.size() - i < kMentionsBack;) {
    const language::Sentence& sentence =
        sentences[SentenceOf(mentions_[i].range.begin)];
    uint32_t word = std::min(sentence.end_token, t);
    while (word > sentence.first_token &&
           words_.Lower(word - 1) != "statement") {
      --word;
    }
    if (word == sentence.first_token) continue;
    const auto distance = [&](TokenRange range) {
      if (range.end < word) return word - range.end;
      return range.begin < word ? 0 : range.begin - word;
    };
    std::optional<uint32_t> author;
    uint32_t nearest = sentence.end_token;
    for (;; --i) {
      const Mention& mention = mentions_[i];
      if (mention.source && mention.range.end <= t &&
          !referents_[mention.referent].outlet &&
          !IsQuoted(words_, mention.range.begin) &&
          distance(mention.range) < nearest) {
        nearest = distance(mention.range);
        author = mention.referent;
      }
      if (i == 0 || mentions_[i - 1].range.begin < sentence.first_token) {
        break;
      }
    }
    if (author) return author;
  }
  return std::nullopt;
}

}  // namespace hearsay::claims
