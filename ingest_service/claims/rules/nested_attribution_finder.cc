#include "ingest_service/claims/rules/nested_attribution_finder.h"

#include <algorithm>
#include <map>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/language/characters.h"
#include "common/language/segmenter.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/mentions/pronouns.h"
#include "ingest_service/claims/rules/quoted_paragraphs.h"

namespace hearsay::claims {
namespace {

constexpr int kMaxLevels = 3;              // Of looking inside what was found.
constexpr uint32_t kShortestContent = 24;  // Bytes: who says what takes some.
constexpr size_t kNear = 32;               // Others in one content looked at.
constexpr float kLeastScore = 0.5f;

bool LiesIn(const std::vector<ByteSpan>& spans, ByteSpan inner) {
  return std::any_of(spans.begin(), spans.end(),
                     [inner](ByteSpan span) { return span.Contains(inner); });
}

uint32_t ContentBytes(const FoundAttribution& found) {
  uint32_t bytes = 0;
  for (const ByteSpan span : found.spans.content) bytes += span.size();
  return bytes;
}

// What is told of people rather than said by them.
bool IsKnowing(absl::string_view lemma) {
  return lemma == "know" || lemma == "see" || lemma == "understand" ||
         lemma == "realize" || lemma == "realise" || lemma == "remember" ||
         lemma == "recognize" || lemma == "recognise";
}

// What shows in doing it: who declines a drink tells of no plan.
bool IsDeed(absl::string_view lemma) {
  return lemma == "choose" || lemma == "decline" || lemma == "refuse" ||
         lemma == "prefer" || lemma == "seek";
}

// Cues that the rules read well without a model: they have a holder who holds
// something, whatever stands around. Others need a "that".
bool IsPlain(absl::string_view lemma, absl::string_view content) {
  const CueEntry* entry = FindCueLemma(lemma);
  if (entry == nullptr) return lemma == "according to" || lemma == "per";
  // "have not ruled out a leak"
  if (lemma == "rule" && !absl::StartsWith(content, "to ")) return true;
  if (lemma == "write" || lemma == "tweet" || lemma == "accept" ||
      lemma == "post" ||
      ((entry->frames & (kTakesThatClause | kTakesNextThat | kTakesIsThat)) !=
           0 &&
       !IsKnowing(lemma) && absl::StartsWith(content, "that "))) {
    return true;
  }
  return entry->type == v1::CLAIM_TYPE_DENIAL ||
         entry->type == v1::CLAIM_TYPE_ACCUSATION ||
         (entry->type == v1::CLAIM_TYPE_INTENT && !IsDeed(lemma)) ||
         entry->type == v1::CLAIM_TYPE_ASSESSMENT ||
         entry->type == v1::CLAIM_TYPE_BELIEF ||
         (entry->frames & kTakesClause) != 0;
}

bool MayAttribute(absl::string_view exact) {
  const std::string word = absl::AsciiStrToLower(exact);
  return FindVerbCue(word).entry != nullptr || FindNounCue(word) != nullptr ||
         FindAdjectiveCue(word) != nullptr || word == "according";
}

class Expansion {
 public:
  // `article` is `text` analyzed, or null.
  Expansion(const language::AnnotatedText& text, const AnalyzedArticle* article,
            const AttributionFinder& finder, const RuleAttributionFinder& rules,
            std::vector<FoundAttribution> found)
      : text_(text.text),
        article_(article),
        finder_(finder),
        rules_(rules),
        found_(std::move(found)) {
    AddPlainOnes(rules.FindInPiece(text, {article, 0}));
    if (article != nullptr) ContinueInParagraphs(*article, found_);
    for (size_t i = 0; i < found_.size(); ++i) HangToldOne(i);
    children_.resize(found_.size());
    for (size_t i = 0; i < found_.size(); ++i) {
      if (!found_[i].spans.cue.empty()) TakeCue(found_[i].spans.cue.front());
      if (found_[i].parent) {
        children_[*found_[i].parent].push_back(i);
      } else {
        roots_.push_back(i);
      }
    }
  }

  std::vector<FoundAttribution> Run() {
    std::vector<size_t> level = roots_;
    for (int depth = 0; depth < kMaxLevels && !level.empty(); ++depth) {
      std::vector<size_t> next;
      for (const size_t i : level) {
        LookInside(i);
        NestSiblings(i);
        next.insert(next.end(), children_[i].begin(), children_[i].end());
      }
      level = std::move(next);
    }
    for (FoundAttribution& found : found_) found.position = IsPosition(found);
    return std::move(found_);
  }

 private:
  // Whether a cue that the lexicon knows leads to something that can be so.
  bool IsPosition(const FoundAttribution& found) const {
    const absl::string_view lemma = found.cue_lemma;
    if (FindCueLemma(lemma) == nullptr) {
      return lemma == "according to" || lemma == "per" || lemma == "as per" ||
             lemma == ":" || found.spans.cue.empty();
    }
    if (lemma != "see" && lemma != "observe" && lemma != "recognize" &&
        lemma != "recognise" && lemma != "remember") {
      return true;
    }
    const std::string content =
        absl::AsciiStrToLower(found.spans.content.front().In(text_));
    return absl::StartsWith(content, "that ") ||
           absl::StartsWith(content, "how ") ||
           absl::StartsWith(content, "whether ") ||
           absl::StartsWith(content, "why ") ||
           absl::StartsWith(content, "what ") ||
           absl::StartsWith(content, "\"") ||
           absl::StartsWith(content, "\u201c");
  }

  // "is thought to have sunk": by whom, nobody says.
  bool IsThoughtToBe(const FoundAttribution& rule) const {
    const CueEntry* entry = FindCueLemma(rule.cue_lemma);
    return entry != nullptr && entry->cue_class == CueClass::kVerb &&
           entry->lemma != "expect" && entry->lemma != "determine" &&
           entry->lemma != "find" && entry->lemma != "show" &&
           entry->lemma != "worry" && entry->lemma != "agree" &&
           (entry->type == v1::CLAIM_TYPE_BELIEF ||
            entry->type == v1::CLAIM_TYPE_ASSESSMENT ||
            entry->type == v1::CLAIM_TYPE_SPECULATION) &&
           std::any_of(rule.spans.content.begin(), rule.spans.content.end(),
                       [this](ByteSpan span) {
                         return absl::StartsWith(span.In(text_), "to ");
                       });
  }

  // What the rules find outside of everything found.
  void AddPlainOnes(std::vector<FoundAttribution> rules) {
    std::map<uint32_t, uint32_t> taken;  // Begin and end, apart or nested.
    const auto take = [&taken](ByteSpan span) {
      uint32_t& end = taken[span.begin];
      end = std::max(end, span.end);
    };
    for (const FoundAttribution& known : found_) {
      for (const ByteSpan span : known.spans.cue) take(span);
      for (const ByteSpan span : known.spans.content) take(span);
    }
    const auto overlaps = [&taken](ByteSpan span) {
      const auto after = taken.lower_bound(span.end);
      return after != taken.begin() && std::prev(after)->second > span.begin;
    };
    for (FoundAttribution& rule : rules) {
      if (rule.parent || rule.spans.cue.empty() ||
          (rule.spans.source.empty() && !IsThoughtToBe(rule)) ||
          !IsPlain(rule.cue_lemma, rule.spans.content.front().In(text_)) ||
          overlaps(rule.spans.cue.front()) ||
          overlaps(rule.spans.content.front())) {
        continue;
      }
      rule.flat.reset();
      found_.push_back(std::move(rule));
    }
  }

  // "She says she asked and was told that it rained": that she was told so is
  // of what she says.
  void HangToldOne(size_t told) {
    FoundAttribution& passive = found_[told];
    if (passive.parent || !passive.spans.source.empty() ||
        passive.spans.cue.empty()) {
      return;
    }
    const ByteSpan cue = passive.spans.cue.front();
    const absl::string_view exact = cue.In(text_);
    if (!absl::StartsWith(exact, "was ") && !absl::StartsWith(exact, "were ")) {
      return;
    }
    absl::string_view before = text_.substr(0, cue.begin);
    if (!absl::ConsumeSuffix(&before, " and ") &&
        !absl::ConsumeSuffix(&before, " but ")) {
      return;
    }
    absl::ConsumeSuffix(&before, ",");
    const size_t first = told > kNear ? told - kNear : 0;
    const size_t end = std::min(found_.size(), told + kNear);
    for (size_t k = first; k < end; ++k) {
      FoundAttribution& saying = found_[k];
      if (k == told || saying.spans.content.back().end != before.size()) {
        continue;
      }
      ByteSpan& content = saying.spans.content.back();
      const absl::string_view words = content.In(text_);
      const absl::string_view subject = words.substr(0, words.find(' '));
      // Whoever speaks is the subject of the clause, and so of its second verb.
      if (subject != "she" && subject != "he" && subject != "they") continue;
      content.end = passive.spans.content.back().end;
      passive.parent = k;
      return;
    }
  }

  // "told them that she thought it rained but that it would stop": what the
  // inner verb leads to ends what the outer one does.
  void NestSiblings(size_t outer) {
    const std::vector<size_t> siblings = std::move(children_[outer]);
    children_[outer].clear();
    for (size_t b = 0; b < siblings.size(); ++b) {
      const auto telling = TellingOf(siblings, b, outer);
      if (telling) {
        FoundAttribution& inner = found_[siblings[b]];
        found_[*telling].spans.content.back().end =
            inner.spans.content.back().end;
        inner.parent = *telling;
      }
      children_[telling.value_or(outer)].push_back(siblings[b]);
    }
  }

  // The sibling whose content the cue of the one at `b` stands in and whose end
  // its content runs past.
  std::optional<size_t> TellingOf(const std::vector<size_t>& siblings, size_t b,
                                  size_t outer) const {
    const FoundAttribution& inner = found_[siblings[b]];
    if (inner.spans.content.size() > 1 || inner.spans.cue.empty() ||
        !LiesIn(found_[outer].spans.content, inner.spans.content.back())) {
      return std::nullopt;
    }
    const ByteSpan last = inner.spans.content.back();
    const size_t end = std::min(siblings.size(), b + kNear);
    for (size_t a = b > kNear ? b - kNear : 0; a < end; ++a) {
      const ByteSpan whole = found_[siblings[a]].spans.content.back();
      if (a != b && whole.Contains(inner.spans.cue.front()) &&
          last.begin < whole.end && last.end > whole.end &&
          text_.substr(whole.end, last.end - whole.end).find(';') ==
              absl::string_view::npos) {
        return siblings[a];
      }
    }
    return std::nullopt;
  }

  void TakeCue(ByteSpan cue) { cues_.emplace(cue.begin, cue.end); }

  bool CueTaken(ByteSpan cue) const {
    auto after = cues_.lower_bound(cue.end);
    return after != cues_.begin() && std::prev(after)->second > cue.begin;
  }

  // Whether any word of `part`, which stands at byte `begin`, may attribute and
  // does not yet; in most contents none does, and to find out is cheaper than
  // to parse them.
  bool HasFreeCue(const language::AnnotatedText& part, uint32_t begin) const {
    return std::any_of(
        part.tokens.begin(), part.tokens.end(),
        [&](const language::Token& token) {
          return MayAttribute(token.span.In(part.text)) &&
                 !CueTaken({token.span.begin + begin, token.span.end + begin});
        });
  }

  // The content without quotation marks around it.
  ByteSpan Inside(ByteSpan content) const {
    const absl::string_view words = content.In(text_);
    const language::Character first = language::CharacterAt(words, 0);
    if (language::IsQuotationMark(first.code_point)) {
      content.begin += first.bytes;
    }
    return content;
  }

  void LookInside(size_t outer) {
    const std::vector<ByteSpan> contents = found_[outer].spans.content;
    if (const auto whole = Rejoined(contents)) {
      FindInside(*whole, contents.front().begin, outer);
      return;
    }
    for (const ByteSpan content : contents) {
      const ByteSpan inside = Inside(content);
      if (inside.size() < kShortestContent) continue;
      FindInside(inside.In(text_), inside.begin, outer);
    }
  }

  // A clause that its attribution interrupts, "prosecutors, she said, believe
  // that", with blanks in its place.
  std::optional<std::string> Rejoined(
      const std::vector<ByteSpan>& contents) const {
    constexpr uint32_t kLongestBreak = 120;  // Bytes.
    if (contents.size() != 2 ||
        contents[1].begin - contents[0].end > kLongestBreak ||
        Inside(contents[0]) != contents[0]) {
      return std::nullopt;
    }
    const absl::string_view between =
        ByteSpan{contents[0].end, contents[1].begin}.In(text_);
    if (between.find('\n') != absl::string_view::npos ||
        between.find(". ") != absl::string_view::npos) {
      return std::nullopt;
    }
    return absl::StrCat(contents[0].In(text_), std::string(between.size(), ' '),
                        contents[1].In(text_));
  }

  // `text` stands at byte `begin`.
  void FindInside(absl::string_view text, uint32_t begin, size_t outer) {
    const language::AnnotatedText part = language::Segment(text, 0);
    if (!HasFreeCue(part, begin)) return;
    for (FoundAttribution& inner : finder_.Find(part)) {
      Add(std::move(inner), begin, outer);
    }
    for (FoundAttribution& rule : rules_.FindInPiece(part, {article_, begin})) {
      if (IsPlain(rule.cue_lemma, rule.spans.content.front().In(text))) {
        Add(std::move(rule), begin, outer);
      }
    }
  }

  void Add(FoundAttribution inner, uint32_t begin, size_t outer) {
    // Cues out of the lexicon are too often none, away from the models' ground.
    if (inner.spans.cue.empty() || inner.spans.source.empty() ||
        inner.spans.score < kLeastScore ||
        (FindCueLemma(inner.cue_lemma) == nullptr &&
         inner.cue_lemma != "according to" && inner.cue_lemma != "per" &&
         inner.cue_lemma != "as per")) {
      return;
    }
    for (auto* spans :
         {&inner.spans.source, &inner.spans.cue, &inner.spans.content}) {
      for (ByteSpan& span : *spans) {
        span.begin += begin;
        span.end += begin;
      }
    }
    const ByteSpan cue = inner.spans.cue.front();
    // "winners have a year to claim": nobody has yet.
    if (absl::StartsWith(cue.In(text_), "to ") &&
        !absl::StartsWith(cue.In(text_), "to have ")) {
      return;
    }
    if (CueTaken(cue) || IsSpeakersOwn(inner.spans.source.front().In(text_)) ||
        ContentBytes(inner) >= ContentBytes(found_[outer])) {
      return;
    }
    TakeCue(cue);
    inner.flat.reset();
    inner.parent = ParentOf(inner, outer);
    children_[*inner.parent].push_back(found_.size());
    children_.emplace_back();
    found_.push_back(std::move(inner));
  }

  bool Holds(const FoundAttribution& outer,
             const FoundAttribution& inner) const {
    return ContentBytes(outer) > ContentBytes(inner) &&
           LiesIn(outer.spans.content, inner.spans.cue.front()) &&
           LiesIn(outer.spans.content, inner.spans.content.front());
  }

  // The innermost of `outer` and what it holds that holds `inner`.
  size_t ParentOf(const FoundAttribution& inner, size_t outer) const {
    const std::vector<size_t>& children = children_[outer];
    const size_t first = children.size() > kNear ? children.size() - kNear : 0;
    for (size_t k = children.size(); k-- > first;) {
      if (Holds(found_[children[k]], inner)) {
        return ParentOf(inner, children[k]);
      }
    }
    return outer;
  }

  absl::string_view text_;
  const AnalyzedArticle* article_;
  const AttributionFinder& finder_;
  const RuleAttributionFinder& rules_;
  std::vector<FoundAttribution> found_;
  std::vector<size_t> roots_;
  std::vector<std::vector<size_t>> children_;
  std::map<uint32_t, uint32_t> cues_;  // Begin and end of the cues so far.
};

}  // namespace

std::vector<FoundAttribution> NestedAttributionFinder::Find(
    const language::AnnotatedText& text) const {
  return Expansion(text, nullptr, *finder_, rules_, finder_->Find(text)).Run();
}

std::vector<FoundAttribution> NestedAttributionFinder::FindIn(
    const AnalyzedArticle& article) const {
  return Expansion(article.text(), &article, *finder_, rules_,
                   finder_->FindIn(article))
      .Run();
}

}  // namespace hearsay::claims
