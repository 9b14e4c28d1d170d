// Whom pronouns mean: "she", "who", "her coach".

#include <algorithm>

#include "absl/strings/ascii.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/analysis/speech.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/mentions/antecedents.h"
#include "ingest_service/claims/mentions/coreference.h"
#include "ingest_service/claims/mentions/names_beside.h"

namespace hearsay::claims {
namespace {

// How far back is looked for whom a pronoun means.
constexpr uint32_t kSentencesBack = 6;
constexpr size_t kNearMentions = 3;

// Whether the cue is of a thought or a plan rather than of words.
bool IsHeld(const FoundAttribution& attribution) {
  const CueEntry* entry = FindCueLemma(attribution.cue_lemma);
  return entry != nullptr &&
         (!MakesSpeaker(*entry) || entry->type == v1::CLAIM_TYPE_ASSESSMENT ||
          entry->type == v1::CLAIM_TYPE_IGNORANCE);
}

// What a sentence begins with and says something of; a source is its subject
// there, whether or not its verb is known for one.
bool IsSubjectInFront(uint8_t place, bool source) {
  return (place & kAsOpening) != 0 && (source || (place & kAsSubject) != 0);
}

// "Vell looks ahead": a word of no dictionary, which nothing shows to be a
// person, may be a firm.
bool MayBeFirm(const Referent& referent, uint8_t place, bool source) {
  const std::string name = absl::AsciiStrToLower(referent.display_name);
  return referent.named && IsSubjectInFront(place, source) &&
         MayBeOrganization(referent) &&
         std::all_of(
             name.begin(), name.end(),
             [](char c) { return absl::ascii_isalpha(c) || c == ' '; }) &&
         language::WordNet::Get().Find(name) == nullptr;
}

// Of "it" and "they".
float ThingScore(const Antecedent& mention, Pronoun pronoun,
                 const Referent& referent) {
  const bool plural =
      pronoun == Pronoun::kThey && referent.type == v1::ENTITY_TYPE_GROUP;
  return (mention.source ? 4.0f : 0.0f) +
         ((mention.place & (kAsSubject | kAsOpening)) != 0 ? 2.0f : 0.0f) +
         (pronoun == Pronoun::kIt &&
                  IsSubjectInFront(mention.place, mention.source)
              ? 1.0f
              : 0.0f) +
         (mention.opens ? 6.0f : 0.0f) + (plural ? 3.0f : 0.0f) -
         2.0f * static_cast<float>(mention.sentences_back);
}

}  // namespace

// "He" or "she" of the text's own, where nothing is attributed to them.
void Coreference::AddPronoun(uint32_t t) {
  if (source_begins_.contains(t) || IsQuoted(words_, t)) return;
  static const FoundAttribution& kNone = *new FoundAttribution();
  const auto meant = ResolvePronoun(kNone, t, PronounAt(words_, t));
  if (meant) AddMention({t, t + 1}, *meant, false, true);
}

// "One of them put it bluntly": somebody who may speak behind the colon.
bool Coreference::AddOneOfThem(uint32_t t) {
  if (t + 3 >= words_.size() || words_.Lower(t) != "one" ||
      words_.Lower(t + 1) != "of" || words_.Lower(t + 2) != "them" ||
      !words_.IsFinite(t + 3) || source_begins_.contains(t)) {
    return false;
  }
  const TokenRange phrase = {t, t + 3};
  const SourceKind kind = KindOfSource(words_, phrase);
  AddMention(phrase, referents_.Add(kind), false);
  return true;
}

// Whether the one in whose words it stands is named in a quotation himself.
bool Coreference::IsQuotedParent(const FoundAttribution& attribution) const {
  if (!attribution.parent) return false;
  const auto& source = found_[*attribution.parent].spans.source;
  return !source.empty() &&
         IsQuoted(words_, words_.TokenAt(source.front().begin));
}

// Who spoke last: a quotation that goes on in a paragraph of its own.
std::optional<uint32_t> Coreference::LastSpeaker(uint32_t t) const {
  for (size_t i = mentions_.size(); i-- > 0;) {
    const Mention& mention = mentions_[i];
    if (SentenceOf(t) - SentenceOf(mention.range.begin) > kSentencesBack) break;
    if (mention.source && mention.range.end <= t &&
        referents_[mention.referent].type == v1::ENTITY_TYPE_PERSON &&
        !IsQuoted(words_, mention.range.begin)) {
      return mention.referent;
    }
  }
  return std::nullopt;
}

std::optional<uint32_t> Coreference::ResolvePronoun(
    const FoundAttribution& attribution, uint32_t t, Pronoun pronoun) {
  // "I" is the source of what the words stand in; so, nearly always, is the
  // "they" of "officials said they believed".
  const std::optional<uint32_t> outer = SourceOfParent(attribution);
  if (pronoun == Pronoun::kSpeaker) {
    return attribution.parent ? outer : LastSpeaker(t);
  }
  // Who speaks for Moss speaks of her: "her lawyer said she denied it".
  if (outer && (pronoun == Pronoun::kHe || pronoun == Pronoun::kShe)) {
    const auto principal = PrincipalOf(attribution);
    if (principal && *principal != *outer &&
        Fits(pronoun, referents_[*principal])) {
      return principal;
    }
  }
  // But who is quoted calls himself "I": "“They never asked,” Moss said."
  const bool quoted = IsQuoted(words_, t) && !IsQuotedParent(attribution);
  if (outer && pronoun != Pronoun::kRelative && !quoted &&
      (Fits(pronoun, referents_[*outer]) ||
       (pronoun == Pronoun::kIt && MayBeOrganization(referents_[*outer])))) {
    return outer;
  }
  if (!outer &&
      (attribution.cue_lemma == "add" || attribution.cue_lemma == "continue")) {
    const auto last = LastSpeaker(t);
    if (last && referents_[*last].named && Fits(pronoun, referents_[*last])) {
      return last;
    }
  }
  if (pronoun == Pronoun::kRelative) return BeforeRelative(t);
  return BestAntecedent(attribution, t, pronoun, quoted ? outer : std::nullopt);
}

// "Moss, who": whom a name right before a relative means.
std::optional<uint32_t> Coreference::BeforeRelative(uint32_t t) const {
  for (size_t i = mentions_.size(); i-- > 0;) {
    const Mention& mention = mentions_[i];
    if (mention.range.end > t) continue;
    if (mention.pronoun || mention.range.end + 2 < t ||
        !Adjoins(mention.range.end, t)) {
      break;
    }
    return AntecedentAt(i, words_.Lower(t) == "who");
  }
  return std::nullopt;
}

std::optional<uint32_t> Coreference::BestAntecedent(
    const FoundAttribution& attribution, uint32_t t, Pronoun pronoun,
    std::optional<uint32_t> never) {
  constexpr float kDoubtful = 3.0f, kTeller = 4.0f;  // Of ThingScore.
  const bool person = pronoun == Pronoun::kHe || pronoun == Pronoun::kShe;
  const bool held = IsHeld(attribution);
  const uint32_t sentence = SentenceOf(t);
  const uint32_t paragraph = ParagraphOf(sentence);
  std::optional<uint32_t> best;
  float best_score = 0;
  std::optional<uint32_t> near;  // The only one that stands near.
  bool others_near = false;
  bool nearest = true;
  const size_t first =
      mentions_.size() > kMentionsBack ? mentions_.size() - kMentionsBack : 0;
  for (size_t i = mentions_.size(); i-- > first;) {
    const Mention& mention = mentions_[i];
    if (mention.range.end > t) continue;
    const Referent& referent = referents_[mention.referent];
    const bool fits = Fits(pronoun, referent);
    if (never == mention.referent ||
        (!fits &&
         !(pronoun == Pronoun::kIt && sentence <= mention.sentence + 1 &&
           MayBeFirm(referent, mention.place, mention.source)))) {
      continue;
    }
    if (!mention.source && referent.type == v1::ENTITY_TYPE_PLACE &&
        IsDateline(words_, mention.range)) {
      continue;
    }
    const ByteSpan span = words_.SpanOf(mention.range);
    const bool opens = OpensContent(attribution, span);
    if (std::any_of(
            attribution.spans.content.begin(), attribution.spans.content.end(),
            [span](ByteSpan content) { return content.Contains(span); }) &&
        !((referent.named || words_.Is(t, kPossessive)) && opens)) {
      continue;
    }
    Antecedent view;
    view.sentences_back = sentence - mention.sentence;
    if (view.sentences_back > kSentencesBack) break;
    view.paragraphs_back = paragraph - mention.paragraph;
    view.times = times_[mention.referent];
    view.place = mention.place;
    view.source = mention.source;
    view.pronoun = mention.pronoun;
    view.named = referent.named;
    view.sure = person && referent.gender != Gender::kUnknown;
    // Others may be so by the look of their names alone.
    view.person = referent.person || referent.gender != Gender::kUnknown ||
                  !referent.nouns.empty() || referent.anonymous ||
                  referent.role == v1::SOURCE_ROLE_PERSON;
    view.opens = opens && referent.named;
    view.reports = !attribution.spans.source.empty();
    view.nearest = nearest;
    nearest = false;
    if (view.sentences_back <= 1) {
      others_near |= near && *near != mention.referent;
      near = mention.referent;
    }
    float score =
        person ? AntecedentScore(view) : ThingScore(view, pronoun, referent);
    if (!fits) score -= kDoubtful;
    // "The agencies suspect it, officials said. They have not determined": who
    // only told of it holds nothing.
    if (!person && held && mention.tells) score -= kTeller;
    if (!best || score > best_score) {
      best_score = score;
      best = mention.referent;
    }
  }
  // Nobody else may be meant: this tells whether it is a man or a woman.
  if (person && best && best == near && !others_near &&
      referents_[*best].gender == Gender::kUnknown && referents_[*best].named &&
      (referents_[*best].person || !referents_[*best].nouns.empty())) {
    referents_.At(*best).gender =
        pronoun == Pronoun::kHe ? Gender::kMale : Gender::kFemale;
  }
  return best;
}

// Nothing but commas and brackets in [begin, end).
bool Coreference::Adjoins(uint32_t begin, uint32_t end) const {
  for (uint32_t t = begin; t < end; ++t) {
    if (!words_.Is(t, kComma | kCloseBracket)) return false;
  }
  return true;
}

// What a relative behind mention `i` refers to: "the Lake Service in Vell,
// which" predicts, "Ada Moss of the broker Vell, who" doubts, where Vell only
// says which one is meant.
uint32_t Coreference::AntecedentAt(size_t i, bool who) const {
  constexpr uint32_t kDescription = 3;  // Words between "of" and the name.
  const Mention& last = mentions_[i];
  const Referent& named = referents_[last.referent];
  const bool no_person = who && named.named && !named.person &&
                         named.gender == Gender::kUnknown &&
                         named.type != v1::ENTITY_TYPE_GROUP;
  if (named.type != v1::ENTITY_TYPE_PLACE && !no_person) return last.referent;
  uint32_t in = last.range.begin;
  while (no_person && in > 0 && last.range.begin - in < kDescription &&
         words_.Is(in - 1, kWordShape) && !words_.Is(in - 1, kPreposition)) {
    --in;
  }
  if (in == 0 || !words_.Is(in - 1, kPreposition)) return last.referent;
  for (size_t k = i; k-- > 0 && i - k < kNearMentions;) {
    if (mentions_[k].range.end == in - 1) return mentions_[k].referent;
  }
  return last.referent;
}

// "Moss never met the jeweller, he has told police": whom the words before are
// about, save in quotation marks.
bool Coreference::OpensContent(const FoundAttribution& attribution,
                               ByteSpan name) const {
  if (attribution.spans.content.empty()) return false;
  const ByteSpan content = attribution.spans.content.front();
  if (attribution.spans.source.empty() ||
      attribution.spans.source.front().begin < content.end ||
      !content.Contains(name)) {
    return false;
  }
  return words_.TokenAt(name.begin) == words_.TokenAt(content.begin);
}

// "the ministry, which said": who has no name before a relative.
std::optional<uint32_t> Coreference::DescribedBefore(uint32_t t) {
  constexpr uint32_t kLongest = 6;  // Tokens.
  const uint32_t end = t > 0 && words_.Is(t - 1, kComma) ? t - 1 : t;
  for (uint32_t begin = end; begin > 0 && end - begin < kLongest;) {
    --begin;
    if (words_.Is(begin, kAnyMark)) break;
    if (!words_.Is(begin, kDeterminer | kPossessive) || begin + 1 >= end) {
      continue;
    }
    const SourceKind kind = KindOfSource(words_, {begin, end});
    const uint32_t described =
        kind.anonymous ? referents_.Add(kind) : referents_.OfDescription(kind);
    referents_.Describe(described, {begin, end}, kind, false);
    return described;
  }
  return std::nullopt;
}

// "The chemist was told, his lawyer said": the chemist is a man.
void Coreference::LearnGender(const FoundAttribution& attribution,
                              TokenRange phrase) {
  const Pronoun whose = PronounAt(words_, phrase.begin);
  if (phrase.size() < 2 || !words_.Is(phrase.begin, kPossessive) ||
      (whose != Pronoun::kHe && whose != Pronoun::kShe)) {
    return;
  }
  const auto owner = ResolvePronoun(attribution, phrase.begin, whose);
  if (!owner || referents_[*owner].gender != Gender::kUnknown) return;
  referents_.At(*owner).gender =
      whose == Pronoun::kHe ? Gender::kMale : Gender::kFemale;
}

}  // namespace hearsay::claims
