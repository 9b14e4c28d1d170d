#include "ingest_service/claims/chains/discourse.h"

#include <algorithm>

#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/content_stems.h"
#include "ingest_service/claims/lexicon/name_lists.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kFrameWithin = 12;   // Tokens from "In" to the comma.
constexpr size_t kLongestSummary = 60;  // Tokens of a summary's paragraph.
constexpr size_t kSummaryBeside = 64;   // Claims of the body looked at.

const language::Sentence* SentenceAt(const Words& words, uint32_t t) {
  const auto& sentences = words.text().sentences;
  const auto sentence = std::partition_point(
      sentences.begin(), sentences.end(),
      [t](const language::Sentence& s) { return s.end_token <= t; });
  return sentence == sentences.end() ? nullptr : &*sentence;
}

// The last phrase of [begin, end) that names a document.
TokenRange LastDocument(const Words& words, uint32_t begin, uint32_t end) {
  for (uint32_t t = end; t-- > begin;) {
    if (!IsDocumentNoun(words.Lower(t))) continue;
    uint32_t first = t;
    while (first > begin && words.Is(first - 1, kWordShape) &&
           !words.Is(first - 1, kPreposition | kAuxiliary | kCoordinator |
                                    kSubordinator | kPlainVerb) &&
           t - first < 4) {
      --first;
    }
    return {first, t + 1};
  }
  return {};
}

bool IsOutlet(const Words& words, ByteSpan source) {
  return !source.empty() && KindOfSource(words, TokensOf(words, source)).role ==
                                v1::SOURCE_ROLE_OUTLET;
}

class Carrier {
 public:
  Carrier(const Words& words, const std::vector<FoundAttribution>& found,
          std::vector<ChainedClaim>& claims)
      : words_(words), found_(found), claims_(claims) {}

  void Run() {
    for (size_t i = 0; i < claims_.size(); ++i) {
      if (const auto outlet = CreditAtEnd(claims_[i])) CarryBack(i, *outlet);
    }
    for (size_t i = 0; i < claims_.size(); ++i) {
      if (IsSummary(claims_[i])) TakeFromBody(i);
    }
  }

 private:
  uint32_t ContentBegin(const ChainedClaim& claim) const {
    return words_.TokenAt(
        found_[claim.attribution].spans.content.front().begin);
  }
  const language::Sentence* SentenceOf(const ChainedClaim& claim) const {
    return SentenceAt(words_, ContentBegin(claim));
  }

  const FoundAttribution& Outermost(const ChainedClaim& claim) const {
    size_t at = claim.attribution;
    while (found_[at].parent) at = *found_[at].parent;
    return found_[at];
  }

  bool CreditsOutlet(const ChainedClaim& claim) const {
    return std::any_of(
        claim.chain.begin(), claim.chain.end(), [this](const ChainLink& link) {
          return !link.named.empty() || IsOutlet(words_, link.source);
        });
  }

  // The outlet that the claim's sentence credits after its content.
  std::optional<ChainLink> CreditAtEnd(const ChainedClaim& claim) const {
    const FoundAttribution& outer = Outermost(claim);
    if (outer.spans.source.empty() || outer.spans.cue.empty() ||
        !IsOutlet(words_, outer.spans.source.front())) {
      return std::nullopt;
    }
    const uint32_t cue = words_.TokenAt(outer.spans.cue.front().begin);
    const TokenRange content = TokensOf(words_, outer.spans.content.front());
    if (cue < content.end || words_.Is(content.begin, kQuoteMark)) {
      return std::nullopt;
    }
    ChainLink link;
    link.inferred = true;
    link.named = outer.spans.source.front();
    return link;
  }

  // The article's own outlet stays outermost.
  static void Insert(const ChainLink& link, ChainedClaim& claim) {
    auto place = claim.chain.begin();
    if (place != claim.chain.end() && place->inferred && place->named.empty()) {
      ++place;
    }
    claim.chain.insert(place, link);
  }

  void CarryBack(size_t last, const ChainLink& outlet) {
    const language::Sentence* credited = SentenceOf(claims_[last]);
    if (credited == nullptr) return;
    for (size_t i = last; i-- > 0;) {
      const language::Sentence* sentence = SentenceOf(claims_[i]);
      if (sentence == nullptr || sentence->paragraph != credited->paragraph) {
        return;
      }
      if (sentence == credited) continue;
      if (CreditsOutlet(claims_[i])) return;
      // Named people speak for themselves, and what nobody is said to hold is
      // the article's own; unnamed ones spoke to the outlet.
      const ByteSpan holder = claims_[i].chain.back().source;
      if (holder.empty() ||
          !KindOfSource(words_, TokensOf(words_, holder)).anonymous) {
        continue;
      }
      Insert(outlet, claims_[i]);
    }
  }

  const language::Paragraph* ParagraphOf(const ChainedClaim& claim) const {
    const language::Sentence* sentence = SentenceOf(claim);
    return sentence == nullptr ? nullptr
                               : &words_.text().paragraphs[sentence->paragraph];
  }

  // A bullet, or a line before the body that is no sentence.
  bool IsSummary(const ChainedClaim& claim) const {
    const language::Paragraph* paragraph = ParagraphOf(claim);
    if (paragraph == nullptr) return false;
    const auto& sentences = words_.text().sentences;
    const uint32_t begin = sentences[paragraph->first_sentence].first_token;
    const uint32_t end = sentences[paragraph->end_sentence - 1].end_token;
    if (end - begin > kLongestSummary) return false;
    const absl::string_view first = words_.Exact(begin);
    if (first == "\u2022" || first == "*" || first == "-" ||
        first == "\u2013" || first == "\u00b7") {
      return true;
    }
    return paragraph == words_.text().paragraphs.data() &&
           !words_.Is(end - 1, kFinalMark | kQuoteMark);
  }

  StemSet StemsOf(const ChainedClaim& claim) const {
    return ContentStems(words_, found_[claim.attribution]);
  }

  bool SameHolder(const ChainedClaim& a, const ChainedClaim& b) const {
    const ByteSpan first = a.chain.back().source;
    const ByteSpan second = b.chain.back().source;
    return !first.empty() && !second.empty() &&
           words_.Lower(KindOfSource(words_, TokensOf(words_, first)).head) ==
               words_.Lower(
                   KindOfSource(words_, TokensOf(words_, second)).head);
  }

  void TakeFromBody(size_t i) {
    ChainedClaim& summary = claims_[i];
    if (CreditsOutlet(summary)) return;
    const StemSet wanted = StemsOf(summary);
    if (wanted.size() < 2) return;
    const size_t end = std::min(claims_.size(), i + kSummaryBeside);
    for (size_t k = i + 1; k < end; ++k) {
      const ChainedClaim& body = claims_[k];
      if (IsSummary(body) || !SameHolder(summary, body)) continue;
      if (!HoldsHalf(wanted, StemsOf(body))) continue;
      for (const ChainLink& link : body.chain) {
        const bool outlet = IsOutlet(words_, link.source);
        if (!outlet && link.named.empty()) continue;
        ChainLink carried;
        carried.inferred = true;
        carried.named = outlet ? link.source : link.named;
        Insert(carried, summary);
        return;
      }
    }
  }

  const Words& words_;
  const std::vector<FoundAttribution>& found_;
  std::vector<ChainedClaim>& claims_;
};

}  // namespace

std::optional<ChainLink> FramingDocument(const Words& words,
                                         const FoundAttribution& found) {
  if (found.spans.source.empty() || found.spans.cue.empty()) {
    return std::nullopt;
  }
  const uint32_t source = words.TokenAt(found.spans.source.front().begin);
  const language::Sentence* sentence = SentenceAt(words, source);
  if (sentence == nullptr) return std::nullopt;
  const uint32_t begin = sentence->first_token;
  if (words.Lower(begin) != "in" || begin + 2 >= source) return std::nullopt;
  const ByteSpan frame = words.text().tokens[begin].span;
  for (const ByteSpan& content : found.spans.content) {
    if (content.Contains(frame)) return std::nullopt;
  }
  const uint32_t limit = std::min(begin + kFrameWithin, source);
  uint32_t comma = begin + 1;
  while (comma < limit && !words.Is(comma, kComma)) ++comma;
  if (comma == limit) return std::nullopt;
  ChainLink link;
  const absl::string_view next = words.Lower(begin + 1);
  if (comma == begin + 2 && (next == "them" || next == "it")) {
    if (sentence->first_token == 0) return std::nullopt;
    const language::Sentence& before = *(sentence - 1);
    const TokenRange document =
        LastDocument(words, before.first_token, before.end_token);
    if (document.empty()) return std::nullopt;
    link.inferred = true;
    link.named = words.SpanOf(document);
    return link;
  }
  const TokenRange phrase = PhraseStartingAt(words, begin + 1, comma, false);
  if (phrase.empty() || phrase.end != comma) return std::nullopt;
  const SourceKind kind = KindOfSource(words, phrase);
  // One's own letter is no source of its own.
  if (kind.role != v1::SOURCE_ROLE_DOCUMENT ||
      !words.Is(phrase.begin, kDeterminer) || words.Lower(begin + 1) == "a" ||
      words.Lower(begin + 1) == "an" || words.Lower(begin + 1) == "one" ||
      words.Lower(begin + 1) == "another") {
    return std::nullopt;
  }
  link.source = words.SpanOf(phrase);
  link.cue = frame;
  link.cue_lemma = "in";
  return link;
}

void CarryOver(const Words& words, const std::vector<FoundAttribution>& found,
               std::vector<ChainedClaim>& claims) {
  Carrier(words, found, claims).Run();
}

}  // namespace hearsay::claims
