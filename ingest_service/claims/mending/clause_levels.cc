#include "ingest_service/claims/mending/clause_levels.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/screening/no_position.h"

namespace hearsay::claims {
namespace {

bool Joins(const Words& words, uint32_t t) {
  const absl::string_view word = words.Lower(t);
  return words.Is(t, kCoordinator) || word == "while" || word == "though" ||
         word == "although" || word == "whereas";
}

// Whether the content begins with somebody's words in marks, and goes on so.
bool IsQuotation(const Words& words, const FoundAttribution& found) {
  const TokenRange content = TokensOf(words, found.spans.content.front());
  return content.size() > 4 && words.Is(content.begin, kQuoteMark) &&
         words.Is(content.end - 1, kQuoteMark);
}

// A clause of an outer content that an inner attribution's subject and verb
// make.
struct Clause {
  uint32_t begin = 0;   // With the mark and the conjunction before it.
  uint32_t end = 0;     // After the last token of the attribution.
  size_t child = 0;     // Whose it is.
  bool beside = false;  // Nothing shows that it hangs on the outer verb.
};

class Separation {
 public:
  Separation(const Words& words, const AnalyzedArticle* article,
             std::vector<FoundAttribution>& found)
      : words_(words),
        article_(article),
        found_(found),
        children_(found.size()) {}

  void Run() {
    for (size_t i = 0; i < found_.size(); ++i) {
      FoundAttribution& inner = found_[i];
      const FoundAttribution* outer =
          inner.parent ? &found_[*inner.parent] : nullptr;
      if (StatesNothing(words_, article_, inner, outer)) inner.position = false;
      if (!inner.parent) continue;
      if (!Speaks(inner) && IsQuotation(words_, found_[*inner.parent])) {
        inner.position = false;  // The quotation is its speaker's, whole.
      }
      if (inner.position && !inner.spans.source.empty()) {
        children_[*inner.parent].push_back(i);
      }
    }
    // So that each sentence of a content looks at its own alone.
    for (std::vector<size_t>& children : children_) {
      std::stable_sort(children.begin(), children.end(),
                       [this](size_t a, size_t b) {
                         return SourceBegin(a) < SourceBegin(b);
                       });
    }
    for (size_t i = 0; i < found_.size(); ++i) {
      if (!children_[i].empty() && found_[i].position) Separate(i);
    }
  }

 private:
  // Whether somebody or a document says it; not "it" or "one of the things".
  bool Speaks(const FoundAttribution& inner) const {
    if (inner.spans.source.empty()) return false;
    const absl::string_view first =
        words_.Lower(TokensOf(words_, inner.spans.source.front()).begin);
    return first != "it" && first != "this" && first != "that" &&
           first != "which" && first != "there" && first != "one";
  }

  uint32_t SourceBegin(size_t i) const {
    return found_[i].spans.source.front().begin;
  }

  void Separate(size_t outer) {
    const std::vector<ByteSpan> contents = found_[outer].spans.content;
    std::vector<std::pair<TokenRange, std::vector<Clause>>> pieces;
    std::vector<size_t> beside;
    bool any = false;
    for (const ByteSpan content : contents) {
      for (const TokenRange piece : SentencesOf(TokensOf(words_, content))) {
        pieces.emplace_back(piece, ClausesIn(outer, piece));
        for (const Clause& clause : pieces.back().second) {
          any = true;
          if (clause.beside) beside.push_back(clause.child);
        }
      }
    }
    if (!any) return;
    std::vector<ByteSpan> left;
    for (const auto& [piece, clauses] : pieces) {
      AddRest(piece, clauses, beside.empty() ? 2 : 1, left);
    }
    // Whoever speaks beside the outer one leaves him something to say.
    if (left.empty()) {
      found_[outer].relays = true;
      return;
    }
    // A quotation is its speaker's, whole.
    if (IsQuotation(words_, found_[outer])) return;
    for (const size_t child : beside) {
      found_[child].parent = found_[outer].parent;
    }
    // What only relays keeps its words: they tell whom its pronouns mean.
    if (!found_[outer].relays) found_[outer].spans.content = std::move(left);
  }

  std::vector<TokenRange> SentencesOf(TokenRange content) const {
    const auto& sentences = words_.text().sentences;
    auto sentence = std::partition_point(sentences.begin(), sentences.end(),
                                         [&](const language::Sentence& s) {
                                           return s.end_token <= content.begin;
                                         });
    std::vector<TokenRange> pieces;
    for (; sentence != sentences.end() && sentence->first_token < content.end;
         ++sentence) {
      pieces.push_back({std::max(content.begin, sentence->first_token),
                        std::min(content.end, sentence->end_token)});
    }
    return pieces;
  }

  std::vector<Clause> ClausesIn(size_t outer, TokenRange piece) const {
    std::vector<Clause> clauses;
    const std::vector<size_t>& children = children_[outer];
    const ByteSpan bytes = words_.SpanOf(piece);
    auto child = std::partition_point(
        children.begin(), children.end(),
        [&](size_t c) { return SourceBegin(c) < bytes.begin; });
    for (; child != children.end() && SourceBegin(*child) < bytes.end;
         ++child) {
      if (const auto clause = ClauseOf(outer, *child, piece)) {
        clauses.push_back(*clause);
      }
    }
    std::sort(
        clauses.begin(), clauses.end(), [](const Clause& a, const Clause& b) {
          return a.begin != b.begin ? a.begin < b.begin : a.child < b.child;
        });
    return clauses;
  }

  // The clause that `child` is the subject and the verb of.
  std::optional<Clause> ClauseOf(size_t outer, size_t child,
                                 TokenRange piece) const {
    const FoundAttribution& inner = found_[child];
    if (inner.spans.source.empty() || inner.spans.cue.empty()) {
      return std::nullopt;
    }
    const CueEntry* entry = FindCueLemma(inner.cue_lemma);
    if (entry == nullptr || entry->cue_class == CueClass::kNoun) {
      return std::nullopt;
    }
    const TokenRange source = TokensOf(words_, inner.spans.source.front());
    const TokenRange cue = TokensOf(words_, inner.spans.cue.front());
    const TokenRange content = TokensOf(words_, inner.spans.content.front());
    if (source.begin < piece.begin || cue.end > piece.end ||
        cue.begin < source.end || content.begin < cue.end ||
        (cue.begin > source.end &&
         words_.Is(cue.begin - 1, kDeterminer | kPossessive))) {
      return std::nullopt;
    }
    Clause clause;
    clause.child = child;
    clause.end =
        std::max(cue.end, TokensOf(words_, inner.spans.content.back()).end);
    uint32_t subject = SubjectBegin(source, piece);
    bool elided = false;
    if (!OnlyModifies(source.end, cue.begin)) {
      // "…, and now thinks": the subject stands in the clause before.
      uint32_t t = cue.begin;
      while (t > source.end && words_.Is(t - 1, kAdverb | kAuxiliary)) --t;
      // "can choose or decide": one verb of several, and no clause.
      const bool finite = !FindsBase(cue) || !words_.Is(source.end, kModal);
      if (t == source.end || !Joins(words_, t - 1) || !finite) {
        return std::nullopt;
      }
      subject = t;
      elided = true;
    }
    const auto begin = ClauseStart(subject, piece, elided, clause.beside);
    if (!begin) return std::nullopt;
    clause.begin = *begin;
    // An outer verb that stands after its content reports all of it.
    const FoundAttribution& above = found_[outer];
    clause.beside &= !elided && !above.spans.cue.empty() &&
                     TokensOf(words_, above.spans.cue.front()).begin <
                         TokensOf(words_, above.spans.content.front()).begin;
    return clause;
  }

  bool FindsBase(TokenRange cue) const {
    return words_.VerbCue(cue.end - 1).form == CueForm::kBase;
  }

  // Where the subject begins that `source` may be only the end of: "insurers at
  // Lloyd's".
  uint32_t SubjectBegin(TokenRange source, TokenRange piece) const {
    const TokenRange phrase =
        PhraseEndingBefore(words_, piece.begin, source.end);
    return phrase.empty() ? source.begin : std::min(source.begin, phrase.begin);
  }

  // Nothing but adverbs and auxiliaries between a subject and its verb.
  bool OnlyModifies(uint32_t begin, uint32_t end) const {
    for (uint32_t t = begin; t < end; ++t) {
      if (!words_.Is(t, kAdverb | kAuxiliary | kNegation | kComma) &&
          words_.Lower(t) != "no" && words_.Lower(t) != "yet") {
        return false;
      }
    }
    return true;
  }

  // Where the clause with the subject at `t` begins, if it is one of the
  // content's main clauses; one whose subject is `elided` needs no comma.
  // `beside`: set when no "that" joins it.
  std::optional<uint32_t> ClauseStart(uint32_t t, TokenRange piece, bool elided,
                                      bool& beside) const {
    beside = true;
    while (t > piece.begin && (words_.Lower(t - 1) == "that" ||
                               words_.Is(t - 1, kAdverb | kQuoteMark))) {
      beside &= words_.Lower(t - 1) != "that";
      --t;
    }
    if (t == piece.begin || IsFrame({piece.begin, t})) {
      // A semicolon ends a sentence, but not what a cue before it may reach.
      beside &= piece.begin > 0 && words_.Exact(piece.begin - 1) == ";";
      return piece.begin;
    }
    // "a call in which the envoy complained": a level of its own.
    if (t > piece.begin + 1 && words_.Lower(t - 1) == "which" &&
        words_.Is(t - 2, kPreposition)) {
      beside = false;
      return t - 2;
    }
    const bool joined = Joins(words_, t - 1);
    if (joined) --t;
    const bool that = !beside;
    uint32_t mark = t;
    while (mark > piece.begin && words_.Is(mark - 1, kQuoteMark)) --mark;
    const bool marked =
        mark > piece.begin &&
        (words_.Is(mark - 1, kSemicolonOrDash) ||
         (joined && (words_.Is(mark - 1, kComma) ||
                     (mark < t && mark >= 1 && words_.Is(mark - 1, kComma)))));
    // The comma may stand inside the quotation: “…,” and.
    const bool quoted = joined && t > piece.begin + 1 &&
                        words_.Is(t - 1, kQuoteMark) &&
                        words_.Is(t - 2, kComma);
    if (!marked && !quoted && !(joined && (that || elided))) {
      return joined && t == piece.begin ? std::optional(piece.begin)
                                        : std::nullopt;
    }
    return t;
  }

  // "In them," "On Monday,": no clause of its own.
  bool IsFrame(TokenRange range) const {
    constexpr uint32_t kLongest = 8;
    return range.size() <= kLongest &&
           words_.Is(range.begin, kPreposition | kTime) &&
           words_.Is(range.end - 1, kComma);
  }

  // What of the piece no clause takes. What follows an attribution without a
  // conjunction hangs on it: ", sowing doubt".
  void AddRest(TokenRange piece, const std::vector<Clause>& clauses,
               uint32_t fewest, std::vector<ByteSpan>& left) const {
    uint32_t at = piece.begin;
    const auto add_until = [&](uint32_t end) {
      if (end <= at) return;
      const bool goes_on =
          words_.Is(at, kSemicolonOrDash) || Joins(words_, at) ||
          (words_.Is(at, kComma) && at + 1 < end && Joins(words_, at + 1));
      if (at == piece.begin || goes_on) AddWords({at, end}, fewest, left);
    };
    for (const Clause& clause : clauses) {
      add_until(clause.begin);
      at = std::max(at, clause.end);
    }
    add_until(piece.end);
  }

  // Without what joins it to what is gone; nothing when there are not `fewest`
  // words left.
  void AddWords(TokenRange range, uint32_t fewest,
                std::vector<ByteSpan>& left) const {
    while (!range.empty() &&
           (words_.Is(range.end - 1, kComma | kSemicolonOrDash) ||
            words_.Is(range.end - 1, kCoordinator))) {
      --range.end;
    }
    while (!range.empty() &&
           (words_.Is(range.begin,
                      kComma | kSemicolonOrDash | kFinalMark | kCoordinator))) {
      ++range.begin;
    }
    uint32_t count = 0;
    for (uint32_t t = range.begin; t < range.end; ++t) {
      // "Last month" alone is nothing said.
      count += words_.Is(t, kWordShape) && !words_.Is(t, kTime);
    }
    if (count >= fewest) left.push_back(words_.SpanOf(range));
  }

  const Words& words_;
  const AnalyzedArticle* const article_;  // Null without models.
  std::vector<FoundAttribution>& found_;
  std::vector<std::vector<size_t>> children_;  // Levels with a source.
};

}  // namespace

void SeparateLevels(const Words& words, const AnalyzedArticle* article,
                    std::vector<FoundAttribution>& found) {
  Separation(words, article, found).Run();
}

}  // namespace hearsay::claims
