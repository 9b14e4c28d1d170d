#include "ingest_service/claims/mending/whole_sentences.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/tagged_words.h"
#include "ingest_service/claims/attribution/attribution_tree.h"
#include "ingest_service/claims/attribution/content_shape.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kLongestSentence = 160;  // Tokens.
constexpr uint32_t kLongestTail = 12;       // The same, behind the inquit.
constexpr uint32_t kFewestMissing = 3;      // Words.

// A verb that reports a clause before it, or "according to".
bool Reports(absl::string_view lemma) {
  if (lemma == "according to" || lemma == "per") return true;
  const CueEntry* entry = FindCueLemma(lemma);
  return entry != nullptr && entry->cue_class == CueClass::kVerb &&
         (entry->frames & (kTakesClause | kTakesThatClause)) != 0 &&
         (entry->type == v1::CLAIM_TYPE_STATEMENT ||
          entry->type == v1::CLAIM_TYPE_ANNOUNCEMENT);
}

// Whose subject may follow a comma and them: ", said the Herald".
bool MayStandFirst(absl::string_view lemma) {
  return lemma == "say" || lemma == "report" || lemma == "write" ||
         lemma == "add" || lemma == "argue" || lemma == "explain" ||
         lemma == "note" || lemma == "warn" || lemma == "claim" ||
         lemma == "conclude";
}

class Reporter : TaggedWords {
 public:
  Reporter(const Words& words, const AnalyzedArticle& article,
           std::vector<FoundAttribution>& found)
      : TaggedWords(words, article), found_(found), by_cue_(words, found) {}

  void Run() {
    for (size_t i = 0; i < found_.size(); ++i) {
      const FoundAttribution& one = found_[i];
      if (one.position && one.spans.cue.size() == 1 &&
          one.spans.source.size() <= 1 && Reports(one.cue_lemma)) {
        Fit(i);
      }
    }
    for (size_t i = 0; i < found_.size(); ++i) LeaveOthersQuotations(i);
  }

 private:
  TokenRange CueOf(size_t i) const {
    return TokensOf(words_, found_[i].spans.cue.front());
  }
  TokenRange SentenceOf(uint32_t t) const {
    const auto& sentence =
        words_.text()
            .sentences[article_.node(static_cast<int32_t>(t)).sentence];
    return {sentence.first_token, sentence.end_token};
  }

  void Fit(size_t i) {
    FoundAttribution& one = found_[i];
    const TokenRange cue = CueOf(i);
    const TokenRange sentence = SentenceOf(cue.begin);
    if (sentence.size() > kLongestSentence) return;
    const std::optional<TokenRange> source = SourceOf(one, cue, sentence);
    if (!source) return;
    const TokenRange inquit = {std::min(cue.begin, source->begin),
                               std::max(cue.end, source->end)};
    if (inquit.begin < sentence.begin + 5 ||
        !Closes(one, {inquit.end, sentence.end})) {
      return;
    }
    // The comma may stand inside the marks: “of its own,” she said.
    const uint32_t last = inquit.begin - 1;
    const bool inside =
        words_.Is(last, kQuoteMark) && words_.Is(last - 1, kComma);
    if (!inside && !words_.Is(last, kComma)) return;
    const uint32_t end = last + inside;
    const TokenRange before = {BodyBegin(sentence, end), end};
    if (before.size() < 4 || !IsReportable(before)) return;
    std::vector<ByteSpan> behind;  // In later sentences.
    bool misread = false;          // "said the Herald": for what is said.
    for (const ByteSpan span : one.spans.content) {
      const uint32_t begin = words_.TokenAt(span.begin);
      if (begin >= sentence.end) behind.push_back(span);
      misread |= inquit.Contains(begin);
      // Of an earlier sentence, or behind the inquit: read otherwise.
      if (begin < sentence.begin ||
          (begin >= inquit.end && begin < sentence.end)) {
        return;
      }
    }
    const std::optional<size_t> parent = one.parent;
    if (misread) one.parent.reset();
    if (!LacksWords(i, before)) {
      one.parent = parent;
      return;
    }
    one.spans.source = {words_.SpanOf(*source)};
    one.spans.content = {words_.SpanOf(before)};
    one.spans.content.insert(one.spans.content.end(), behind.begin(),
                             behind.end());
    one.relays = false;
    for (const CueOrder::Place& inner : by_cue_.In(before)) {
      if (!found_[inner.index].parent && !HangsOn(found_, i, inner.index)) {
        found_[inner.index].parent = i;
      }
    }
  }

  // Who reports, right before the cue or right behind it; of "the guard slept,
  // said the paper" also where the content was taken for the paper.
  std::optional<TokenRange> SourceOf(const FoundAttribution& one,
                                     TokenRange cue,
                                     TokenRange sentence) const {
    if (!one.spans.source.empty()) {
      const TokenRange source = TokensOf(words_, one.spans.source.front());
      if (source.begin >= cue.end) {
        if (source.begin != cue.end || source.end > sentence.end) return {};
        return source;
      }
      const TokenRange between = {source.end, cue.begin};
      bool beside = true;
      for (uint32_t t = between.begin; t < between.end; ++t) {
        beside &= words_.Is(t, kAdverb | kHave);
      }
      if (source.begin > sentence.begin &&
          words_.Is(source.begin - 1, kComma | kQuoteMark) &&
          (beside || IsApposition(between))) {
        return source;
      }
    }
    if (!MayStandFirst(one.cue_lemma) || cue.begin < sentence.begin + 2 ||
        !words_.Is(cue.begin - 1, kComma)) {
      return {};
    }
    const TokenRange content = TokensOf(words_, one.spans.content.front());
    if (content.begin != cue.end) return {};
    const TokenRange phrase =
        PhraseStartingAt(words_, cue.end, sentence.end, false);
    const bool closes =
        !phrase.empty() && words_.Is(cue.end, kDeterminer | kCapitalized) &&
        phrase.end < sentence.end && words_.Is(phrase.end, kFinalMark) &&
        words_.VerbCue(cue.end - 1).form != CueForm::kGerund &&
        !HoldsFinite(phrase) &&
        HasMainVerb(article_, words_, {sentence.begin, cue.begin - 1});
    return closes ? std::optional(phrase) : std::nullopt;
  }

  // "Ada Moss, | a baker from Vell, | said"
  bool IsApposition(TokenRange between) const {
    constexpr uint32_t kLongest = 16;  // Tokens, with the commas.
    if (between.size() < 3 || between.size() > kLongest ||
        !words_.Is(between.begin, kComma) ||
        !words_.Is(between.end - 1, kComma)) {
      return false;
    }
    const TokenRange inner = {between.begin + 1, between.end - 1};
    return !Holds(inner, kQuoteMark | kFinalMark | kSubordinator) &&
           (words_.Is(inner.begin, kRelative) || !HoldsFinite(inner));
  }

  // Nothing but when, where and to whom it was said.
  bool Closes(const FoundAttribution& one, TokenRange tail) const {
    if (one.cue_lemma == "tell") {
      const TokenRange whom =
          PhraseStartingAt(words_, tail.begin, tail.end, false);
      if (!whom.empty()) tail.begin = whom.end;
    }
    while (!tail.empty() &&
           words_.Is(tail.end - 1, kFinalMark | kCloseBracket)) {
      --tail.end;
    }
    if (tail.empty()) return true;
    return tail.size() <= kLongestTail && !HoldsFinite(tail) &&
           words_.Is(tail.begin, kTime | kAdverb | kPreposition) &&
           !Holds(tail, kAnyMark | kSubordinator | kQuestionWord | kRelative |
                            kCoordinator);
  }

  // Behind the dateline, a bullet, or a label, "Vell: …".
  uint32_t BodyBegin(TokenRange sentence, uint32_t end) const {
    constexpr uint32_t kLongestHead = 8;  // Tokens.
    uint32_t begin = sentence.begin;
    const uint32_t limit = std::min(end, begin + kLongestHead);
    if (words_.Is(begin, kOpenBracket) && begin + 2 < end &&
        words_.Is(begin + 2, kCloseBracket)) {
      return begin + 3;
    }
    bool capitals = true;
    for (uint32_t t = begin; t < limit && capitals; ++t) {
      if (t > sentence.begin && words_.Is(t, kColon | kSemicolonOrDash)) {
        return t + 1;
      }
      capitals = words_.Is(t, kCapitalized | kAnyMark | kNumber);
    }
    while (begin < end && !words_.Is(begin, kWordShape | kQuoteMark)) ++begin;
    return begin;
  }

  // A clause, and none of which an earlier inquit reports a part.
  bool IsReportable(TokenRange before) const {
    if (!HoldsFinite(before) ||
        words_.Is(before.begin, kQuestionWord | kRelative) ||
        Holds(before, kColon) || HoldsEnd(before)) {
      return false;
    }
    bool open = false;
    for (uint32_t t = before.begin; t < before.end; ++t) {
      if (words_.Is(t, kQuoteMark) && IsDouble(t)) open = !open;
    }
    if (open || IsQuotation(before)) return false;
    // "When asked, she said": no more than how it came to be said.
    const bool side = words_.Is(before.begin, kSubordinator | kPreposition) &&
                      words_.Lower(before.begin) != "that";
    if (!side) return true;
    for (uint32_t t = before.begin; t < before.end; ++t) {
      if (words_.Is(t, kComma)) return HoldsFinite({t, before.end});
    }
    return words_.Is(before.begin, kPreposition);
  }

  // From end to end, or up to another inquit: read where quotations are.
  bool IsQuotation(TokenRange before) const {
    if (!words_.Is(before.begin, kQuoteMark)) return false;
    uint32_t t = before.begin + 1;
    while (t < before.end && !words_.Is(t, kQuoteMark)) ++t;
    return t + 2 >= before.end || words_.Is(t - 1, kComma | kFinalMark) ||
           words_.Is(t + 1, kAnyMark);
  }

  bool IsDouble(uint32_t t) const {
    const absl::string_view mark = words_.Exact(t);
    return mark == "\"" || mark == "“" || mark == "”" || mark == "''" ||
           mark == "``";
  }

  // A mark that ends a sentence the segmenter saw go on.
  bool HoldsEnd(TokenRange before) const {
    for (uint32_t t = before.begin; t + 1 < before.end; ++t) {
      if (words_.Is(t, kFinalMark) && words_.Is(t + 1, kCapitalized)) {
        return true;
      }
    }
    return false;
  }

  // Whether words of `before` are neither the attribution's nor those of one
  // that hangs on it.
  bool LacksWords(size_t i, TokenRange before) const {
    std::vector<bool> covered(before.size());
    const auto cover = [&](uint32_t begin, uint32_t end) {
      for (uint32_t t = std::max(begin, before.begin);
           t < std::min(end, before.end); ++t) {
        covered[t - before.begin] = true;
      }
    };
    // What one who only relays has is nobody's until others say it.
    for (const ByteSpan span : found_[i].spans.content) {
      const TokenRange content = TokensOf(words_, span);
      if (!found_[i].relays) cover(content.begin, content.end);
    }
    for (const CueOrder::Place& other : by_cue_.In(before)) {
      if (other.index == i) continue;
      const FoundAttribution& inner = found_[other.index];
      const TokenRange cue = CueOf(other.index);
      const TokenRange content = TokensOf(words_, inner.spans.content.front());
      // Another inquit, or one in whose words this one stands.
      if (HangsOn(found_, i, other.index) ||
          (content.begin < cue.begin && inner.position &&
           words_.Is(cue.begin - 1, kComma))) {
        return false;
      }
      if (!HangsOn(found_, other.index, i)) continue;
      uint32_t begin = cue.begin;
      if (!inner.spans.source.empty()) {
        begin =
            std::min(begin, words_.TokenAt(inner.spans.source.front().begin));
      }
      cover(begin, TokensOf(words_, inner.spans.content.back()).end);
    }
    uint32_t missing = 0;
    uint32_t all = 0;
    bool verb = false;
    for (uint32_t t = before.begin; t < before.end; ++t) {
      if (!words_.Is(t, kWordShape)) continue;
      ++all;
      if (covered[t - before.begin]) continue;
      ++missing;
      verb |= language::IsVerb(TagOf(t));
    }
    // "In one of them," is nothing to say besides what others say.
    return missing >= kFewestMissing && missing * 7 > all &&
           (verb || !found_[i].relays);
  }

  // "It leaked, she noted. “We saw it,” she said.": those are the words of the
  // second.
  void LeaveOthersQuotations(size_t i) {
    FoundAttribution& one = found_[i];
    if (!one.position || one.spans.cue.empty() ||
        one.spans.content.size() < 2) {
      return;
    }
    const TokenRange own = SentenceOf(CueOf(i).begin);
    std::vector<ByteSpan> kept;
    for (const ByteSpan span : one.spans.content) {
      const TokenRange sentence = SentenceOf(words_.TokenAt(span.begin));
      const auto near = by_cue_.In(sentence);
      const bool others =
          sentence.begin >= own.end &&
          std::any_of(near.begin(), near.end(), [&](const auto& other) {
            const FoundAttribution& two = found_[other.index];
            return other.index != i && two.position &&
                   !HangsOn(found_, other.index, i) &&
                   article_.node(static_cast<int32_t>(other.token)).quotation <
                       0 &&
                   std::any_of(two.spans.content.begin(),
                               two.spans.content.end(),
                               [span](ByteSpan s) { return s.Contains(span); });
          });
      if (!others) kept.push_back(span);
    }
    if (!kept.empty()) one.spans.content = std::move(kept);
  }

  std::vector<FoundAttribution>& found_;
  const CueOrder by_cue_;
};

}  // namespace

void ReportWholeSentences(const Words& words, const AnalyzedArticle& article,
                          std::vector<FoundAttribution>& found) {
  Reporter(words, article, found).Run();
}

}  // namespace hearsay::claims
