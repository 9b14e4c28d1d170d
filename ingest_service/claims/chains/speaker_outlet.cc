#include "ingest_service/claims/chains/speaker_outlet.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/chains/addressed_outlet.h"

namespace hearsay::claims {
namespace {

// "wrote Ada Moss for": who says something for somebody is his spokesman.
bool LeadsFrom(absl::string_view verb, absl::string_view word) {
  return word == "in" || word == "on" || (word == "for" && verb == "write");
}

// Where the words behind the name that begins at `t` and before `end` leave it:
// at the comma of an apposition, or at a preposition.
uint32_t NameEnd(const Words& words, uint32_t t, uint32_t end) {
  while (t < end && !words.Is(t, kComma | kPreposition)) ++t;
  return t;
}

// "last month", "this week".
bool IsPeriod(absl::string_view word) {
  return word == "week" || word == "month" || word == "year" ||
         word == "weekend" || word == "summer" || word == "autumn" ||
         word == "fall" || word == "winter" || word == "spring";
}

// Where the words end that say who it is, before the verb: without "last
// month" and "on Monday". What was "filed on Monday" is a thing by its day.
uint32_t EndBeforeTime(const Words& words, TokenRange source) {
  if (source.size() < 3) return source.end;
  for (uint32_t t = source.begin; t < source.end; ++t) {
    if (words.Is(t, kRelative)) return source.end;  // "who met on Monday"
  }
  const absl::string_view before = words.Lower(source.end - 2);
  const bool period =
      IsPeriod(words.Lower(source.end - 1)) &&
      (before == "last" || before == "this" || before == "next");
  const bool day = before == "on" && words.Is(source.end - 1, kTime) &&
                   words.Is(source.end - 1, kCapitalized);
  const uint32_t end = source.end - 2;
  return (period || day) && !absl::EndsWith(words.Lower(end - 1), "ed") &&
                 words.Is(end - 1, kWordShape) &&
                 !words.Is(end - 1, kPreposition | kTime | kRelative)
             ? end
             : source.end;
}

// The source without commas at its ends, with all of "at least one".
TokenRange BareSource(const Words& words, TokenRange source, bool before_cue) {
  while (source.size() > 1 && words.Is(source.end - 1, kComma)) --source.end;
  while (source.size() > 1 && words.Is(source.begin, kComma)) ++source.begin;
  if (source.begin > 0 && words.Lower(source.begin) == "least" &&
      words.Lower(source.begin - 1) == "at") {
    --source.begin;
  }
  // "according to reporting from the Herald"
  if (source.size() > 2 && words.Lower(source.begin) == "reporting" &&
      (words.Lower(source.begin + 1) == "from" ||
       words.Lower(source.begin + 1) == "by")) {
    source.begin += 2;
  }
  if (before_cue) source.end = EndBeforeTime(words, source);
  return source;
}

}  // namespace

SpeakerOutlet PartSpeaker(const Words& words, const FoundAttribution& found) {
  constexpr uint32_t kOutletWithin = 8;  // Tokens from the preposition.
  SpeakerOutlet parts;
  if (found.spans.source.empty()) return parts;
  const ByteSpan whole = found.spans.source.front();
  const TokenRange source = TokensOf(words, whole);
  const bool before_cue =
      !found.spans.cue.empty() && whole.end <= found.spans.cue.front().begin;
  parts.speaker = words.SpanOf(BareSource(words, source, before_cue));
  if (found.spans.cue.empty() || whole.begin < found.spans.cue.front().begin) {
    return parts;
  }
  const uint32_t name = NameEnd(words, source.begin, source.end);
  // A name may go on: "the Panel on Climate Change".
  if (name == source.begin || name >= words.size() ||
      words.ContinuesName(name) || !words.Is(name - 1, kCapitalized) ||
      KindOfSource(words, {source.begin, name}).role !=
          v1::SOURCE_ROLE_PERSON) {
    return parts;
  }
  // Behind the name, or behind the last comma of what he is.
  uint32_t end = name;
  if (name < source.end && words.Is(name, kComma)) {
    end = std::min(source.end, words.size() - 1);
    while (end > name && !words.Is(end, kComma)) --end;
  }
  const uint32_t lead = end + words.Is(end, kComma);
  if (lead + 1 >= words.size() ||
      !LeadsFrom(found.cue_lemma, words.Lower(lead))) {
    return parts;
  }
  const uint32_t limit = std::min(words.size(), lead + 1 + kOutletWithin);
  parts.outlet = OutletBesideSpeaker(words, lead + 1, limit);
  if (!parts.outlet.empty()) {
    parts.speaker = words.SpanOf({source.begin, end});
  }
  return parts;
}

}  // namespace hearsay::claims
