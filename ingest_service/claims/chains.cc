#include "ingest_service/claims/chains.h"

#include <algorithm>
#include <optional>

#include "ingest_service/claims/cue_lexicon.h"
#include "ingest_service/claims/discourse.h"
#include "ingest_service/claims/name_lists.h"
#include "ingest_service/claims/name_mentions.h"
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

// How many words of the outer content an attribution inside it makes up.
uint32_t WordsRelayed(const Words& words, const FoundAttribution& inner) {
  return CountWords(words, inner.spans.source) +
         CountWords(words, inner.spans.cue) +
         CountWords(words, inner.spans.content);
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

// The outlet that starts at token `t`, before `limit`.
ByteSpan OutletAt(const Words& words, uint32_t t, uint32_t limit) {
  const TokenRange phrase = PhraseStartingAt(words, t, limit, false);
  if (phrase.empty()) return {};
  const SourceKind kind = KindOfSource(words, phrase);
  return kind.role == v1::SOURCE_ROLE_OUTLET ? words.SpanOf(kind.name)
                                             : ByteSpan();
}

// The name of whatever published or saw something, at token `t`: no person.
ByteSpan NameAt(const Words& words, uint32_t t, uint32_t limit) {
  const TokenRange phrase = PhraseStartingAt(words, t, limit, false);
  if (phrase.empty()) return {};
  const SourceKind kind = KindOfSource(words, phrase);
  uint32_t first = kind.name.begin;
  if (words.Is(first, kDeterminer) && kind.name.size() > 1) ++first;
  for (uint32_t k = first; k < kind.name.end; ++k) {
    if (!words.Is(k, kCapitalized) || words.Is(k, kTitle) ||
        IsPersonTitle(words.Lower(k)) || IsOrganizationWord(words.Lower(k)) ||
        IsPlaceName(words.Lower(k))) {
      return {};
    }
  }
  const bool person = kind.role == v1::SOURCE_ROLE_PERSON &&
                      (kind.name.size() == 1 ||
                       GenderOf(words.Lower(first)) != Gender::kUnknown);
  return person ? ByteSpan() : words.SpanOf(kind.name);
}

// Where somebody speaks to an outlet, or on it.
bool LeadsToOutlet(absl::string_view word) {
  return word == "to" || word == "with" || word == "by" || word == "on" ||
         word == "in";
}

// "seen by", "leaked to": how an outlet has what it reports on.
bool PassesOn(absl::string_view word) {
  return word == "seen" || word == "obtained" || word == "reviewed" ||
         word == "viewed" || word == "read" || word == "quoted" ||
         word == "cited" || word == "leaked" || word == "shown" ||
         word == "given" || word == "shared" || word == "interviewed" ||
         word == "published" || word == "commissioned" || word == "polled" ||
         word == "provided" || word == "heard" || word == "sent" ||
         word == "monitored";
}

// "seen by", "published by": hardly anybody but an outlet is named after it.
bool PublishesBy(absl::string_view word) {
  return word == "seen" || word == "obtained" || word == "reviewed" ||
         word == "viewed" || word == "monitored" || word == "interviewed" ||
         word == "quoted" || word == "cited";
}

bool IsPoll(absl::string_view word) {
  return word == "poll" || word == "survey";
}

// The outlet through which the source came: "a memo seen by the Herald".
ByteSpan PassingOutlet(const Words& words, const FoundAttribution& found) {
  constexpr uint32_t kWithin = 8;  // Tokens after the source.
  if (found.spans.source.empty()) return {};
  const TokenRange source = TokensOf(words, found.spans.source.front());
  const auto& sentences = words.text().sentences;
  const auto sentence = std::partition_point(
      sentences.begin(), sentences.end(),
      [&](const language::Sentence& s) { return s.end_token <= source.begin; });
  if (sentence == sentences.end()) return {};
  const uint32_t limit = std::min(source.end + kWithin, sentence->end_token);
  bool poll = false;
  for (uint32_t t = source.begin; t + 2 < limit; ++t) {
    if (t >= source.end + 2 && words.Is(t, kComma)) break;
    poll |= IsPoll(words.Lower(t));
    if (poll && (words.Lower(t) == "for" || words.Lower(t) == "by")) {
      const ByteSpan outlet = OutletAt(words, t + 1, limit);
      if (!outlet.empty()) return outlet;
    }
    if (!PassesOn(words.Lower(t)) || !LeadsToOutlet(words.Lower(t + 1))) {
      continue;
    }
    const uint32_t end = t < source.end ? std::max(source.end, t + 3) : limit;
    ByteSpan outlet = OutletAt(words, t + 2, end);
    if (outlet.empty() && PublishesBy(words.Lower(t)) &&
        words.Lower(t + 1) == "by") {
      outlet = NameAt(words, t + 2, end);
    }
    if (!outlet.empty()) return outlet;
  }
  return {};
}

// "In an interview with the Herald, she said": the outlet before the source.
ByteSpan InterviewBefore(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty()) return {};
  const uint32_t source = words.TokenAt(found.spans.source.front().begin);
  const auto& sentences = words.text().sentences;
  const auto sentence = std::partition_point(
      sentences.begin(), sentences.end(),
      [source](const language::Sentence& s) { return s.end_token <= source; });
  if (sentence == sentences.end()) return {};
  const uint32_t begin = sentence->first_token;
  const uint32_t limit = std::min(source, begin + kAddresseeWithin);
  bool speaks = false;
  for (uint32_t t = begin; t < limit; ++t) {
    const absl::string_view word = words.Lower(t);
    speaks |= word == "interview" || word == "speaking" ||
              word == "statement" || word == "remarks" || word == "comments" ||
              word == "interviewed" || word == "broadcast" || word == "message";
    if (!speaks || t == begin || !LeadsToOutlet(words.Lower(t - 1))) continue;
    if (const ByteSpan outlet = OutletAt(words, t, source); !outlet.empty()) {
      return outlet;
    }
  }
  return {};
}

// The outlet that the cue names as whom it tells: "told the Herald",
// "acknowledged to the Herald", "said in an interview with the Herald".
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
    const bool told = t == cue_end && (entry->frames & kTakesAddressee) != 0;
    if (!told && !LeadsToOutlet(words.Lower(t - 1))) continue;
    const ByteSpan outlet = OutletAt(words, t, limit);
    if (!outlet.empty()) return outlet;
    if (told && !PhraseStartingAt(words, t, limit, false).empty()) break;
  }
  return InterviewBefore(words, found);
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
        relayed[*inner.parent] += WordsRelayed(words_, inner);
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
    if (found.parent) AppendLinks(*found.parent, claim);
    if (!found.position) return;
    claim.score = std::min(claim.score, found.spans.score);
    ChainLink link = CueLink(i);
    if (const auto document = FramingDocument(words_, found);
        document && !IsFramed(found.parent)) {
      claim.chain.push_back(*document);
    }
    ByteSpan told = ToldOutlet(words_, found);
    if (told.empty()) told = PassingOutlet(words_, found);
    if (!told.empty() && !NamesLast(told, claim)) {
      ChainLink outlet = link;
      outlet.source = told;
      outlet.outlet = true;
      claim.chain.push_back(outlet);
    }
    if (!found.spans.source.empty()) {
      link.source = found.spans.source.front();
    } else if (HeldByRelayer(found)) {
      return;
    }
    claim.chain.push_back(link);
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
