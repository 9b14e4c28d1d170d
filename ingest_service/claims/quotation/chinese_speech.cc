#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "ingest_service/claims/quotation/chinese_subject.h"
#include "ingest_service/claims/quotation/spoken.h"

namespace hearsay::claims {
namespace {

// From "据" to the word that ends its phrase.
constexpr uint32_t kMaxAccording = 30;
constexpr uint32_t kFewestOfClause = 4;

// How the text goes on after a verb.
enum class After { kOther, kMark, kQuotation, kEnd };

class SentenceReader {
 public:
  SentenceReader(const ChineseText& text, UnitRange sentence,
                 std::optional<uint32_t> quotation_before,
                 std::vector<Spoken>& out)
      : text_(text),
        paragraph_(text.paragraph()),
        sentence_(sentence),
        clause_(sentence.begin),
        quotation_before_(quotation_before),
        out_(out) {}

  void Read() {
    uint32_t u = sentence_.begin;
    while (u < sentence_.end) {
      if (EndsClause(u)) {
        clause_ = ++u;
        continue;
      }
      uint32_t next = u == clause_ ? According(u) : u;
      if (next <= u) next = Verb(u);
      u = std::max(next, u + 1);
    }
  }

 private:
  bool EndsClause(uint32_t u) const {
    const SpeechUnit& unit = paragraph_[u];
    return unit.quotation
               ? unit.speech
               : paragraph_.HasShape(
                     u, kComma | kColon | kFinalMark | kSemicolonOrDash) &&
                     text_.Exact(u) != "、";
  }

  After AfterOf(uint32_t u) const {
    if (u >= sentence_.end || paragraph_.HasShape(u, kFinalMark)) {
      return After::kEnd;
    }
    if (paragraph_[u].quotation) return After::kQuotation;
    const bool mark = paragraph_.HasShape(u, kComma | kColon);
    return mark && text_.Exact(u) != "、" ? After::kMark : After::kOther;
  }

  uint32_t Verb(uint32_t u) {
    const std::optional<ChineseMatch> match =
        text_.MatchAt(u, sentence_.end, kSpeechFinite);
    if (!match) return u;
    const SpeechVerb& verb = *match->word.verb;
    const After after = AfterOf(match->end);
    const bool free = (verb.frame & kQuoteOnly) == 0;
    if ((after == After::kOther && !(free && text_.OpensClause(match->end))) ||
        !text_.IsVerbAt(clause_, u, *match)) {
      return match->end;
    }
    Spoken spoken;
    spoken.lemma = verb.lemma;
    spoken.type = verb.type;
    spoken.cue = {{u, match->end}};
    const ChineseSubject subject = FindChineseSubject(text_, {clause_, u});
    if (!subject.fit) return match->end;
    spoken.source = subject.phrase;
    // 声明说: the verb's first word is what says it.
    if (subject.phrase.empty()) {
      const auto noun = text_.MatchAt(u, match->end - 1, kDocumentWord);
      if (noun) {
        spoken.source = {u, noun->end};
        spoken.cue = {{noun->end, match->end}};
      }
    }
    spoken.denied = subject.denied;
    if (spoken.source.empty() &&
        (after == After::kOther || after == After::kEnd ||
         !text_.CarriesOn(verb))) {
      return match->end;
    }
    if (after == After::kEnd) return Tag(std::move(spoken), u);
    return Introduce(std::move(spoken), match->end, after);
  }

  uint32_t Introduce(Spoken spoken, uint32_t end, After after) {
    const bool colon =
        after == After::kMark && paragraph_.HasShape(end, kColon);
    const uint32_t first = after == After::kMark ? end + 1 : end;
    if (first >= sentence_.end) return end;
    // “…”某人说，…: what is quoted right before is said by the same one.
    if (const auto quotation = QuotationBefore(); quotation && !colon) {
      spoken.content = {{*quotation, *quotation + 1}};
    }
    const auto add = [&spoken](UnitRange range) {
      spoken.content.push_back(range);
    };
    if (paragraph_[first].quotation &&
        (colon ||
         (paragraph_[first].speech && AfterOf(first + 1) != After::kOther))) {
      uint32_t last = first + 1;
      while (last < sentence_.end && paragraph_[last].speech) ++last;
      if (!paragraph_[first].speech && !colon) return end;
      add({first, last});
      return Keep(std::move(spoken), last);
    }
    for (const UnitRange clause : Clause(first)) add(clause);
    if (spoken.content.empty()) return end;
    return Keep(std::move(spoken), first);
  }

  // The quotation before the clause at hand that no one is known to say; it may
  // be a sentence of its own.
  std::optional<uint32_t> QuotationBefore() const {
    std::optional<uint32_t> quotation;
    if (clause_ > sentence_.begin) {
      if (paragraph_[clause_ - 1].speech) {
        quotation = clause_ - 1;
      } else if (clause_ - 1 > sentence_.begin &&
                 paragraph_[clause_ - 2].speech &&
                 paragraph_.HasShape(clause_ - 1, kComma)) {
        quotation = clause_ - 2;
      }
    } else {
      quotation = quotation_before_;
    }
    if (quotation && Taken(*quotation)) return std::nullopt;
    return quotation;
  }

  // “…”某人说。
  uint32_t Tag(Spoken spoken, uint32_t u) {
    const std::optional<uint32_t> quotation = QuotationBefore();
    if (!quotation) return u;
    spoken.content = {{*quotation, *quotation + 1}};
    return Keep(std::move(spoken), u + 1);
  }

  bool Taken(uint32_t quotation) const {
    if (out_.empty()) return false;
    for (const UnitRange content : out_.back().content) {
      if (content.begin <= quotation && quotation < content.end) return true;
    }
    return false;
  }

  std::vector<UnitRange> Clause(uint32_t begin) const {
    uint32_t end = sentence_.end;
    while (end > begin && !paragraph_[end - 1].quotation &&
           paragraph_.HasShape(
               end - 1, kFinalMark | kComma | kColon | kSemicolonOrDash)) {
      --end;
    }
    bool speech = false;
    for (uint32_t u = begin; u < end && u < begin + kFewestOfClause; ++u) {
      speech |= paragraph_[u].speech;
    }
    if (end < begin + kFewestOfClause && !speech) return {};
    return {{begin, end}};
  }

  bool IsAccording(uint32_t u) const {
    return text_.Exact(u) == "据" || text_.Exact(u) == "據";
  }

  // 据某社报道， 据某人介绍：
  uint32_t According(uint32_t u) {
    // 另据, 而据
    if (u + 1 < sentence_.end && IsAccording(u + 1) &&
        text_.MatchAt(u, u + 1, kClauseOpener)) {
      ++u;
    }
    if (!IsAccording(u)) return u;
    const uint32_t limit = std::min(sentence_.end, u + kMaxAccording);
    for (uint32_t at = u + 1; at < limit; ++at) {
      if (EndsClause(at)) break;
      const std::optional<ChineseMatch> match =
          text_.MatchAccordingAt(at, sentence_.end);
      if (!match) continue;
      const After after = AfterOf(match->end);
      if (after != After::kMark && after != After::kQuotation) continue;
      UnitRange source = text_.WithoutTimes({u + 1, at});
      if (source.empty() || text_.IsWriter(source)) return match->end;
      Spoken spoken;
      spoken.lemma = match->lemma;
      // The phrase's two ends; the source stands between.
      spoken.cue = {{u, u + 1}, {at, match->end}};
      spoken.source = source;
      const uint32_t first =
          after == After::kMark ? match->end + 1 : match->end;
      spoken.content = Clause(first);
      if (spoken.content.empty()) return match->end;
      const size_t index = out_.size();
      Keep(std::move(spoken), first);
      relayer_ = index;
      return first;
    }
    return u;
  }

  // Keeps what was found; what an earlier clause of the sentence says ends
  // where another verb takes over.
  uint32_t Keep(Spoken spoken, uint32_t end) {
    spoken.parent = relayer_;
    if (!out_.empty() && said_) {
      Spoken& before = out_[*said_];
      UnitRange& last = before.content.back();
      if (last.end > clause_) {
        if (last.begin + kFewestOfClause > clause_) {
          if (!spoken.parent) spoken.parent = said_;
        } else {
          last.end = std::min(last.end, clause_ - 1);
        }
      }
    }
    said_ = out_.size();
    out_.push_back(std::move(spoken));
    if (relayer_ == said_) said_.reset();
    clause_ = end;
    return end;
  }

  const ChineseText& text_;
  const SpeechParagraph& paragraph_;
  const UnitRange sentence_;
  uint32_t clause_;  // Where the clause at hand starts.
  // A sentence of nothing but a quotation, right before this one.
  const std::optional<uint32_t> quotation_before_;
  std::optional<size_t> relayer_;
  std::optional<size_t> said_;  // The last one of this sentence.
  std::vector<Spoken>& out_;
};

}  // namespace

std::vector<Spoken> FindChineseSpeech(const SpeechParagraph& paragraph) {
  std::vector<Spoken> spoken;
  const ChineseText text(paragraph);
  std::optional<uint32_t> quotation;
  for (const UnitRange sentence : paragraph.sentences()) {
    SentenceReader(text, sentence, quotation, spoken).Read();
    quotation.reset();
    if (sentence.size() == 1 && paragraph[sentence.begin].speech) {
      quotation = sentence.begin;
    }
  }
  return spoken;
}

}  // namespace hearsay::claims
