#include "common/language/event_words.h"

#include <iterator>
#include <set>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_split.h"
#include "common/text/index_terms.h"

namespace hearsay::language {
namespace {

// Words that news texts put for one another when they come back to an event.
// Nouns and verbs of one stem are written once a stem; irregular ones apart.
// NOLINTBEGIN(bugprone-suspicious-missing-comma): a family may take two lines.
constexpr absl::string_view kFamilies[] = {
    // Violence against people and things.
    "bombing bomb explosion exploded blast detonation detonated attack "
    "assassination killing killed murder death blown blow",
    "attack attacked assault strike struck raid bombing bombardment "
    "shelling shelled bombed incursion ambush offensive",
    "killing killed assassination assassinated murder murdered slaying "
    "slain death died dead bombing shooting shot poisoning",
    "assassination assassinated attempt plot",
    "shooting shot gunfire gunman massacre",
    "strike airstrike missile rocket shelling bombardment hit struck",
    "explosion exploded blast detonation bombing sabotage",
    "massacre atrocity killing slaughter execution",
    "poisoning poisoned murder killing attack",
    "sabotage explosion attack blast",
    "theft stole stolen robbery robbed burglary burgled heist",
    "kidnapping kidnapped abduction abducted hostage",
    // War and politics.
    "invasion invaded offensive war incursion",
    "war conflict fighting invasion",
    "coup mutiny rebellion uprising insurrection overthrow deposed",
    "protest demonstration rally march unrest riot",
    "election vote ballot poll",
    "ceasefire truce armistice",
    "agreement accord pact treaty",
    "talks negotiation meeting met summit",
    "resignation resigned quit ouster ousted dismissal fired sacked",
    "sanctions embargo ban restrictions",
    // Courts and police.
    "arrest arrested detention detained custody jailed",
    "trial verdict conviction sentence acquittal",
    "indictment charges charged",
    "lawsuit sued suing",
    "deportation deported expulsion expelled",
    // Accidents and nature.
    "crash crashed collision collided accident wreck derailment ramming rammed "
    "pileup struck impact",
    "injury injured hurt wounded wounding",
    "collapse collapsed",
    "fire blaze wildfire inferno burned",
    "earthquake quake tremor",
    "flood flooding inundation",
    "storm hurricane typhoon cyclone tornado",
    "sinking sank sunk capsized",
    "withdrawal withdrew withdrawn retreat pullout",
    "landslide mudslide avalanche",
    "outbreak epidemic pandemic infection",
    "spill spilled spillage leak leaked",
    "rescue rescued evacuation evacuated",
    // Leaks, money, business.
    "leak leaked disclosure breach hack hacked hacking cyberattack",
    "surveillance spying spied eavesdropping wiretapping hacking hacked bugged",
    "forgery forged fabrication fabricated falsified doctored manipulated "
    "tampering",
    "merger acquisition takeover deal",
    "sale sold selling divestment",
    "layoffs cuts redundancies",
    "closure closed closing shutdown shut",
    "delay delayed postponement postponed",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

static_assert(std::size(kFamilies) <= 64, "families are bits");

std::string StemOf(absl::string_view word) {
  const auto terms = text::IndexTerms(word);
  return terms.size() == 1 ? terms[0].term : "";
}

struct Family {
  std::vector<std::string> words;
  std::set<std::string> stems;
};

// Leaked on purpose: alive until the last caller is.
const std::vector<Family>& Families() {
  static const auto* families = [] {
    auto* result = new std::vector<Family>;
    for (const absl::string_view line : kFamilies) {
      Family family;
      for (const absl::string_view word :
           absl::StrSplit(line, ' ', absl::SkipEmpty())) {
        family.words.emplace_back(word);
        family.stems.insert(StemOf(word));
      }
      result->push_back(std::move(family));
    }
    return result;
  }();
  return *families;
}

}  // namespace

std::vector<std::string> EventAlternatives(absl::string_view word) {
  const std::string stem = StemOf(word);
  std::vector<std::string> alternatives;
  std::set<std::string> seen = {stem};
  for (const Family& family : Families()) {
    if (stem.empty() || !family.stems.contains(stem)) continue;
    for (const std::string& other : family.words) {
      if (seen.insert(StemOf(other)).second) alternatives.push_back(other);
    }
  }
  return alternatives;
}

bool IsEventWord(absl::string_view word) { return EventFamilies(word) != 0; }

uint64_t EventFamilies(absl::string_view word) {
  static const auto& families = *[] {
    auto* by_stem = new absl::flat_hash_map<std::string, uint64_t>;
    for (size_t i = 0; i < Families().size(); ++i) {
      for (const std::string& stem : Families()[i].stems) {
        (*by_stem)[stem] |= uint64_t{1} << i;
      }
    }
    return by_stem;
  }();
  const auto found = families.find(StemOf(word));
  return found == families.end() ? 0 : found->second;
}

}  // namespace hearsay::language
