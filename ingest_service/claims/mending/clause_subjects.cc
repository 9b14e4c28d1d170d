#include "ingest_service/claims/mending/clause_subjects.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "common/language/penn_tag.h"
#include "common/language/relation.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/mending/participle_subjects.h"
#include "ingest_service/claims/mending/subject_asides.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongestRelative = 14;  // Tokens.

class Mending {
 public:
  Mending(const Words& words, const AnalyzedArticle& article,
          std::vector<FoundAttribution>& found)
      : words_(words), article_(article), found_(found) {}

  void Run() {
    std::vector<size_t> by_cue;
    for (size_t i = 0; i < found_.size(); ++i) {
      if (found_[i].spans.cue.empty()) continue;
      if (found_[i].spans.source.empty() && HasVerb(found_[i])) {
        SkipAsides(words_, article_, found_[i]);
      }
      if (!found_[i].spans.source.empty()) by_cue.push_back(i);
    }
    std::sort(by_cue.begin(), by_cue.end(), [this](size_t a, size_t b) {
      return CueOf(a).begin < CueOf(b).begin;
    });
    for (size_t k = 0; k < by_cue.size(); ++k) {
      FoundAttribution& attribution = found_[by_cue[k]];
      if (attribution.spans.source.empty()) continue;  // It shares none.
      const CueEntry* entry = FindCueLemma(attribution.cue_lemma);
      if (entry == nullptr) continue;
      if (entry->cue_class == CueClass::kNoun) EndBeforeVerb(attribution);
      if (entry->cue_class != CueClass::kVerb) continue;
      TakeAgent(attribution, *entry);
      TakeAntecedent(attribution);
      TakeSubjectOfParticiple(words_, article_, attribution);
      SkipAsides(words_, article_, attribution);
      CutContact(attribution);
      if (k > 0) ShareSubject(by_cue[k - 1], by_cue[k]);
      DropPassiveSubject(attribution, *entry);
    }
  }

 private:
  static bool HasVerb(const FoundAttribution& attribution) {
    const CueEntry* entry = FindCueLemma(attribution.cue_lemma);
    return entry != nullptr && entry->cue_class == CueClass::kVerb;
  }
  TokenRange CueOf(size_t i) const {
    return TokensOf(words_, found_[i].spans.cue.front());
  }
  language::PennTag TagOf(uint32_t t) const {
    return article_.token(static_cast<int32_t>(t)).tag;
  }
  bool IsFinite(uint32_t t) const { return language::IsFinite(TagOf(t)); }
  uint32_t SentenceBegin(uint32_t t) const {
    return static_cast<uint32_t>(
        AnalyzedArticle::RangeOf(
            article_.text().sentences[article_.node(t).sentence])
            .begin);
  }

  // "A reporter was told by two guards that": the guards say it.
  void TakeAgent(FoundAttribution& attribution, const CueEntry& entry) const {
    if ((entry.frames & kTakesAddressee) == 0) return;
    const TokenRange cue = TokensOf(words_, attribution.spans.cue.front());
    const TokenRange source =
        TokensOf(words_, attribution.spans.source.front());
    uint32_t by = cue.end;
    if (words_.Lower(by - 1) == "by") --by;
    bool passive = false;
    for (uint32_t t = by; t > source.end && t + 5 > by; --t) {
      passive |= words_.Is(t - 1, kBe);
    }
    const uint32_t content =
        words_.TokenAt(attribution.spans.content.front().begin);
    if (!passive || source.end > cue.begin || by + 1 >= content ||
        words_.Lower(by) != "by") {
      return;
    }
    const TokenRange agent = PhraseStartingAt(words_, by + 1, content, false);
    if (!agent.empty()) attribution.spans.source = {words_.SpanOf(agent)};
  }

  // Puts "nurses who ran the ward" for "the ward".
  void TakeAntecedent(FoundAttribution& attribution) const {
    ByteSpan& span = attribution.spans.source.front();
    const TokenRange source = TokensOf(words_, span);
    const TokenRange cue = TokensOf(words_, attribution.spans.cue.front());
    if (source.end > cue.begin || !Adjoins(source.end, cue.begin) ||
        !IsFinite(std::min(source.end, cue.begin)) ||
        words_.Is(source.begin, kSubjectPronoun) || source.begin == 0 ||
        words_.Is(source.begin - 1, kCoordinator)) {
      return;
    }
    const uint32_t floor =
        std::max(SentenceBegin(source.begin),
                 source.begin - std::min(source.begin, kLongestRelative));
    uint32_t verbs = 0;
    for (uint32_t t = source.begin; t-- > floor;) {
      if (words_.Is(t, kAnyMark)) return;
      // "a study she published last year found": the study.
      if (words_.Is(source.begin, kTime) && words_.Is(t, kSubjectPronoun) &&
          verbs == 1 && t > floor && IsNoun(t - 1)) {
        const TokenRange noun = PhraseEndingBefore(words_, floor, t);
        if (!noun.empty()) span = words_.SpanOf({noun.begin, source.end});
        return;
      }
      if (words_.Is(t, kRelative) || words_.Lower(t) == "that") {
        // What it refers to stands right before; a verb's "that" has none.
        if (verbs != 1 || t == floor || !IsNoun(t - 1)) return;
        const TokenRange noun = PhraseEndingBefore(words_, floor, t);
        if (noun.empty() || noun.end != t || !IsFinite(t + 1)) return;
        span = words_.SpanOf({noun.begin, source.end});
        return;
      }
      verbs += IsFinite(t);
    }
  }

  // "The man was accused of blocking the gate": by whom, nobody says; it is he
  // who blocked it.
  void DropPassiveSubject(FoundAttribution& attribution,
                          const CueEntry& entry) const {
    if (entry.type != v1::CLAIM_TYPE_ACCUSATION &&
        entry.type != v1::CLAIM_TYPE_ASSESSMENT && entry.lemma != "order" &&
        entry.lemma != "tell") {
      return;
    }
    const TokenRange cue = TokensOf(words_, attribution.spans.cue.back());
    const TokenRange source =
        TokensOf(words_, attribution.spans.source.front());
    uint32_t verb = cue.end;
    while (verb > cue.begin && TagOf(verb - 1) != language::PennTag::kVBN) {
      --verb;
    }
    if (verb == cue.begin || source.end > verb - 1) return;
    bool passive = false;
    for (uint32_t t = verb - 1; t-- > source.end;) {
      if (!words_.Is(t, kAuxiliary | kAdverb | kNegation)) return;
      passive |= words_.Is(t, kBe);
    }
    for (uint32_t t = verb; t < cue.end; ++t) {
      if (words_.Lower(t) == "by") return;
    }
    if (!passive) return;
    std::vector<ByteSpan>& content = attribution.spans.content;
    const ByteSpan subject = attribution.spans.source.front();
    const uint32_t last = source.end - 1;
    // "was told to wait": whom somebody tells is no part of what he is told.
    if (entry.type == v1::CLAIM_TYPE_ACCUSATION &&
        subject.end <= content.front().begin &&
        !words_.Is(last, kRelative | kSubjectPronoun)) {
      content.insert(content.begin(), subject);
    }
    attribution.spans.source.clear();
  }

  // "a crisis officials called", "allegations the family denies": what stands
  // first is what they speak of. An article opens a phrase of its own, and
  // "a" none of several.
  void CutContact(FoundAttribution& attribution) const {
    ByteSpan& span = attribution.spans.source.front();
    const TokenRange source = TokensOf(words_, span);
    const TokenRange cue = TokensOf(words_, attribution.spans.cue.front());
    if (source.size() < 2 || source.end > cue.begin) return;
    const absl::string_view first = words_.Lower(source.begin);
    uint32_t begin = source.begin;
    for (uint32_t t = source.begin + 1; t < source.end; ++t) {
      if (words_.Is(t, kAnyMark | kPreposition | kCoordinator | kRelative) ||
          language::IsVerb(TagOf(t))) {
        return;
      }
      const absl::string_view word = words_.Lower(t);
      if (IsNoun(t - 1) && (word == "the" || word == "a" || word == "an")) {
        begin = t;
      }
    }
    if (begin == source.begin && (first == "a" || first == "an") &&
        source.size() == 3 && IsNoun(source.begin + 1) &&
        TagOf(source.end - 1) == language::PennTag::kNNS &&
        IsPluralPersonNoun(words_.Lower(source.end - 1))) {
      begin = source.end - 1;
    }
    if (begin == source.begin) return;
    span = words_.SpanOf({begin, source.end});
    const ByteSpan object = words_.SpanOf({source.begin, begin});
    std::vector<ByteSpan>& content = attribution.spans.content;
    if (object.end < content.front().begin) {
      content.insert(content.begin(), object);
    }
  }

  bool IsNoun(uint32_t t) const { return language::IsNoun(TagOf(t)); }

  // Nothing but adverbs, auxiliaries and negations in [begin, end).
  bool Adjoins(uint32_t begin, uint32_t end) const {
    for (uint32_t t = begin; t < end; ++t) {
      if (!words_.Is(t, kAdverb | kAuxiliary | kNegation)) return false;
    }
    return true;
  }

  // A verb behind "and" or "but", after what an earlier one states, has that
  // one's subject.
  void ShareSubject(size_t first, size_t second) const {
    FoundAttribution& before = found_[first];
    FoundAttribution& attribution = found_[second];
    const TokenRange cue = TokensOf(words_, attribution.spans.cue.front());
    const TokenRange earlier = TokensOf(words_, before.spans.cue.front());
    const TokenRange content = TokensOf(words_, before.spans.content.back());
    const TokenRange source =
        TokensOf(words_, attribution.spans.source.front());
    if (before.spans.source.empty() || earlier.end > cue.begin ||
        SentenceBegin(earlier.begin) != SentenceBegin(cue.begin) ||
        content.begin < earlier.end || source.begin < content.begin ||
        source.end > cue.begin) {
      return;
    }
    uint32_t t = cue.begin;
    while (t > content.begin &&
           words_.Is(t - 1, kAdverb | kAuxiliary | kNegation)) {
      --t;
    }
    if (t <= content.begin + 1 || !words_.Is(t - 1, kCoordinator)) return;
    uint32_t end = t - 1;
    if (words_.Is(end - 1, kComma)) --end;
    if (content.end < end || source.end > end) return;
    if (content.end > t) {
      // The earlier one's content runs on over what the bridge cannot say.
      if (CanSpeak(source) || TagOf(earlier.end - 1) != TagOf(cue.end - 1)) {
        return;
      }
      before.spans.content.back() = words_.SpanOf({content.begin, end});
    }
    attribution.spans.source = before.spans.source;
    if (!HangsOn(found_, first, second)) attribution.parent = before.parent;
  }

  bool CanSpeak(TokenRange source) const {
    const SourceKind kind = KindOfSource(words_, source);
    return kind.role != v1::SOURCE_ROLE_UNSPECIFIED;
  }

  // "the panel's finding that he was drunk rests on one witness": ends before
  // the verb whose subject the noun is.
  void EndBeforeVerb(FoundAttribution& attribution) const {
    const uint32_t noun =
        TokensOf(words_, attribution.spans.cue.back()).end - 1;
    const language::TokenAnalysis& token =
        article_.token(static_cast<int32_t>(noun));
    const int32_t head = article_.node(static_cast<int32_t>(noun)).head;
    if (head < 0 || (token.relation != language::Relation::kNsubj &&
                     token.relation != language::Relation::kNsubjpass)) {
      return;
    }
    ByteSpan& span = attribution.spans.content.back();
    const TokenRange content = TokensOf(words_, span);
    uint32_t verb = static_cast<uint32_t>(head);
    if (verb <= content.begin + 2 || verb >= content.end) return;
    while (verb > content.begin + 2 &&
           words_.Is(verb - 1, kAuxiliary | kAdverb | kNegation)) {
      --verb;
    }
    if (!words_.Is(verb, kAuxiliary) && !IsFinite(verb)) return;
    bool clause = false;  // The noun's own has a verb, too.
    for (uint32_t t = content.begin; t < verb; ++t) clause |= IsFinite(t);
    if (!clause) return;
    span = words_.SpanOf({content.begin, verb});
  }

  const Words& words_;
  const AnalyzedArticle& article_;
  std::vector<FoundAttribution>& found_;
};

}  // namespace

void MendClauseSubjects(const Words& words, const AnalyzedArticle& article,
                        std::vector<FoundAttribution>& found) {
  Mending(words, article, found).Run();
}

}  // namespace hearsay::claims
