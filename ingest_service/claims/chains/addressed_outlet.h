#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_ADDRESSED_OUTLET_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_ADDRESSED_OUTLET_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// What shows of who tells something that he tells it to the press.
struct Teller {
  bool unnamed = false;  // "two officials": to an authority one gives a name.
  bool quoted = false;   // His words stand before, in quotation marks.
};

// The outlet at token `t`, before `limit`: "the Herald". Empty when the phrase
// there names none. O(the phrase).
ByteSpan OutletAt(const Words& words, uint32_t t, uint32_t limit);

// The name of whatever published or saw something, at token `t`, before
// `limit`: no person. Empty when there is none. O(the phrase).
ByteSpan PublisherAt(const Words& words, uint32_t t, uint32_t limit);

// The outlet at token `t`, before `limit`, by the noun before its name,
// whatever else the noun could mean: "the private station Canal Norte", "the
// news agency Norte". Empty when there is none. O(1).
ByteSpan IntroducedOutletAt(const Words& words, uint32_t t, uint32_t limit);

// "seen", "leaked": how an outlet has what it reports on. O(1).
bool HasOrAirs(absl::string_view participle);

// The outlet that stands at token `t`, before `limit`, right behind "told":
// besides what OutletAt sees, one by what it is called there ("the private
// station Canal Norte", "the NTB news agency", "Bay Ferret, a newsletter,"),
// "the agency" for the outlet named last, and names that no list has. Of those,
// a bare one of more than one word ("told Bay Watch", "told Radio 105") is an
// outlet's when it looks like one: by a word or a number in it, or as the
// tagger is sure of an organisation that is no firm's and no seat of power;
// see UnlistedOutletAt for those of one. Empty when there is none. O(tokens
// around, of which there are at most 2000).
ByteSpan AddressedOutletAt(const Words& words, uint32_t t, uint32_t limit,
                           Teller teller);

// The outlet at token `t`, before `limit`, right behind the "in", "on" or "for"
// that stands beside who speaks ("said Ada Moss in"): besides what OutletAt
// sees, any name by its letters, or with a noun of outlets, or of a title's
// "The", that is not known for a place's, a person's or an authority's and
// neither a site where anybody writes nor an event ("on Facebook", "in Game
// 7"). Empty when there is none. O(the name).
ByteSpan OutletBesideSpeaker(const Words& words, uint32_t t, uint32_t limit);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_ADDRESSED_OUTLET_H_
