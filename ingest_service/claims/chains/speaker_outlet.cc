#include "ingest_service/claims/chains/speaker_outlet.h"

#include <algorithm>

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

}  // namespace

SpeakerOutlet PartSpeaker(const Words& words, const FoundAttribution& found) {
  constexpr uint32_t kOutletWithin = 8;  // Tokens from the preposition.
  SpeakerOutlet parts;
  if (found.spans.source.empty()) return parts;
  parts.speaker = found.spans.source.front();
  if (found.spans.cue.empty() ||
      parts.speaker.begin < found.spans.cue.front().begin) {
    return parts;
  }
  const TokenRange source = TokensOf(words, parts.speaker);
  const uint32_t name = NameEnd(words, source.begin, source.end);
  if (name == source.begin || name >= words.size() ||
      words.ContinuesName(name) ||  // "Panel on Climate Change" !words.Is(name
                                    // - 1, kCapitalized) ||
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
