#include "ingest_service/claims/mentions/coreference.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/analysis/speech.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"
#include "ingest_service/claims/mentions/antecedents.h"
#include "ingest_service/claims/mentions/part_names.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kGroupWords = 4;  // Before a group's noun.

// "political editor", "correspondents in Vell": by the noun.
bool WritesForOutlet(const Words& words, TokenRange phrase) {
  for (uint32_t t = phrase.begin + 1; t < phrase.end; ++t) {
    if (words.Is(t, kAnyMark | kPreposition | kRelative | kCapitalized)) break;
    const absl::string_view noun = SingularOf(words.Lower(t));
    if (noun == "editor" || noun == "correspondent" || noun == "columnist" ||
        noun == "reporter") {
      return true;
    }
  }
  return false;
}

bool PointsBack(absl::string_view word) {
  return word == "the" || word == "this" || word == "that" || word == "these" ||
         word == "those";
}

// The names of several words among `phrases`, without "the", in text order.
std::vector<TokenRange> NamesOf(const Words& words,
                                const std::vector<ByteSpan>& phrases) {
  std::vector<TokenRange> names;
  for (const ByteSpan span : phrases) {
    TokenRange name = TokensOf(words, span);
    if (words.Is(name.begin, kDeterminer)) ++name.begin;
    bool capitals = name.size() > 1;
    for (uint32_t t = name.begin; t < name.end; ++t) {
      capitals &= words.Is(t, kCapitalized | kNumber) || words.Lower(t) == "of";
    }
    if (capitals) names.push_back(name);
  }
  std::sort(names.begin(), names.end(), [](TokenRange a, TokenRange b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  return names;
}

}  // namespace

Coreference::Coreference(const Words& words,
                         const std::vector<FoundAttribution>& found,
                         const std::vector<ByteSpan>& others,
                         const std::vector<ByteSpan>& outlets)
    : words_(words),
      found_(found),
      names_(FindNames(words, NamesOf(words, outlets))),
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
    const TokenRange phrase = TokensOf(words, found[i].spans.source.front());
    if (phrase.empty()) continue;
    sources.push_back({phrase, &found[i]});
    source_begins_.insert(phrase.begin);
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
    AddUnnamed(read, name.all.begin, read_sources);
    read = name.all.end;
    read_sources(name.all.end);
    const uint32_t referent = referents_.OfName(name);
    name_referents_.push_back(referent);
    AddMention(name.all, referent, false);
  }
  AddUnnamed(read, words.size(), read_sources);
  read_sources(words.size() + 1);
  referents_.TellFirmsByTheirNames();
  for (const Source& read_one : sources) {
    if (read_one.attribution->spans.content.empty()) continue;
    NameInHeadline(*read_one.attribution, read_one.phrase);
  }
}

void Coreference::AddMention(TokenRange range, uint32_t referent, bool source,
                             bool pronoun) {
  const uint32_t sentence = SentenceOf(range.begin);
  const uint32_t first = words_.text().sentences[sentence].first_token;
  mentions_.push_back({range, referent, source, pronoun,
                       PlaceOfMention(words_, range, first), sentence,
                       ParagraphOf(sentence)});
  if (times_.size() <= referent) times_.resize(referent + 1);
  // A name that is a source is met twice, as a name and as a source.
  if (!source) ++times_[referent];
}

// People without names who may be meant later, and pronouns by which others
// are: "they", "She left. … , she said".
void Coreference::AddUnnamed(uint32_t begin, uint32_t end,
                             ReadSources read_sources) {
  for (uint32_t t = begin; t < end; ++t) {
    if (AddGroup(begin, t) || AddOneOfThem(t)) continue;
    const Pronoun pronoun =
        words_.Is(t, kSubjectPronoun) ? PronounAt(words_, t) : Pronoun::kNone;
    if (pronoun != Pronoun::kHe && pronoun != Pronoun::kShe) continue;
    read_sources(t + 1);
    AddPronoun(t);
  }
}

bool Coreference::AddGroup(uint32_t begin, uint32_t t) {
  if (!IsPluralPersonNoun(words_.Lower(t))) return false;
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
  AddMention(phrase, group, false);
  return true;
}

uint32_t Coreference::ParagraphOf(uint32_t sentence) const {
  const auto& paragraphs = words_.text().paragraphs;
  return static_cast<uint32_t>(
      std::partition_point(paragraphs.begin(), paragraphs.end(),
                           [sentence](const language::Paragraph& p) {
                             return p.end_sentence <= sentence;
                           }) -
      paragraphs.begin());
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
  // "Secretary of State Ada Moss": by "Secretary", too.
  if (i >= name_referents_.size() || !after->all.Contains(t)) {
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
  if (const auto client = ClientOf(kind.name)) return client;
  // "one of the officials", "the other": somebody of those.
  if (const auto whole = WholeOf(kind.name)) {
    const uint32_t part = referents_.Add(kind);
    referents_.At(part).whole = whole;
    if (const TokenRange all = PhraseOf(*whole); !all.empty()) {
      std::string name = NameOfPart(words_, kind.name, all);
      if (!name.empty()) referents_.At(part).display_name = std::move(name);
    }
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
  // "The guild and the Office of Tides" are neither of the two.
  if ((points_back || possessed) && !kind.several) {
    if (const auto known = ResolveDefinite(phrase, kind)) return known;
  }
  return kind.anonymous ? referents_.Add(kind) : referents_.OfDescription(kind);
}

void Coreference::AddSource(const FoundAttribution& attribution,
                            TokenRange phrase) {
  const auto [known, added] =
      by_source_.try_emplace(phrase.begin, std::nullopt);
  if (!added) return;
  const SourceKind kind = KindOfSource(words_, phrase);
  LearnGender(attribution, phrase);
  LearnOutlet(attribution, phrase);
  const std::optional<uint32_t> referent = Resolve(attribution, phrase, kind);
  by_source_[phrase.begin] = referent;
  if (!referent) return;
  if (PronounAt(words_, kind.head) == Pronoun::kNone && !IsStatement(kind)) {
    referents_.Describe(*referent, phrase, kind,
                        NameCovering(kind.head).has_value());
  }
  if (kind.several) AddParts(kind.name, *referent);
  AddMention(phrase, *referent, true);
  mentions_.back().tells = !attribution.spans.content.empty() &&
                           !attribution.spans.source.empty() &&
                           attribution.spans.content.front().begin <
                               attribution.spans.source.front().begin;
}

// "two mediators and a European official": either may be taken up alone, who
// came by way of whoever cited both. Names are mentions anyway.
void Coreference::AddParts(TokenRange phrase, uint32_t whole) {
  std::vector<std::pair<TokenRange, SourceKind>> parts;
  uint32_t begin = phrase.begin;
  for (uint32_t t = begin + 1; t <= phrase.end; ++t) {
    const bool ends =
        t == phrase.end || (words_.Lower(t) == "and" && t + 1 < phrase.end &&
                            words_.Is(t + 1, kDeterminer | kNumber));
    if (!ends) continue;
    const TokenRange part = {begin, t};
    begin = t + 1;
    if (part.empty() || part == phrase) return;
    const SourceKind kind = KindOfSource(words_, part);
    if (NameCovering(kind.head)) return;
    parts.push_back({part, kind});
  }
  for (const auto& [part, kind] : parts) {
    const uint32_t referent = referents_.Add(kind);
    referents_.At(referent).whole = whole;
    referents_.Describe(referent, part, kind, false);
    AddMention(part, referent, true);
  }
}

// "Its political editor, Ada Moss, expects it".
void Coreference::LearnOutlet(const FoundAttribution& attribution,
                              TokenRange phrase) {
  if (phrase.size() < 2 || PronounAt(words_, phrase.begin) != Pronoun::kIt ||
      !WritesForOutlet(words_, phrase)) {
    return;
  }
  const auto outlet = ResolvePronoun(attribution, phrase.begin, Pronoun::kIt);
  if (!outlet || !referents_[*outlet].named) return;
  referents_.At(*outlet).outlet = true;
  writes_for_.emplace(phrase.begin, *outlet);
}

std::optional<uint32_t> Coreference::OutletOf(TokenRange source) const {
  const auto known = writes_for_.find(source.begin);
  return known == writes_for_.end() ? std::nullopt
                                    : std::optional(known->second);
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
