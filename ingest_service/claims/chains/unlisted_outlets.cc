#include "ingest_service/claims/chains/unlisted_outlets.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "ingest_service/claims/lexicon/name_lists.h"

namespace hearsay::claims {
namespace {

// What hardly anybody but an outlet does under its name.
bool Publishes(absl::string_view word) {
  return word == "reported" || word == "reports" || word == "wrote" ||
         word == "writes" || word == "published" || word == "publishes" ||
         word == "aired" || word == "broadcast" || word == "quoted" ||
         word == "cited" || word == "quotes" || word == "cites";
}

// Whether the text near token `t` has the name that ends there do what outlets
// do: "the Lantern reported", "an interview with Orbis".
bool PublishesNearby(const Words& words, uint32_t t) {
  constexpr uint32_t kAround = 1000;  // Tokens on either side.
  const absl::string_view name = words.Exact(t);
  const uint32_t end = std::min(words.size(), t + kAround);
  for (uint32_t k = t > kAround ? t - kAround : 0; k < end; ++k) {
    if (k == t || words.Exact(k) != name) continue;
    uint32_t next = k + 1;
    while (next < end && words.Is(next, kAdverb | kHave | kPossessive)) ++next;
    if (next < end &&
        (Publishes(words.Lower(next)) || IsOfAnOutlet(words.Lower(next)))) {
      return true;
    }
    uint32_t before = k;
    // "the German broadcaster NDW"
    if (before > 0 && !words.Is(before - 1, kCapitalized) &&
        IsOutletNoun(words.Lower(before - 1))) {
      return true;
    }
    if (before > 0 && words.Lower(before - 1) == "the") --before;
    if (before > 1 && words.Lower(before - 1) == "with" &&
        words.Lower(before - 2) == "interview") {
      return true;
    }
  }
  return false;
}

bool IsInitials(absl::string_view name) {
  return std::all_of(name.begin(), name.end(), absl::ascii_isupper);
}

// Magazines and sites by one word that, elsewhere, means something else.
bool IsToldMagazine(absl::string_view name) {
  static const auto& set = *new absl::flat_hash_set<absl::string_view>{
      "Allure",  "Billboard", "Cosmopolitan", "Deadline", "Elle",
      "Esquire", "Essence",   "Glamour",      "GQ",       "Nature",
      "People",  "Playboy",   "PolitiFact",   "Quartz",   "Republic",
      "Salon",   "Science",   "Slate",        "TIME",     "Time",
      "TheWrap", "Variety",   "Vice",         "Vogue",    "Vulture"};
  return set.contains(name);
}

// "TVNZ", "KQBC", "WABR-TV": the letters of a station; American ones have four,
// of which the first is K or W, like those of others without what comes behind.
bool IsStation(absl::string_view initials) {
  const size_t dash = initials.find('-');
  if (dash == 4 && IsInitials(initials.substr(0, dash)) &&
      (initials[0] == 'K' || initials[0] == 'W')) {
    return true;
  }
  return initials.size() >= 3 && initials.size() <= 5 && IsInitials(initials) &&
         (absl::StrContains(initials, "TV") || absl::EndsWith(initials, "BC") ||
          absl::EndsWith(initials, "FM"));
}

// "Orbit.com": what is called by its address.
bool IsSite(absl::string_view name) {
  const size_t dot = name.rfind('.');
  return dot != absl::string_view::npos && dot > 1 && name.size() > dot + 2 &&
         std::all_of(name.begin() + dot + 1, name.end(), absl::ascii_islower);
}

// "Le Fanal", "O Farol": what other languages begin an outlet's name with.
bool IsForeignArticle(absl::string_view word) {
  return word == "le" || word == "la" || word == "les" || word == "el" ||
         word == "los" || word == "il" || word == "lo" || word == "o" ||
         word == "der" || word == "die" || word == "das" || word == "het";
}

// Whether a name may be an outlet's by its shape: "the Lantern", "TradeWinds",
// "East Coast Watch", or one word that the tagger calls an organisation's.
bool MayName(const Words& words, TokenRange name, bool determined) {
  constexpr uint32_t kShortest = 3;  // Words that are no person's.
  if (name.size() > 1) return determined || name.size() >= kShortest;
  const absl::string_view word = words.Exact(name.begin);
  if (IsInitials(word)) return false;
  if (determined) return !words.Is(name.begin, kPlural);
  return std::any_of(word.begin() + 1, word.end(), absl::ascii_isupper) ||
         words.NameTypeOf(name) == v1::ENTITY_TYPE_ORGANIZATION;
}

// "TradePost": the last of the words that were written together.
bool EndsWithOutletWord(absl::string_view name) {
  size_t last = name.size();
  while (last > 0 && !absl::ascii_isupper(name[last - 1])) --last;
  return last > 1 && IsOutletWord(name.substr(last - 1));
}

}  // namespace

bool IsAuthority(absl::string_view initials) {
  static const auto& set = *new absl::flat_hash_set<absl::string_view>{
      "FBI",   "CIA",    "NSA",  "DOJ",  "IRS",  "SEC",  "FDA",
      "CDC",   "EPA",    "DEA",  "ATF",  "DHS",  "FAA",  "FCC",
      "FTC",   "NSC",    "NYPD", "LAPD", "NATO", "OPEC", "IAEA",
      "IMF",   "WHO",    "WTO",  "FIFA", "UEFA", "NASA", "NFL",
      "NBA",   "NHL",    "MLB",  "IOC",  "NCAA", "NHS",  "NTSB",
      "OECD",  "USDA",   "OSCE", "ICC",  "UN",   "EU",   "OSHA",
      "FEMA",  "NOAA",   "USGS", "NWS",  "NIH",  "HHS",  "ICE",
      "CBP",   "TSA",    "DOD",  "DOE",  "VA",   "GAO",  "CBO",
      "FEC",   "SSA",    "IDF",  "GCHQ", "MI5",  "MI6",  "HMRC",
      "UNHCR", "UNICEF", "MSF",  "ICRC", "AARP", "ACLU", "NRA",
      "NAACP", "AFL",    "UAW",  "OPCW", "IPCC", "WADA", "ESA",
      "CERN",  "ECB",    "BOE"};  // Never destroyed.
  return set.contains(initials);
}

bool IsPaperWord(absl::string_view last_word) {
  static const auto& set = *new absl::flat_hash_set<absl::string_view>{
      "advertiser", "argus",   "beacon",   "bugle",   "clarion",
      "courant",    "echo",    "enquirer", "gleaner", "intelligencer",
      "ledger",     "mercury", "register", "voice"};  // Never destroyed.
  return set.contains(last_word);
}

ByteSpan UnlistedOutletAt(const Words& words, uint32_t t, bool unnamed) {
  constexpr uint32_t kLongest = 8;  // Tokens.
  const uint32_t limit = std::min(words.size(), t + kLongest);
  const uint32_t first = t + (t < limit && words.Lower(t) == "the");
  uint32_t end = first;
  while (end < limit && words.Is(end, kCapitalized) &&
         !words.Is(end, kTime | kTitle)) {
    const absl::string_view word = words.Lower(end);
    if (IsPersonTitle(word) || IsOrganizationWord(word) || IsPlaceName(word) ||
        IsNationality(word) || IsPluralPersonNoun(word) || IsPersonNoun(word)) {
      return {};
    }
    ++end;
  }
  if (end == first) return {};
  const absl::string_view last = words.Exact(end - 1);
  // "told CBS's evening anchor": tells CBS.
  if (end == first + 1 &&
      (IsOutletWord(last) || IsToldMagazine(last) || IsStation(last) ||
       IsSite(last) || EndsWithOutletWord(last))) {
    return words.SpanOf({first, end});
  }
  if (IsAuthority(last) || (end < limit && words.Is(end, kPossessive))) {
    return {};
  }
  const v1::EntityType type = words.NameTypeOf({first, end});
  if (type == v1::ENTITY_TYPE_PERSON || type == v1::ENTITY_TYPE_PLACE) {
    return {};
  }
  const bool to_press =
      unnamed && MayName(words, {first, end},
                         first > t || (end > first + 1 &&
                                       IsForeignArticle(words.Lower(first))));
  const bool paper =
      first > t && end > first + 1 && IsPaperWord(words.Lower(end - 1));
  return to_press || paper || PublishesNearby(words, end - 1)
             ? words.SpanOf({first, end})
             : ByteSpan();
}

}  // namespace hearsay::claims
