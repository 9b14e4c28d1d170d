#include "ingest_service/claims/chains.h"

#include <algorithm>
#include <optional>

#include "ingest_service/claims/cue_lexicon.h"
#include "ingest_service/claims/noun_phrases.h"
#include "ingest_service/claims/source_kind.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kAddresseeWithin = 10;  // Tokens after the cue.

TokenRange TokensOf(const Words& words, ByteSpan span) {
  return {words.TokenAt(span.begin), words.TokenAt(span.end - 1) + 1};
}

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

// Whether the cue's content is a proposition: something that can be held.
bool TakesProposition(const Words& words, const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  const uint32_t first = words.TokenAt(found.spans.content.front().begin);
  return entry == nullptr || words.Is(first, kQuoteMark) ||
         (entry->frames & (kTakesClause | kTakesThatClause | kTakesWhether)) !=
             0;
}

// How many words of the outer content an attribution inside it makes up; none
// when its own content is no proposition.
uint32_t WordsRelayed(const Words& words, const FoundAttribution& inner) {
  if (!TakesProposition(words, inner)) return 0;
  return CountWords(words, inner.spans.source) +
         CountWords(words, inner.spans.cue) +
         CountWords(words, inner.spans.content);
}

// Whether nearly every word of the content belongs to attributions inside it.
bool IsRelay(const Words& words, const FoundAttribution& outer,
             uint32_t relayed) {
  const uint32_t all = CountWords(words, outer.spans.content);
  return relayed > 0 && relayed + std::max(2u, all / 8) >= all;
}

// The outlet that the cue names as whom it tells: "told the Herald",
// "acknowledged to the Herald".
ByteSpan ToldOutlet(const Words& words, const FoundAttribution& found) {
  if (found.spans.cue.empty()) return {};
  const uint32_t cue_end = TokensOf(words, found.spans.cue.back()).end;
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  if (entry == nullptr || entry->cue_class != CueClass::kVerb) return {};
  if (words.Lower(cue_end - 1) == "by") return {};  // "as reported by"
  uint32_t limit = std::min(words.size(), cue_end + kAddresseeWithin);
  for (const ByteSpan& content : found.spans.content) {
    const uint32_t begin = words.TokenAt(content.begin);
    if (begin >= cue_end) limit = std::min(limit, begin);
  }
  for (uint32_t t = cue_end; t < limit; ++t) {
    if (words.Is(t, kFinalMark | kSubordinator | kComma)) break;
    const absl::string_view before = words.Lower(t - 1);
    const bool told = t == cue_end && (entry->frames & kTakesAddressee) != 0;
    if (!told && before != "to" && before != "with" && before != "by") continue;
    const TokenRange phrase = PhraseStartingAt(words, t, limit, false);
    if (phrase.empty()) continue;
    if (KindOfSource(words, phrase).role == v1::SOURCE_ROLE_OUTLET) {
      return words.SpanOf(phrase);
    }
    if (told) break;
  }
  return {};
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
      if (inner.parent) relayed[*inner.parent] += WordsRelayed(words_, inner);
    }
    std::vector<ChainedClaim> claims;
    for (size_t i = 0; i < found_.size(); ++i) {
      if (IsRelay(words_, found_[i], relayed[i])) continue;
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
    if (found.parent) AppendLinks(*found.parent, claim);
    claim.score = std::min(claim.score, found.spans.score);
    ChainLink link = CueLink(i);
    if (const ByteSpan told = ToldOutlet(words_, found);
        !told.empty() && !NamesLast(told, claim)) {
      ChainLink outlet = link;
      outlet.source = told;
      claim.chain.push_back(outlet);
    }
    if (!found.spans.source.empty()) {
      link.source = found.spans.source.front();
    } else if (HeldByRelayer(found)) {
      return;
    }
    claim.chain.push_back(link);
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
