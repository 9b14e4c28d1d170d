#include "ingest_service/claims/stance/own_attitude.h"

#include "absl/strings/string_view.h"

namespace hearsay::claims {
namespace {

bool IsThought(absl::string_view lemma) {
  return lemma == "think" || lemma == "believe" || lemma == "expect" ||
         lemma == "doubt" || lemma == "suspect" || lemma == "assume" ||
         lemma == "guess";
}

}  // namespace

std::optional<OwnAttitude> OwnAttitudeIn(const Words& words,
                                         TokenRange content) {
  uint32_t t = content.begin;
  if (t >= content.end || !words.Is(t, kQuoteMark)) return std::nullopt;
  ++t;
  if (t < content.end && words.Is(t, kCoordinator)) ++t;  // "But I think"
  if (t >= content.end || (words.Lower(t) != "i" && words.Lower(t) != "we")) {
    return std::nullopt;
  }
  OwnAttitude own;
  bool be = false;
  for (++t; t < content.end && words.Is(t, kDo | kBe | kAdverb | kNegation);
       ++t) {
    own.use.negated |= words.Is(t, kNegation);
    be |= words.Is(t, kBe);
    if (words.Lower(t) == "did" || words.Lower(t) == "was" ||
        words.Lower(t) == "were" || words.Lower(t) == "didn't") {
      return std::nullopt;
    }
  }
  if (t + 1 >= content.end) return std::nullopt;
  const absl::string_view word = words.Lower(t);
  const CueEntry* entry = words.VerbCue(t).entry;
  if (be && own.use.negated && (word == "sure" || word == "certain")) {
    own.use.lemma = "know";
    ++t;
  } else if (word == "have" && t + 2 < content.end &&
             words.Lower(t + 1) == "no" && words.Lower(t + 2) == "idea") {
    own.use.lemma = "know";
    own.use.negated = true;
    t += 3;
  } else if (!be && entry != nullptr &&
             words.VerbCue(t).form != CueForm::kPast &&
             (IsThought(entry->lemma) ||
              (entry->lemma == "know" && own.use.negated))) {
    own.use.lemma = entry->lemma;
    ++t;
  } else {
    return std::nullopt;
  }
  // "We don't know yet whether"
  while (t < content.end && words.Is(t, kAdverb)) ++t;
  if (t >= content.end || words.Is(t, kAnyMark)) return std::nullopt;
  // "I don't know how to swim": what one cannot do.
  if (own.use.lemma == "know" && words.Lower(t) == "how" &&
      t + 1 < content.end && words.Lower(t + 1) == "to") {
    return std::nullopt;
  }
  own.use.question = words.Is(t, kQuestionWord | kRelative);
  own.object = t;
  return own;
}

}  // namespace hearsay::claims
