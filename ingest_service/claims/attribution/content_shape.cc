#include "ingest_service/claims/attribution/content_shape.h"

#include <algorithm>

#include "common/language/relation.h"

namespace hearsay::claims {
namespace {

using language::PennTag;

bool IsFinite(const AnalyzedArticle& article, uint32_t t) {
  return language::IsFinite(article.token(static_cast<int32_t>(t)).tag);
}

// "the songs listeners had on repeat": a relative clause that nothing opens.
// Its subject stands right behind the noun that it says more of.
bool IsContactRelative(const AnalyzedArticle& article, const Words& words,
                       TokenRange content, uint32_t t) {
  auto verb = static_cast<int32_t>(t);
  const language::Relation relation = article.token(verb).relation;
  if (relation == language::Relation::kAux ||
      relation == language::Relation::kAuxpass ||
      relation == language::Relation::kCop) {
    verb = article.node(verb).head;
  }
  if (verb < 0 ||
      article.token(verb).relation != language::Relation::kAclRelcl) {
    return false;
  }
  const int32_t subject = article.node(verb).subject;
  if (subject < 0) return false;
  for (int32_t between = article.node(subject).last + 1;
       between < static_cast<int32_t>(t); ++between) {
    if (!words.Is(static_cast<uint32_t>(between),
                  kAuxiliary | kAdverb | kNegation)) {
      return false;
    }
  }
  const int32_t before = article.node(subject).first - 1;
  return before >= static_cast<int32_t>(content.begin) &&
         language::IsNoun(article.token(before).tag);
}

// Opens a clause that says more of what stands before it.
bool OpensSideClause(const AnalyzedArticle& article, const Words& words,
                     uint32_t t) {
  const PennTag tag = article.token(static_cast<int32_t>(t)).tag;
  return tag == PennTag::kWRB ||
         (words.Is(t, kSubordinator) && words.Lower(t) != "that" &&
          words.Lower(t) != "than" && words.Lower(t) != "as");
}

// "who", "which", and the "that" that says more of a noun; not of what a noun
// of saying says, "the belief that".
bool OpensRelative(const AnalyzedArticle& article, const Words& words,
                   uint32_t t) {
  const PennTag tag = article.token(static_cast<int32_t>(t)).tag;
  return tag == PennTag::kWP || tag == PennTag::kWPS ||
         (tag == PennTag::kWDT && (words.Lower(t) != "that" || t == 0 ||
                                   words.NounCue(t - 1) == nullptr));
}

// Past the first finite verb group from `t` on: that of a relative clause.
uint32_t PastVerb(const AnalyzedArticle& article, const Words& words,
                  uint32_t t, uint32_t end) {
  while (t < end && !IsFinite(article, t) && !words.Is(t, kFinalMark)) ++t;
  while (t < end && (IsFinite(article, t) ||
                     words.Is(t, kAdverb | kNegation | kAuxiliary))) {
    ++t;
  }
  return t;
}

// "and would not meet": the verb's subject is that of what stands before.
bool GoesOn(const AnalyzedArticle& article, const Words& words, uint32_t t,
            uint32_t end) {
  if (!words.Is(t, kCoordinator)) return false;
  uint32_t verb = t + 1;
  while (verb < end && words.Is(verb, kAdverb)) ++verb;
  return verb < end && IsFinite(article, verb);
}

}  // namespace

bool HasMainVerb(const AnalyzedArticle& article, const Words& words,
                 TokenRange content) {
  uint32_t t = content.begin;
  while (t < content.end && !words.Is(t, kWordShape)) ++t;
  // "When it rains, the dam leaks": after the comma.
  if (t < content.end && OpensSideClause(article, words, t)) {
    uint32_t comma = t;
    while (comma < content.end && !words.Is(comma, kComma)) ++comma;
    t = std::min(comma + 1, content.end);
  }
  for (const uint32_t first = t; t < content.end; ++t) {
    if (words.Is(t, kFinalMark)) {
      // What follows is a sentence of its own.
      return t + 1 < content.end &&
             HasMainVerb(article, words, {t + 1, content.end});
    }
    const bool relative = t > first && OpensRelative(article, words, t);
    if (t > first && words.Is(t - 1, kComma) &&
        (relative || OpensSideClause(article, words, t))) {
      // ", which took years,": goes on after the aside.
      while (t < content.end && !words.Is(t, kComma | kFinalMark)) ++t;
      continue;
    }
    if (relative) {
      t = PastVerb(article, words, t, content.end) - 1;
      continue;
    }
    if (t > first && (OpensSideClause(article, words, t) ||
                      GoesOn(article, words, t, content.end))) {
      return false;
    }
    if (IsFinite(article, t) &&
        !IsContactRelative(article, words, content, t)) {
      return true;
    }
  }
  return false;
}

bool StandsInSideClause(const AnalyzedArticle& article, const Words& words,
                        TokenRange content, uint32_t t) {
  // The verb that it hangs on, or is.
  int32_t verb = static_cast<int32_t>(t);
  if (!language::IsVerb(article.token(verb).tag)) {
    verb = article.node(verb).head;
  }
  if (verb < static_cast<int32_t>(content.begin) ||
      verb >= static_cast<int32_t>(content.end) ||
      !language::IsVerb(article.token(verb).tag)) {
    return false;
  }
  if (IsContactRelative(article, words, content, static_cast<uint32_t>(verb))) {
    return true;
  }
  // A participle right behind its noun: "a crime allegedly committed".
  uint32_t first = std::min(static_cast<uint32_t>(verb), t);
  while (first > content.begin && words.Is(first - 1, kAdverb)) --first;
  return article.token(verb).tag == PennTag::kVBN &&
         article.token(verb).relation == language::Relation::kAcl &&
         first > content.begin &&
         language::IsNoun(article.token(static_cast<int32_t>(first) - 1).tag);
}

bool IsClause(const AnalyzedArticle& article, const Words& words,
              const FoundAttribution& found) {
  for (const ByteSpan span : found.spans.content) {
    const TokenRange content = TokensOf(words, span);
    const bool complementizer =
        words.Lower(content.begin) == "that" && content.size() > 1 &&
        (words.Is(content.begin + 1,
                  kDeterminer | kSubjectPronoun | kPossessive) ||
         article.token(static_cast<int32_t>(content.begin)).tag !=
             PennTag::kDT);
    if (words.Is(content.begin, kQuestionWord | kRelative) ||
        words.Lower(content.begin) == "to") {
      return true;
    }
    for (uint32_t t = content.begin; complementizer && t < content.end; ++t) {
      if (IsFinite(article, t)) return true;
    }
    for (uint32_t t = content.begin; t + 1 < content.end; ++t) {
      // The title of "a link to “The Dam”" is no speech.
      const bool opens = t == content.begin || words.Is(t - 1, kComma | kColon);
      if (opens && words.Is(t, kQuoteMark)) return true;
    }
    if (HasMainVerb(article, words, content)) return true;
  }
  return false;
}

bool HasQuotation(const Words& words, const FoundAttribution& found) {
  for (const ByteSpan span : found.spans.content) {
    const TokenRange content = TokensOf(words, span);
    // A mark at the end closes what was opened before the content.
    for (uint32_t t = content.begin; t + 2 < content.end; ++t) {
      if (words.Is(t, kQuoteMark)) return true;
    }
  }
  return false;
}

}  // namespace hearsay::claims
