#include "ingest_service/claims/chains.h"

#include <algorithm>
#include <optional>

#include "ingest_service/claims/cue_lexicon.h"
#include "ingest_service/claims/discourse.h"
#include "ingest_service/claims/outlet_links.h"

namespace hearsay::claims {
namespace {

uint32_t CountWords(const Words& words, const std::vector<ByteSpan>& spans) {
  uint32_t count = 0;
  for (const ByteSpan& span : spans) {
    const TokenRange range = TokensOf(words, span);
    for (uint32_t t = range.begin; t < range.end; ++t) {
      count += words.Is(t, kWordShape);
    }
  }
  return count;
}

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

// How many words before what `inner` states, in `outer`, frame it and say
// nothing by themselves: "there is a … among", "a guard was … by … last May".
uint32_t FramingWords(const Words& words, const FoundAttribution& outer,
                      const FoundAttribution& inner) {
  const uint32_t first = words.TokenAt(outer.spans.content.front().begin);
  const bool passive = TellsInPassive(words, inner);
  const CueEntry* entry = FindCueLemma(inner.cue_lemma);
  const bool noun = entry != nullptr && entry->cue_class == CueClass::kNoun;
  if (!passive && (!noun || words.Lower(first) != "there")) return 0;
  const ByteSpan own = {inner.spans.cue.front().begin,
                        inner.spans.content.front().begin};
  uint32_t count = noun;
  for (const ByteSpan& span : outer.spans.content) {
    const TokenRange range = TokensOf(words, span);
    for (uint32_t t = range.begin; t < range.end; ++t) {
      const ByteSpan token = words.text().tokens[t].span;
      if (token.begin >= own.end) return count;
      // "… because she was told by the guard that": more than a frame.
      if (passive && token.end <= own.begin && t > first &&
          words.Is(t, kSubordinator | kQuoteMark | kRelative)) {
        return 0;
      }
      if (!words.Is(t, kWordShape)) continue;
      const bool counted =
          std::any_of(inner.spans.cue.begin(), inner.spans.cue.end(),
                      [token](ByteSpan cue) { return cue.Contains(token); }) ||
          (!inner.spans.source.empty() &&
           inner.spans.source.front().Contains(token));
      count +=
          !counted &&
          (passive ||
           (!words.Is(t, kCapitalized) &&
            words.Is(t, kDeterminer | kAuxiliary | kPreposition | kAdverb)));
    }
  }
  return count;
}

// How many words of the outer content an attribution inside it makes up.
uint32_t WordsRelayed(const Words& words, const FoundAttribution& outer,
                      const FoundAttribution& inner) {
  return CountWords(words, inner.spans.source) +
         CountWords(words, inner.spans.cue) +
         CountWords(words, inner.spans.content) +
         FramingWords(words, outer, inner);
}

bool StandsIn(const FoundAttribution& outer, const FoundAttribution& inner) {
  return std::any_of(outer.spans.content.begin(), outer.spans.content.end(),
                     [&inner](ByteSpan content) {
                       return content.Contains(inner.spans.content.front());
                     });
}

// Whether nearly every word of the content belongs to attributions inside it.
bool IsRelay(const Words& words, const FoundAttribution& outer,
             uint32_t relayed) {
  const uint32_t all = CountWords(words, outer.spans.content);
  return relayed > 0 && relayed + std::max(2u, all / 8) >= all;
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
    std::vector<uint32_t> relayed(found_.size(), 0);
    for (const FoundAttribution& inner : found_) {
      // A clause that was split off is none of the outer one's words.
      if (inner.parent && inner.position &&
          StandsIn(found_[*inner.parent], inner)) {
        relayed[*inner.parent] +=
            WordsRelayed(words_, found_[*inner.parent], inner);
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

  void AppendLinks(size_t i, ChainedClaim& claim) const {
    const FoundAttribution& found = found_[i];
    if (found.continues) {
      AppendInferred(*found.continues, claim);
      claim.score = std::min(claim.score, found.spans.score);
      return;
    }
    if (found.parent) AppendLinks(*found.parent, claim);
    if (!found.position) return;
    claim.score = std::min(claim.score, found.spans.score);
    ChainLink link = CueLink(i);
    if (const auto document = FramingDocument(words_, found);
        document && !IsFramed(found.parent)) {
      claim.chain.push_back(*document);
    }
    const ByteSpan told = OutletThrough(words_, found);
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
      link.source = found.spans.source.front();
    } else if (HeldByRelayer(found)) {
      return;
    }
    claim.chain.push_back(link);
  }

  // The links of attribution `i`, for what goes on from it.
  void AppendInferred(size_t i, ChainedClaim& claim) const {
    const size_t first = claim.chain.size();
    AppendLinks(i, claim);
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
  // by whoever tells it.
  bool HeldByRelayer(const FoundAttribution& found) const {
    const CueEntry* entry = FindCueLemma(found.cue_lemma);
    return entry != nullptr && entry->cue_class == CueClass::kAdjective;
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
