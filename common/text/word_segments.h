#ifndef HEARSAY_COMMON_TEXT_WORD_SEGMENTS_H_
#define HEARSAY_COMMON_TEXT_WORD_SEGMENTS_H_

#include "absl/strings/string_view.h"

namespace hearsay::text {

// One word of a text.
struct WordSegment {
  absl::string_view text;  // Not empty; a part of the text that was given.
  // Of a script without spaces between words: a whole run of its letters.
  bool spaceless = false;
};

// Takes the text up to and with its next word off `text`, valid UTF-8, and
// returns that word; an empty one at the end of the text. Words are the
// segments of UAX #29 (Unicode's default word boundaries, without ICU's
// dictionaries) that hold a letter or a digit; runs of Han, kana, Thai, Lao,
// Khmer and Myanmar letters are cut out whole before. A call is O(bytes
// taken); thread safe.
WordSegment NextWord(absl::string_view& text);

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_WORD_SEGMENTS_H_
