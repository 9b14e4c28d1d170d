#include "ingest_service/claims/lexicon/source_nouns.h"

#include "absl/strings/match.h"
#include "ingest_service/claims/lexicon/word_set.h"

namespace hearsay::claims {

bool IsInstitutionNoun(absl::string_view noun) {
  static const WordSet& set = MakeWordSet(
      "museum library trust gang cartel militia clinic zoo gallery theatre "
      "theater archive airport brokerage insurer lender charity retailer "
      "supplier manufacturer maker operator employer carrier publisher "
      "contractor developer shipper startup platform utility refinery shipyard "
      "prison "
      "factory cooperative co-op consortium syndicate observatory laboratory "
      "think-tank ngo nonprofit monastery parish municipality secretariat "
      "directorate registry prosecution defence camp sect faction exchange "
      "club airline chain carmaker automaker drugmaker chipmaker shipowner "
      "brewery distillery bakery winery");
  return set.contains(noun);
}

bool IsRecordNoun(absl::string_view noun) {
  static const WordSet& set = MakeWordSet(
      "results estimate estimates log logs logbook forecast forecasts circular "
      "bulletin memoir memoirs diary diaries ledger ledgers chart charts map "
      "maps photo photos photograph photographs picture pictures audit review "
      "findings summary note invoice invoices receipt receipts certificate "
      "ruling verdict judgment prospectus briefing questionnaire spreadsheet "
      "database inventory manifest leaflet brochure pamphlet petition subpoena "
      "warrant contract contracts archives files file readings measurements "
      "scan scans inscription obituary blueprint presentation slides");
  return set.contains(noun);
}

bool EndsFirmName(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "motor motors foods energy oil petroleum shipping airways airlines "
      "airports lines systems technologies holdings industries chemicals "
      "pharmaceuticals pharma laboratories labs securities insurance logistics "
      "mining minerals metals steel marine aviation aerospace telecom "
      "communications networks software solutions ventures brands stores "
      "railways rail ferries cruises hotels resorts properties builders "
      "construction engineering dynamics robotics biotech therapeutics "
      "diagnostics electronics semiconductors instruments textiles plastics "
      "cement shipyards breweries dairies fisheries utilities analytics "
      "consulting enterprises international semiconductor freight haulage "
      "tankers trawlers bulk plc gmbh ag sa asa oyj ab llc llp");
  return set.contains(word);
}

bool IsSurelyOutletNoun(absl::string_view noun) {
  static const WordSet& set = MakeWordSet(
      "newspaper magazine broadcaster tabloid daily weekly newsletter "
      "periodical fortnightly");
  return set.contains(noun);
}

bool IsBareTitle(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "mr mrs ms mx dr prof rev cllr gen lt col sgt capt supt insp sen rep");
  return set.contains(word);
}

bool IsTeamNoun(absl::string_view noun) {
  static const WordSet& set =
      MakeWordSet("team crew staff squad entourage family jury");
  return set.contains(noun);
}

bool IsPostnominal(absl::string_view word) {
  static const WordSet& set =
      MakeWordSet("kc qc sc mp mep msp obe mbe cbe phd md esq jr sr jnr frs");
  return set.contains(word);
}

bool IsGeneration(absl::string_view word) {
  static const WordSet& set = MakeWordSet("jr jr. sr sr. jnr jnr. ii iii iv");
  return set.contains(word);
}

absl::string_view SingularOf(absl::string_view noun) {
  return noun.size() > 3 && noun.back() == 's' && !absl::EndsWith(noun, "ss")
             ? noun.substr(0, noun.size() - 1)
             : noun;
}

}  // namespace hearsay::claims
