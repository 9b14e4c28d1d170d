#include "query_service/interpret/question_words.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "hearsay/v1/claim.pb.h"

namespace hearsay::interpret {
namespace {

using WordSet = absl::flat_hash_set<absl::string_view>;

WordSet* Split(absl::string_view words) {
  WordSet set = absl::StrSplit(words, ' ', absl::SkipEmpty());
  return new WordSet(std::move(set));
}

// Each set is built once and leaked on purpose.
#define HEARSAY_WORD_SET(function, words)            \
  bool function(absl::string_view word) {            \
    static const WordSet* const kSet = Split(words); \
    return kSet->contains(word);                     \
  }

std::optional<int32_t> Find(
    const absl::flat_hash_map<absl::string_view, int32_t>& map,
    absl::string_view word) {
  const auto found = map.find(word);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

}  // namespace

HEARSAY_WORD_SET(IsClaimNoun,
                 "claim claims statement statements assertion assertions "
                 "allegation allegations remark remarks comment comments "
                 "quote quotes quotation quotations report reports position "
                 "positions opinion opinions view views")

HEARSAY_WORD_SET(
    IsSpeechVerb,
    "say says said saying claim claims claimed claiming think thinks thought "
    "believe believes believed assess assesses assessed allege alleges alleged "
    "argue argues argued state states stated report reports reported announce "
    "announces announced deny denies denied denying accuse accuses accused "
    "blame blames blamed suggest suggests suggested predict predicts predicted "
    "warn warns warned conclude concludes concluded confirm confirms confirmed "
    "assert asserts asserted insist insists insisted maintain maintains "
    "maintained admit admits admitted acknowledge acknowledges acknowledged "
    "tell tells told write writes wrote written know knows knew suspect "
    "suspects suspected estimate estimates estimated expect expects expected "
    "vow vows vowed promise promises promised declare declares declared "
    "reject rejects rejected dismiss dismisses dismissed speculate speculates "
    "speculated doubt doubts doubted reveal reveals revealed note notes noted")

HEARSAY_WORD_SET(IsNounToo,
                 "claim claims report reports state states thought blame doubt "
                 "doubts estimate estimates suspect suspects promise promises "
                 "note notes vow vows")

HEARSAY_WORD_SET(IsRelayVerb,
                 "reported relayed quoted cited carried published repeated "
                 "covered broadcast printed")

HEARSAY_WORD_SET(IsAuxiliary, "does do did has have had is are was were")

HEARSAY_WORD_SET(
    EndsName,
    "about regarding concerning on in at since before after that whether who "
    "whom whose which what when where why how via from by per according as "
    "reported relayed quoted cited carried published repeated covered with "
    "without for to against over during until till through between into "
    "because if is are was were has have had do does did")

HEARSAY_WORD_SET(OpensTopic, "about that regarding concerning whether")

HEARSAY_WORD_SET(IsDeterminer, "the a an any all some every each other")

HEARSAY_WORD_SET(IsCourtesy,
                 "show list find get give tell me please search look every "
                 "everything anything everyone anyone anybody somebody someone "
                 "people news article articles coverage information there")

HEARSAY_WORD_SET(IsModalOrNegation,
                 "not never no may might will would can could should must "
                 "didn't doesn't wasn't isn't won't don't aren't weren't")

HEARSAY_WORD_SET(
    IsOutletNoun,
    "times post journal guardian news telegraph herald tribune reuters cnn bbc "
    "ap afp npr msnbc nbc cbs abc fox newsweek independent mirror mail "
    "bloomberg economist press gazette chronicle observer globe newser "
    "politico axios tass xinhua interfax dpa nyt wsj forbes insider spiegel "
    "monde jazeera newspaper magazine television radio tv")

bool IsDomain(absl::string_view word) {
  const size_t dot = word.rfind('.');
  if (dot == absl::string_view::npos || dot == 0) return false;
  const absl::string_view top = word.substr(dot + 1);
  if (top.size() < 2 || top.size() > 24) return false;
  for (const char c : top) {
    if (!absl::ascii_isalpha(c)) return false;
  }
  // "U.S" has a dot too, but no label of two letters before it.
  size_t longest = 0, label = 0;
  for (const char c : word.substr(0, dot)) {
    if (!absl::ascii_isalnum(c) && c != '-' && c != '.') return false;
    label = c == '.' ? 0 : label + 1;
    longest = std::max(longest, label);
  }
  return longest >= 2;
}

std::optional<int32_t> ClaimTypeOf(absl::string_view word) {
  static const auto* const kTypes =
      new absl::flat_hash_map<absl::string_view, int32_t>{
          {"denial", v1::CLAIM_TYPE_DENIAL},
          {"denials", v1::CLAIM_TYPE_DENIAL},
          {"deny", v1::CLAIM_TYPE_DENIAL},
          {"denies", v1::CLAIM_TYPE_DENIAL},
          {"denied", v1::CLAIM_TYPE_DENIAL},
          {"denying", v1::CLAIM_TYPE_DENIAL},
          {"accusation", v1::CLAIM_TYPE_ACCUSATION},
          {"accusations", v1::CLAIM_TYPE_ACCUSATION},
          {"accuse", v1::CLAIM_TYPE_ACCUSATION},
          {"accuses", v1::CLAIM_TYPE_ACCUSATION},
          {"accused", v1::CLAIM_TYPE_ACCUSATION},
          {"blame", v1::CLAIM_TYPE_ACCUSATION},
          {"blames", v1::CLAIM_TYPE_ACCUSATION},
          {"blamed", v1::CLAIM_TYPE_ACCUSATION},
          {"assessment", v1::CLAIM_TYPE_ASSESSMENT},
          {"assessments", v1::CLAIM_TYPE_ASSESSMENT},
          {"belief", v1::CLAIM_TYPE_BELIEF},
          {"beliefs", v1::CLAIM_TYPE_BELIEF},
          {"speculation", v1::CLAIM_TYPE_SPECULATION},
          {"speculations", v1::CLAIM_TYPE_SPECULATION},
          {"announcement", v1::CLAIM_TYPE_ANNOUNCEMENT},
          {"announcements", v1::CLAIM_TYPE_ANNOUNCEMENT},
          {"promises", v1::CLAIM_TYPE_INTENT},
          {"pledges", v1::CLAIM_TYPE_INTENT},
      };
  return Find(*kTypes, word);
}

std::optional<int32_t> FactualityOf(absl::string_view word) {
  static const auto* const kFactualities =
      new absl::flat_hash_map<absl::string_view, int32_t>{
          {"certain", v1::FACTUALITY_CT_PLUS},
          {"likely", v1::FACTUALITY_PR_PLUS},
          {"probable", v1::FACTUALITY_PR_PLUS},
          {"possible", v1::FACTUALITY_PS_PLUS},
          {"unlikely", v1::FACTUALITY_PR_MINUS},
          {"improbable", v1::FACTUALITY_PR_MINUS},
          {"uncertain", v1::FACTUALITY_UU},
          {"unclear", v1::FACTUALITY_UU},
      };
  return Find(*kFactualities, word);
}

std::optional<int32_t> ConfidenceOf(absl::string_view word) {
  static const auto* const kLevels =
      new absl::flat_hash_map<absl::string_view, int32_t>{
          {"low", v1::STATED_CONFIDENCE_LOW},
          {"moderate", v1::STATED_CONFIDENCE_MODERATE},
          {"medium", v1::STATED_CONFIDENCE_MODERATE},
          {"high", v1::STATED_CONFIDENCE_HIGH},
      };
  return Find(*kLevels, word);
}

#undef HEARSAY_WORD_SET

}  // namespace hearsay::interpret
