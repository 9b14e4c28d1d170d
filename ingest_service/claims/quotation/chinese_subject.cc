#include "ingest_service/claims/quotation/chinese_subject.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/match.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kMaxWord = 6;      // Units of the longest word looked up.
constexpr uint32_t kMaxSubject = 42;  // A longer clause is no subject.

template <size_t n>
bool IsOneOf(absl::string_view word, const absl::string_view (&list)[n]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Before "说", before "称": the two are one word, or no one speaks.
constexpr absl::string_view kNotBeforeSay[] = {
    "据", "听", "来", "是", "以", "话", "该", "用", "如", "小",
    "传", "游", "解", "演", "么", "再", "虽", "且", "按", "而",
    "不", "能", "没", "好", "敢", "难", "何", "劝", "胡", "所",
    "可", "别", "妄", "诉", "细", "的", "个", "再", "要"};
constexpr absl::string_view kNotBeforeState[] = {
    "名", "简", "职", "号", "俗", "堪", "尊", "著", "统", "通", "匀",
    "对", "昵", "爱", "被", "自", "谦", "贬", "戏", "合", "旧", "据",
    "所", "全", "代", "可", "的", "个", "不", "美", "誉"};
// Before any verb: it is a noun or is not done.
constexpr absl::string_view kNotBefore[] = {
    "的", "之", "、", "个", "项", "些", "要", "可", "能", "应", "需",
    "将", "被", "请", "出", "到", "于", "予", "收", "做", "作", "和",
    "与", "及", "或", "无", "以", "来", "是", "该", "其"};

// A character that starts circumstances starts other words as well.
struct OtherWord {
  absl::string_view character;
  absl::string_view before;  // Characters that make it a word of their own.
  absl::string_view after;
};
constexpr OtherWord kOtherWords[] = {
    {"在", "现存所实内潜", "线野任场"},
    {"于", "关由位属善对处等终至陷归鉴", "是"},
    {"当", "应相充担适正", "局地选前年代"},
    {"就", "成造迁", "业是"},
    {"对", "反针面绝相应敌一配派校", "方外于手策口比"},
    {"向", "方走转导取倾意志", "日阳"},
    {"从", "服自顺", "业而事军容"},
    {"也", "", "门"},
    {"而", "", "言是"},
    {"并", "", "不购"},
    {"再", "", "生"},
};

}  // namespace

absl::string_view ChineseText::Exact(uint32_t u) const {
  const SpeechUnit& unit = paragraph_[u];
  return unit.quotation ? absl::string_view()
                        : paragraph_.words().Exact(unit.tokens.begin);
}

std::optional<ChineseMatch> ChineseText::MatchAt(uint32_t u, uint32_t limit,
                                                 uint32_t classes) const {
  const absl::string_view text = paragraph_.words().text().text;
  for (uint32_t end = std::min(limit, u + kMaxWord); end > u; --end) {
    const ByteSpan span = paragraph_.SpanOf({u, end});
    const SpeechWord word = paragraph_.table().Find(span.In(text));
    if (word.Is(classes)) return ChineseMatch{end, word, {}};
  }
  return std::nullopt;
}

std::optional<uint32_t> ChineseText::MatchBefore(uint32_t end, uint32_t floor,
                                                 uint32_t classes) const {
  const absl::string_view text = paragraph_.words().text().text;
  uint32_t begin = end > floor + kMaxWord ? end - kMaxWord : floor;
  for (; begin < end; ++begin) {
    const ByteSpan span = paragraph_.SpanOf({begin, end});
    if (paragraph_.table().Find(span.In(text)).Is(classes)) return begin;
  }
  return std::nullopt;
}

std::optional<ChineseMatch> ChineseText::MatchAccordingAt(
    uint32_t u, uint32_t limit) const {
  const absl::string_view text = paragraph_.words().text().text;
  for (uint32_t end = std::min(limit, u + kMaxWord); end > u; --end) {
    const auto found =
        paragraph_.table().AccordingFrom(paragraph_.SpanOf({u, end}).In(text));
    if (!found.empty()) return ChineseMatch{end, {}, found.front().lemma};
  }
  return std::nullopt;
}

bool ChineseText::IsVerbAt(uint32_t clause, uint32_t verb,
                           const ChineseMatch& match) const {
  if (verb == clause) return true;
  if (paragraph_[verb - 1].quotation) return true;
  const absl::string_view before = Exact(verb - 1);
  const absl::string_view lemma = match.word.verb->lemma;
  if (match.end == verb + 1 && lemma == "说") {
    return !IsOneOf(before, kNotBeforeSay);
  }
  if (match.end == verb + 1 && lemma == "称") {
    return !IsOneOf(before, kNotBeforeState);
  }
  return !IsOneOf(before, kNotBefore);
}

bool ChineseText::OpensClause(uint32_t u) const {
  static constexpr absl::string_view kObjects =
      "感欢衷担强热祝同支反满遗敬慰哀谴尊理赞关愤了的出过着和与、抗异疑惋严坚"
      "不";
  const absl::string_view first = Exact(u);
  if (first.empty() || paragraph_.IsMark(u)) return false;
  if (first == "不" && u + 1 < paragraph_.units().size()) {
    return !absl::StrContains("满解安", Exact(u + 1)) && !Exact(u + 1).empty();
  }
  return !absl::StrContains(kObjects, first);
}

bool ChineseText::CarriesOn(const SpeechVerb& verb) const {
  static constexpr absl::string_view kVerbs[] = {
      "表示", "说",   "称",   "指出", "强调", "写道", "补充", "介绍", "透露",
      "认为", "坦言", "提醒", "警告", "呼吁", "回应", "解释", "回忆", "声称"};
  return IsOneOf(verb.lemma, kVerbs);
}

bool ChineseText::IsWriter(UnitRange phrase) const {
  static constexpr absl::string_view kWriters[] = {"我", "你", "您", "咱", "谁",
                                                   "悉", "这", "那", "它"};
  return !phrase.empty() && !paragraph_[phrase.begin].quotation &&
         IsOneOf(Exact(phrase.begin), kWriters);
}

UnitRange ChineseText::WithoutTimes(UnitRange range) const {
  static constexpr absl::string_view kTimes = "年月日号时分点初底";
  const auto is_time = [&](uint32_t u) {
    return !Exact(u).empty() && (paragraph_.HasShape(u, kNumber) ||
                                 absl::StrContains(kTimes, Exact(u)));
  };
  // Only from a number on: "日本" starts with the sign of the day.
  while (!range.empty() && is_time(range.end - 1)) {
    uint32_t end = range.end - 1;
    if (!paragraph_.HasShape(end, kNumber) &&
        (end == range.begin || !paragraph_.HasShape(end - 1, kNumber))) {
      break;
    }
    range.end = end;
  }
  while (!range.empty() && paragraph_.HasShape(range.begin, kNumber) &&
         range.size() > 1 && is_time(range.begin + 1)) {
    range.begin += 2;
  }
  return range;
}

namespace {

// Whether the word at `at`, inside `range`, makes another one with what stands
// beside it: "当局", "也门".
bool IsPartOfOtherWord(const ChineseText& text, UnitRange at, UnitRange range) {
  const absl::string_view before =
      at.begin > range.begin ? text.Exact(at.begin - 1) : absl::string_view();
  const absl::string_view after =
      at.end < range.end ? text.Exact(at.end) : absl::string_view();
  const absl::string_view word =
      text.paragraph().SpanOf(at).In(text.paragraph().words().text().text);
  for (const OtherWord& other : kOtherWords) {
    if (other.character != word) continue;
    return (!before.empty() && absl::StrContains(other.before, before)) ||
           (!after.empty() && absl::StrContains(other.after, after));
  }
  return false;
}

// Where the circumstances in the middle of the subject's clause start:
// "某人在记者会上".
uint32_t CircumstanceBegin(const ChineseText& text, UnitRange range) {
  const uint32_t first =
      range.begin + 1 +
      (text.MatchAt(range.begin, range.end, kPersonPronoun) ? 0 : 1);
  for (uint32_t u = first; u < range.end; ++u) {
    const auto match = text.MatchAt(u, range.end, kPhraseEnd);
    if (!match) continue;
    if (!IsPartOfOtherWord(text, {u, match->end}, range)) return u;
  }
  return range.end;
}

}  // namespace

ChineseSubject FindChineseSubject(const ChineseText& text, UnitRange range) {
  ChineseSubject subject;
  if (range.size() > kMaxSubject) return subject;
  const auto trim_end = [&] {
    for (bool more = true; more && !range.empty();) {
      more = false;
      const UnitRange shorter = text.WithoutTimes(range);
      if (shorter.end < range.end) {
        range.end = shorter.end;
        more = true;
      } else if (const auto denial =
                     text.MatchBefore(range.end, range.begin, kDenyingWord)) {
        subject.denied = true;
        range.end = *denial;
        more = true;
      } else if (const auto begin =
                     text.MatchBefore(range.end, range.begin, kBetween)) {
        range.end = *begin;
        more = true;
      }
    }
  };
  trim_end();
  for (bool more = true; more && !range.empty();) {
    more = false;
    const UnitRange shorter = text.WithoutTimes(range);
    if (shorter.begin > range.begin) {
      range.begin = shorter.begin;
      more = true;
    } else if (const auto match =
                   text.MatchAt(range.begin, range.end, kClauseOpener);
               match &&
               !IsPartOfOtherWord(text, {range.begin, match->end}, range)) {
      range.begin = match->end;
      more = true;
    } else if (text.paragraph().IsMark(range.begin)) {
      ++range.begin;
      more = true;
    }
  }
  subject.fit = true;
  if (range.empty()) return subject;
  // "在接受采访时某人": the subject stands after the circumstances.
  if (text.Exact(range.begin) == "在" || text.Exact(range.begin) == "当" ||
      text.Exact(range.begin) == "针" || text.Exact(range.begin) == "谈") {
    uint32_t end = range.end;
    while (end > range.begin && text.Exact(end - 1) != "时" &&
           text.Exact(end - 1) != "上" && text.Exact(end - 1) != "中") {
      --end;
    }
    if (end == range.begin) {
      // "在…上表示" without anyone.
      subject.fit = false;
      return subject;
    }
    range.begin = end;
    if (range.empty()) return subject;
  }
  range.end = CircumstanceBegin(text, range);
  trim_end();
  // A dateline's bracket ends before the speaker: "【某报记者】某人".
  for (uint32_t u = range.begin; u + 1 < range.end; ++u) {
    if (text.Exact(u) == "】") range.begin = u + 1;
  }
  if (range.empty() || text.IsWriter(range) ||
      text.Exact(range.begin) == "据") {
    subject.fit = false;
    return subject;
  }
  if (range.size() == 1 &&
      !text.MatchAt(range.begin, range.end, kPersonPronoun) &&
      text.Exact(range.begin).size() <= 3) {
    subject.fit = false;  // One ideograph is part of some other word.
    return subject;
  }
  subject.phrase = range;
  return subject;
}

}  // namespace hearsay::claims
