// Whom a headline means: "ferry company denies it", "agency concludes".

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "ingest_service/claims/analysis/headline.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/content_stems.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"
#include "ingest_service/claims/mentions/coreference.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLead = 2;        // Sentences of the body.
constexpr size_t kBodyHolders = 64;  // Attributions looked at.

// Whether the noun may be said of who is meant: a person's of persons, another
// of what is none. `sure`: the type of a name must be more than a guess.
bool MayCall(const SourceKind& kind, absl::string_view noun,
             const Referent& referent, bool sure) {
  if (kind.role == v1::SOURCE_ROLE_PERSON || IsPersonNoun(noun) ||
      IsPersonTitle(noun)) {
    return referent.type == v1::ENTITY_TYPE_PERSON;
  }
  const bool guess = referent.type == v1::ENTITY_TYPE_PERSON &&
                     !referent.person && referent.nouns.empty() &&
                     referent.gender == Gender::kUnknown;
  return kind.role != v1::SOURCE_ROLE_DOCUMENT &&
         kind.role != v1::SOURCE_ROLE_GROUP &&
         (referent.type == v1::ENTITY_TYPE_ORGANIZATION || (guess && !sure)) &&
         (referent.role == v1::SOURCE_ROLE_OUTLET) == IsOutletNoun(noun);
}

// "the National Union of Nurses" is no hospital, a chief of police no lawyer.
bool IsAnother(const Referent& referent, absl::string_view noun) {
  const auto holds = [noun](const std::vector<std::string>& words) {
    return std::find(words.begin(), words.end(), noun) != words.end();
  };
  if (holds(referent.nouns) || holds(referent.beside)) return false;
  if (referent.type == v1::ENTITY_TYPE_PERSON) return !referent.nouns.empty();
  bool other = false;
  for (const absl::string_view word :
       absl::StrSplit(absl::AsciiStrToLower(referent.display_name), ' ')) {
    if (word == noun) return false;
    other |= IsOrganizationWord(word) || IsInstitutionNoun(word);
  }
  return other;
}

}  // namespace

// A headline calls those by what they are whom the body names.
void Coreference::NameInHeadline(const FoundAttribution& attribution,
                                 TokenRange phrase) {
  const uint32_t end = HeadlineEnd(words_);
  if (phrase.end > end || words_.Is(phrase.begin, kDeterminer | kPossessive)) {
    return;
  }
  const SourceKind kind = KindOfSource(words_, phrase);
  const absl::string_view noun = words_.Lower(kind.head);
  const auto known = by_source_.find(phrase.begin);
  if (known == by_source_.end() || IsPluralPersonNoun(noun)) return;
  // "Cyclist" is a name by its capital alone.
  const bool name = known->second && referents_[*known->second].named &&
                    !IsPersonNoun(noun) && !IsPersonTitle(noun) &&
                    !IsOutletNoun(noun) && !IsOrganizationWord(noun) &&
                    !IsInstitutionNoun(noun);
  std::optional<uint32_t> meant;
  if (!name) meant = HolderOfSame(attribution, kind);
  if (!meant) meant = CalledInBody(kind, end, known->second);
  if (!meant && !name) meant = HolderOfLead(kind, end);
  if (meant) known->second = meant;
}

// Whom the body gives the noun to.
std::optional<uint32_t> Coreference::CalledInBody(
    const SourceKind& kind, uint32_t body,
    std::optional<uint32_t> itself) const {
  const absl::string_view noun = words_.Lower(kind.head);
  // A ministry's spokesman is not the ministry.
  const bool organization = IsOrganizationWord(noun) || IsInstitutionNoun(noun);
  std::optional<uint32_t> outlet;  // The body's only one.
  bool several = false;
  for (size_t i = 0; i < std::min(names_.size(), kMentionsBack); ++i) {
    const uint32_t referent = name_referents_[i];
    const Referent& named = referents_[referent];
    if (!named.named || names_[i].all.begin < body || referent == itself ||
        (organization && named.type == v1::ENTITY_TYPE_PERSON &&
         (named.person || named.gender != Gender::kUnknown))) {
      continue;
    }
    const bool beside = std::find(named.beside.begin(), named.beside.end(),
                                  noun) != named.beside.end();
    if (beside || IsCalled(named, noun, false)) return referent;
    if (named.role == v1::SOURCE_ROLE_OUTLET) {
      several |= outlet.has_value() && outlet != referent;
      outlet = referent;
    }
  }
  return outlet && !several && IsOutletNoun(noun) ? outlet : std::nullopt;
}

std::optional<uint32_t> Coreference::NamedHolder(const FoundAttribution& found,
                                                 const SourceKind& kind,
                                                 bool sure) const {
  if (found.spans.source.empty()) return std::nullopt;
  const auto known =
      by_source_.find(words_.TokenAt(found.spans.source.front().begin));
  if (known == by_source_.end() || !known->second) return std::nullopt;
  const Referent& holder = referents_[*known->second];
  // "Vell's navy", of the navy.
  const bool called =
      !holder.anonymous && IsCalled(holder, words_.Lower(kind.head), false);
  if ((!holder.named && !called) ||
      !MayCall(kind, words_.Lower(kind.head), holder, sure)) {
    return std::nullopt;
  }
  return known->second;
}

bool Coreference::Mentions(const FoundAttribution& found,
                           absl::string_view noun) const {
  for (const ByteSpan span : found.spans.content) {
    const TokenRange content = TokensOf(words_, span);
    for (uint32_t t = content.begin; t < content.end; ++t) {
      if (words_.Lower(t) == noun) return true;
    }
  }
  return false;
}

// Who holds in the body what the headline's attribution states.
std::optional<uint32_t> Coreference::HolderOfSame(
    const FoundAttribution& attribution, const SourceKind& kind) const {
  if (attribution.spans.content.empty()) return std::nullopt;
  const StemSet wanted = ContentStems(words_, attribution);
  if (wanted.size() < 2) return std::nullopt;
  const absl::string_view noun = words_.Lower(kind.head);
  const uint32_t end = words_.text().paragraphs[0].span.end;
  std::optional<uint32_t> meant;
  uint32_t first = 0;
  for (size_t i = 0; i < std::min(found_.size(), kBodyHolders); ++i) {
    const FoundAttribution& found = found_[i];
    const uint32_t begin = found.spans.content.front().begin;
    if (begin < end || (meant && begin >= first)) continue;
    const auto holder = NamedHolder(found, kind, false);
    // "the agency said the company had polluted the lake": not the company.
    if (!holder || Mentions(found, noun) ||
        !HoldsHalf(wanted, ContentStems(words_, found)))
      continue;
    meant = holder;
    first = begin;
  }
  return meant;
}

// Whom the body quotes first, in its first sentences.
std::optional<uint32_t> Coreference::HolderOfLead(const SourceKind& kind,
                                                  uint32_t body) const {
  const absl::string_view noun = words_.Lower(kind.head);
  if (!IsPersonNoun(noun) && !IsPersonTitle(noun) &&
      !IsOrganizationWord(noun) && !IsInstitutionNoun(noun)) {
    return std::nullopt;
  }
  const auto& sentences = words_.text().sentences;
  const uint32_t end =
      sentences[std::min<size_t>(sentences.size() - 1, kLead)].end_token;
  std::optional<uint32_t> meant;
  uint32_t first = end;
  for (size_t i = 0; i < std::min(found_.size(), kBodyHolders); ++i) {
    const FoundAttribution& found = found_[i];
    if (found.spans.source.empty() || !found.position) continue;
    const uint32_t source = words_.TokenAt(found.spans.source.front().begin);
    if (source < body || source >= first) continue;
    first = source;
    meant = NamedHolder(found, kind, true);
    if (meant && IsAnother(referents_[*meant], noun)) meant.reset();
  }
  return meant;
}

}  // namespace hearsay::claims
