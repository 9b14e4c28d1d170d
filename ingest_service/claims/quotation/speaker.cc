#include "ingest_service/claims/quotation/speaker.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "ingest_service/claims/quotation/chinese_subject.h"

namespace hearsay::claims {
namespace {

v1::SourceRole RoleOf(const SpeechWord& word) {
  if (word.Is(kPersonPronoun)) {
    return word.Is(kPluralPronoun) ? v1::SOURCE_ROLE_GROUP
                                   : v1::SOURCE_ROLE_PERSON;
  }
  if (word.Is(kPersonWord)) return v1::SOURCE_ROLE_PERSON;
  if (word.Is(kPeopleWord)) return v1::SOURCE_ROLE_GROUP;
  if (word.Is(kOutletNoun)) return v1::SOURCE_ROLE_OUTLET;
  if (word.Is(kOrganizationWord)) return v1::SOURCE_ROLE_ORGANIZATION;
  if (word.Is(kDocumentWord)) return v1::SOURCE_ROLE_DOCUMENT;
  if (word.Is(kNamelessWord)) return v1::SOURCE_ROLE_GROUP;
  return v1::SOURCE_ROLE_UNSPECIFIED;
}

bool IsAcronym(absl::string_view word) {
  return word.size() >= 2 && word.size() <= 6 &&
         std::all_of(word.begin(), word.end(), absl::ascii_isupper);
}

// A phrase of a language with capitals.
class LatinSpeaker {
 public:
  LatinSpeaker(const SpeechParagraph& paragraph, UnitRange phrase)
      : paragraph_(paragraph),
        german_(paragraph.language() == SpeechLanguage::kGerman),
        phrase_(phrase) {}

  KnownSpeaker Describe() {
    KnownSpeaker speaker;
    const SpeechUnit* head = nullptr;
    bool nameless = false;
    for (uint32_t u = phrase_.begin; u < phrase_.end; ++u) {
      const SpeechUnit& unit = paragraph_[u];
      if (head == nullptr && unit.Is(kSourceNoun | kPersonPronoun)) {
        head = &unit;
        nameless = unit.Is(kNamelessWord);
      }
    }
    UnitRange name = NameIn();
    const bool named = !name.empty();
    if (head != nullptr) speaker.role = RoleOf(head->word);
    if (!named) name = WithoutArticle();
    if (head == nullptr) speaker.role = RoleOfName(named, name);
    // "Le Monde", "Moss": a title or noun before a name does not make it one.
    const bool person = speaker.role == v1::SOURCE_ROLE_PERSON;
    speaker.pronoun = head != nullptr && head->Is(kPersonPronoun);
    speaker.anonymous = !named &&
                        (nameless || speaker.role == v1::SOURCE_ROLE_GROUP) &&
                        !speaker.pronoun;
    if (named && !person && head != nullptr) name = WithoutArticle();
    speaker.name = {paragraph_[name.begin].word_begin,
                    paragraph_.SpanOf(name).end};
    if (person && !name.empty()) {
      speaker.last_word = paragraph_.SpanOf({name.end - 1, name.end});
    }
    return speaker;
  }

 private:
  bool IsNameWord(uint32_t u) const {
    const SpeechUnit& unit = paragraph_[u];
    // An article's capital is the sentence's; not that of "l'AFP".
    const bool article = u == phrase_.begin && unit.Is(kArticleWord) &&
                         unit.word_begin == paragraph_.SpanOf({u, u + 1}).begin;
    return unit.capital && !unit.quotation && !article && !unit.Is(kSourceNoun);
  }

  // The run of capitals that names someone: not what a preposition or, in
  // German, an article hangs on a noun.
  UnitRange NameIn() const {
    UnitRange best;
    for (uint32_t u = phrase_.begin; u < phrase_.end; ++u) {
      if (!IsNameWord(u)) continue;
      const bool hangs =
          paragraph_[u].word_begin > paragraph_.SpanOf({u, u + 1}).begin ||
          (u > phrase_.begin && !paragraph_[u - 1].capital &&
           paragraph_[u - 1].Is(kNameLink | kArticleWord));
      uint32_t end = u + 1;
      while (end < phrase_.end) {
        if (IsNameWord(end)) {
          ++end;
          continue;
        }
        uint32_t next = end;
        while (
            next < phrase_.end && next < end + 3 && !paragraph_[next].capital &&
            paragraph_[next].Is(kNameLink | kArticleWord) &&
            paragraph_.Lower(next) != "et" && paragraph_.Lower(next) != "y" &&
            paragraph_.Lower(next) != "und") {
          ++next;
        }
        if (next == end || next >= phrase_.end || !IsNameWord(next)) break;
        end = next + 1;
      }
      if (!hangs && end - u > best.size()) best = {u, end};
      if (best.size() > 1) break;  // What follows describes it.
      u = end - 1;
    }
    return best;
  }

  UnitRange WithoutArticle() const {
    uint32_t begin = phrase_.begin;
    while (begin + 1 < phrase_.end &&
           (!paragraph_[begin].capital || begin == phrase_.begin) &&
           paragraph_[begin].Is(kArticleWord) &&
           paragraph_[begin].word_begin ==
               paragraph_.SpanOf({begin, begin + 1}).begin) {
      ++begin;
    }
    uint32_t end = begin + 1;
    while (end < phrase_.end && !paragraph_.HasShape(end, kComma)) ++end;
    return {begin, end};
  }

  v1::SourceRole RoleOfName(bool named, UnitRange name) const {
    if (paragraph_[name.begin].quotation) return v1::SOURCE_ROLE_OUTLET;
    if (!paragraph_[name.begin].capital) return v1::SOURCE_ROLE_UNSPECIFIED;
    if (name.size() == 1 &&
        IsAcronym(paragraph_.words().text().text.substr(
            paragraph_[name.begin].word_begin,
            paragraph_.SpanOf(name).end - paragraph_[name.begin].word_begin))) {
      return v1::SOURCE_ROLE_ORGANIZATION;
    }
    if (named) return v1::SOURCE_ROLE_PERSON;
    return german_ && paragraph_.Lower(phrase_.begin) == "der"
               ? v1::SOURCE_ROLE_PERSON
               : v1::SOURCE_ROLE_ORGANIZATION;
  }

  const SpeechParagraph& paragraph_;
  const bool german_;
  const UnitRange phrase_;
};

KnownSpeaker DescribeArabic(const SpeechParagraph& paragraph,
                            UnitRange phrase) {
  KnownSpeaker speaker;
  const uint32_t first = phrase.begin;
  uint32_t end = first + 1;
  while (end < phrase.end && !paragraph.HasShape(end, kComma)) ++end;
  bool nameless = false;
  for (uint32_t u = first; u < end; ++u) {
    if (speaker.role != v1::SOURCE_ROLE_UNSPECIFIED) break;
    speaker.role = RoleOf(paragraph[u].word);
    nameless = paragraph[u].Is(kNamelessWord | kPeopleWord);
  }
  speaker.pronoun = paragraph[first].Is(kPersonPronoun);
  // A longer phrase has the name after the title.
  constexpr uint32_t kMostOfTitle = 3;
  speaker.anonymous = nameless && end - first <= kMostOfTitle;
  // Names are set in quotation marks as agencies are.
  if (paragraph[first].quotation) {
    speaker.role = v1::SOURCE_ROLE_UNSPECIFIED;
  } else if (speaker.role == v1::SOURCE_ROLE_UNSPECIFIED && end - first <= 4) {
    speaker.role = v1::SOURCE_ROLE_PERSON;
  }
  speaker.name = {paragraph[first].word_begin,
                  paragraph.SpanOf({first, end}).end};
  // "li-" is written with the noun that a phrase like "wifqan li-" names.
  const std::string key =
      SpeechKey(SpeechLanguage::kArabic,
                paragraph.words().Lower(paragraph[first].tokens.begin));
  if (!paragraph[first].quotation && absl::StartsWith(key, "\u0644")) {
    const SpeechWord bare =
        paragraph.table().Find(absl::string_view(key).substr(2));
    if (bare.Is(kSourceNoun)) {
      speaker.role = RoleOf(bare);
      speaker.name.begin += 2;
    }
  }
  return speaker;
}

// Titles stand before names: what follows the last one is the name.
KnownSpeaker DescribeChinese(const SpeechParagraph& paragraph,
                             UnitRange phrase) {
  const ChineseText text(paragraph);
  KnownSpeaker speaker;
  speaker.name = paragraph.SpanOf(phrase);
  uint32_t after_title = phrase.begin;
  SpeechWord title;
  for (uint32_t u = phrase.begin; u < phrase.end;) {
    const auto match =
        text.MatchAt(u, phrase.end, kSourceNoun | kPersonPronoun);
    // A single sign is a noun only at the end: names are made of them too.
    if (!match || (match->end == u + 1 && match->end < phrase.end)) {
      ++u;
      continue;
    }
    title = match->word;
    after_title = u = match->end;
  }
  speaker.role = RoleOf(title);
  speaker.pronoun = title.Is(kPersonPronoun);
  const UnitRange rest = {after_title, phrase.end};
  // Two ideographs, or a word in other letters.
  constexpr uint32_t kFewestBytes = 4;
  const bool named = after_title > phrase.begin && !rest.empty() &&
                     title.Is(kPersonWord | kPeopleWord) &&
                     !paragraph.IsMark(rest.begin) &&
                     paragraph.SpanOf(rest).size() >= kFewestBytes;
  if (named) {
    speaker.name = paragraph.SpanOf(rest);
    speaker.role = v1::SOURCE_ROLE_PERSON;
  } else if (speaker.role == v1::SOURCE_ROLE_UNSPECIFIED &&
             (phrase.size() <= 3 ||
              absl::StrContains(speaker.name.In(paragraph.words().text().text),
                                "·"))) {
    speaker.role = v1::SOURCE_ROLE_PERSON;
  }
  speaker.anonymous = !named && title.Is(kNamelessWord);
  return speaker;
}

}  // namespace

KnownSpeaker DescribeSpeaker(const SpeechParagraph& paragraph,
                             UnitRange phrase) {
  switch (paragraph.language()) {
    case SpeechLanguage::kArabic:
      return DescribeArabic(paragraph, phrase);
    case SpeechLanguage::kChinese:
      return DescribeChinese(paragraph, phrase);
    default:
      return LatinSpeaker(paragraph, phrase).Describe();
  }
}

KnownSpeaker DescribePronoun(const SpeechParagraph& paragraph,
                             ByteSpan pronoun) {
  KnownSpeaker speaker;
  speaker.pronoun = true;
  speaker.name = pronoun;
  speaker.role = absl::EndsWith(pronoun.In(paragraph.words().text().text), "s")
                     ? v1::SOURCE_ROLE_GROUP
                     : v1::SOURCE_ROLE_PERSON;
  return speaker;
}

}  // namespace hearsay::claims
