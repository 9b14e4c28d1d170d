#include "ingest_service/claims/analysis/words.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "common/language/abbreviations.h"
#include "common/language/characters.h"
#include "ingest_service/claims/analysis/analyzed_article.h"

namespace hearsay::claims {
namespace {

// Mean probability over its tokens that a name of one kind has.
constexpr float kSureOfName = 0.5f;

struct ClassWords {
  uint32_t classes;
  const char* words;
};

constexpr ClassWords kClassWords[] = {
    {kDeterminer,
     "the a an this these those some many several most all both each every any "
     "no another one two three four five six seven eight nine ten dozens "
     "hundreds thousands few other others half none certain such"},
    {kDeterminer | kSubordinator, "that"},
    {kPossessive, "his their its our my your whose"},
    {kPossessive | kObjectPronoun, "her"},
    {kSubjectPronoun, "he she they we i"},
    {kSubjectPronoun | kObjectPronoun, "it you"},
    {kObjectPronoun,
     "him them us me himself herself themselves itself myself ourselves"},
    {kRelative | kSubjectPronoun, "who"},
    {kRelative | kQuestionWord, "which"},
    {kQuestionWord, "whether how what why whom"},
    {kQuestionWord | kSubordinator, "where when if"},
    {kSubordinator,
     "because while although though as unless until whereas since lest than"},
    {kPreposition,
     "of in on at for from with by to about after before during against "
     "between among under over through into toward towards upon within "
     "without despite amid amidst alongside near outside inside across behind "
     "beyond like except per via including regarding concerning following"},
    {kBe, "is are was were be been being am 're 'm"},
    {kHave, "has have had having 've"},
    {kDo, "do does did"},
    {kModal,
     "will would can could may might must should shall 'll 'd ca wo cannot"},
    {kNegation, "not n't never neither nor"},
    {kCoordinator, "and or but nor yet plus"},
    {kTime,
     "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu "
     "fri sat sun today yesterday tomorrow tonight earlier later recently "
     "morning afternoon evening night week month year weeks months years days "
     "day january february march april june july august september october "
     "november december jan. feb. aug. sept. oct. nov. dec. last ago weekend"},
    {kPlainVerb,
     "heard led made gave took got came went won lost met held left kept "
     "became put ran brought bought sent built paid fell rose grew drew drove "
     "flew stood sat broke chose spent taught caught fought makes gives takes "
     "gets comes goes wins loses meets holds leaves keeps becomes puts runs "
     "brings sends lets allowed forced caused prompted turned moved followed "
     "started stopped tried used killed died happened carried"},
    {kAdverb,
     "also again then even still just now once twice often always sometimes "
     "further too instead however meanwhile thus therefore so far later "
     "earlier only soon already perhaps maybe indeed rather quite very long "
     "more here there though back first"},
};

using ClassMap = absl::flat_hash_map<absl::string_view, uint32_t>;

const ClassMap& Classes() {
  static const ClassMap& map = *[] {
    auto* classes = new ClassMap();
    for (const ClassWords& entry : kClassWords) {
      for (absl::string_view word : absl::StrSplit(entry.words, ' ')) {
        (*classes)[word] |= entry.classes;
      }
    }
    return classes;
  }();
  return map;
}

uint32_t MarkClass(absl::string_view token, char32_t c) {
  if (token == "''" || token == "``") return kQuoteMark;
  switch (c) {
    case ',':
    case 0xff0c:
    case 0x060c:
    case 0x3001:
      return kComma;
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
    case 0xff01:
    case 0xff1f:
    case 0x061f:
      return kFinalMark;
    case ':':
    case 0xff1a:
      return kColon;
    case ';':
    case 0xff1b:
    case 0x061b:
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return kSemicolonOrDash;
    case '-':
      return kSemicolonOrDash;
    default:
      break;
  }
  if (language::IsOpeningBracket(c)) return kOpenBracket;
  if (language::IsClosingBracket(c)) return kCloseBracket;
  return language::IsQuotationMark(c) ? uint32_t{kQuoteMark} : 0;
}

uint32_t ShapeOf(absl::string_view token, absl::string_view lower) {
  const language::Character first = language::CharacterAt(token, 0);
  if (first.char_class == language::CharClass::kMark &&
      token.find_first_of("abcdefghijklmnopqrstuvwxyz0123456789") ==
          absl::string_view::npos) {
    return MarkClass(token, first.code_point);
  }
  uint32_t classes = kWordShape;
  if (first.char_class == language::CharClass::kDigit) {
    return classes | kNumber | kDeterminer;
  }
  if (language::IsUpper(first.code_point)) classes |= kCapitalized;
  if (lower.size() > 4 && absl::EndsWith(lower, "ly") && lower != "family" &&
      lower != "italy" && lower != "assembly" && lower != "daily" &&
      lower != "weekly") {
    classes |= kAdverb;
  }
  if (lower.size() > 3 && lower.back() == 's' && !absl::EndsWith(lower, "ss")) {
    classes |= kPlural;
  }
  if (token.back() == '.' &&
      language::AbbreviationOf(token.substr(0, token.size() - 1)) ==
          language::Abbreviation::kBeforeName) {
    classes |= kTitle;
  }
  return classes;
}

// Appends `token` in ASCII lower case, with plain apostrophes.
void AppendLower(absl::string_view token, std::string& out) {
  for (size_t i = 0; i < token.size(); ++i) {
    if (absl::StartsWith(token.substr(i), "\u2019")) {
      out.push_back('\'');
      i += 2;
    } else {
      out.push_back(absl::ascii_tolower(token[i]));
    }
  }
}

}  // namespace

Words::Words(const language::AnnotatedText& text, std::vector<NameToken> names)
    : text_(text), names_(std::move(names)) {
  lower_.reserve(text.text.size());  // Never grows: views into it stay good.
  words_.reserve(text.tokens.size());
  for (const language::Token& token : text.tokens) {
    const absl::string_view exact = token.span.In(text.text);
    const size_t begin = lower_.size();
    AppendLower(exact, lower_);
    Word word;
    word.lower = absl::string_view(lower_).substr(begin);
    word.classes = ShapeOf(exact, word.lower);
    if ((word.classes & kWordShape) || exact[0] == '\'' ||
        absl::StartsWith(exact, "\u2019")) {
      const auto found = Classes().find(word.lower);
      if (found != Classes().end()) word.classes |= found->second;
      if (word.lower == "'s") {
        // A possessive after a noun, a verb after a pronoun.
        const bool verb =
            !words_.empty() &&
            (words_.back().classes &
             (kSubjectPronoun | kQuestionWord | kAdverb | kSubordinator)) != 0;
        word.classes |= verb ? kBe : kPossessive;
      } else if (word.lower == "'" && !words_.empty() &&
                 (words_.back().classes & kPlural) != 0) {
        word.classes |= kPossessive;
      }
      // "US" is no pronoun, nor is a month inside a sentence a modal.
      if (exact == "US" || exact == "IT" ||
          (exact == "May" && !words_.empty() &&
           (words_.back().classes & kAnyMark) == 0)) {
        word.classes &= kCapitalized | kWordShape;
      }
      if ((exact == "Will" || exact == "Can") &&
          words_.size() + 1 < text.tokens.size() &&
          language::IsUpper(
              language::CharacterAt(text.text,
                                    text.tokens[words_.size() + 1].span.begin)
                  .code_point)) {
        word.classes &= kCapitalized | kWordShape;  // A first name.
      }
      word.verb = FindVerbCue(word.lower);
      word.noun = FindNounCue(word.lower);
      word.adjective = FindAdjectiveCue(word.lower);
    }
    words_.push_back(word);
  }
}

Words::Words(const language::AnnotatedText& text, TaggedAs tagged)
    : Words(text) {
  if (tagged.article != nullptr) TakeTags(tagged);
}

void Words::TakeTags(TaggedAs tagged) {
  const auto& tokens = tagged.article->text().tokens;
  auto other = std::partition_point(tokens.begin(), tokens.end(),
                                    [&tagged](const language::Token& token) {
                                      return token.span.begin < tagged.begin;
                                    });
  for (size_t t = 0; t < words_.size(); ++t) {
    const uint32_t begin = text_.tokens[t].span.begin + tagged.begin;
    while (other != tokens.end() && other->span.begin < begin) ++other;
    if (other == tokens.end()) break;
    if (other->span.begin != begin) continue;
    words_[t].tag =
        tagged.article->token(static_cast<int32_t>(other - tokens.begin())).tag;
  }
}

v1::EntityType Words::NameTypeOf(TokenRange range) const {
  if (names_.empty()) return v1::ENTITY_TYPE_UNSPECIFIED;
  float person = 0, place = 0, organization = 0;
  for (uint32_t t = range.begin; t < range.end; ++t) {
    person += names_[t].person;
    place += names_[t].place;
    organization += names_[t].organization;
  }
  const float sure = kSureOfName * static_cast<float>(range.size());
  if (person >= sure) return v1::ENTITY_TYPE_PERSON;
  if (place >= sure) return v1::ENTITY_TYPE_PLACE;
  if (organization >= sure) return v1::ENTITY_TYPE_ORGANIZATION;
  return v1::ENTITY_TYPE_UNSPECIFIED;
}

bool Words::PartsNames(uint32_t t) const {
  if (names_.empty() || t == 0 || names_[t - 1].label == kNoName) return false;
  const NameLabel label = names_[t].label;
  return label == kPersonBegin || label == kPlaceBegin ||
         label == kOrganizationBegin;
}

uint32_t Words::TokenAt(uint32_t byte) const {
  const auto& tokens = text_.tokens;
  return static_cast<uint32_t>(
      std::partition_point(tokens.begin(), tokens.end(),
                           [byte](const language::Token& token) {
                             return token.span.end <= byte;
                           }) -
      tokens.begin());
}

}  // namespace hearsay::claims
