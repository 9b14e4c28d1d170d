#include "ingest_service/claims/chains/outlet_links.h"

#include <algorithm>

#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/chains/unlisted_outlets.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/mentions/name_mentions.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kAddresseeWithin = 10;  // Tokens after the cue.

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

// "told Bay Ferret, a trade newsletter,": what an outlet is, behind its name.
ByteSpan CalledOutletAt(const Words& words, uint32_t t) {
  constexpr uint32_t kWithin = 7;  // Tokens of what it is.
  const TokenRange name = PhraseStartingAt(words, t, words.size(), false);
  if (name.empty() || !words.Is(name.end - 1, kCapitalized) ||
      name.end + 2 >= words.size() || !words.Is(name.end, kComma) ||
      !words.Is(name.end + 1, kDeterminer)) {
    return {};
  }
  const uint32_t limit = std::min(words.size(), name.end + 1 + kWithin);
  for (uint32_t k = name.end + 2; k < limit; ++k) {
    if (words.Is(k, kAnyMark | kPreposition)) break;
    if (IsOutletNoun(words.Lower(k))) return words.SpanOf(name);
  }
  return {};
}

// "told the private station Canal Norte": an outlet by the noun before its
// name, whatever else the noun could mean.
ByteSpan IntroducedOutletAt(const Words& words, uint32_t t, uint32_t limit) {
  constexpr uint32_t kWithin = 5;  // Tokens to the name.
  if (!words.Is(t, kDeterminer)) return {};
  for (uint32_t k = t + 1; k + 1 < std::min(limit, t + kWithin); ++k) {
    if (words.Is(k, kAnyMark | kPreposition)) return {};
    if (!IsOutletNoun(words.Lower(k)) || words.Is(k, kCapitalized)) continue;
    uint32_t end = k + 1;
    while (end < limit &&
           (words.Is(end, kCapitalized) ||
            (words.Is(end, kNumber) && words.Is(end - 1, kCapitalized)))) {
      ++end;
    }
    return end > k + 1 ? words.SpanOf({k + 1, end}) : ByteSpan();
  }
  return {};
}

// "Bloomberg reported it. Two aides told the agency": the outlet that the text
// named last, when it names no other agency after it.
ByteSpan AgencyBefore(const Words& words, uint32_t t) {
  constexpr uint32_t kBack = 120;  // Tokens.
  if (t + 1 >= words.size() || words.Lower(t) != "the" ||
      (words.Lower(t + 1) != "agency" && words.Lower(t + 1) != "wire")) {
    return {};
  }
  const uint32_t limit = t > kBack ? t - kBack : 0;
  for (uint32_t k = t; k-- > limit;) {
    if (!words.Is(k, kCapitalized)) continue;
    if (IsAuthority(words.Exact(k))) return {};
    if (IsOutletWord(words.Exact(k))) {
      uint32_t begin = k;
      while (begin > limit && words.Is(begin - 1, kCapitalized)) --begin;
      return OutletAt(words, begin, k + 1);
    }
    if (IsOrganizationWord(words.Lower(k))) return {};
  }
  return {};
}

// Where somebody speaks to an outlet, or on it.
bool LeadsToOutlet(absl::string_view word) {
  return word == "to" || word == "with" || word == "by" || word == "on" ||
         word == "in" || word == "for";
}

// "carried by", "aired on".
bool Airs(absl::string_view word) {
  return word == "carried" || word == "aired" || word == "broadcast" ||
         word == "transcribed" || word == "released" || word == "posted" ||
         word == "relayed" || word == "printed" || word == "televised";
}

// "seen by", "leaked to": how an outlet has what it reports on.
bool PassesOn(absl::string_view word) {
  return word == "seen" || word == "obtained" || word == "reviewed" ||
         word == "viewed" || word == "read" || word == "quoted" ||
         word == "cited" || word == "leaked" || word == "shown" ||
         word == "given" || word == "shared" || word == "interviewed" ||
         word == "published" || word == "commissioned" || word == "polled" ||
         word == "provided" || word == "heard" || word == "sent" ||
         word == "monitored" || word == "described" || Airs(word);
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
  constexpr uint32_t kWithin = 12;  // Tokens after the source.
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
    const uint32_t end =
        t + 1 < source.end ? std::max(source.end, t + 3) : limit;
    ByteSpan outlet = OutletAt(words, t + 2, end);
    if (outlet.empty() && PublishesBy(words.Lower(t)) &&
        words.Lower(t + 1) == "by") {
      outlet = NameAt(words, t + 2, end);
    }
    if (!outlet.empty()) return outlet;
  }
  return {};
}

// "Moss, speaking to the Herald, denied it": the outlet between the source and
// the cue.
ByteSpan SpokenToBetween(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty() || found.spans.cue.empty()) return {};
  const uint32_t begin = words.TokenAt(found.spans.source.front().begin);
  const uint32_t cue = words.TokenAt(found.spans.cue.front().begin);
  const uint32_t limit = std::min(cue, begin + 2 * kAddresseeWithin);
  bool speaks = false;
  for (uint32_t t = begin + 1; t < limit; ++t) {
    const absl::string_view word = words.Lower(t);
    if (words.Is(t - 1, kComma)) {
      speaks = word == "speaking" || word == "talking" || word == "writing" ||
               word == "interviewed";
    }
    const absl::string_view leads = words.Lower(t - 1);
    if (!speaks || leads == "for" || !LeadsToOutlet(leads)) continue;
    ByteSpan outlet = OutletAt(words, t, cue);
    if (outlet.empty()) outlet = UnlistedOutletAt(words, t, false);
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
  bool speaks = false;
  for (uint32_t t = begin; t < limit; ++t) {
    const absl::string_view word = words.Lower(t);
    speaks |= word == "interview" || word == "speaking" ||
              word == "statement" || word == "remarks" || word == "comments" ||
              word == "interviewed" || word == "writing" || word == "message" ||
              word == "speech" || word == "video" || word == "column" ||
              word == "essay" || word == "article" || word == "talking" ||
              word == "appearing" || PassesOn(word);
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
    ByteSpan outlet = OutletAt(words, t, limit);
    if (told && outlet.empty()) outlet = IntroducedOutletAt(words, t, limit);
    if (told && outlet.empty()) outlet = CalledOutletAt(words, t);
    if (told && outlet.empty()) outlet = AgencyBefore(words, t);
    if (told && outlet.empty()) {
      outlet = UnlistedOutletAt(words, t, IsUnnamed(words, found));
    }
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

// Not "by Friday", "by mail".
bool IsSomebody(const Words& words, TokenRange phrase) {
  for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
    if (words.Is(t, kTime | kNumber)) return false;
  }
  return !phrase.empty() &&
         KindOfSource(words, phrase).role != v1::SOURCE_ROLE_UNSPECIFIED;
}

}  // namespace

ByteSpan TellerThrough(const Words& words, const FoundAttribution& found) {
  constexpr uint32_t kWithin = 14;  // Tokens after the source's begin.
  if (found.spans.source.empty()) return {};
  const TokenRange source = TokensOf(words, found.spans.source.front());
  const uint32_t limit = std::min(words.size(), source.end + kWithin);
  for (uint32_t t = source.begin; t + 4 < limit; ++t) {
    if (words.Is(t, kFinalMark | kQuoteMark)) break;
    if ((!PassesOn(words.Lower(t)) && words.Lower(t) != "described") ||
        words.Lower(t + 1) != "to") {
      continue;
    }
    const TokenRange whom = PhraseStartingAt(words, t + 2, limit, false);
    if (whom.empty() || whom.end + 1 >= limit ||
        words.Lower(whom.end) != "by") {
      break;
    }
    const TokenRange teller =
        PhraseStartingAt(words, whom.end + 1, limit, false);
    return IsSomebody(words, teller) ? words.SpanOf(teller) : ByteSpan();
  }
  return {};
}

ByteSpan OutletThrough(const Words& words, const FoundAttribution& found) {
  ByteSpan outlet = ToldOutlet(words, found);
  if (outlet.empty()) outlet = PassingOutlet(words, found);
  if (outlet.empty()) outlet = OwnSources(words, found);
  return outlet;
}

}  // namespace hearsay::claims
