#include "ingest_service/claims/chains/chains.h"

#include <algorithm>
#include <optional>

#include "ingest_service/claims/chains/discourse.h"
#include "ingest_service/claims/chains/document_links.h"
#include "ingest_service/claims/chains/outlet_links.h"
#include "ingest_service/claims/chains/speaker_outlet.h"
#include "ingest_service/claims/chains/teller_links.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

// "A guard was told by his employer last May that": who tells stands behind the
// verb.
bool TellsInPassive(const Words& words, const FoundAttribution& inner) {
  const CueEntry* entry = FindCueLemma(inner.cue_lemma);
  return entry != nullptr && (entry->frames & kTakesAddressee) != 0 &&
         !inner.spans.source.empty() && !inner.spans.cue.empty() &&
         inner.spans.cue.back().end < inner.spans.source.front().begin &&
         inner.spans.source.front().end < inner.spans.content.front().begin &&
         words.Lower(words.TokenAt(inner.spans.source.front().begin) - 1) ==
             "by";
}

// The words around a passive cue that say nothing by themselves: "a guard was …
// by … last May". They reach from the beginning of the outer content to what
// `inner` states; empty when they say more than whom somebody told when.
TokenRange PassiveFrame(const Words& words, const FoundAttribution& outer,
                        const FoundAttribution& inner) {
  constexpr uint32_t kAddressee = 10, kAdjuncts = 8;  // Tokens.
  const ByteSpan cue = inner.spans.cue.front();
  const uint32_t verb = words.TokenAt(cue.begin);
  const auto piece =
      std::find_if(outer.spans.content.begin(), outer.spans.content.end(),
                   [cue](ByteSpan span) { return span.Contains(cue); });
  if (piece == outer.spans.content.end()) return {};
  const uint32_t first = words.TokenAt(piece->begin);
  const uint32_t end = words.TokenAt(inner.spans.content.front().begin);
  const uint32_t adjuncts = TokensOf(words, inner.spans.source.front()).end;
  if (verb > first + kAddressee || end > adjuncts + kAdjuncts) return {};
  constexpr uint32_t kOfAnotherClause =
      (kAnyMark & ~kComma) | kCoordinator | kRelative;
  uint32_t subject = verb;  // Behind it stand only "was", "had been" and "not".
  while (subject > first &&
         words.Is(subject - 1, kAuxiliary | kNegation | kAdverb)) {
    --subject;
  }
  for (uint32_t t = first; t < subject; ++t) {
    const bool joins = t > first && words.Is(t, kSubordinator);
    if (joins || words.Is(t, kOfAnotherClause) || words.IsFinite(t)) return {};
  }
  for (uint32_t t = adjuncts; t < end; ++t) {
    if (words.Is(t, kOfAnotherClause | kComma) || words.IsFinite(t)) return {};
  }
  return {first, end};
}

// Adds the words of "there is a … among" to `relayed`.
void AddExistentialFrame(const Words& words, const FoundAttribution& outer,
                         const FoundAttribution& inner,
                         std::vector<TokenRange>& relayed) {
  constexpr uint32_t kLongest = 24;  // Tokens.
  const uint32_t first = words.TokenAt(outer.spans.content.front().begin);
  const uint32_t end = words.TokenAt(inner.spans.content.front().begin);
  if (words.Lower(first) != "there" || end < first || end - first > kLongest) {
    return;
  }
  relayed.push_back({first, first + 1});
  for (uint32_t t = first + 1; t < end; ++t) {
    if (!words.Is(t, kCapitalized) &&
        words.Is(t, kDeterminer | kAuxiliary | kPreposition | kAdverb)) {
      relayed.push_back({t, t + 1});
    }
  }
}

// Adds what an attribution inside `outer` makes up of its words to `relayed`.
void AddRelayed(const Words& words, const FoundAttribution& outer,
                const FoundAttribution& inner,
                std::vector<TokenRange>& relayed) {
  for (const auto* spans :
       {&inner.spans.source, &inner.spans.cue, &inner.spans.content}) {
    for (const ByteSpan span : *spans) relayed.push_back(TokensOf(words, span));
  }
  if (TellsInPassive(words, inner)) {
    relayed.push_back(PassiveFrame(words, outer, inner));
    return;
  }
  const CueEntry* entry = FindCueLemma(inner.cue_lemma);
  if (entry != nullptr && entry->cue_class == CueClass::kNoun) {
    AddExistentialFrame(words, outer, inner, relayed);
  }
}

bool StandsIn(const FoundAttribution& outer, const FoundAttribution& inner) {
  return std::any_of(outer.spans.content.begin(), outer.spans.content.end(),
                     [&inner](ByteSpan content) {
                       return content.Contains(inner.spans.content.front());
                     });
}

// Whether nearly every word of the content belongs to attributions inside it,
// which `relayed` covers, in any order.
bool IsRelay(const Words& words, const FoundAttribution& outer,
             std::vector<TokenRange>& relayed) {
  if (relayed.empty()) return false;
  std::sort(relayed.begin(), relayed.end(),
            [](TokenRange a, TokenRange b) { return a.begin < b.begin; });
  uint32_t all = 0, covered = 0, reached = 0;
  auto next = relayed.begin();
  for (const ByteSpan& span : outer.spans.content) {
    const TokenRange range = TokensOf(words, span);
    for (uint32_t t = range.begin; t < range.end; ++t) {
      for (; next != relayed.end() && next->begin <= t; ++next) {
        reached = std::max(reached, next->end);
      }
      const bool word = words.Is(t, kWordShape);
      all += word;
      covered += word && t < reached;
    }
  }
  return covered > 0 && covered + std::max(2u, all / 8) >= all;
}

class Builder {
 public:
  Builder(const Words& words, const std::vector<FoundAttribution>& found,
          absl::string_view outlet)
      : words_(words), found_(found) {
    if (!outlet.empty() && outlet != "unknown") {
      ChainLink link;
      link.inferred = true;
      outlet_link_ = link;
    }
  }

  std::vector<ChainedClaim> Run() {
    std::vector<std::vector<TokenRange>> relayed(found_.size());
    for (const FoundAttribution& inner : found_) {
      // A clause that was split off is none of the outer one's words.
      if (inner.parent && inner.position &&
          StandsIn(found_[*inner.parent], inner)) {
        AddRelayed(words_, found_[*inner.parent], inner,
                   relayed[*inner.parent]);
      }
    }
    std::vector<ChainedClaim> claims;
    for (size_t i = 0; i < found_.size(); ++i) {
      if (!found_[i].position || found_[i].relays ||
          IsRelay(words_, found_[i], relayed[i])) {
        continue;
      }
      ChainedClaim claim;
      claim.attribution = i;
      claim.score = 1;
      AppendLinks(i, claim);
      if (outlet_link_) claim.chain.insert(claim.chain.begin(), *outlet_link_);
      if (claim.chain.empty()) claim.chain.push_back(CueLink(i));
      claims.push_back(std::move(claim));
    }
    std::stable_sort(claims.begin(), claims.end(),
                     [this](const ChainedClaim& a, const ChainedClaim& b) {
                       return ContentBegin(a) < ContentBegin(b);
                     });
    CarryOver(words_, found_, claims);
    return claims;
  }

 private:
  uint32_t ContentBegin(const ChainedClaim& claim) const {
    return found_[claim.attribution].spans.content.front().begin;
  }

  ChainLink CueLink(size_t i) const {
    ChainLink link;
    if (!found_[i].spans.cue.empty()) link.cue = found_[i].spans.cue.front();
    link.cue_lemma = found_[i].cue_lemma;
    return link;
  }

  // `for_another`: whose holder goes on in other words, though his own may
  // state nothing ("urged them to go").
  void AppendLinks(size_t i, ChainedClaim& claim,
                   bool for_another = false) const {
    const FoundAttribution& found = found_[i];
    if (found.continues) {
      AppendInferred(*found.continues, claim);
      claim.score = std::min(claim.score, found.spans.score);
      return;
    }
    if (found.parent) AppendLinks(*found.parent, claim);
    if (!found.position && !for_another) return;
    claim.score = std::min(claim.score, found.spans.score);
    ChainLink link = CueLink(i);
    if (const auto document = FramingDocument(words_, found);
        document && !IsFramed(found.parent)) {
      claim.chain.push_back(*document);
    }
    if (const ByteSpan having = OutletHaving(words_, found);
        !having.empty() && !NamesLast(having, claim)) {
      ChainLink outlet = link;
      outlet.source = having;
      outlet.outlet = true;
      claim.chain.push_back(outlet);
    }
    if (const ByteSpan around = DocumentAround(words_, found);
        !around.empty()) {
      ChainLink document = link;
      document.source = around;
      claim.chain.push_back(document);
    }
    const SpeakerOutlet parts = PartSpeaker(words_, found);
    const ByteSpan told =
        parts.outlet.empty() ? OutletThrough(words_, found) : parts.outlet;
    if (!told.empty() && !NamesLast(told, claim)) {
      ChainLink outlet = link;
      outlet.source = told;
      outlet.outlet = true;
      claim.chain.push_back(outlet);
    }
    if (const ByteSpan teller = TellerThrough(words_, found); !teller.empty()) {
      ChainLink handed_on = link;
      handed_on.source = teller;
      claim.chain.push_back(handed_on);
    }
    if (!found.spans.source.empty()) {
      link.source = parts.speaker;
    } else if (HeldByRelayer(found, claim)) {
      return;
    }
    claim.chain.push_back(link);
  }

  // The links of attribution `i`, for what goes on from it.
  void AppendInferred(size_t i, ChainedClaim& claim) const {
    const size_t first = claim.chain.size();
    AppendLinks(i, claim, true);
    for (size_t k = first; k < claim.chain.size(); ++k) {
      ChainLink& link = claim.chain[k];
      if (!link.source.empty()) link.named = link.source;
      link.source = link.cue = {};
      link.inferred = true;
    }
  }

  // Whether an outer level stands in a document's frame already.
  bool IsFramed(std::optional<size_t> outer) const {
    for (; outer; outer = found_[*outer].parent) {
      if (FramingDocument(words_, found_[*outer])) return true;
    }
    return false;
  }

  // "…, sources told CNN, CNN reports": one link, not two.
  bool NamesLast(ByteSpan outlet, const ChainedClaim& claim) const {
    if (claim.chain.empty() || claim.chain.back().source.empty()) return false;
    const auto last_word = [this](ByteSpan span) {
      return words_.Lower(TokensOf(words_, span).end - 1);
    };
    return last_word(outlet) == last_word(claim.chain.back().source);
  }

  // What is stated to be unknown, without anyone who does not know it, is held
  // by whoever tells it; so is what "is expected", told by somebody.
  static bool HeldByRelayer(const FoundAttribution& found,
                            const ChainedClaim& claim) {
    const CueEntry* entry = FindCueLemma(found.cue_lemma);
    if (entry == nullptr) return false;
    return entry->cue_class == CueClass::kAdjective ||
           (entry->cue_class == CueClass::kVerb && !claim.chain.empty() &&
            (entry->type == v1::CLAIM_TYPE_BELIEF ||
             entry->type == v1::CLAIM_TYPE_SPECULATION ||
             entry->lemma == "estimate"));
  }

  const Words& words_;
  const std::vector<FoundAttribution>& found_;
  std::optional<ChainLink> outlet_link_;
};

}  // namespace

std::vector<ChainedClaim> BuildChains(
    const Words& words, const std::vector<FoundAttribution>& found,
    absl::string_view outlet) {
  return Builder(words, found, outlet).Run();
}

}  // namespace hearsay::claims
