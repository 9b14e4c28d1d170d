// What words say of a person's gender.

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_split.h"
#include "ingest_service/claims/mentions/name_mentions.h"

namespace hearsay::claims {
namespace {

constexpr const char* kFemale =
    "mrs. ms. mrs ms miss queen princess lady dame spokeswoman congresswoman "
    "chairwoman councilwoman businesswoman woman mother sister daughter wife "
    "girl actress waitress baroness duchess mary patricia jennifer linda "
    "elizabeth barbara susan jessica sarah karen lisa nancy betty margaret "
    "sandra ashley kimberly emily donna michelle carol amanda dorothy melissa "
    "deborah stephanie rebecca sharon laura cynthia kathleen amy angela "
    "shirley anna brenda pamela emma nicole helen samantha katherine christine "
    "debra rachel carolyn janet catherine maria heather diane ruth julie "
    "olivia joyce virginia victoria kelly lauren christina joan evelyn judith "
    "megan andrea cheryl hannah jacqueline martha gloria teresa ann sara "
    "madison frances kathryn janice jean abigail alice julia judy sophia grace "
    "denise amber doris marilyn danielle beverly isabella theresa diana "
    "natalie brittany charlotte marie kayla alexis lori nancy hillary ursula "
    "theresa kamala nikki liz ivanka melania angela sanna jacinda giorgia "
    "olena natalia natalya tatiana svetlana irina olga ekaterina yelena elena "
    "marina oksana yulia daria darya ludmila fatima aisha leila layla zainab "
    "mariam maryam noor priya indira sonia mei ling yuki keiko ingrid astrid "
    "birgit heidi claudia petra sabine monika giulia chiara francesca lucia "
    "carmen ana ines ada ivy zoe chloe";

constexpr const char* kMale =
    "mr. mr king prince sir lord spokesman congressman chairman councilman "
    "businessman man father brother son husband boy actor pope bishop "
    "archbishop baron duke james robert john michael david william richard "
    "joseph thomas christopher charles daniel matthew anthony mark donald "
    "steven andrew paul joshua kenneth kevin brian george timothy ronald jason "
    "edward jeffrey ryan jacob gary nicholas eric jonathan stephen larry "
    "justin scott brandon benjamin samuel gregory alexander patrick frank "
    "raymond jack dennis jerry tyler aaron jose adam nathan henry zachary "
    "douglas peter kyle noah ethan jeremy walter christian keith roger terry "
    "austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan "
    "billy bruce gabriel joe logan alan juan albert willie elijah wayne randy "
    "vincent mason roy ralph bobby russell bradley philip eugene bernie barack "
    "mitt ted marco mike bill tim jim tom bob ben dan ron rob steve chris matt "
    "greg jeff joe boris rishi emmanuel olaf vladimir volodymyr dmitry dmitri "
    "dmytro sergei sergey serhiy alexei aleksei oleksiy oleksandr mykhailo "
    "mikhail nikolai igor ihor oleg oleh yevgeny viktor anton pavel ivan ilya "
    "kirill maxim konstantin yuri yury andriy andrei roman ruslan ramzan "
    "mohammed muhammad mohammad mohamed ahmed ahmad ali hassan hussein omar "
    "ibrahim khalid abdullah mustafa mahmoud yusuf bashar recep benjamin yair "
    "naftali narendra amit rahul imran shinzo fumio kim wei jinping li hans "
    "klaus jens lars sven piet jan emil pierre jacques francois jean luis "
    "carlos jorge pedro miguel diego pablo antonio giuseppe matteo mario luca";

}  // namespace

Gender GenderOf(absl::string_view word) {
  using Map = absl::flat_hash_map<absl::string_view, Gender>;
  static const Map& map = *[] {
    auto* genders = new Map();  // Never destroyed.
    for (absl::string_view name : absl::StrSplit(kFemale, ' ')) {
      genders->emplace(name, Gender::kFemale);
    }
    // A name that both bear says nothing.
    for (absl::string_view name : absl::StrSplit(kMale, ' ')) {
      const auto [found, added] = genders->emplace(name, Gender::kMale);
      if (!added && found->second == Gender::kFemale) {
        found->second = Gender::kUnknown;
      }
    }
    return genders;
  }();
  const auto found = map.find(word);
  return found == map.end() ? Gender::kUnknown : found->second;
}

}  // namespace hearsay::claims
