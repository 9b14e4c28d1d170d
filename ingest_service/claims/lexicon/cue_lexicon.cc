#include "ingest_service/claims/lexicon/cue_lexicon.h"

#include <deque>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "ingest_service/claims/lexicon/cue_tables.h"

namespace hearsay::claims {
namespace {

bool IsVowel(char c) {
  return absl::string_view("aeiou").find(c) != absl::string_view::npos;
}

// The forms of a regular verb: third person, past, gerund.
std::vector<std::string> RegularForms(absl::string_view lemma) {
  const absl::string_view stem = lemma.substr(0, lemma.size() - 1);
  if (lemma.back() == 'e') {
    return {absl::StrCat(lemma, "s"), absl::StrCat(lemma, "d"),
            absl::StrCat(stem, "ing")};
  }
  if (lemma.back() == 'y' && !IsVowel(lemma[lemma.size() - 2])) {
    return {absl::StrCat(stem, "ies"), absl::StrCat(stem, "ied"),
            absl::StrCat(lemma, "ing")};
  }
  const bool hisses = absl::EndsWith(lemma, "s") ||
                      absl::EndsWith(lemma, "sh") ||
                      absl::EndsWith(lemma, "ch") || absl::EndsWith(lemma, "x");
  // "admit", but not "insist" or "benefit": the lexicon's short ones double.
  const bool doubles = lemma == "admit" || lemma == "quip";
  const absl::string_view twice = doubles ? lemma.substr(lemma.size() - 1) : "";
  return {absl::StrCat(lemma, hisses ? "es" : "s"),
          absl::StrCat(lemma, twice, "ed"), absl::StrCat(lemma, twice, "ing")};
}

class Lexicon {
 public:
  Lexicon() {
    for (const CueGroup& group : VerbCueGroups()) {
      for (absl::string_view word : Split(group.lemmas)) AddVerb(word, group);
    }
    for (const CueGroup& group : NounCueGroups()) {
      for (absl::string_view word : Split(group.lemmas)) {
        const CueEntry* entry = Add(word, CueClass::kNoun, group);
        nouns_.emplace(entry->lemma, entry);
        nouns_.emplace(RegularForms(word)[0], entry);
      }
    }
    for (const CueGroup& group : AdjectiveCueGroups()) {
      for (absl::string_view word : Split(group.lemmas)) {
        const CueEntry* entry = Add(word, CueClass::kAdjective, group);
        adjectives_.emplace(entry->lemma, entry);
      }
    }
  }

  CueWord Verb(absl::string_view word) const {
    const auto found = verbs_.find(word);
    return found == verbs_.end() ? CueWord{} : found->second;
  }
  const CueEntry* Noun(absl::string_view word) const {
    const auto found = nouns_.find(word);
    return found == nouns_.end() ? nullptr : found->second;
  }
  const CueEntry* Adjective(absl::string_view word) const {
    const auto found = adjectives_.find(word);
    return found == adjectives_.end() ? nullptr : found->second;
  }
  const CueEntry* Lemma(absl::string_view lemma) const {
    const auto verb = verb_lemmas_.find(lemma);
    if (verb != verb_lemmas_.end()) return verb->second;
    const CueEntry* noun = Noun(lemma);
    return noun != nullptr ? noun : Adjective(lemma);
  }

 private:
  static std::vector<absl::string_view> Split(absl::string_view list) {
    return absl::StrSplit(list, ' ', absl::SkipEmpty());
  }

  CueEntry* Add(absl::string_view lemma, CueClass cue_class,
                const CueGroup& group) {
    entries_.push_back(
        {lemma, cue_class, group.frames, group.type, group.particles});
    return &entries_.back();
  }

  // A lemma in several groups has all their frames and the first one's type.
  void AddVerb(absl::string_view word, const CueGroup& group) {
    const std::vector<absl::string_view> parts = absl::StrSplit(word, ':');
    const absl::string_view lemma = parts[0];
    if (const auto known = verb_lemmas_.find(lemma);
        known != verb_lemmas_.end()) {
      known->second->frames |= group.frames;
      if (known->second->particles.empty()) {
        known->second->particles = group.particles;
      }
      return;
    }
    CueEntry* entry = Add(lemma, CueClass::kVerb, group);
    verb_lemmas_.emplace(lemma, entry);
    std::vector<std::string> forms = RegularForms(lemma);
    if (parts.size() == 5) {
      forms = {std::string(parts[1]), std::string(parts[2]),
               std::string(parts[4]), std::string(parts[3])};
    }
    verbs_.emplace(forms[0], CueWord{entry, CueForm::kThirdPerson});
    verbs_.emplace(forms[1], CueWord{entry, CueForm::kPast});
    verbs_.emplace(forms[2], CueWord{entry, CueForm::kGerund});
    if (forms.size() == 4) {
      verbs_.emplace(forms[3], CueWord{entry, CueForm::kParticiple});
    }
    verbs_.emplace(std::string(lemma), CueWord{entry, CueForm::kBase});
  }

  std::deque<CueEntry> entries_;  // Never moves what it holds.
  absl::flat_hash_map<std::string, CueWord> verbs_;
  absl::flat_hash_map<absl::string_view, CueEntry*> verb_lemmas_;
  absl::flat_hash_map<std::string, const CueEntry*> nouns_;
  absl::flat_hash_map<std::string, const CueEntry*> adjectives_;
};

const Lexicon& TheLexicon() {
  static const Lexicon& lexicon = *new Lexicon();  // Never destroyed.
  return lexicon;
}

}  // namespace

bool CueEntry::HasParticle(absl::string_view word) const {
  for (absl::string_view particle :
       absl::StrSplit(particles, ' ', absl::SkipEmpty())) {
    if (particle == word) return true;
  }
  return false;
}

CueWord FindVerbCue(absl::string_view lower_word) {
  return TheLexicon().Verb(lower_word);
}
const CueEntry* FindNounCue(absl::string_view lower_word) {
  return TheLexicon().Noun(lower_word);
}
const CueEntry* FindAdjectiveCue(absl::string_view lower_word) {
  return TheLexicon().Adjective(lower_word);
}
const CueEntry* FindCueLemma(absl::string_view lemma) {
  return TheLexicon().Lemma(lemma);
}

}  // namespace hearsay::claims
