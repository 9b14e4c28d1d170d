#include "ingest_service/claims/mending/second_deed.h"

#include "common/language/penn_tag.h"
#include "common/language/relation.h"

namespace hearsay::claims {
namespace {

using language::PennTag;

// A participle may be a finite verb that the tagger took for one.
bool MakesClause(PennTag tag) {
  return language::IsFinite(tag) || tag == PennTag::kVBN;
}

bool SameForm(PennTag cue, PennTag verb) {
  return cue == verb || (cue == PennTag::kVBD && verb == PennTag::kVBN);
}

}  // namespace

uint32_t SecondDeedIn(const AnalyzedArticle& article, const Words& words,
                      TokenRange cue, TokenRange content) {
  const auto tag = [&](uint32_t t) {
    return article.token(static_cast<int32_t>(t)).tag;
  };
  for (uint32_t t = content.begin; t + 1 < content.end; ++t) {
    if (t > content.begin + 1 && words.Is(t - 1, kCoordinator)) {
      uint32_t verb = t;  // "and later left"
      while (verb + 1 < content.end && words.Is(verb, kAdverb)) ++verb;
      const auto node = static_cast<int32_t>(verb);
      const int32_t head = article.node(node).head;
      if (language::IsVerb(tag(verb)) && head >= 0 &&
          article.token(node).relation == language::Relation::kConj &&
          cue.Contains(static_cast<uint32_t>(head)) &&
          SameForm(tag(static_cast<uint32_t>(head)), tag(verb))) {
        uint32_t end = t - 1;
        if (words.Is(end - 1, kComma | kSemicolonOrDash)) --end;
        return end > content.begin ? end : content.end;
      }
    }
    if (words.Is(t, kSubordinator | kAuxiliary) || MakesClause(tag(t))) break;
  }
  return content.end;
}

}  // namespace hearsay::claims
