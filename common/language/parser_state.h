#ifndef HEARSAY_COMMON_LANGUAGE_PARSER_STATE_H_
#define HEARSAY_COMMON_LANGUAGE_PARSER_STATE_H_

#include <array>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "common/language/token_analysis.h"

namespace hearsay::language {

// kShift moves the next token onto the stack; kLeft takes the stack's top as a
// dependent of the next token, kRight as a dependent of the one below it.
enum class ParserAction : uint8_t { kShift, kLeft, kRight };
inline constexpr int kParserActions = 3;

// Where the parser stands in one sentence. The root is a last token that is
// never moved onto the stack: its number is size().
class ParserState {
 public:
  static constexpr int kFeatures = 44;

  // `sentence` is tagged and outlives this.
  explicit ParserState(absl::Span<const TokenAnalysis> sentence);

  bool AtEnd() const { return next_ == size() && stack_.empty(); }
  // Any action is allowed that `allowed` names; there is always one before the
  // end.
  std::array<bool, kParserActions> allowed() const;
  void Apply(ParserAction action);
  void Features(uint32_t* features) const;

  int32_t size() const { return static_cast<int32_t>(sentence_.size()); }
  int32_t next() const { return next_; }
  const std::vector<int32_t>& stack() const { return stack_; }
  // Of each token; size() is the root.
  const std::vector<int32_t>& heads() const { return heads_; }

 private:
  struct Children {
    int32_t leftmost = -1;
    int32_t rightmost = -1;
    uint8_t left = 0;
    uint8_t right = 0;
  };

  void Attach(int32_t dependent, int32_t head);

  absl::Span<const TokenAnalysis> sentence_;
  int32_t next_ = 0;
  std::vector<int32_t> stack_;
  std::vector<int32_t> heads_;
  std::vector<Children> children_;
};

inline constexpr int kRelationFeatures = 24;

// The features of the arc to `dependent` in a sentence whose heads are set.
// `leftmost` is its leftmost child, or -1.
void RelationFeatures(absl::Span<const TokenAnalysis> sentence,
                      int32_t dependent, int32_t leftmost, uint32_t* features);

// The leftmost child of each token, or -1.
std::vector<int32_t> LeftmostChildren(absl::Span<const TokenAnalysis> sentence);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_PARSER_STATE_H_
