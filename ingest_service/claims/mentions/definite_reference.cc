// Whom definite phrases mean: "the group", "one of the officials".

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"
#include "ingest_service/claims/mentions/antecedents.h"
#include "ingest_service/claims/mentions/coreference.h"

namespace hearsay::claims {
namespace {

// "the group", "the company": any organisation may be called so.
bool NamesAnyOrganization(absl::string_view noun) {
  return noun == "group" || noun == "company" || noun == "agency" ||
         noun == "organization" || noun == "organisation" || noun == "firm" ||
         noun == "institute" || noun == "tank" || noun == "institution" ||
         noun == "body" || noun == "department" || noun == "business" ||
         noun == "startup" || noun == "chain";
}

bool IsFirm(absl::string_view noun) {
  return noun == "company" || noun == "firm" || noun == "business" ||
         noun == "startup" || noun == "chain";
}

// "the Department of Water": no firm.
bool IsOfState(const Referent& referent) {
  for (const absl::string_view word :
       absl::StrSplit(absl::AsciiStrToLower(referent.display_name), ' ')) {
    if (word == "department" || word == "ministry" || word == "agency" ||
        word == "commission" || word == "committee" || word == "council" ||
        word == "board" || word == "court" || word == "police" ||
        word == "government" || word == "university" || word == "office" ||
        word == "authority" || word == "bureau" || word == "parliament") {
      return true;
    }
  }
  return false;
}

// "Ukraine" and "Ukrainian", "Iran" and "Iranian".
bool ShareStem(absl::string_view a, absl::string_view b) {
  constexpr size_t kStem = 4;
  return a == b || (a.size() >= kStem && b.size() >= kStem &&
                    a.substr(0, kStem) == b.substr(0, kStem));
}

// "both", "neither", "the pair", "all three": those that were spoken of, and
// all of them.
bool MeansAllOfThem(const Words& words, TokenRange phrase) {
  const absl::string_view first = words.Lower(phrase.begin);
  if ((first == "both" || first == "neither") && phrase.size() == 1) {
    return true;
  }
  if (phrase.size() != 2) return false;
  const absl::string_view second = words.Lower(phrase.begin + 1);
  if (first == "both" || first == "the") {
    return second == "pair" || second == "trio" || second == "duo" ||
           second == "two" || second == "three" ||
           (first == "both" && (second == "men" || second == "women"));
  }
  return first == "all" && words.Is(phrase.begin + 1, kNumber);
}

}  // namespace

std::optional<uint32_t> Coreference::LastGroup(TokenRange phrase) const {
  for (size_t i = mentions_.size(); i-- > 0;) {
    if (mentions_.size() - i > kMentionsBack) break;
    const Referent& referent = referents_[mentions_[i].referent];
    if (mentions_[i].source && mentions_[i].range.end <= phrase.begin &&
        referent.type == v1::ENTITY_TYPE_GROUP &&
        // "The crew" is one, and of them none is "one" or "a third".
        (phrase.size() > 2 ||
         std::none_of(referent.nouns.begin(), referent.nouns.end(),
                      [](const std::string& noun) {
                        return noun == "family" || IsTeamNoun(noun);
                      }))) {
      return mentions_[i].referent;
    }
  }
  return std::nullopt;
}

std::optional<uint32_t> Coreference::AllOf(TokenRange phrase) const {
  return MeansAllOfThem(words_, phrase) ? LastGroup(phrase) : std::nullopt;
}

bool Coreference::HasWord(const Referent& referent,
                          absl::string_view word) const {
  return std::any_of(
      referent.beside.begin(), referent.beside.end(),
      [word](const std::string& known) { return ShareStem(known, word); });
}

bool Coreference::IsCalled(const Referent& referent, absl::string_view noun,
                           bool plural) const {
  if (referent.anonymous &&
      plural != (referent.type == v1::ENTITY_TYPE_GROUP)) {
    return false;
  }
  if (plural && referent.type == v1::ENTITY_TYPE_PERSON) {
    return false;  // "Moss's aides" are not Moss, the aide.
  }
  return std::any_of(referent.nouns.begin(), referent.nouns.end(),
                     [noun](const std::string& known) {
                       return SingularOf(known) == SingularOf(noun);
                     });
}

std::optional<uint32_t> Coreference::ResolveDefinite(
    TokenRange phrase, const SourceKind& kind) const {
  const absl::string_view noun = words_.Lower(kind.head);
  const bool plural =
      IsPluralPersonNoun(noun) ||
      (kind.role == v1::SOURCE_ROLE_GROUP && words_.Is(kind.head, kPlural));
  // Everything but the noun must be known of who is meant.
  std::vector<absl::string_view> others;
  bool possessed = false;  // "its website" is nobody else's.
  for (uint32_t t = kind.name.begin; t < kind.name.end; ++t) {
    possessed |= words_.Is(t, kPossessive);
    if (t == kind.head || !words_.Is(t, kWordShape) ||
        words_.Lower(t) == "same" ||
        words_.Is(t, kDeterminer | kPossessive | kPreposition)) {
      continue;
    }
    others.push_back(words_.Lower(t));
  }
  const size_t first =
      mentions_.size() > kMentionsBack ? mentions_.size() - kMentionsBack : 0;
  // Of people spoken of, rather those that have spoken.
  const bool speakers =
      plural &&
      std::any_of(mentions_.begin() + first, mentions_.end(),
                  [&](const Mention& mention) {
                    return mention.source &&
                           mention.range.begin < phrase.begin &&
                           IsCalled(referents_[mention.referent], noun, true);
                  });
  const uint32_t sentence = SentenceOf(phrase.begin);
  std::optional<uint32_t> likeliest, spoken_of;
  float best = 0;
  for (size_t i = mentions_.size(); i-- > first;) {
    const Mention& mention = mentions_[i];
    if (mention.range.begin >= phrase.begin) continue;
    if (speakers && !mention.source) continue;
    const Referent& referent = referents_[mention.referent];
    const bool any_organization =
        referent.named && others.empty() && NamesAnyOrganization(noun) &&
        MayBeOrganization(referent) && !referent.outlet &&
        !(IsFirm(noun) && IsOfState(referent)) &&
        referent.role != v1::SOURCE_ROLE_OUTLET;
    // "the Paris daily": where it appears need not be known.
    if (referent.named &&
        (referent.outlet || referent.role == v1::SOURCE_ROLE_OUTLET) &&
        IsOutletNoun(noun) && !possessed) {
      // "“The BBC has power,” the paper said": rather one before.
      if (mention.source || mention.sentence != sentence) {
        return mention.referent;
      }
      if (!spoken_of) spoken_of = mention.referent;
      continue;
    }
    // "the ministry", of the Ministry of Defense.
    const bool by_word =
        referent.named && referent.type == v1::ENTITY_TYPE_ORGANIZATION &&
        std::find(referent.beside.begin(), referent.beside.end(), noun) !=
            referent.beside.end();
    // "the former mayor", of the mayor's predecessor.
    const bool by_office =
        std::find(others.begin(), others.end(), "former") != others.end() &&
        IsCalled(referent, "predecessor", false);
    const bool called = IsCalled(referent, noun, plural);
    if ((any_organization ||
         (called && others.empty() && NamesAnyOrganization(noun))) &&
        !by_word) {
      if (mention.pronoun ||
          (mention.range.begin > 0 &&
           words_.Is(mention.range.begin - 1, kOpenBracket))) {
        continue;  // "(Bay Images)" is whoever took the picture.
      }
      // The text goes on about whom it spoke of first and most, not about whom
      // it named last.
      const float score =
          (called ? 3.0f : 0.0f) + (mention.source ? 3.0f : 0.0f) +
          (referent.named ? 3.0f : 0.0f) +
          ((mention.place & kAsSubject) != 0 ? 2.0f : 0.0f) +
          (referent.type == v1::ENTITY_TYPE_ORGANIZATION ? 1.0f : 0.0f) +
          0.5f * static_cast<float>(std::min(times_[mention.referent], 6u)) -
          1.5f * static_cast<float>(sentence - mention.sentence);
      if (!likeliest || score > best) {
        best = score;
        likeliest = mention.referent;
      }
      continue;
    }
    if (!by_word && !by_office && !called) continue;
    const auto known = [&](absl::string_view word) {
      return HasWord(referent, word) ||
             (word == "former" && IsCalled(referent, "predecessor", false));
    };
    if (std::all_of(others.begin(), others.end(), known)) {
      return mention.referent;
    }
  }
  if (spoken_of) return spoken_of;
  return likeliest ? likeliest : UnnamedSpeaker(kind.name);
}

// The words that name `referent`, the last so far; empty when none does.
TokenRange Coreference::PhraseOf(uint32_t referent) const {
  for (size_t i = mentions_.size(); i-- > 0;) {
    const Mention& mention = mentions_[i];
    if (mentions_.size() - i > kMentionsBack) break;
    if (mention.referent == referent && mention.source &&
        !words_.Is(mention.range.begin, kSubjectPronoun)) {
      return mention.range;
    }
  }
  return {};
}

// "one", "others", "a third", "the second person": short for those of a group
// that spoke right before.
std::optional<uint32_t> Coreference::WholeNearby(TokenRange phrase,
                                                 uint32_t group) const {
  constexpr uint32_t kSentences = 2;
  const TokenRange spoke = PhraseOf(group);
  if (spoke.empty() ||
      SentenceOf(phrase.begin) - SentenceOf(spoke.begin) > kSentences) {
    return std::nullopt;
  }
  const absl::string_view first = words_.Lower(phrase.begin);
  if (phrase.size() == 1) {
    return first == "one" || first == "others" ? std::optional(group)
                                               : std::nullopt;
  }
  if (phrase.size() > 3 || (first != "a" && first != "the")) {
    return std::nullopt;
  }
  const absl::string_view which = words_.Lower(phrase.begin + 1);
  const bool counted = which == "second" || which == "third" ||
                       which == "fourth" || which == "fifth";
  if (phrase.size() == 2) {
    // "a third say", of a hundred.
    const bool share = phrase.end < words_.size() &&
                       words_.VerbCue(phrase.end).entry != nullptr &&
                       words_.VerbCue(phrase.end).form == CueForm::kBase;
    return counted && !share ? std::optional(group) : std::nullopt;
  }
  // "the other official", of those; "a third official" spoke elsewhere.
  const absl::string_view noun = words_.Lower(phrase.begin + 2);
  return first == "the" && (counted || which == "other" || which == "first") &&
                 (IsCalled(referents_[group], noun, true) ||
                  (noun == "person" &&
                   IsCalled(referents_[group], "people", true)))
             ? std::optional(group)
             : std::nullopt;
}

// "The source", "the man": whoever was quoted last without a name.
std::optional<uint32_t> Coreference::UnnamedSpeaker(TokenRange phrase) const {
  constexpr uint32_t kSentences = 3;
  if (phrase.size() != 2 || words_.Lower(phrase.begin) != "the") {
    return std::nullopt;
  }
  const absl::string_view noun = words_.Lower(phrase.begin + 1);
  if (noun != "source" && noun != "man" && noun != "woman") {
    return std::nullopt;
  }
  const Gender gender = GenderOf(noun);
  const uint32_t sentence = SentenceOf(phrase.begin);
  for (size_t i = mentions_.size(); i-- > 0;) {
    const Mention& mention = mentions_[i];
    if (sentence - mention.sentence > kSentences) break;
    const Referent& referent = referents_[mention.referent];
    if (!mention.source || mention.range.end > phrase.begin || referent.named ||
        referent.type != v1::ENTITY_TYPE_PERSON) {
      continue;
    }
    const bool fits = gender == Gender::kUnknown ||
                      referent.gender == Gender::kUnknown ||
                      referent.gender == gender;
    return fits ? std::optional(mention.referent) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<uint32_t> Coreference::WholeOf(TokenRange phrase) const {
  const absl::string_view first = words_.Lower(phrase.begin);
  const std::optional<uint32_t> group = LastGroup(phrase);
  if (!group) return std::nullopt;
  if (const auto nearby = WholeNearby(phrase, *group)) return nearby;
  const bool the_other = (first == "another" && phrase.size() == 1) ||
                         (first == "the" && phrase.size() == 2 &&
                          (words_.Lower(phrase.begin + 1) == "other" ||
                           words_.Lower(phrase.begin + 1) == "others"));
  if (the_other) return group;
  const bool some = first == "one" || first == "two" || first == "some" ||
                    first == "another" || first == "neither" ||
                    first == "both" || first == "several" || first == "most" ||
                    first == "many" || first == "three" || first == "all";
  // "some officials", after those that spoke.
  if ((some || first == "other") && phrase.size() == 2 &&
      words_.Is(phrase.begin + 1, kPlural) &&
      IsCalled(referents_[*group], words_.Lower(phrase.begin + 1), true)) {
    return group;
  }
  if (!some || phrase.size() < 3 || words_.Lower(phrase.begin + 1) != "of") {
    return std::nullopt;
  }
  const absl::string_view next = words_.Lower(phrase.begin + 2);
  if (next == "them" || next == "whom") return group;
  if (next != "the" && next != "those" && next != "these") return std::nullopt;
  const TokenRange whole = {phrase.begin + 2, phrase.end};
  if (MeansAllOfThem(words_, whole)) return group;  // "one of the two"
  return ResolveDefinite(whole, KindOfSource(words_, whole));
}

}  // namespace hearsay::claims
