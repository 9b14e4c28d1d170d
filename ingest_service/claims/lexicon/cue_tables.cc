#include "ingest_service/claims/lexicon/cue_tables.h"

#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

using enum v1::ClaimType;

constexpr uint16_t kSay = kTakesClause | kTakesQuote;
constexpr uint16_t kThat = kTakesThatClause | kTakesQuote;

const CueGroup kVerbs[] = {
    {"say:says:said:said:saying state claim assert contend counter insist "
     "remark reiterate stress emphasize emphasise explain acknowledge admit "
     "concede confirm reply:replies:replied:replied:replying affirm "
     "attest testify stipulate relate confide clarify",
     kSay, CLAIM_TYPE_STATEMENT},
    {"note observe recall mention underscore underline recount repeat "
     "argue reason disclose reveal joke quip boast "
     "complain lament vent opine muse posit hint signal imply indicate suggest "
     "maintain swear:swears:swore:sworn:swearing caution "
     "clarify specify",
     kSay, CLAIM_TYPE_STATEMENT},
    {"tell:tells:told:told:telling assure remind inform notify advise brief",
     kSay | kTakesAddressee, CLAIM_TYPE_STATEMENT},
    {"write:writes:wrote:written:writing tweet add continue respond answer "
     "interject shout yell scream whisper laugh exclaim post "
     "retort chime chant intone murmur "
     "begin:begins:began:begun:beginning retweet",
     kThat, CLAIM_TYPE_STATEMENT},
    {"read:reads:read:read:reading ask inquire enquire "
     "cry:cries:cried:cried:crying go:goes:went:gone:going",
     kTakesQuote, CLAIM_TYPE_STATEMENT},
    {"ask", kTakesQuote | kTakesAddressee | kTakesWhether | kTakesParticle,
     CLAIM_TYPE_STATEMENT, "about for"},
    {"warn", kSay | kTakesAddressee | kTakesParticle, CLAIM_TYPE_STATEMENT,
     "of about against"},
    {"report", kSay | kTakesParticle, CLAIM_TYPE_STATEMENT, "on"},
    {"announce declare proclaim pronounce decree", kSay | kTakesObject,
     CLAIM_TYPE_ANNOUNCEMENT},
    {"believe think:thinks:thought:thought:thinking", kSay, CLAIM_TYPE_BELIEF},
    {"know:knows:knew:known:knowing "
     "understand:understands:understood:understood:understanding realize "
     "realise remember recognize recognise see:sees:saw:seen:seeing",
     kTakesThatClause | kTakesWhether, CLAIM_TYPE_STATEMENT},
    {"feel:feels:felt:felt:feeling doubt deem",
     kTakesThatClause | kTakesWhether, CLAIM_TYPE_BELIEF},
    {"agree", kThat | kTakesWhether, CLAIM_TYPE_BELIEF},
    {"hope fear worry:worries:worried:worried:worrying", kSay,
     CLAIM_TYPE_BELIEF},
    {"establish", kTakesThatClause | kTakesWhether, CLAIM_TYPE_ASSESSMENT},
    {"suspect", kTakesObject, CLAIM_TYPE_SPECULATION},
    {"doubt", kTakesObject, CLAIM_TYPE_BELIEF},
    {"assess conclude determine judge estimate find:finds:found:found:finding "
     "show:shows:showed:shown:showing calculate",
     kThat | kTakesThatClause, CLAIM_TYPE_ASSESSMENT},
    {"reckon surmise guess speculate conjecture suspect theorize theorise "
     "postulate wonder",
     kSay | kTakesWhether, CLAIM_TYPE_SPECULATION},
    {"predict forecast:forecasts:forecast:forecast:forecasting project "
     "anticipate foresee:foresees:foresaw:foreseen:foreseeing",
     kThat | kTakesObject, CLAIM_TYPE_SPECULATION},
    {"expect", kTakesThatClause | kTakesInfinitive | kTakesObject,
     CLAIM_TYPE_BELIEF},
    {"allege", kSay | kTakesObject, CLAIM_TYPE_ACCUSATION},
    {"charge", kThat | kTakesObject, CLAIM_TYPE_ACCUSATION},
    {"accuse", kTakesObject | kTakesQuote, CLAIM_TYPE_ACCUSATION},
    {"blame fault", kTakesObject | kTakesQuote, CLAIM_TYPE_ACCUSATION},
    {"denounce condemn assail blast slam:slams:slammed:slammed:"
     "slamming decry:decries:decried:decried:decrying rebuke lambaste "
     "castigate "
     "deride berate chide ridicule mock criticize criticise deplore",
     kTakesObject | kTakesQuote, CLAIM_TYPE_STATEMENT},
    {"deny:denies:denied:denied:denying dispute refute rebut:rebuts:rebutted:"
     "rebutted:rebutting contradict disavow reject dismiss disown",
     kThat | kTakesObject, CLAIM_TYPE_DENIAL},
    {"question challenge", kTakesObject | kTakesWhether | kTakesQuote,
     CLAIM_TYPE_STATEMENT},
    {"describe characterize characterise portray depict",
     kTakesObject | kTakesQuote, CLAIM_TYPE_STATEMENT, "as"},
    {"praise applaud laud hail tout defend endorse "
     "discuss reference cite quote blast thank welcome "
     "echo:echoes:echoed:echoed:echoing oppose voice express "
     "propose recommend stress emphasize acknowledge mention "
     "recall reiterate condemn urge demand "
     "label:labels:labeled:labeled:labeling call bemoan lament brand",
     kTakesObject | kTakesQuote, CLAIM_TYPE_STATEMENT},
    {"urge encourage implore", kTakesObject | kTakesQuote | kTakesInfinitive,
     CLAIM_TYPE_STATEMENT},
    {"order command", kTakesObject, CLAIM_TYPE_ANNOUNCEMENT},
    {"vow promise pledge swear threaten:threatens:threatened:threatened:"
     "threatening",
     kSay | kTakesInfinitive | kTakesObject, CLAIM_TYPE_INTENT},
    {"agree refuse decline want:wants:wanted:wanted:wanting seek:seeks:sought:"
     "sought:seeking plan:plans:planned:planned:planning intend hope decide "
     "promise pledge vow offer prefer:prefers:preferred:preferred:preferring "
     "resolve choose:chooses:chose:chosen:"
     "choosing",
     kTakesInfinitive, CLAIM_TYPE_INTENT},
    {"call", kTakesParticle | kTakesObject | kTakesQuote, CLAIM_TYPE_STATEMENT,
     "for on"},
    {"refer:refers:referred:referred:referring allude",
     kTakesParticle | kTakesQuote, CLAIM_TYPE_STATEMENT, "to"},
    {"point", kTakesParticle | kTakesQuote, CLAIM_TYPE_STATEMENT, "to out"},
    {"rail", kTakesParticle, CLAIM_TYPE_ACCUSATION, "against"},
    {"lash hit push", kTakesParticle, CLAIM_TYPE_ACCUSATION, "out back"},
    {"talk speak:speaks:spoke:spoken:speaking complain worry hint boast rave",
     kTakesParticle | kTakesQuote, CLAIM_TYPE_STATEMENT, "about at of"},
    {"object", kTakesParticle | kTakesThatClause, CLAIM_TYPE_STATEMENT, "to"},
    {"respond", kTakesParticle | kTakesQuote, CLAIM_TYPE_STATEMENT, "to"},
    {"learn", kTakesThatClause, CLAIM_TYPE_STATEMENT},
    {"decide rule", kTakesThatClause | kTakesInfinitive,
     CLAIM_TYPE_ANNOUNCEMENT},
    {"rule", kTakesParticle, CLAIM_TYPE_ANNOUNCEMENT, "out"},
    {"demand request recommend propose", kTakesThatClause | kTakesObject,
     CLAIM_TYPE_STATEMENT},
    {"weigh mull contemplate", kTakesObject | kTakesWhether, CLAIM_TYPE_INTENT},
    {"view consider", kTakesObject, CLAIM_TYPE_BELIEF, "as"},
    {"consider", kTakesNextThat, CLAIM_TYPE_BELIEF},
    {"accept", kTakesNextThat, CLAIM_TYPE_STATEMENT},
    {"attribute ascribe link", kTakesObjectTo, CLAIM_TYPE_ASSESSMENT,
     "to with"},
    {"pin:pins:pinned:pinned:pinning", kTakesObjectTo, CLAIM_TYPE_ACCUSATION,
     "on"},
    {"rate", kTakesObject, CLAIM_TYPE_ASSESSMENT},
    {"classify designate", kTakesObjectAs, CLAIM_TYPE_ASSESSMENT, "as"},
    {"hold:holds:held:held:holding", kTakesNextThat, CLAIM_TYPE_ASSESSMENT},
    {"identify:identifies:identified:identified:identifying", kTakesObjectAs,
     CLAIM_TYPE_STATEMENT, "as"},
    {"put:puts:put:put:putting", kTakesChance, CLAIM_TYPE_ASSESSMENT},
};

const CueGroup kNouns[] = {
    {"assertion contention insistence argument statement suggestion "
     "revelation admission acknowledgement acknowledgment reminder "
     "complaint comment remark confirmation testimony version position",
     kTakesThatClause, CLAIM_TYPE_STATEMENT},
    {"claim account", kTakesThatClause | kTakesParticle, CLAIM_TYPE_STATEMENT,
     "of"},
    {"belief view opinion feeling conviction sense", kTakesThatClause,
     CLAIM_TYPE_BELIEF},
    {"fear concern worry hope", kTakesThatClause | kTakesParticle,
     CLAIM_TYPE_BELIEF, "of"},
    {"assessment conclusion consensus finding judgment judgement determination "
     "estimate",
     kTakesThatClause, CLAIM_TYPE_ASSESSMENT},
    {"confidence", kTakesThatClause, CLAIM_TYPE_ASSESSMENT},
    {"speculation suspicion theory prediction rumor rumour doubt",
     kTakesThatClause | kTakesWhether, CLAIM_TYPE_SPECULATION},
    {"allegation accusation charge", kTakesThatClause | kTakesParticle,
     CLAIM_TYPE_ACCUSATION, "of"},
    {"denial rejection", kTakesThatClause | kTakesParticle, CLAIM_TYPE_DENIAL,
     "of"},
    {"announcement declaration", kTakesThatClause, CLAIM_TYPE_ANNOUNCEMENT},
    {"promise pledge vow threat",
     kTakesThatClause | kTakesInfinitive | kTakesParticle, CLAIM_TYPE_INTENT,
     "of"},
    {"warning", kTakesThatClause | kTakesParticle, CLAIM_TYPE_STATEMENT, "of"},
    {"criticism", kTakesParticle, CLAIM_TYPE_ACCUSATION, "of"},
    {"support praise", kTakesParticle, CLAIM_TYPE_STATEMENT, "for"},
    {"opposition", kTakesParticle, CLAIM_TYPE_STATEMENT, "to"},
    {"line explanation story message verdict understanding", kTakesIsThat,
     CLAIM_TYPE_STATEMENT},
    {"picture thinking hypothesis thesis hunch", kTakesIsThat,
     CLAIM_TYPE_ASSESSMENT},
};

const CueGroup kAdjectives[] = {
    {"unclear unknown uncertain undecided", kTakesWhether | kTakesThatClause,
     CLAIM_TYPE_IGNORANCE},
    {"mystery", kTakesWhether, CLAIM_TYPE_IGNORANCE},  // "is a mystery"
    {"unsure unaware ignorant", kTakesWhether | kTakesThatClause,
     CLAIM_TYPE_IGNORANCE},
    {"clear certain known sure established", kTakesThatClause | kTakesWhether,
     CLAIM_TYPE_BELIEF},
    {"confident", kTakesThatClause, CLAIM_TYPE_ASSESSMENT},
    {"convinced adamant hopeful afraid worried concerned optimistic "
     "aware skeptical sceptical doubtful",
     kTakesThatClause, CLAIM_TYPE_BELIEF},
};

}  // namespace

absl::Span<const CueGroup> VerbCueGroups() { return kVerbs; }
absl::Span<const CueGroup> NounCueGroups() { return kNouns; }
absl::Span<const CueGroup> AdjectiveCueGroups() { return kAdjectives; }

}  // namespace hearsay::claims
