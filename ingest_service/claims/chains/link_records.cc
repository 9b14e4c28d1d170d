#include "ingest_service/claims/chains/link_records.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "common/language/known_names.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/lexicon/name_lists.h"

namespace hearsay::claims {
namespace {

using internal::v1::AttributionRecord;
using internal::v1::ClaimRecord;

void SetSpan(ByteSpan span, internal::v1::TextSpan* out) {
  out->set_begin(span.begin);
  out->set_end(span.end);
}

bool CreditsSource(const ChainLink& link) {
  return link.cue_lemma == "per" || link.cue_lemma == "as per";
}

// "The Bay Post" as its domain has it: "baypost".
std::string Squeezed(absl::string_view name) {
  std::string squeezed;
  for (const char c : name) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) {
      squeezed.push_back(absl::ascii_tolower(static_cast<unsigned char>(c)));
    }
  }
  if (squeezed.size() > 6 && absl::StartsWith(squeezed, "the")) {
    squeezed.erase(0, 3);
  }
  return squeezed;
}

// The part of a domain that names: "baypost" of "www.baypost.example". Of an
// outlet's name all.
absl::string_view NameOfDomain(absl::string_view domain) {
  if (absl::StrContains(domain, ' ')) return domain;
  if (absl::StartsWith(domain, "www.")) domain.remove_prefix(4);
  return domain.substr(0, domain.find('.'));
}

// "The Post" in the Bay Post: an outlet calls itself by its last word.
bool IsLastWordOf(absl::string_view name, absl::string_view domain) {
  if (!absl::ConsumePrefix(&name, "the ")) absl::ConsumePrefix(&name, "The ");
  const bool initials =
      std::all_of(name.begin(), name.end(), absl::ascii_isupper);
  return !initials && IsOutletWord(name) &&
         absl::EndsWith(domain, absl::AsciiStrToLower(name));
}

// "Channel Nine" at channelnine-news.example: what an address adds to a name.
bool IsStemOf(absl::string_view name, absl::string_view domain) {
  constexpr size_t kShortest = 6;  // Bytes that are no other outlet's.
  return name.size() >= kShortest && absl::ConsumePrefix(&domain, name) &&
         (domain == "news" || domain == "online" || domain == "magazine" ||
          domain == "live" || domain == "tv" || domain == "today" ||
          domain == "daily");
}

// "CNN Business" at cnn.com, "USA TODAY Sports" at usatoday.com: a part of what
// the address names.
bool IsPartOf(absl::string_view name, absl::string_view domain) {
  for (size_t end = name.find(' '); end != absl::string_view::npos;
       end = name.find(' ', end + 1)) {
    if (Squeezed(name.substr(0, end)) == domain) return true;
  }
  return false;
}

// "This newspaper", "our website".
bool IsOwnKind(absl::string_view name) {
  const std::string lower = absl::AsciiStrToLower(name);
  absl::string_view kind = lower;
  return (absl::ConsumePrefix(&kind, "this ") ||
          absl::ConsumePrefix(&kind, "our ")) &&
         IsOutletNoun(kind);
}

// The number of the paragraph behind the one that holds `byte`.
size_t ParagraphAfter(const Words& words, uint32_t byte) {
  const auto& paragraphs = words.text().paragraphs;
  const auto after =
      std::partition_point(paragraphs.begin(), paragraphs.end(),
                           [byte](const language::Paragraph& paragraph) {
                             return paragraph.span.begin <= byte;
                           });
  return static_cast<size_t>(after - paragraphs.begin());
}

}  // namespace

void LinkRecorder::NameSource(ByteSpan span, Named& named) const {
  AttributionRecord& record = named.record;
  const TokenRange phrase = {words_.TokenAt(span.begin),
                             words_.TokenAt(span.end - 1) + 1};
  const SourceKind kind = KindOfSource(words_, phrase);
  record.set_display_name(
      std::string(words_.SpanOf(kind.name).In(words_.text().text)));
  record.set_role(kind.role);
  record.set_anonymous(kind.anonymous);
  named.meant = coreference_.OfPhrase(phrase);
  if (!named.meant) return;
  const Referent& referent = coreference_[*named.meant];
  record.set_display_name(referent.display_name);
  record.set_anonymous(referent.anonymous);
  if (referent.role != v1::SOURCE_ROLE_UNSPECIFIED) {
    record.set_role(referent.role);
  }
}

LinkRecorder::Named LinkRecorder::Name(const ChainLink& link) const {
  Named named;
  AttributionRecord& record = named.record;
  record.set_inferred(link.inferred);
  if (!link.named.empty()) {
    NameSource(link.named, named);
  } else if (link.inferred) {
    record.set_display_name(std::string(outlet_));
    record.set_role(v1::SOURCE_ROLE_OUTLET);
  } else {
    if (!link.cue.empty()) SetSpan(link.cue, record.mutable_cue());
    record.set_cue_lemma(link.cue_lemma);
    if (link.source.empty()) return named;
    SetSpan(link.source, record.mutable_source());
    NameSource(link.source, named);
    if (link.outlet || (record.role() == v1::SOURCE_ROLE_ORGANIZATION &&
                        CreditsSource(link))) {
      record.set_role(v1::SOURCE_ROLE_OUTLET);
      record.set_anonymous(false);
    }
  }
  return named;
}

bool LinkRecorder::IsArticlesOutlet(const Named& named) const {
  const std::string& name = named.record.display_name();
  if (outlet_.empty() || outlet_ == "unknown" || name.empty()) return false;
  absl::string_view known = language::OutletOfDomain(outlet_);
  if (known.empty()) {
    known = language::CanonicalName(outlet_, language::NameKind::kOutlet);
  }
  const std::string squeezed = Squeezed(name);
  const std::string domain = Squeezed(NameOfDomain(outlet_));
  // Whatever the name looks like: "Straight Fact has found".
  if (squeezed == domain || IsStemOf(squeezed, domain)) return true;
  if (named.record.role() != v1::SOURCE_ROLE_OUTLET) return false;
  return IsLastWordOf(name, domain) || IsOwnKind(name) ||
         IsPartOf(name, domain) || IsPartOf(outlet_, squeezed) ||
         (!known.empty() && squeezed == Squeezed(known));
}

// Whether the source stands in the paragraph of the last claim that named one.
bool LinkRecorder::InParagraphOfLast(const Named& named) const {
  return !last_source_.empty() &&
         last_source_.begin <= named.record.source().begin() &&
         ParagraphAfter(words_, named.record.source().begin()) ==
             ParagraphAfter(words_, last_source_.begin);
}

// Whether a pronoun, or the last claim's own source, goes on from that claim:
// in its paragraph or at the beginning of the next.
bool LinkRecorder::GoesOn(const Named& named) const {
  if (!named.record.has_source() || last_source_.empty()) return false;
  const ByteSpan source = {named.record.source().begin(),
                           named.record.source().end()};
  if (source.begin == last_source_.begin) return true;
  const uint32_t first = words_.TokenAt(source.begin);
  if (source.begin < last_source_.begin) return false;
  const bool pronoun = words_.Is(first, kSubjectPronoun);
  // "the senator said": whoever is called so has spoken just before.
  const bool description =
      words_.Lower(first) == "the" &&
      !words_.Is(words_.TokenAt(source.end - 1), kCapitalized);
  if (!pronoun && !description) return false;
  return ParagraphAfter(words_, source.begin) <=
         ParagraphAfter(words_, last_source_.begin) + (pronoun ? 1 : 0);
}

// Whether it is the reply to what a document or somebody unnamed has told right
// before: "…, according to a transcript. The guard answered that".
bool LinkRecorder::Answers(const Named& named) const {
  const std::string& cue = named.record.cue_lemma();
  if ((cue != "answer" && cue != "reply") || !named.record.has_source() ||
      last_links_.empty() || last_relays_.empty()) {
    return false;
  }
  const AttributionRecord& teller = last_relays_.back().record;
  return InParagraphOfLast(named) &&
         (teller.role() == v1::SOURCE_ROLE_DOCUMENT || teller.anonymous());
}

// Puts the links that `meant` was first met through before it.
void LinkRecorder::TakeUp(const Named& named, std::vector<Named>& links) {
  const std::optional<uint32_t> meant = named.meant;
  const std::vector<Named>* relays = nullptr;
  if (named.record.inferred()) {
    if (named.record.role() != v1::SOURCE_ROLE_DOCUMENT) return;
    relays = &last_relays_;  // "In them, …"
  } else if (meant && last_holder_ == meant && GoesOn(named)) {
    relays = &last_relays_;
  } else if (Answers(named)) {
    relays = &last_relays_;
  } else if (meant && !coreference_[*meant].named) {
    auto known = relays_.find(*meant);
    if (known == relays_.end() && coreference_[*meant].whole) {
      known = relays_.find(*coreference_[*meant].whole);
    }
    if (known != relays_.end()) relays = &known->second;
  }
  // "The agency doubts it, Moss told the Herald. He added": he is not the last
  // holder, but spoke to the same.
  std::vector<Named> before;
  if (relays == nullptr && meant && GoesOn(named)) {
    const auto passed = std::find_if(
        last_links_.begin(), last_links_.end(),
        [&meant](const Named& link) { return link.meant == meant; });
    if (passed != last_links_.end()) {
      before.assign(last_links_.begin(), passed);
      relays = &before;
    }
  }
  if (relays == nullptr) {
    TakeUpDocument(named, links);
    return;
  }
  for (const Named& relay : *relays) {
    if (meant && relay.meant == meant) break;
    Named inferred = relay;
    inferred.record.clear_source();
    inferred.record.clear_cue();
    inferred.record.clear_cue_lemma();
    inferred.record.set_inferred(true);
    links.push_back(std::move(inferred));
  }
}

// "Its editor, Ada Moss, doubts it": she writes so in what is hers.
void LinkRecorder::AddItsOutlet(const Named& named,
                                std::vector<Named>& links) const {
  if (!named.record.has_source()) return;
  const auto meant = coreference_.OutletOf(TokensOf(
      words_, {named.record.source().begin(), named.record.source().end()}));
  if (!meant) return;
  Named outlet;
  outlet.meant = meant;
  outlet.record.set_display_name(coreference_[*meant].display_name);
  outlet.record.set_role(v1::SOURCE_ROLE_OUTLET);
  outlet.record.set_inferred(true);
  if (!IsArticlesOutlet(outlet)) links.push_back(std::move(outlet));
}

// "The letter said", after "a letter seen by the Herald".
void LinkRecorder::TakeUpDocument(const Named& named,
                                  std::vector<Named>& links) {
  if (named.record.role() != v1::SOURCE_ROLE_DOCUMENT ||
      !named.record.has_source()) {
    return;
  }
  const ByteSpan source = {named.record.source().begin(),
                           named.record.source().end()};
  if (!documents_) documents_.emplace(words_);
  const ByteSpan span = documents_->OutletOf(TokensOf(words_, source));
  if (span.empty()) return;
  Named outlet;
  NameSource(span, outlet);
  outlet.record.set_role(v1::SOURCE_ROLE_OUTLET);
  outlet.record.set_anonymous(false);
  outlet.record.set_inferred(true);
  if (!IsArticlesOutlet(outlet)) links.push_back(std::move(outlet));
}

void LinkRecorder::RememberHolder(const Named& holder,
                                  const std::vector<Named>& outside) {
  if (!outside.empty()) last_relays_ = outside;
  const std::optional<uint32_t> before = last_holder_;
  last_holder_ = outside.empty() ? std::nullopt : holder.meant;
  if (holder.record.has_source()) {
    last_source_ = {holder.record.source().begin(),
                    holder.record.source().end()};
  } else if (last_holder_ != before) {
    last_source_ = {};  // Another holder's.
  }
}

void LinkRecorder::AddLinks(const std::vector<ChainLink>& chain,
                            ClaimRecord& claim) {
  std::vector<Named> links;
  std::optional<Named> own;
  for (const ChainLink& link : chain) {
    Named named = Name(link);
    if (link.inferred && link.named.empty()) {
      own = std::move(named);
      continue;
    }
    if (IsArticlesOutlet(named)) continue;
    if (links.empty()) TakeUp(named, links);
    if (links.empty()) AddItsOutlet(named, links);
    const bool same =
        !links.empty() && named.meant && links.back().meant == named.meant;
    const bool credited =
        named.meant && named.record.role() == v1::SOURCE_ROLE_OUTLET &&
        std::any_of(links.begin(), links.end(), [&named](const Named& earlier) {
          return earlier.meant == named.meant;
        });
    if (same && !links.back().record.inferred()) {
      // The outer one's name, the inner one's word for it.
      *links.back().record.mutable_cue() = named.record.cue();
      links.back().record.set_cue_lemma(named.record.cue_lemma());
    } else if (!credited) {
      links.push_back(std::move(named));
    }
  }
  for (size_t i = 0; i < links.size(); ++i) {
    const std::vector<Named> outside(links.begin(), links.begin() + i);
    if (links[i].meant && !outside.empty()) {
      relays_.try_emplace(*links[i].meant, outside);
    }
    if (i + 1 == links.size()) RememberHolder(links[i], outside);
  }
  last_links_ = links;
  if (own) links.insert(links.begin(), *std::move(own));
  for (Named& link : links) {
    if (link.meant) link.record.set_entity(clusters_.Add(*link.meant));
    *claim.add_chain() = std::move(link.record);
  }
}

}  // namespace hearsay::claims
