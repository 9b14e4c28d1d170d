#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_WORDS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/language/annotated_text.h"
#include "common/language/penn_tag.h"
#include "hearsay/v1/claim.pb.h"
#include "ingest_service/claims/analysis/name_token.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {

class AnalyzedArticle;

// What rules ask of a word, as bits; closed classes and shapes only.
enum WordClass : uint32_t {
  kDeterminer = 1 << 0,      // a the this some many two
  kPossessive = 1 << 1,      // his their 's
  kSubjectPronoun = 1 << 2,  // he they it who
  kObjectPronoun = 1 << 3,   // him them it
  kPreposition = 1 << 4,     // of in with
  kBe = 1 << 5,              // is was 's (after a pronoun) being
  kHave = 1 << 6,            // has had 've
  kDo = 1 << 7,              // does did
  kModal = 1 << 8,           // would can 'll
  kNegation = 1 << 9,        // not n't never
  kCoordinator = 1 << 10,    // and or but
  kSubordinator = 1 << 11,   // that because when while
  kRelative = 1 << 12,       // who which
  kQuestionWord = 1 << 13,   // whether how what why
  kTime = 1 << 14,           // Monday yesterday earlier
  kAdverb = 1 << 15,         // also recently, -ly
  kCapitalized = 1 << 16,    // Capital and more.
  kNumber = 1 << 17,
  kComma = 1 << 18,
  kFinalMark = 1 << 19,  // . ! ? ...
  kColon = 1 << 20,
  kSemicolonOrDash = 1 << 21,
  kQuoteMark = 1 << 22,
  kOpenBracket = 1 << 23,
  kCloseBracket = 1 << 24,
  kWordShape = 1 << 25,  // Starts with a letter or digit.
  kPlural = 1 << 26,     // Ends in s.
  kTitle = 1 << 27,      // Mr. Gen.
  kPlainVerb = 1 << 28,  // heard made led: verbs that attribute nothing
};
constexpr uint32_t kAuxiliary = kBe | kHave | kDo | kModal;
constexpr uint32_t kAnyMark = kComma | kFinalMark | kColon | kSemicolonOrDash |
                              kQuoteMark | kOpenBracket | kCloseBracket;

// Tokens [begin, end) of a text.
struct TokenRange {
  uint32_t begin = 0;
  uint32_t end = 0;

  bool empty() const { return begin >= end; }
  uint32_t size() const { return empty() ? 0 : end - begin; }
  bool Contains(uint32_t t) const { return begin <= t && t < end; }
  friend bool operator==(TokenRange, TokenRange) = default;
};

// Where a text's tags are: in an article in which it stands from byte `begin`.
struct TaggedAs {
  const AnalyzedArticle* article = nullptr;  // None: no word has a tag.
  uint32_t begin = 0;
};

// A text's tokens with their classes, cues and tags, looked up once.
class Words {
 public:
  // Keeps a reference to `text`, which must outlive it. `names`, one a token,
  // are what the name tagger says; empty where the rules are alone. O(tokens).
  explicit Words(const language::AnnotatedText& text,
                 std::vector<NameToken> names = {});
  // The same with the tags.
  Words(const language::AnnotatedText& text, TaggedAs tagged);
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  uint32_t size() const { return static_cast<uint32_t>(words_.size()); }
  bool Is(uint32_t t, uint32_t classes) const {
    return (words_[t].classes & classes) != 0;
  }
  absl::string_view Exact(uint32_t t) const {
    return text_.tokens[t].span.In(text_.text);
  }
  // In ASCII lower case, with plain apostrophes.
  absl::string_view Lower(uint32_t t) const { return words_[t].lower; }
  const CueWord& VerbCue(uint32_t t) const { return words_[t].verb; }
  const CueEntry* NounCue(uint32_t t) const { return words_[t].noun; }
  const CueEntry* AdjectiveCue(uint32_t t) const { return words_[t].adjective; }
  // kNone where the text is not tagged: closed classes are all that is known.
  language::PennTag Tag(uint32_t t) const { return words_[t].tag; }
  bool Tagged(uint32_t t) const { return Tag(t) != language::PennTag::kNone; }
  bool MayBeVerb(uint32_t t) const {
    return !Tagged(t) || language::IsVerb(Tag(t));
  }
  bool MayBeNoun(uint32_t t) const {
    return !Tagged(t) || language::IsNoun(Tag(t)) ||
           Tag(t) == language::PennTag::kPRP;
  }
  // A verb that makes a clause of its own: "left", "has", "will", not "to go".
  bool IsFinite(uint32_t t) const {
    return Tagged(t) ? language::IsFinite(Tag(t)) : Is(t, kAuxiliary);
  }
  bool AnyCue(uint32_t t) const {
    return words_[t].verb.entry != nullptr || words_[t].noun != nullptr ||
           words_[t].adjective != nullptr;
  }

  // Bytes from the first to the last token of `range`, which is not empty.
  ByteSpan SpanOf(TokenRange range) const {
    return {text_.tokens[range.begin].span.begin,
            text_.tokens[range.end - 1].span.end};
  }
  // The kind of name that `range`, not empty, is rather than none and rather
  // than another: person, place or organisation. Unspecified when the tagger is
  // not sure, or there is none. O(range).
  v1::EntityType NameTypeOf(TokenRange range) const;

  // True when the tagger takes `t` for no part of a name.
  bool IsInNoName(uint32_t t) const {
    return !names_.empty() && names_[t].label == kNoName &&
           NameTypeOf({t, t + 1}) == v1::ENTITY_TYPE_UNSPECIFIED;
  }

  // True when the tagger has a name that began before `t` go on with it.
  bool ContinuesName(uint32_t t) const {
    return !names_.empty() && (names_[t].label == kPersonInside ||
                               names_[t].label == kPlaceInside ||
                               names_[t].label == kOrganizationInside);
  }

  // True when the tagger has one name end right before `t` and another begin.
  bool PartsNames(uint32_t t) const;

  // The first token that ends after `byte`.
  uint32_t TokenAt(uint32_t byte) const;

  const language::AnnotatedText& text() const { return text_; }

 private:
  struct Word {
    absl::string_view lower;
    uint32_t classes = 0;
    language::PennTag tag = language::PennTag::kNone;
    CueWord verb;
    const CueEntry* noun = nullptr;
    const CueEntry* adjective = nullptr;
  };
  void TakeTags(TaggedAs tagged);

  const language::AnnotatedText& text_;
  std::string lower_;  // The whole text's words, one after the other.
  std::vector<Word> words_;
  std::vector<NameToken> names_;
};

// The tokens of a span that is not empty: those that Words::SpanOf was given.
inline TokenRange TokensOf(const Words& words, ByteSpan span) {
  return {words.TokenAt(span.begin), words.TokenAt(span.end - 1) + 1};
}

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_WORDS_H_
