#include "ingest_service/claims/mentions/coreference.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/analysis/speech.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"

namespace hearsay::claims {
namespace {

// How far back is looked for whom a pronoun means.
constexpr uint32_t kSentencesBack = 6;
constexpr uint32_t kGroupWords = 4;  // Before a group's noun.
constexpr size_t kNearMentions = 3;
constexpr uint32_t kSubjectWithin = 5;  // Tokens from a sentence's start.

bool PointsBack(absl::string_view word) {
  return word == "the" || word == "this" || word == "that" || word == "these" ||
         word == "those";
}

}  // namespace

Coreference::Coreference(const Words& words,
                         const std::vector<FoundAttribution>& found,
                         const std::vector<ByteSpan>& others,
                         const std::vector<ByteSpan>& outlets)
    : words_(words),
      found_(found),
      names_(FindNames(words)),
      referents_(words) {
  // Names stand before the phrases that they end.
  struct Source {
    TokenRange phrase;
    const FoundAttribution* attribution;
  };
  static const FoundAttribution& kNoAttribution = *new FoundAttribution();
  absl::flat_hash_set<uint32_t> told;  // Begin.
  for (const ByteSpan span : outlets) told.insert(words.TokenAt(span.begin));
  std::vector<Source> sources;
  for (size_t i = 0; i < found.size(); ++i) {
    if (found[i].spans.source.empty()) continue;
    const ByteSpan span = found[i].spans.source.front();
    const TokenRange phrase = {words.TokenAt(span.begin),
                               words.TokenAt(span.end - 1) + 1};
    if (!phrase.empty()) sources.push_back({phrase, &found[i]});
  }
  for (const ByteSpan span : others) {
    const TokenRange phrase = {words.TokenAt(span.begin),
                               words.TokenAt(span.end - 1) + 1};
    if (!phrase.empty()) sources.push_back({phrase, &kNoAttribution});
  }
  std::stable_sort(sources.begin(), sources.end(),
                   [](const Source& a, const Source& b) {
                     return a.phrase.end < b.phrase.end;
                   });
  auto source = sources.begin();
  const auto read_sources = [&](uint32_t end) {
    for (; source != sources.end() && source->phrase.end < end; ++source) {
      AddSource(*source->attribution, source->phrase);
      if (!told.contains(source->phrase.begin)) continue;
      const auto outlet = by_source_.find(source->phrase.begin);
      if (outlet == by_source_.end() || !outlet->second) continue;
      referents_.At(*outlet->second).outlet = true;
    }
  };
  uint32_t read = 0;
  for (const NameMention& name : names_) {
    AddGroups(read, name.all.begin);
    read = name.all.end;
    read_sources(name.all.end);
    const uint32_t referent = referents_.OfName(name);
    name_referents_.push_back(referent);
    mentions_.push_back({name.all, referent, false});
  }
  AddGroups(read, words.size());
  read_sources(words.size() + 1);
  for (const Source& read_one : sources) {
    if (read_one.attribution->spans.content.empty()) continue;
    NameInHeadline(*read_one.attribution, read_one.phrase);
  }
}

// People who are spoken of and may be meant by a later "they".
void Coreference::AddGroups(uint32_t begin, uint32_t end) {
  for (uint32_t t = begin; t < end; ++t) {
    if (!IsPluralPersonNoun(words_.Lower(t))) continue;
    uint32_t first = t;  // "mutinous soldiers", "two of the guards"
    while (first > begin && t - first < kGroupWords &&
           words_.Is(first - 1, kWordShape) &&
           !words_.Is(first - 1, kPreposition | kAuxiliary | kCoordinator |
                                     kSubordinator | kQuestionWord | kAdverb |
                                     kSubjectPronoun | kPlainVerb | kTime) &&
           words_.VerbCue(first - 1).entry == nullptr &&
           !words_.Is(first, kDeterminer)) {
      --first;
    }
    const TokenRange phrase = {first, t + 1};
    const SourceKind kind = KindOfSource(words_, phrase);
    const uint32_t group = referents_.Add(kind);
    referents_.Describe(group, kind.name, kind, false);
    mentions_.push_back({phrase, group, false});
  }
}

uint32_t Coreference::SentenceOf(uint32_t t) const {
  const auto& sentences = words_.text().sentences;
  return static_cast<uint32_t>(
      std::partition_point(
          sentences.begin(), sentences.end(),
          [t](const language::Sentence& s) { return s.end_token <= t; }) -
      sentences.begin());
}

std::optional<uint32_t> Coreference::NameCovering(uint32_t t) const {
  const auto after = std::partition_point(
      names_.begin(), names_.end(),
      [t](const NameMention& name) { return name.all.end <= t; });
  const auto i = static_cast<size_t>(after - names_.begin());
  if (i >= name_referents_.size() || !after->name.Contains(t)) {
    return std::nullopt;
  }
  return name_referents_[i];
}

std::optional<uint32_t> Coreference::SourceOfParent(
    const FoundAttribution& attribution) const {
  if (!attribution.parent) return std::nullopt;
  const auto& source = found_[*attribution.parent].spans.source;
  if (source.empty()) return std::nullopt;
  const auto known = by_source_.find(words_.TokenAt(source.front().begin));
  return known == by_source_.end() ? std::nullopt : known->second;
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
    const FoundAttribution& attribution, uint32_t t, Pronoun pronoun) const {
  // "I" is the source of what the words stand in; so, nearly always, is the
  // "they" of "officials said they believed".
  const std::optional<uint32_t> outer = SourceOfParent(attribution);
  if (pronoun == Pronoun::kSpeaker) {
    return attribution.parent ? outer : LastSpeaker(t);
  }
  // But who is quoted calls himself "I": "“They never asked,” Moss said."
  const bool quoted = IsQuoted(words_, t) && !IsQuotedParent(attribution);
  if (outer && pronoun != Pronoun::kRelative && !quoted &&
      Fits(pronoun, referents_[*outer])) {
    return outer;
  }
  if (!outer &&
      (attribution.cue_lemma == "add" || attribution.cue_lemma == "continue")) {
    const auto last = LastSpeaker(t);
    if (last && referents_[*last].named && Fits(pronoun, referents_[*last])) {
      return last;
    }
  }
  const uint32_t sentence = SentenceOf(t);
  std::optional<uint32_t> best;
  int best_score = 0;
  const size_t first =
      mentions_.size() > kMentionsBack ? mentions_.size() - kMentionsBack : 0;
  for (size_t i = mentions_.size(); i-- > first;) {
    const Mention& mention = mentions_[i];
    if (mention.range.end > t) continue;
    const Referent& referent = referents_[mention.referent];
    if (pronoun == Pronoun::kRelative) {
      if (mention.range.end + 2 < t || !Adjoins(mention.range.end, t)) break;
      return AntecedentAt(i);
    }
    if (!Fits(pronoun, referent) || (quoted && outer == mention.referent)) {
      continue;
    }
    const ByteSpan span = words_.SpanOf(mention.range);
    if (std::any_of(
            attribution.spans.content.begin(), attribution.spans.content.end(),
            [span](ByteSpan content) { return content.Contains(span); }) &&
        !((referent.named || words_.Is(t, kPossessive)) &&
          OpensContent(attribution, span))) {
      continue;
    }
    const uint32_t there = SentenceOf(mention.range.begin);
    const uint32_t back = sentence - there;
    if (back > kSentencesBack) break;
    const bool subject =
        mention.range.begin - words_.text().sentences[there].first_token <
        kSubjectWithin;
    const bool plural =
        pronoun == Pronoun::kThey && referent.type == v1::ENTITY_TYPE_GROUP;
    const bool sure = (pronoun == Pronoun::kHe || pronoun == Pronoun::kShe) &&
                      referent.gender != Gender::kUnknown;
    const bool opens = OpensContent(attribution, span);
    const int score = 20 + (mention.source ? 4 : 0) + (subject ? 2 : 0) +
                      (opens && referent.named ? 6 : 0) + (plural ? 3 : 0) +
                      (sure ? 2 : 0) - 2 * static_cast<int>(back);
    if (score > best_score) {
      best_score = score;
      best = mention.referent;
    }
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
// which" predicts, where Vell is only the place of what is named before it.
uint32_t Coreference::AntecedentAt(size_t i) const {
  const Mention& place = mentions_[i];
  const uint32_t in = place.range.begin - std::min(place.range.begin, 1u);
  if (referents_[place.referent].type == v1::ENTITY_TYPE_PLACE &&
      words_.Is(in, kPreposition)) {
    for (size_t k = i; k-- > 0 && i - k < kNearMentions;) {
      if (mentions_[k].range.end == in) return mentions_[k].referent;
    }
  }
  return place.referent;
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

std::optional<uint32_t> Coreference::Resolve(
    const FoundAttribution& attribution, TokenRange phrase,
    const SourceKind& kind) {
  if (kind.name.size() == 1) {
    const Pronoun pronoun = PronounAt(words_, kind.name.begin);
    if (pronoun != Pronoun::kNone) {
      const auto meant = ResolvePronoun(attribution, kind.name.begin, pronoun);
      if (meant || pronoun != Pronoun::kRelative) return meant;
      return DescribedBefore(kind.name.begin);
    }
  }
  if (!kind.several) {
    if (const auto named = NameCovering(kind.head)) return named;
  }
  if (IsStatement(kind)) {
    if (const auto author = AuthorOfStatement(attribution, phrase, kind)) {
      return author;
    }
  }
  if (const auto all = AllOf(kind.name)) return all;
  // "one of the officials", "the other": somebody of those.
  if (const auto whole = WholeOf(kind.name)) {
    const uint32_t part = referents_.Add(kind);
    referents_.At(part).whole = whole;
    return part;
  }
  // "This newspaper": the article's own outlet, whichever others it names.
  const bool points_back = PointsBack(words_.Lower(kind.name.begin)) &&
                           !(words_.Lower(kind.name.begin) == "this" &&
                             IsOutletNoun(words_.Lower(kind.head)));
  bool possessed = false;
  for (uint32_t t = kind.name.begin; t < kind.head; ++t) {
    possessed |= words_.Is(t, kPossessive);
  }
  // "Egypt's Daily Nile newspaper"; "the Bay newspaper" may be one of Bay.
  const uint32_t before = kind.head - (kind.head > kind.name.begin);
  if (before < kind.head && IsSurelyOutletNoun(words_.Lower(kind.head)) &&
      words_.Is(before, kCapitalized) && !IsPlaceName(words_.Lower(before)) &&
      !IsNationality(words_.Lower(before)) &&
      (before == 0 || words_.Lower(before - 1) != "the" ||
       !ResolveDefinite(phrase, kind))) {
    if (const auto named = NameCovering(before)) return named;
  }
  if (points_back || possessed) {
    if (const auto known = ResolveDefinite(phrase, kind)) return known;
  }
  return kind.anonymous ? referents_.Add(kind) : referents_.OfDescription(kind);
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

void Coreference::AddSource(const FoundAttribution& attribution,
                            TokenRange phrase) {
  const auto [known, added] =
      by_source_.try_emplace(phrase.begin, std::nullopt);
  if (!added) return;
  const SourceKind kind = KindOfSource(words_, phrase);
  LearnGender(attribution, phrase);
  const std::optional<uint32_t> referent = Resolve(attribution, phrase, kind);
  by_source_[phrase.begin] = referent;
  if (!referent) return;
  if (PronounAt(words_, kind.head) == Pronoun::kNone && !IsStatement(kind)) {
    referents_.Describe(*referent, phrase, kind,
                        NameCovering(kind.head).has_value());
  }
  mentions_.push_back({phrase, *referent, true});
}

std::optional<uint32_t> Coreference::OfPhrase(TokenRange phrase) const {
  const auto known = by_source_.find(phrase.begin);
  if (known != by_source_.end()) return known->second;
  for (uint32_t t = phrase.end; t-- > phrase.begin;) {
    if (const auto named = NameCovering(t)) return named;
  }
  return std::nullopt;
}

}  // namespace hearsay::claims
