#include "ingest_service/claims/learned/signed_quotations.h"

#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "common/language/characters.h"
#include "common/language/time_words.h"

namespace hearsay::claims {
namespace {

using language::AnnotatedText;
using language::Paragraph;
using language::PennTag;

// Longer ones are titles and single words in marks, or no signature.
constexpr int32_t kMinWords = 3;
constexpr size_t kMaxSignature = 16;
constexpr size_t kMaxNameApart = 10;

class Signatures {
 public:
  explicit Signatures(const AnalyzedArticle& article)
      : article_(article), text_(article.text()) {}

  std::vector<SignedQuotation> Run() const {
    std::vector<SignedQuotation> found;
    const auto& paragraphs = text_.paragraphs;
    for (size_t p = 0; p < paragraphs.size(); ++p) {
      const TokenSpan words = TokensOf(paragraphs[p]);
      const TokenSpan content = {words.begin, QuotationEnd(words)};
      if (content.size() == 0 || !IsStatement(content)) continue;
      const bool apart = content.end == words.end;
      if (apart && p + 1 == paragraphs.size()) continue;
      TokenSpan signature = apart ? TokensOf(paragraphs[p + 1])
                                  : TokenSpan{content.end, words.end};
      const ByteSpan dash = apart ? DashBefore(paragraphs[p + 1], signature)
                                  : TakeDash(signature);
      if (dash.empty()) continue;
      if (apart && !IsShortName(signature)) continue;
      if (const auto source = Speaker(signature)) {
        found.push_back({content, dash, *source});
      }
    }
    return found;
  }

 private:
  TokenSpan TokensOf(const Paragraph& paragraph) const {
    return article_.RangeOf(
        Passage{paragraph.first_sentence, paragraph.end_sentence});
  }
  absl::string_view Word(int32_t i) const {
    return text_.tokens[i].span.In(text_.text);
  }

  // Where the quotation ends that `words` begin with; their begin when none
  // does or it is not closed.
  int32_t QuotationEnd(TokenSpan words) const {
    const int32_t quotation = article_.node(words.begin).quotation;
    if (quotation < 0 || !article_.node(words.begin).opens_quote ||
        !text_.quotations[quotation].closed) {
      return words.begin;
    }
    int32_t end = words.begin;
    while (end < words.end && article_.node(end).quotation == quotation) ++end;
    return end;
  }

  bool IsStatement(TokenSpan content) const {
    int32_t last = content.end - 1;
    while (last > content.begin && article_.node(last).closes_quote) --last;
    const absl::string_view mark = Word(last);
    return last - content.begin > kMinWords &&
           (mark == "." || mark == "!" || mark == "?" || mark == "," ||
            mark == "\u2026" || mark == "...");
  }

  static bool IsDash(absl::string_view word) {
    return word == "-" || word == "--" || word == "\u2010" ||
           word == "\u2013" || word == "\u2014" || word == "\u2015";
  }

  // The dash that `words` begin with, which they lose; empty without one.
  ByteSpan TakeDash(TokenSpan& words) const {
    if (words.size() < 2 || !IsDash(Word(words.begin))) return {};
    return text_.tokens[words.begin++].span;
  }

  // The same of a paragraph, where segmentation takes some dashes for bullets.
  ByteSpan DashBefore(const Paragraph& paragraph, TokenSpan& words) const {
    const ByteSpan first = TakeDash(words);
    if (!first.empty()) return first;
    uint32_t end = paragraph.span.begin;
    while (end > 0 && absl::ascii_isblank(text_.text[end - 1])) --end;
    if (end == 0) return {};
    const uint32_t begin =
        end - language::CharacterBefore(text_.text, end).bytes;
    return IsDash(text_.text.substr(begin, end - begin)) ? ByteSpan{begin, end}
                                                         : ByteSpan{};
  }

  // Else it may be an item of a list.
  bool IsShortName(TokenSpan words) const {
    return words.size() <= kMaxNameApart &&
           article_.token(words.begin).tag == PennTag::kNNP;
  }

  // The name that `words` begin with and what is added to it; none when they
  // say something else, as of a date or a sentence.
  std::optional<TokenSpan> Speaker(TokenSpan words) const {
    while (words.size() > 0 &&
           article_.token(words.end - 1).tag == PennTag::kPeriod) {
      --words.end;
    }
    if (words.size() == 0 || words.size() > kMaxSignature) return std::nullopt;
    const std::string first = absl::AsciiStrToLower(Word(words.begin));
    const auto letter =
        language::CharacterAt(text_.text, text_.tokens[words.begin].span.begin);
    if (!language::IsUpper(letter.code_point) ||
        language::MonthOfName(first) > 0 ||
        language::WeekdayOfName(first) >= 0) {
      return std::nullopt;
    }
    int32_t end = words.end;
    bool added = false;  // What a comma adds may have words of all kinds.
    for (int32_t i = words.begin; i < words.end; ++i) {
      const PennTag tag = article_.token(i).tag;
      if (article_.node(i).quotation >= 0 || language::IsFinite(tag)) {
        return std::nullopt;
      }
      added |= tag == PennTag::kComma;
      const bool place =
          tag == PennTag::kTO ||
          (tag == PennTag::kIN && Word(i) != "of" && Word(i) != "for");
      if (place && !added && end == words.end) end = i;
    }
    if (end == words.begin) return std::nullopt;
    return TokenSpan{words.begin, end};
  }

  const AnalyzedArticle& article_;
  const AnnotatedText& text_;
};

}  // namespace

std::vector<SignedQuotation> SignedQuotations(const AnalyzedArticle& article) {
  return Signatures(article).Run();
}

}  // namespace hearsay::claims
