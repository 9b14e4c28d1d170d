#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_LINE_MAKER_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_LINE_MAKER_H_

#include <optional>
#include <utility>

namespace hearsay::normalize {

// What a code point is to the lines that a text is cleaned into.
enum class Role { kKept, kSpace, kLineEnd, kParagraphEnd, kReturn, kDropped };

Role RoleOf(char32_t c);

// Makes lines of what it is given: trimmed, spaces single, nothing else decided
// yet. `Text` says what a piece of text is and collects those of one line after
// the other: Append(Piece), AppendSpace(Piece), which is what the space came
// from, EndLine() and AtLineStart().
template <typename Text>
class LineMaker {
 public:
  using Piece = typename Text::Piece;

  LineMaker() = default;
  // Goes on with a text that has no lines yet.
  explicit LineMaker(Text text) : text_(std::move(text)) {}

  void Keep(const Piece& piece) {
    if (space_ && !text_.AtLineStart()) text_.AppendSpace(*space_);
    space_.reset();
    text_.Append(piece);
  }
  // `piece` has this role; `line_end_next` is whether a '\n' comes next.
  void Take(Role role, const Piece& piece, bool line_end_next) {
    switch (role) {
      case Role::kReturn:
        // The first of two that end one line.
        return EndLines(line_end_next ? 0 : 1);
      case Role::kLineEnd:
        return EndLines(1);
      case Role::kParagraphEnd:
        return EndLines(2);
      case Role::kSpace:
        if (!space_) space_ = piece;
        return;
      case Role::kDropped:
        return;
      case Role::kKept:
        return Keep(piece);
    }
  }
  // The last line ends.
  Text Finish() {
    text_.EndLine();
    return std::move(text_);
  }

 private:
  void EndLines(int count) {
    for (; count > 0; --count) text_.EndLine();
    space_.reset();
  }

  Text text_;
  std::optional<Piece> space_;
};

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_LINE_MAKER_H_
