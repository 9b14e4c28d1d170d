#include "ingest_service/claims/learned/inquit_edges.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

using language::PennTag;

constexpr int32_t kLongestInquit = 40;  // Tokens.
constexpr int32_t kLongestRest = 40;    // Of its sentence.
constexpr int32_t kShortestSpeech = 5;  // With the marks.

class Mender {
 public:
  Mender(const AnalyzedArticle& article, std::vector<FoundAttribution>& found)
      : article_(article),
        text_(article.text()),
        found_(found),
        owner_(text_.quotations.size(), kNobody) {
    for (size_t i = 0; i < found_.size(); ++i) Own(i);
  }

  void Run() {
    for (size_t i = 0; i < found_.size(); ++i) {
      FoundAttribution& one = found_[i];
      if (one.spans.source.size() != 1 || one.spans.cue.size() != 1 ||
          one.spans.content.empty()) {
        continue;
      }
      TakeSourcePiece(one.spans);
      const ByteSpan source = one.spans.source.front();
      const ByteSpan cue = one.spans.cue.front();
      const TokenSpan inquit = {TokenAt(std::min(source.begin, cue.begin)),
                                TokenAt(std::max(source.end, cue.end) - 1) + 1};
      if (inquit.size() <= kLongestInquit) MendAround(i, inquit);
      one.flat = one.spans;
    }
  }

 private:
  static constexpr size_t kNobody = SIZE_MAX;
  static constexpr size_t kSeveral = SIZE_MAX - 1;

  int32_t TokenAt(uint32_t byte) const {
    return static_cast<int32_t>(
        std::partition_point(
            text_.tokens.begin(), text_.tokens.end(),
            [byte](const language::Token& t) { return t.span.end <= byte; }) -
        text_.tokens.begin());
  }
  PennTag Tag(int32_t i) const { return article_.token(i).tag; }
  absl::string_view Word(int32_t i) const {
    return text_.tokens[i].span.In(text_.text);
  }
  TokenSpan SentenceOf(int32_t i) const {
    return AnalyzedArticle::RangeOf(text_.sentences[article_.node(i).sentence]);
  }
  ByteSpan SpanOf(TokenSpan range) const {
    return {text_.tokens[range.begin].span.begin,
            text_.tokens[range.end - 1].span.end};
  }
  bool HoldsQuotation(TokenSpan range) const {
    for (int32_t i = range.begin; i < range.end; ++i) {
      if (article_.node(i).quotation >= 0) return true;
    }
    return false;
  }

  // Notes whose content each quotation is, of those whose cue is outside.
  void Own(size_t i) {
    const ingest::TextAttribution& spans = found_[i].spans;
    for (const ByteSpan span : spans.content) {
      for (int32_t t = TokenAt(span.begin); t <= TokenAt(span.end - 1); ++t) {
        const int32_t quotation = article_.node(t).quotation;
        if (quotation < 0 ||
            (!spans.cue.empty() &&
             text_.quotations[quotation].span.Contains(spans.cue.front()))) {
          continue;
        }
        size_t& owner = owner_[quotation];
        if (owner != i) owner = owner == kNobody ? i : kSeveral;
      }
    }
  }

  // "said the paper's | harbour writer, Ada Moss"
  void TakeSourcePiece(ingest::TextAttribution& spans) const {
    ByteSpan& source = spans.source.front();
    const ByteSpan cue = spans.cue.front();
    if (source.begin < cue.end || spans.content.size() < 2 ||
        spans.content.front().begin > cue.begin) {
      return;
    }
    ByteSpan& piece = spans.content[1];
    const TokenSpan words = {TokenAt(piece.begin), TokenAt(piece.end - 1) + 1};
    if (HoldsQuotation({words.begin, words.begin + 1})) return;
    const int32_t before = TokenAt(cue.end - 1), begin = TokenAt(source.begin);
    if (words.begin == before + 1 &&
        (words.end == begin ||
         (words.end + 1 == begin && IsComma(words.end)))) {
      source.begin = piece.begin;
      spans.content.erase(spans.content.begin() + 1);
      return;
    }
    const bool noun =
        language::IsNoun(Tag(words.begin)) || Tag(words.begin) == PennTag::kJJ;
    if (!noun || words.begin != TokenAt(source.end - 1) + 1) return;
    int32_t end = words.begin;
    while (end < words.end && !IsComma(end)) ++end;
    source.end = SpanOf({words.begin, end}).end;
    if (end + 1 >= words.end) {
      spans.content.erase(spans.content.begin() + 1);
    } else {
      piece.begin = SpanOf({end + 1, words.end}).begin;
    }
  }

  bool IsComma(int32_t i) const { return Tag(i) == PennTag::kComma; }

  // The quotation that ends right before the inquit and says something there:
  // its last word is followed by a comma, question or exclamation mark.
  std::optional<TokenSpan> SpeechBefore(TokenSpan inquit) const {
    int32_t last = inquit.begin - 1;
    if (last > 0 && IsComma(last) && !article_.node(last).closes_quote) --last;
    if (last < 0 || !article_.node(last).closes_quote) return std::nullopt;
    const int32_t quotation = article_.node(last).quotation;
    int32_t mark = last;
    while (mark > 0 && article_.node(mark).closes_quote) --mark;
    const absl::string_view end = Word(mark);
    if (end != "," && end != "?" && end != "!") return std::nullopt;
    const int32_t first = TokenAt(text_.quotations[quotation].span.begin);
    const TokenSpan speech = {first, last + 1};
    if (static_cast<int32_t>(speech.size()) < kShortestSpeech ||
        IsTitle(speech) || SentenceOf(first).begin != first) {
      return std::nullopt;
    }
    return speech;
  }

  // "“Face of the City,” Moss said": all long words have capitals.
  bool IsTitle(TokenSpan speech) const {
    constexpr size_t kShort = 3;
    for (int32_t i = speech.begin; i < speech.end; ++i) {
      const absl::string_view word = Word(i);
      if (word.size() > kShort && absl::ascii_islower(word[0])) return false;
    }
    return true;
  }

  void MendAround(size_t i, TokenSpan inquit) {
    ingest::TextAttribution& spans = found_[i].spans;
    const std::optional<TokenSpan> speech = SpeechBefore(inquit);
    if (!speech) return;
    const int32_t quotation = article_.node(speech->begin).quotation;
    const ByteSpan whole = SpanOf(*speech);
    if (owner_[quotation] == i) {
      TakeWhole(whole, inquit, spans);
      DropRest(whole, inquit, spans);
      GoOn(i, inquit);
    } else if (owner_[quotation] == kNobody && TellsHow(inquit, spans)) {
      spans.content = {whole};
      owner_[quotation] = i;
    }
  }

  // "“Why is | nobody here?” Moss asked"
  void TakeWhole(ByteSpan whole, TokenSpan inquit,
                 ingest::TextAttribution& spans) const {
    ByteSpan& first = spans.content.front();
    const uint32_t begin = text_.tokens[inquit.begin].span.begin;
    if (first.begin == whole.begin && first.end < whole.end &&
        (spans.content.size() == 1 || spans.content[1].begin >= begin)) {
      first.end = whole.end;
    }
  }

  // "“…,” Moss said, and soon the lamps went out", "recalled of the trip".
  void DropRest(ByteSpan whole, TokenSpan inquit,
                ingest::TextAttribution& spans) const {
    const uint32_t end = text_.tokens[inquit.end - 1].span.end;
    const uint32_t limit = SpanOf(SentenceOf(inquit.end - 1)).end;
    if (spans.content.front().end != whole.end) return;
    const auto rest = std::remove_if(
        spans.content.begin() + 1, spans.content.end(), [&](ByteSpan span) {
          const TokenSpan words = {TokenAt(span.begin),
                                   TokenAt(span.end - 1) + 1};
          return span.begin >= end && span.end <= limit &&
                 !HoldsQuotation(words) && Word(words.begin) != "that";
        });
    spans.content.erase(rest, spans.content.end());
  }

  // "“…,” she yells while she runs": all that was taken tells how.
  bool TellsHow(TokenSpan inquit, const ingest::TextAttribution& spans) const {
    const int32_t begin = TokenAt(spans.content.front().begin);
    if (begin < inquit.end ||
        HoldsQuotation({begin, TokenAt(spans.content.back().end - 1) + 1})) {
      return false;
    }
    const std::string verb =
        absl::AsciiStrToLower(Word(TokenAt(spans.cue.front().end - 1)));
    const CueEntry* entry = FindVerbCue(verb).entry;
    if (entry == nullptr ||
        (entry->frames & (kTakesQuote | kTakesClause)) == 0) {
      return false;
    }
    const PennTag tag = Tag(begin);
    return (tag == PennTag::kIN && Word(begin) != "that") ||
           tag == PennTag::kWRB || tag == PennTag::kVBG;
  }

  // Adds the quotation that the inquit's sentence, or the next one, goes on
  // with.
  void GoOn(size_t i, TokenSpan inquit) {
    ingest::TextAttribution& spans = found_[i].spans;
    if (spans.content.back().begin >= text_.tokens[inquit.begin].span.begin) {
      return;
    }
    const TokenSpan sentence = SentenceOf(inquit.end - 1);
    int32_t t = inquit.end;
    while (t < sentence.end && article_.node(t).quotation < 0) ++t;
    if (t - inquit.end > kLongestRest || t >= article_.size() ||
        !article_.node(t).opens_quote) {
      return;
    }
    const int32_t quotation = article_.node(t).quotation;
    const size_t owner = owner_[quotation];
    const uint32_t begin = text_.tokens[t].span.begin;
    const int32_t end = EndOf(t);
    // "“…,” with a comma: somebody's inquit follows.
    int32_t mark = end - 1;
    while (mark > t && article_.node(mark).closes_quote) --mark;
    if (IsComma(mark)) return;
    if (t == sentence.end) {
      // "“The Dam” won a prize", "“Why now?” the judge asked": somebody else's.
      if (IsNewParagraph(t) || owner != kNobody || !EndsSentence(end)) return;
    } else if (!IsComma(t - 1) || t + 1 >= article_.size() ||
               !absl::ascii_islower(Word(t + 1)[0]) ||
               !LetsGo(owner, {inquit.end, t}, begin)) {
      return;
    }
    spans.content.push_back(SpanOf({t, end}));
    owner_[quotation] = i;
  }

  // Whether nothing but marks stands between token `end` and the end of the
  // sentence before it.
  bool EndsSentence(int32_t end) const {
    const TokenSpan sentence = SentenceOf(end - 1);
    for (int32_t t = end; t < sentence.end; ++t) {
      if (absl::ascii_isalnum(static_cast<unsigned char>(Word(t)[0]))) {
        return false;
      }
    }
    return true;
  }

  // "Moss said, pointing at the water, “you drown”": whether what only comes
  // between gives up the quotation at `begin`, and has other words for itself.
  bool LetsGo(size_t owner, TokenSpan between, uint32_t begin) {
    if (owner == kNobody) return true;
    if (owner == kSeveral) return false;
    ingest::TextAttribution& spans = found_[owner].spans;
    if (spans.cue.empty()) return false;
    const int32_t cue = TokenAt(spans.cue.front().begin);
    if (cue < between.begin || cue >= between.end ||
        Tag(cue) != PennTag::kVBG) {
      return false;
    }
    std::vector<ByteSpan> kept;
    for (const ByteSpan span : spans.content) {
      if (span.begin >= begin) continue;
      // Before the comma.
      kept.push_back(
          {span.begin,
           std::min(span.end, text_.tokens[between.end - 2].span.end)});
    }
    if (kept.empty()) return false;
    spans.content = kept;
    found_[owner].flat = spans;
    return true;
  }

  bool IsNewParagraph(int32_t t) const {
    const uint32_t sentence = article_.node(t).sentence;
    const auto paragraph =
        std::partition_point(text_.paragraphs.begin(), text_.paragraphs.end(),
                             [sentence](const language::Paragraph& p) {
                               return p.first_sentence < sentence;
                             });
    return paragraph != text_.paragraphs.end() &&
           paragraph->first_sentence == sentence;
  }

  // After the quotation at `t`, or its part in the paragraph.
  int32_t EndOf(int32_t t) const {
    const int32_t quotation = article_.node(t).quotation;
    int32_t end = t + 1;
    while (end < article_.size() && article_.node(end).quotation == quotation &&
           (SentenceOf(end).begin != end || !IsNewParagraph(end))) {
      ++end;
    }
    return end;
  }

  const AnalyzedArticle& article_;
  const language::AnnotatedText& text_;
  std::vector<FoundAttribution>& found_;
  // By quotation: the attribution whose content it is or is a part of.
  std::vector<size_t> owner_;
};

}  // namespace

void MendInquits(const AnalyzedArticle& article,
                 std::vector<FoundAttribution>& found) {
  Mender(article, found).Run();
}

}  // namespace hearsay::claims
