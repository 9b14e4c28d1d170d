#include "ingest_service/claims/chains/outlet_links.h"

#include <algorithm>

#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/chains/addressed_outlet.h"
#include "ingest_service/claims/chains/unlisted_outlets.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/mentions/name_mentions.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kAddresseeWithin = 10;  // Tokens after the cue.

// "said on national television": where it could be heard, and no outlet that
// took it up.
bool IsMedium(const Words& words, uint32_t t, ByteSpan outlet) {
  if (t == 0 || words.Lower(t - 1) != "on") return false;
  const TokenRange name = TokensOf(words, outlet);
  for (uint32_t k = name.begin; k < name.end; ++k) {
    if (words.Is(k, kCapitalized)) return false;
  }
  const absl::string_view noun = words.Lower(name.end - 1);
  return noun == "television" || noun == "tv" || noun == "radio";
}

// Where somebody speaks to an outlet, or on it.
bool LeadsToOutlet(absl::string_view word) {
  return word == "to" || word == "with" || word == "by" || word == "on" ||
         word == "in" || word == "for";
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

// "a note which the Herald has also seen": whoever the relative before the
// participle at `t` says has it.
ByteSpan HavingOutlet(const Words& words, uint32_t begin, uint32_t t) {
  uint32_t group = t;
  while (group > begin && words.Is(group - 1, kAuxiliary | kAdverb)) --group;
  const TokenRange who = PhraseEndingBefore(words, begin, group);
  if (who.empty() || who.begin <= begin) return {};
  const absl::string_view relative = words.Lower(who.begin - 1);
  if (relative != "which" && relative != "that") return {};
  ByteSpan outlet = OutletAt(words, who.begin, group);
  if (outlet.empty()) outlet = IntroducedOutletAt(words, who.begin, group);
  return outlet.empty() && PublishesBy(words.Lower(t))
             ? PublisherAt(words, who.begin, group)
             : outlet;
}

// "Moss, speaking to the Herald, denied it": the outlet between the source and
// the cue.
ByteSpan SpokenToBetween(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty() || found.spans.cue.empty()) return {};
  const uint32_t begin = words.TokenAt(found.spans.source.front().begin);
  const uint32_t cue = words.TokenAt(found.spans.cue.front().begin);
  const uint32_t limit = std::min(cue, begin + 2 * kAddresseeWithin);
  bool speaks = false, writes = false;  // "in an email to the Herald"
  for (uint32_t t = begin + 1; t < limit; ++t) {
    const absl::string_view word = words.Lower(t);
    if (words.Is(t - 1, kComma)) {
      speaks = word == "speaking" || word == "talking" || word == "writing" ||
               word == "interviewed";
      writes = word == "in";
    }
    // "in a filing that the Herald has seen, insists"
    if (writes && HasOrAirs(words.Lower(t))) {
      const ByteSpan having = HavingOutlet(words, begin, t);
      if (!having.empty()) return having;
    }
    const absl::string_view leads = words.Lower(t - 1);
    if (!(speaks || writes) || leads == "for" || !LeadsToOutlet(leads)) {
      continue;
    }
    ByteSpan outlet = OutletAt(words, t, cue);
    if (outlet.empty() && (speaks || leads == "to" ||
                           (leads == "by" && HasOrAirs(words.Lower(t - 2))))) {
      outlet = AddressedOutletAt(words, t, cue, {});
    }
    if (!outlet.empty()) return outlet;
  }
  return {};
}

// "rejected the charge in an interview with the Herald": the outlet behind what
// is said.
ByteSpan InterviewBehind(const Words& words, const FoundAttribution& found) {
  constexpr uint32_t kNounWithin = 4;  // Tokens from "in".
  const uint32_t in = words.TokenAt(found.spans.content.back().end - 1) + 1;
  if (in + 4 >= words.size() || words.Lower(in) != "in" ||
      found.spans.cue.empty() ||
      found.spans.content.front().begin < found.spans.cue.front().begin) {
    return {};
  }
  for (uint32_t t = in + 1; t < std::min(words.size() - 2, in + kNounWithin);
       ++t) {
    if (words.Is(t, kAnyMark)) return {};
    const absl::string_view next = words.Lower(t + 1);
    if (words.Lower(t) == "interview" || words.Lower(t) == "remarks" ||
        words.Lower(t) == "comments") {
      return next == "with" || next == "to"
                 ? OutletAt(words, t + 2, SentenceEnd(words, in))
                 : ByteSpan();
    }
  }
  return {};
}

// "In an interview with the Herald, she said": the outlet before the source.
ByteSpan InterviewBefore(const Words& words, const FoundAttribution& found) {
  constexpr uint32_t kFrame = 20;  // Tokens of "in a letter, which …".
  if (found.spans.source.empty() ||
      found.spans.content.front().begin < found.spans.source.front().begin) {
    return {};
  }
  const uint32_t source = words.TokenAt(found.spans.source.front().begin);
  const auto& sentences = words.text().sentences;
  const auto sentence = std::partition_point(
      sentences.begin(), sentences.end(),
      [source](const language::Sentence& s) { return s.end_token <= source; });
  if (sentence == sentences.end()) return {};
  const uint32_t begin = sentence->first_token;
  const uint32_t limit = std::min(source, begin + kAddresseeWithin);
  // "In the Herald, Moss concluded"
  if (begin + 2 < limit && words.Lower(begin) == "in") {
    const TokenRange phrase = PhraseStartingAt(words, begin + 1, limit, false);
    if (!phrase.empty() && phrase.end < limit && words.Is(phrase.end, kComma)) {
      const ByteSpan outlet = OutletAt(words, begin + 1, phrase.end);
      if (!outlet.empty()) return outlet;
    }
  }
  // "In a letter of 3 March, which the Herald published, Moss wrote"
  if (words.Lower(begin) == "in") {
    for (uint32_t t = begin + 4; t < std::min(source, begin + kFrame); ++t) {
      if (!HasOrAirs(words.Lower(t))) continue;
      ByteSpan outlet = HavingOutlet(words, begin, t);
      // "In a letter to the town dated Monday and seen by the Herald, Moss"
      if (outlet.empty() && t + 2 < source && words.Lower(t + 1) == "by") {
        outlet = OutletAt(words, t + 2, source);
      }
      if (!outlet.empty()) return outlet;
    }
  }
  bool speaks = false;
  for (uint32_t t = begin; t < limit; ++t) {
    const absl::string_view word = words.Lower(t);
    speaks |= word == "interview" || word == "speaking" ||
              word == "statement" || word == "remarks" || word == "comments" ||
              word == "interviewed" || word == "writing" || word == "message" ||
              word == "speech" || word == "video" || word == "column" ||
              word == "essay" || word == "article" || word == "talking" ||
              word == "appearing" || HasOrAirs(word);
    if (!speaks || t == begin || !LeadsToOutlet(words.Lower(t - 1))) continue;
    if (const ByteSpan outlet = OutletAt(words, t, source); !outlet.empty()) {
      return outlet;
    }
  }
  return {};
}

// "Two officials", "a conservator who saw it".
bool IsUnnamed(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty()) return false;
  const TokenRange source = TokensOf(words, found.spans.source.front());
  const SourceKind kind = KindOfSource(words, source);
  const absl::string_view first = words.Lower(source.begin);
  return kind.anonymous || ((first == "a" || first == "an" || first == "one" ||
                             first == "another") &&
                            !words.Is(kind.head, kCapitalized));
}

// "“…,” Moss told": words in quotation marks stand before the cue.
bool FollowsQuotation(const Words& words, const FoundAttribution& found,
                      uint32_t cue_end) {
  const TokenRange content = TokensOf(words, found.spans.content.front());
  return content.end < cue_end && words.Is(content.begin, kQuoteMark);
}

// The outlet that the cue names as whom it tells: "told the Herald",
// "acknowledged to the Herald", "said in an interview with the Herald".
ByteSpan ToldOutlet(const Words& words, const FoundAttribution& found) {
  if (found.spans.cue.empty()) return {};
  const uint32_t cue_end = TokensOf(words, found.spans.cue.back()).end;
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  if (entry == nullptr || entry->cue_class != CueClass::kVerb) return {};
  if (words.Lower(cue_end - 1) == "by") return {};  // "as reported by"
  // "wrote to the staff on Monday in a letter seen by the Herald"
  constexpr uint32_t kBehindSpeech = 14;
  const bool follows =
      words.TokenAt(found.spans.content.back().end - 1) < cue_end;
  uint32_t limit = std::min(
      words.size(), cue_end + (follows ? kBehindSpeech : kAddresseeWithin));
  for (const ByteSpan& content : found.spans.content) {
    const uint32_t begin = words.TokenAt(content.begin);
    if (begin >= cue_end) limit = std::min(limit, begin);
  }
  for (uint32_t t = cue_end; t < limit; ++t) {
    if (words.Is(t, kFinalMark | kSubordinator | kComma)) break;
    const bool told = t == cue_end && (entry->frames & kTakesAddressee) != 0;
    if (!told && !LeadsToOutlet(words.Lower(t - 1))) continue;
    // "denied a report by the Herald that": denies what it says.
    if (entry->type == v1::CLAIM_TYPE_DENIAL && !told &&
        words.Lower(t - 1) != "to" && words.Lower(t - 1) != "with") {
      continue;
    }
    const ByteSpan outlet =
        told ? AddressedOutletAt(words, t, limit,
                                 {IsUnnamed(words, found),
                                  FollowsQuotation(words, found, cue_end)})
             : OutletAt(words, t, limit);
    if (!outlet.empty() && IsMedium(words, t, outlet)) continue;
    if (!outlet.empty()) return outlet;
    if (told && !PhraseStartingAt(words, t, limit, false).empty()) break;
  }
  // "described them to the Herald as"
  if (entry->HasParticle("as") && limit == cue_end) {
    const uint32_t end = std::min(words.size(), cue_end + kAddresseeWithin);
    for (uint32_t t = cue_end; t + 1 < end; ++t) {
      if (words.Is(t, kAnyMark) || words.Lower(t) == "as") break;
      if (words.Lower(t) != "to") continue;
      const ByteSpan outlet = OutletAt(words, t + 1, end);
      if (!outlet.empty()) return outlet;
    }
  }
  ByteSpan outlet = SpokenToBetween(words, found);
  if (outlet.empty()) outlet = InterviewBehind(words, found);
  return outlet.empty() ? InterviewBefore(words, found) : outlet;
}

// "the Herald's sources in the capital".
ByteSpan OwnSources(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty()) return {};
  const TokenRange source = TokensOf(words, found.spans.source.front());
  for (uint32_t t = source.begin + 1; t + 1 < source.end; ++t) {
    if (!words.Is(t, kPossessive)) continue;
    const absl::string_view whose = words.Lower(t + 1);
    if (whose != "sources" && whose != "source" && whose != "reporters" &&
        whose != "reporter" && whose != "correspondent") {
      return {};
    }
    // Without its article, so that it begins elsewhere than the source.
    return OutletAt(words, source.begin + words.Is(source.begin, kDeterminer),
                    t);
  }
  return {};
}

}  // namespace

ByteSpan OutletPassing(const Words& words, TokenRange phrase) {
  constexpr uint32_t kWithin = 20;  // Tokens after the phrase.
  const auto& sentences = words.text().sentences;
  const auto sentence = std::partition_point(
      sentences.begin(), sentences.end(),
      [&](const language::Sentence& s) { return s.end_token <= phrase.begin; });
  if (sentence == sentences.end()) return {};
  const uint32_t limit = std::min(phrase.end + kWithin, sentence->end_token);
  // "an email to the Herald"
  if (phrase.end + 1 < limit && words.Lower(phrase.end) == "to") {
    const ByteSpan outlet = OutletAt(words, phrase.end + 1, limit);
    if (!outlet.empty()) return outlet;
  }
  bool poll = false;
  for (uint32_t t = phrase.begin; t + 2 < limit; ++t) {
    // "circulated last week, and seen by the Herald"
    const uint32_t next = t + 1 + (words.Is(t + 1, kCoordinator) ? 1 : 0);
    if (t >= phrase.end + 2 && words.Is(t, kComma) &&
        !HasOrAirs(words.Lower(next))) {
      break;
    }
    poll |= IsPoll(words.Lower(t));
    if (poll && (words.Lower(t) == "for" || words.Lower(t) == "by")) {
      const ByteSpan outlet = OutletAt(words, t + 1, limit);
      if (!outlet.empty()) return outlet;
    }
    if (!HasOrAirs(words.Lower(t))) continue;
    if (const ByteSpan having = HavingOutlet(words, phrase.begin, t);
        !having.empty()) {
      return having;
    }
    if (!LeadsToOutlet(words.Lower(t + 1))) continue;
    const uint32_t end =
        t + 1 < phrase.end ? std::max(phrase.end, t + 3) : limit;
    ByteSpan outlet = OutletAt(words, t + 2, end);
    if (outlet.empty()) outlet = IntroducedOutletAt(words, t + 2, end);
    if (outlet.empty() && PublishesBy(words.Lower(t)) &&
        words.Lower(t + 1) == "by") {
      outlet = PublisherAt(words, t + 2, end);
    }
    if (!outlet.empty()) return outlet;
  }
  return {};
}

ByteSpan OutletThrough(const Words& words, const FoundAttribution& found) {
  ByteSpan outlet = ToldOutlet(words, found);
  if (outlet.empty() && !found.spans.source.empty()) {
    outlet = OutletPassing(words, TokensOf(words, found.spans.source.front()));
  }
  if (outlet.empty()) outlet = OwnSources(words, found);
  return outlet;
}

}  // namespace hearsay::claims
