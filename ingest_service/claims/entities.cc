#include "ingest_service/claims/entities.h"

#include <algorithm>

#include "common/text/fold.h"
#include "ingest_service/claims/name_lists.h"

namespace hearsay::claims {
namespace {

using internal::v1::ClaimRecord;

// A capital that is no more than the start of a sentence says nothing.
bool StartsSentence(const Words& words, uint32_t t) {
  return t == 0 || words.Is(t - 1, kFinalMark | kQuoteMark | kColon) ||
         words.text().tokens[t - 1].span.end + 1 <
             words.text().tokens[t].span.begin;
}

bool IsNameWord(const Words& words, uint32_t t) {
  return words.Is(t, kCapitalized) &&
         !words.Is(t, kDeterminer | kSubjectPronoun | kPossessive |
                          kPreposition | kAuxiliary | kCoordinator |
                          kSubordinator | kQuestionWord | kTime | kAdverb);
}

// "of", "for the" between two capitals: "Institute for the Study of War".
uint32_t LinkLength(const Words& words, uint32_t t, uint32_t limit) {
  const absl::string_view word = words.Lower(t);
  if (word != "of" && word != "for" && word != "de" && word != "von" &&
      word != "van" && word != "al" && word != "bin") {
    return 0;
  }
  uint32_t length = 1;
  if (t + length < limit && words.Lower(t + length) == "the") ++length;
  return t + length < limit && IsNameWord(words, t + length) ? length : 0;
}

bool IsAcronym(absl::string_view word) {
  return word.size() >= 2 && word.size() <= 6 &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

v1::EntityType TypeOfName(const Words& words, TokenRange name) {
  const uint32_t last = name.end - 1;
  bool organization = false;
  bool titled = false;
  for (uint32_t t = name.begin; t < name.end; ++t) {
    organization |=
        IsOrganizationWord(words.Lower(t)) || IsOutletWord(words.Exact(t));
    titled |= words.Is(t, kTitle) || IsPersonTitle(words.Lower(t));
  }
  if (IsPlaceName(words.Lower(last)) && name.size() == 1) {
    return v1::ENTITY_TYPE_PLACE;
  }
  if (organization) return v1::ENTITY_TYPE_ORGANIZATION;
  if (titled) return v1::ENTITY_TYPE_PERSON;
  if (IsNationality(words.Lower(name.begin)) && name.size() == 1) {
    return v1::ENTITY_TYPE_OTHER;
  }
  if (name.size() == 1 && IsAcronym(words.Exact(last))) {
    return v1::ENTITY_TYPE_ORGANIZATION;
  }
  if (name.size() == 1 && words.Is(last, kPlural) &&
      IsPluralPersonNoun(words.Lower(last))) {
    return v1::ENTITY_TYPE_GROUP;
  }
  const absl::string_view before =
      name.begin > 0 ? words.Lower(name.begin - 1) : absl::string_view();
  if (before == "in" || before == "near" || before == "from" ||
      before == "at") {
    return v1::ENTITY_TYPE_PLACE;
  }
  return name.size() == 2 || name.size() == 3 ? v1::ENTITY_TYPE_PERSON
                                              : v1::ENTITY_TYPE_OTHER;
}

}  // namespace

v1::EntityType EntityTypeOf(v1::SourceRole role) {
  switch (role) {
    case v1::SOURCE_ROLE_PERSON:
      return v1::ENTITY_TYPE_PERSON;
    case v1::SOURCE_ROLE_OUTLET:
    case v1::SOURCE_ROLE_ORGANIZATION:
      return v1::ENTITY_TYPE_ORGANIZATION;
    case v1::SOURCE_ROLE_GROUP:
      return v1::ENTITY_TYPE_GROUP;
    default:
      return v1::ENTITY_TYPE_OTHER;
  }
}

uint32_t EntityClusters::Add(TokenRange name, v1::EntityType type,
                             bool anonymous) {
  while (name.size() > 1 && words_.Is(name.begin, kDeterminer)) ++name.begin;
  if (words_.Is(name.begin, kSubjectPronoun | kObjectPronoun | kPossessive)) {
    return 0;
  }
  const absl::string_view exact = words_.SpanOf(name).In(words_.text().text);
  std::string key = text::FoldWords(exact);
  if (key.empty()) return 0;
  if (const auto found = by_name_.find(key); found != by_name_.end()) {
    return found->second + 1;
  }
  const std::string last = text::FoldWords(words_.Exact(name.end - 1));
  if (type != v1::ENTITY_TYPE_GROUP && !anonymous) {
    if (const auto found = by_last_.find(last); found != by_last_.end()) {
      internal::v1::EntityCluster& known = clusters_[found->second];
      if (name.size() == 1 || words_.Is(name.begin, kTitle) ||
          known.display_name().find(' ') == std::string::npos) {
        if (exact.size() > known.display_name().size()) {
          known.set_display_name(std::string(exact));
        }
        by_name_.emplace(std::move(key), found->second);
        return found->second + 1;
      }
    }
  }
  const auto index = static_cast<uint32_t>(clusters_.size());
  internal::v1::EntityCluster& cluster = clusters_.emplace_back();
  cluster.set_display_name(std::string(exact));
  cluster.set_type(type);
  cluster.set_anonymous(anonymous);
  if ((type == v1::ENTITY_TYPE_PERSON ||
       type == v1::ENTITY_TYPE_ORGANIZATION) &&
      !anonymous) {
    by_last_.emplace(last, index);
  }
  by_name_.emplace(std::move(key), index);
  return index + 1;
}

void AddEntities(const Words& words, EntityClusters& clusters,
                 ClaimRecord& claim) {
  for (const internal::v1::TextSpan& content : claim.content()) {
    const uint32_t limit = words.TokenAt(content.end() - 1) + 1;
    for (uint32_t t = words.TokenAt(content.begin()); t < limit; ++t) {
      if (!IsNameWord(words, t)) continue;
      TokenRange name = {t, t + 1};
      while (name.end < limit) {
        if (IsNameWord(words, name.end)) {
          ++name.end;
        } else if (const uint32_t link = LinkLength(words, name.end, limit)) {
          name.end += link;
        } else {
          break;
        }
      }
      t = name.end - 1;
      if (name.size() == 1 && StartsSentence(words, name.begin) &&
          !IsPlaceName(words.Lower(name.begin)) &&
          !IsAcronym(words.Exact(name.begin)) &&
          words.Is(name.begin, kPlural)) {
        continue;
      }
      const v1::EntityType type = TypeOfName(words, name);
      internal::v1::EntityMentionRecord& mention = *claim.add_entities();
      const ByteSpan span = words.SpanOf(name);
      mention.mutable_mention()->set_begin(span.begin);
      mention.mutable_mention()->set_end(span.end);
      mention.set_entity(clusters.Add(name, type, false));
      mention.set_type(clusters.TypeOf(mention.entity(), type));
    }
  }
}

}  // namespace hearsay::claims
