#include "common/language/segmenter.h"

#include <algorithm>

#include "common/language/abbreviations.h"
#include "common/language/characters.h"
#include "common/language/paragraphs.h"
#include "common/language/quotations.h"
#include "common/language/tokenizer.h"

namespace hearsay::language {
namespace {

// How a token bears on the end of its sentence.
enum class Ending {
  kNone,
  kFullStop,
  kOther,  // ! and ?
  kEllipsis,
  kAbbreviation,  // Holds its full stop.
  kWide,          // Of a script without capitals: always an end.
};

Ending EndingOf(absl::string_view token) {
  if (token == ".") return Ending::kFullStop;
  if (token[0] == '!' || token[0] == '?') return Ending::kOther;
  if (token[0] == '.' || token == "\u2026") return Ending::kEllipsis;
  if (token.back() == '.') return Ending::kAbbreviation;
  const auto first = static_cast<unsigned char>(token[0]);
  if (first < 0x80) return Ending::kNone;
  switch (CharacterAt(token, 0).code_point) {
    case 0x3002:  // 。
    case 0xff01:  // ！
    case 0xff1f:  // ？
    case 0xff61:  // ｡
    case 0xff0e:  // ．
    case 0x061f:  // ؟
    case 0x06d4:  // ۔
    case 0x0964:  // ।
    case 0x0965:  // ॥
    case 0x1362:  // ።
    case 0x203c:
    case 0x2047:
    case 0x2048:
    case 0x2049:
      return Ending::kWide;
    default:
      return Ending::kNone;
  }
}

// Finds the sentences of one paragraph's tokens.
class Splitter {
 public:
  Splitter(absl::string_view text, const std::vector<Token>& tokens,
           uint32_t first)
      : text_(text), tokens_(tokens), first_(first) {}

  // The token after the sentence that starts at `first_`, and moves there.
  uint32_t NextEnd() {
    const auto size = static_cast<uint32_t>(tokens_.size());
    const uint32_t limit = std::min(size, first_ + kMaxSentenceTokens);
    uint32_t end = limit;
    for (uint32_t t = first_; t < limit; ++t) {
      const Ending ending = EndingOf(Word(t));
      if (ending == Ending::kNone) continue;
      const uint32_t next = SkipClosingMarks(t + 1, limit);
      if (next == size || EndsBefore(next, t, ending)) {
        end = next;
        break;
      }
    }
    first_ = end;
    return end;
  }

 private:
  absl::string_view Word(uint32_t t) const { return tokens_[t].span.In(text_); }

  bool SpaceBefore(uint32_t t) const {
    return tokens_[t - 1].span.end < tokens_[t].span.begin;
  }

  // Closing quotation marks and brackets after an end belong to its sentence.
  uint32_t SkipClosingMarks(uint32_t t, uint32_t limit) const {
    while (t < limit) {
      const Character c = CharacterAt(text_, tokens_[t].span.begin);
      const bool closing = IsClosingBracket(c.code_point) ||
                           (IsQuotationMark(c.code_point) &&
                            (!SpaceBefore(t) || c.code_point == 0xbb));
      const bool opens_next =
          c.code_point == 0x201c || c.code_point == 0x201e ||
          c.code_point == 0x300c || c.code_point == 0x300e ||
          (t + 1 < tokens_.size() && SpaceBefore(t) && !SpaceBefore(t + 1) &&
           c.code_point != 0xbb);
      if (!closing || opens_next) break;
      ++t;
    }
    return t;
  }

  // Whether the sentence that has `ending` at `t` is over before `next`.
  bool EndsBefore(uint32_t next, uint32_t t, Ending ending) const {
    if (ending == Ending::kWide) return true;
    const Character first = CharacterAt(text_, tokens_[next].span.begin);
    if (IsLower(first.code_point)) return false;
    const bool opens =
        IsQuotationMark(first.code_point) || IsOpeningBracket(first.code_point);
    if (!first.IsWord() && first.char_class != CharClass::kIdeograph &&
        !opens && first.code_point != '@' && first.code_point != '#' &&
        first.code_point != '$' && first.code_point != 0xbf &&
        first.code_point != 0xa1 && first.code_point != 0x2014) {
      return false;  // A comma, another full stop.
    }
    switch (ending) {
      case Ending::kFullStop:
        // "Moss v. Lind", "the B.1.7 strain".
        if (t > first_ && !SpaceBefore(t) &&
            (AbbreviationOf(Word(t - 1)) == Abbreviation::kBeforeName ||
             (first.char_class == CharClass::kDigit && !SpaceBefore(next)))) {
          return false;
        }
        // "1. First", "B. Second".
        return !(t == first_ + 1 && Word(first_).size() <= 2 && next == t + 1);
      case Ending::kEllipsis:
        return t > first_ && !SpaceBefore(t) && SpaceBefore(next) &&
               (opens || IsUpper(first.code_point));
      case Ending::kAbbreviation:
        return AbbreviationEnds(next, t, opens);
      default:
        return true;
    }
  }

  bool AbbreviationEnds(uint32_t next, uint32_t t, bool opens) const {
    absl::string_view word = Word(t);
    word.remove_suffix(1);
    const Character first = CharacterAt(text_, tokens_[next].span.begin);
    const bool starter = StartsSentences(Word(next));
    switch (AbbreviationOf(word)) {
      case Abbreviation::kBeforeName:
        return false;
      case Abbreviation::kBeforeNumber:
        return starter && first.char_class != CharClass::kDigit;
      case Abbreviation::kAnywhere:
        // Closing marks between the two say that the sentence is over.
        return starter || opens || next > t + 1;
      case Abbreviation::kNone:  // An initial.
        return starter;
    }
    return false;
  }

  absl::string_view text_;
  const std::vector<Token>& tokens_;
  uint32_t first_;
};

}  // namespace

AnnotatedText Segment(absl::string_view text, uint32_t begin) {
  AnnotatedText annotated;
  annotated.text = text;
  for (const ByteSpan span : FindParagraphs(text, begin)) {
    const auto first_token = static_cast<uint32_t>(annotated.tokens.size());
    const auto first_sentence =
        static_cast<uint32_t>(annotated.sentences.size());
    const auto paragraph = static_cast<uint32_t>(annotated.paragraphs.size());
    Tokenize(text, span, annotated.tokens);
    Splitter splitter(text, annotated.tokens, first_token);
    uint32_t token = first_token;
    while (token < annotated.tokens.size()) {
      const uint32_t end = splitter.NextEnd();
      annotated.sentences.push_back({{annotated.tokens[token].span.begin,
                                      annotated.tokens[end - 1].span.end},
                                     token,
                                     end,
                                     paragraph});
      token = end;
    }
    annotated.paragraphs.push_back(
        {span, first_sentence,
         static_cast<uint32_t>(annotated.sentences.size())});
  }
  annotated.quotations = FindQuotations(annotated);
  return annotated;
}

}  // namespace hearsay::language
