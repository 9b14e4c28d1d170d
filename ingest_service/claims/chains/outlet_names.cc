#include "ingest_service/claims/chains/outlet_names.h"

#include "ingest_service/claims/lexicon/name_lists.h"

namespace hearsay::claims {

uint32_t OutletNameEnd(const Words& words, uint32_t t, uint32_t limit) {
  uint32_t end = t;
  while (end < limit) {
    const bool number =
        end > t && words.Is(end, kNumber) && words.Is(end - 1, kCapitalized);
    const bool ends = end > t && (IsOutletWord(words.Exact(end)) ||
                                  words.Lower(end) == "today");
    const bool word =
        words.Is(end, kCapitalized) && (ends || !words.Is(end, kTime | kTitle));
    if (!word && !number) break;
    ++end;
  }
  return end;
}

bool MayBeNoun(const Words& words, uint32_t t) {
  constexpr uint32_t kOpensClause = kDeterminer | kSubjectPronoun |
                                    kObjectPronoun | kPreposition | kAuxiliary |
                                    kNegation | kCoordinator | kSubordinator |
                                    kQuestionWord | kTime | kAdverb;
  const absl::string_view word = words.Lower(t);
  return words.Is(t, kWordShape) && !words.Is(t, kCapitalized | kNumber) &&
         !words.Is(t, kOpensClause) && word != "that" && word != "last" &&
         word != "late" && word != "early";
}

bool IsSeat(absl::string_view last_word) {
  return last_word == "street" || last_word == "hill" || last_word == "yard" ||
         last_word == "palace" || last_word == "hall";
}

bool IsPlatform(absl::string_view word) {
  return word == "twitter" || word == "facebook" || word == "instagram" ||
         word == "tiktok" || word == "youtube" || word == "linkedin" ||
         word == "telegram" || word == "reddit" || word == "weibo" ||
         word == "wechat" || word == "snapchat" || word == "threads" ||
         word == "mastodon" || word == "bluesky" || word == "whatsapp" ||
         word == "parler" || word == "gab" || word == "twitch" ||
         word == "discord" || word == "medium" || word == "substack" ||
         word == "vk" || word == "x" || word == "truth";
}

bool IsOccasion(absl::string_view word) {
  return word == "game" || word == "week" || word == "round" ||
         word == "super" || word == "world" || word == "cup" ||
         word == "chapter" || word == "act" || word == "episode" ||
         word == "season" || word == "part" || word == "group" ||
         word == "race" || word == "league" || word == "day" || word == "eve" ||
         word == "night" || word == "flight" || word == "route" ||
         word == "highway" || word == "interstate" || word == "mount" ||
         word == "air" || word == "room" || word == "question" ||
         word == "questions" || word == "lords";
}

}  // namespace hearsay::claims
