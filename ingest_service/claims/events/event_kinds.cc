#include "ingest_service/claims/events/event_kinds.h"

#include "common/language/synsets.h"
#include "ingest_service/claims/lexicon/word_set.h"

namespace hearsay::claims {
namespace {

// WordNet's lexicographer files (see WordSenses).
constexpr uint8_t kAct = 4, kCognition = 9, kCommunication = 10;
constexpr uint8_t kEventFile = 11, kPhenomenon = 19, kProcess = 22, kState = 26;
constexpr uint8_t kCognitionVerb = 31, kCommunicationVerb = 32;
constexpr uint8_t kEmotionVerb = 37, kPerceptionVerb = 39, kStativeVerb = 42;

// Verbs that happen although WordNet files them under speech or thought.
bool HappensInWords(absl::string_view verb) {
  static const auto& words = *new WordSet(
      {"authorize", "authorise", "ban",     "threaten", "charge",    "indict",
       "convict",   "sentence",  "acquit",  "sue",      "sign",      "pardon",
       "apologize", "negotiate", "vote",    "veto",     "order",     "nominate",
       "appoint",   "invite",    "approve", "plead",    "prosecute", "forbid",
       "summon",    "elect",     "plot"});
  return words.contains(verb);
}

}  // namespace

bool IsNoEventNoun(absl::string_view noun) {
  static const auto& words = *new WordSet(
      {"action",        "activity",     "affair",       "application",
       "approach",      "art",          "aid",          "behavior",
       "behaviour",     "business",     "capacity",     "care",
       "career",        "case",         "chance",       "control",
       "course",        "defence",      "defense",      "diplomacy",
       "duty",          "economy",      "effort",       "fact",
       "force",         "form",         "function",     "goal",
       "help",          "history",      "industry",     "involvement",
       "job",           "kind",         "labor",        "labour",
       "law",           "leadership",   "life",         "line",
       "management",    "matter",       "means",        "measure",
       "mission",       "music",        "need",         "occupation",
       "part",          "party",        "personnel",    "place",
       "play",          "policy",       "politics",     "position",
       "post",          "power",        "practice",     "procedure",
       "process",       "profession",   "program",      "programme",
       "project",       "right",        "role",         "routine",
       "safety",        "security",     "sector",       "service",
       "set",           "show",         "side",         "sort",
       "sport",         "standard",     "step",         "support",
       "system",        "task",         "technology",   "term",
       "thing",         "time",         "trade",        "training",
       "treatment",     "turn",         "use",          "value",
       "way",           "work",         "wrong",        "end",
       "start",         "beginning",    "result",       "effect",
       "consequence",   "circumstance", "condition",    "situation",
       "experience",    "relation",     "relationship", "responsibility",
       "intelligence",  "air",          "wind",         "energy",
       "light",         "sound",        "oversight",    "direction",
       "order",         "attention",    "interest",     "contact",
       "communication", "air",          "market",       "office",
       "weather"});
  return words.contains(noun);
}

bool IsGenericEvent(absl::string_view noun) {
  static const auto& words =
      *new WordSet({"incident", "event", "episode", "occurrence", "happening",
                    "act", "operation", "tragedy", "disaster", "catastrophe",
                    "atrocity", "development", "move", "crime", "affair"});
  return words.contains(noun);
}

bool IsAspectVerb(absl::string_view verb) {
  static const auto& words = *new WordSet(
      {"begin",   "start",   "continue", "stop",   "cease",   "finish",
       "keep",    "let",     "get",      "go",     "come",    "try",
       "seek",    "help",    "use",      "become", "remain",  "seem",
       "appear",  "tend",    "need",     "want",   "like",    "include",
       "involve", "contain", "base",     "cause",  "lead",    "follow",
       "allow",   "enable",  "put",      "set",    "bring",   "see",
       "look",    "find",    "show",     "prove",  "suggest", "respond",
       "work",    "live",    "stay",     "serve",  "act",     "deal"});
  return words.contains(verb);
}

bool MayHappen(uint8_t file) {
  return file == kAct || file == kEventFile || file == kPhenomenon ||
         file == kCognition || file == kCommunication || file == kProcess ||
         file == kState;
}

bool IsEventNounFile(uint8_t file) {
  return file == kAct || file == kEventFile || file == kPhenomenon;
}

EventKind KindOfVerb(absl::string_view verb, int32_t synset) {
  if (HappensInWords(verb)) return EventKind::kHappening;
  const uint8_t file = language::Synsets::Get().File(synset);
  if (file == kCommunicationVerb) return EventKind::kSaying;
  return file == kCognitionVerb || file == kEmotionVerb ||
                 file == kPerceptionVerb || file == kStativeVerb
             ? EventKind::kState
             : EventKind::kHappening;
}

}  // namespace hearsay::claims
