#include "common/language/abbreviations.h"

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"

namespace hearsay::language {
namespace {

// As written: capitalised ones are words of their own in lower case ("sat").
constexpr char kBeforeName[] =
    "Mr Mrs Ms Messrs Mx Dr Drs Prof Rev Fr Hon Gen Lt Col Maj Capt Cmdr Cpl "
    "Sgt Adm Brig Pvt Cpt Sen Rep Reps Sens Gov Govs Lieut Pres Supt Insp Det "
    "Amb Atty St Ste Mt Ph vs v Mme Mlle Mgr Hr Hrn Dra Sra Srta Mons cf viz "
    "e.g i.e z.B d.h mr mrs ms dr MR MRS DR SEN REP GOV GEN";

constexpr char kBeforeNumber[] =
    "No Nos Nr Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec p pp Vol Vols "
    "vol vols Art Sec Ch Fig Figs fig figs par Núm núm Bd Abs approx ca NO";

constexpr char kAnywhere[] =
    "Inc Corp Co Cos Ltd Bros Assn Dept Univ Jr Sr Esq etc Ave Blvd Rd Hwy "
    "Bldg Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass "
    "Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis "
    "Wyo Ph.D Ph.D.s M.Sc Mon Tue Tues Wed Thu Thurs Fri Sat Sun al bzw usw "
    "Tel ext hrs hr min yrs ft lbs JR SR INC CO Ste Dist";

constexpr char kSentenceStarters[] =
    "the this that these those there then they their he his she her hers him i "
    "we our us it its you your my me if in on at by for from with without "
    "after before during since until while when where what who why how which "
    "as and but or so yet nor not no yes a an some many most more several few "
    "all both each every another other one two three although though because "
    "however meanwhile also still even once now today yesterday tomorrow "
    "earlier later last next according despite instead under over through "
    "among between against about is are was were do does did has have had can "
    "could will would should may might let here asked speaking officials "
    "critics supporters";

using Set = absl::flat_hash_set<absl::string_view>;

const Set& Words(const char* list) {
  // Leaked on purpose: read until the very end of the process.
  return *new Set(absl::StrSplit(list, ' '));
}

absl::flat_hash_map<absl::string_view, Abbreviation>* MakeAbbreviations() {
  auto* map = new absl::flat_hash_map<absl::string_view, Abbreviation>();
  const auto add = [map](const char* list, Abbreviation kind) {
    for (absl::string_view word : absl::StrSplit(list, ' ')) {
      map->emplace(word, kind);
    }
  };
  add(kBeforeName, Abbreviation::kBeforeName);
  add(kBeforeNumber, Abbreviation::kBeforeNumber);
  add(kAnywhere, Abbreviation::kAnywhere);
  return map;
}

// "U.S", "a.m", "J.R.R": single letters with full stops between them.
bool IsLetterChain(absl::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !absl::ascii_isalpha(word[i]) : word[i] != '.') {
      return false;
    }
  }
  return true;
}

constexpr size_t kLongest = 12;

}  // namespace

Abbreviation AbbreviationOf(absl::string_view word) {
  static const auto& known = *MakeAbbreviations();
  if (word.size() > kLongest) return Abbreviation::kNone;
  const auto found = known.find(word);
  if (found != known.end()) return found->second;
  return IsLetterChain(word) ? Abbreviation::kAnywhere : Abbreviation::kNone;
}

bool StartsSentences(absl::string_view word) {
  static const Set& starters = Words(kSentenceStarters);
  return word.size() <= kLongest && absl::ascii_isupper(word[0]) &&
         starters.contains(absl::AsciiStrToLower(word));
}

}  // namespace hearsay::language
