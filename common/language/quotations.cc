#include "common/language/quotations.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "common/language/characters.h"

namespace hearsay::language {
namespace {

// Deeper than any writer nests; keeps the work a mark bounded.
constexpr size_t kMaxDepth = 8;

// Marks of one family pair with each other.
enum class Family : uint8_t {
  kDouble,       // " “ ” „ ‟ ″ ＂ '' `` and 〝 〟
  kSingle,       // ' ‘ ’ ‚ ` ＇
  kAngle,        // « »
  kSingleAngle,  // ‹ ›
  kCorner,       // 「 」
  kWhiteCorner,  // 『 』
};

// What the shape of a mark says of its use.
enum class Shape : uint8_t { kEither, kOpens, kCloses, kOpensMostly };

struct Mark {
  Family family;
  Shape shape;
};

std::optional<Mark> MarkOf(absl::string_view token) {
  if (token == "''") return Mark{Family::kDouble, Shape::kEither};
  if (token == "``") return Mark{Family::kDouble, Shape::kOpens};
  const Character c = CharacterAt(token, 0);
  if (c.bytes != token.size()) return std::nullopt;
  switch (c.code_point) {
    case '"':
    case 0xff02:
    case 0x2033:
      return Mark{Family::kDouble, Shape::kEither};
    case 0x201c:  // Opens in English, closes in German.
      return Mark{Family::kDouble, Shape::kOpensMostly};
    case 0x201e:
    case 0x201f:
    case 0x301d:
      return Mark{Family::kDouble, Shape::kOpens};
    case 0x201d:
    case 0x301e:
    case 0x301f:
      return Mark{Family::kDouble, Shape::kCloses};
    case '\'':
    case 0xff07:
      return Mark{Family::kSingle, Shape::kEither};
    case 0x2018:
      return Mark{Family::kSingle, Shape::kOpensMostly};
    case '`':
    case 0x201a:
    case 0x201b:
      return Mark{Family::kSingle, Shape::kOpens};
    case 0x2019:
      return Mark{Family::kSingle, Shape::kCloses};
    case 0xab:
    case 0xbb:
      return Mark{Family::kAngle, Shape::kEither};
    case 0x2039:
    case 0x203a:
      return Mark{Family::kSingleAngle, Shape::kEither};
    case 0x300c:
      return Mark{Family::kCorner, Shape::kOpens};
    case 0x300d:
      return Mark{Family::kCorner, Shape::kCloses};
    case 0x300e:
      return Mark{Family::kWhiteCorner, Shape::kOpens};
    case 0x300f:
      return Mark{Family::kWhiteCorner, Shape::kCloses};
    default:
      return std::nullopt;
  }
}

// Finds the quotations of one paragraph.
class Matcher {
 public:
  Matcher(const AnnotatedText& annotated, std::vector<Quotation>& out)
      : annotated_(annotated), out_(out) {}

  // `open_before` is the family of a quotation that the paragraph before left
  // open. Returns the one that this paragraph leaves open.
  std::optional<Family> Run(const Paragraph& paragraph,
                            std::optional<Family> open_before) {
    first_ = annotated_.sentences[paragraph.first_sentence].first_token;
    end_ = annotated_.sentences[paragraph.end_sentence - 1].end_token;
    paragraph_end_ = paragraph.span.end;
    FindSingleClosings();
    for (uint32_t t = first_; t < end_; ++t) {
      const std::optional<Mark> mark = MarkOf(Word(t));
      if (!mark) continue;
      if (Closes(t, *mark)) {
        Close(t, mark->family);
      } else if (Opens(t, *mark)) {
        Open(t, mark->family, t == first_ && open_before == mark->family);
      }
    }
    std::optional<Family> left_open;
    if (!open_.empty()) left_open = open_.front().family;
    while (!open_.empty()) Finish(paragraph_end_, paragraph_end_, false);
    return left_open;
  }

 private:
  struct OpenMark {
    Family family;
    uint32_t token;
    size_t quotation;  // Index into out_.
  };

  absl::string_view Word(uint32_t t) const {
    return annotated_.tokens[t].span.In(annotated_.text);
  }
  uint32_t BeginOf(uint32_t t) const { return annotated_.tokens[t].span.begin; }
  uint32_t EndOf(uint32_t t) const { return annotated_.tokens[t].span.end; }

  bool Touches(uint32_t t) const {  // The token before.
    return t > first_ && EndOf(t - 1) == BeginOf(t);
  }
  bool TouchedByNext(uint32_t t) const {
    return t + 1 < end_ && EndOf(t) == BeginOf(t + 1);
  }
  Character LastBefore(uint32_t t) const {
    return CharacterBefore(annotated_.text, BeginOf(t));
  }
  Character FirstAfter(uint32_t t) const {
    return CharacterAt(annotated_.text, EndOf(t));
  }

  // Nothing, a bracket, a dash or another opening mark stands before it.
  bool LooksOpening(uint32_t t) const {
    if (t + 1 >= end_) return false;
    if (!Touches(t)) return TouchedByNext(t);
    const char32_t before = LastBefore(t).code_point;
    return TouchedByNext(t) &&
           (IsOpeningBracket(before) || before == 0x2014 || before == 0x2013 ||
            before == '-' || before == '/' || before == ':' ||
            before == 0xff1a || before == 0x201c || before == 0x2018 ||
            before == 0xa1 || before == 0xbf);
  }
  // Stands right after a word or a mark, and a word does not follow.
  bool LooksClosing(uint32_t t) const {
    if (!Touches(t)) return false;
    return !TouchedByNext(t) || !FirstAfter(t).IsWord();
  }

  // Which single marks of the paragraph can close, from the last one back.
  void FindSingleClosings() {
    next_single_closing_.assign(end_ - first_ + 1, end_);
    for (uint32_t t = end_; t-- > first_;) {
      const std::optional<Mark> mark = MarkOf(Word(t));
      const bool closing = mark && mark->family == Family::kSingle &&
                           mark->shape != Shape::kOpens && LooksClosing(t);
      next_single_closing_[t - first_] =
          closing ? t : next_single_closing_[t - first_ + 1];
    }
  }
  uint32_t NextSingleClosing(uint32_t t) const {
    return t < end_ ? next_single_closing_[t - first_] : end_;
  }

  bool IsOpen(Family family) const {
    return std::any_of(open_.begin(), open_.end(), [family](const OpenMark& o) {
      return o.family == family;
    });
  }

  bool Closes(uint32_t t, Mark mark) const {
    if (!IsOpen(mark.family)) return false;
    switch (mark.family) {
      case Family::kSingle:
        if (mark.shape == Shape::kOpens || !LooksClosing(t)) return false;
        // The apostrophe of a plural possessive, when a better one follows.
        return !(
            LastBefore(t).code_point == 's' && !TouchedByNext(t) &&
            t + 1 < end_ && NextSingleClosing(t + 1) < end_ &&
            IsLower(CharacterAt(annotated_.text, BeginOf(t + 1)).code_point));
      case Family::kAngle:
      case Family::kSingleAngle:
        return Word(OpenToken(mark.family)) != Word(t);
      default:
        break;
    }
    switch (mark.shape) {
      case Shape::kOpens:
        return false;
      case Shape::kCloses:
        return true;
      case Shape::kOpensMostly:
        // „so“ in German; else it opens again.
        return Word(OpenToken(mark.family)) == "\u201e" || !LooksOpening(t);
      case Shape::kEither:
        return !LooksOpening(t) || (LooksClosing(t) && Touches(t));
    }
    return false;
  }

  bool Opens(uint32_t t, Mark mark) const {
    switch (mark.family) {
      case Family::kSingle:
        return mark.shape != Shape::kCloses && LooksOpening(t) &&
               NextSingleClosing(t + 1) < end_;
      case Family::kAngle:
      case Family::kSingleAngle:
        // A lone closing one is none.
        return t + 1 < end_ &&
               (Word(t) == "\u00ab" || Word(t) == "\u2039" || LooksOpening(t));
      default:
        break;
    }
    if (mark.shape == Shape::kCloses) {
      return LooksOpening(t) && !Touches(t);  // Swedish ”so”.
    }
    if (mark.shape == Shape::kEither) {
      // Inches and seconds follow a digit.
      return t + 1 < end_ && (LooksOpening(t) || !Touches(t));
    }
    return t + 1 < end_;
  }

  uint32_t OpenToken(Family family) const {
    for (size_t i = open_.size(); i-- > 0;) {
      if (open_[i].family == family) return open_[i].token;
    }
    return first_;
  }

  void Open(uint32_t t, Family family, bool continues) {
    // The same mark opens again: the writer forgot to close, or the text lost
    // the line break after which a long quotation repeats its mark.
    if (IsOpen(family) && family != Family::kCorner &&
        family != Family::kWhiteCorner) {
      while (open_.back().family != family) FinishBefore(t);
      FinishBefore(t);
      continues = true;
    }
    if (open_.size() == kMaxDepth) return;
    Quotation quotation;
    quotation.span = {BeginOf(t), paragraph_end_};
    quotation.continues = continues;
    quotation.depth = static_cast<uint32_t>(open_.size());
    open_.push_back({family, t, out_.size()});
    out_.push_back(quotation);
  }

  void Close(uint32_t t, Family family) {
    while (open_.back().family != family) FinishBefore(t);
    Finish(EndOf(t), BeginOf(t), true);
  }

  // Ends the innermost quotation where the token before `t` ends.
  void FinishBefore(uint32_t t) {
    const uint32_t end = std::max(EndOf(t - 1), EndOf(open_.back().token));
    Finish(end, end, false);
  }

  void Finish(uint32_t end, uint32_t inner_end, bool closed) {
    Quotation& quotation = out_[open_.back().quotation];
    quotation.span.end = end;
    quotation.inner = {EndOf(open_.back().token), inner_end};
    quotation.closed = closed;
    open_.pop_back();
  }

  const AnnotatedText& annotated_;
  std::vector<Quotation>& out_;
  uint32_t first_ = 0;
  uint32_t end_ = 0;
  uint32_t paragraph_end_ = 0;
  std::vector<OpenMark> open_;  // At most one of a family, save corners.
  std::vector<uint32_t> next_single_closing_;
};

}  // namespace

std::vector<Quotation> FindQuotations(const AnnotatedText& annotated) {
  std::vector<Quotation> quotations;
  std::optional<Family> open;
  for (const Paragraph& paragraph : annotated.paragraphs) {
    open = Matcher(annotated, quotations).Run(paragraph, open);
  }
  return quotations;
}

}  // namespace hearsay::language
