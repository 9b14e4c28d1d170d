#include "query_service/index/article_entry.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"
#include "common/record/claim_number.h"
#include "common/text/index_terms.h"
#include "common/text/name_key.h"
#include "query_service/index/keys.h"

namespace hearsay::index {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::AttributionRecord;
using internal::v1::ClaimRecord;
using internal::v1::TextSpan;
using query::Features;
using query::IndexedField;
using query::PostingField;

absl::string_view Cut(const ArticleRecord& record, const TextSpan& span) {
  const absl::string_view text = record.text();
  if (span.begin() >= span.end() || span.end() > text.size()) return "";
  return text.substr(span.begin(), span.end() - span.begin());
}

uint8_t Saturated(size_t length) {
  return static_cast<uint8_t>(std::min<size_t>(length, 255));
}

// Ascending, and no more than a row holds.
std::vector<std::string> NamesOf(const std::set<std::string>& names) {
  std::vector<std::string> out(names.begin(), names.end());
  if (out.size() > query::kMaxNames) out.resize(query::kMaxNames);
  return out;
}

// A text's terms in each form that is indexed.
struct Terms {
  std::vector<std::string> forms;
  size_t length = 0;  // In words.
};

class EntryBuilder {
 public:
  explicit EntryBuilder(const ArticleRecord& record)
      : record_(record),
        language_(text::HasOwnStemmer(record.language_code())
                      ? query::PrimaryLanguage(record.language_code())
                      : "") {
    entry_.source = record.source();
    entry_.language = record.language_code();
    entry_.time_seconds = record.publish_time().seconds();
  }

  ArticleEntry Build() && {
    const Terms headline = Read(record_.headline(), /*stop_terms=*/false);
    std::map<std::pair<uint32_t, uint32_t>, Terms> contexts;
    for (const ClaimRecord& claim : record_.claims()) {
      const TextSpan& span = claim.context();
      const auto [context, is_new] =
          contexts.try_emplace({span.begin(), span.end()});
      if (is_new) {
        context->second = Read(Cut(record_, span), /*stop_terms=*/false);
      }
      AddClaim(claim, context->second, headline);
      ++ordinal_;
    }
    for (auto& [key, postings] : terms_) {
      entry_.terms.push_back({key, std::move(postings)});
    }
    std::sort(entry_.terms.begin(), entry_.terms.end(),
              [](const auto& a, const auto& b) { return a.key < b.key; });
    return std::move(entry_);
  }

 private:
  // Words without meaning are kept where phrases are looked for, in contents.
  Terms Read(absl::string_view text, bool stop_terms) const {
    Terms terms;
    for (text::IndexTerm& term : text::IndexTerms(text)) {
      ++terms.length;
      if (!stop_terms && text::IsStopTerm(term.term)) continue;
      terms.forms.push_back(std::move(term.term));
    }
    if (language_.empty()) return terms;
    for (const text::IndexTerm& term : text::IndexTerms(text, language_)) {
      terms.forms.push_back(query::OwnTerm(language_, term.term));
    }
    return terms;
  }

  void Post(PostingField field, absl::string_view term, Features places) {
    auto& postings = terms_[TermKey(field, term)];
    if (postings.empty() || postings.back().ordinal != ordinal_) {
      postings.push_back({ordinal_, 0});
    }
    postings.back().features =
        query::AddPlaces(postings.back().features, places);
  }

  void PostAll(PostingField field, const Terms& terms, Features places) {
    for (const std::string& form : terms.forms) Post(field, form, places);
  }

  // A name's words, their keys, so that another romanisation finds them, and
  // the name as a whole.
  void PostName(PostingField field, absl::string_view name) {
    if (name.empty()) return;
    for (const std::string& form : Read(name, /*stop_terms=*/true).forms) {
      Post(field, form, query::kInContent);
      const std::string key = text::NameKey(form);
      if (key != form) Post(field, key, query::kInContent);
    }
    Post(field, query::WholeNameTerm(name), query::kInContent);
  }

  // What tables call the entity; empty when they do not have it.
  absl::string_view CanonicalName(uint32_t entity) const {
    if (entity == 0 ||
        entity > static_cast<uint32_t>(record_.entities_size())) {
      return "";
    }
    return record_.entities(static_cast<int>(entity - 1)).canonical_name();
  }

  // "The Moss bombing" finds a claim on "Moss's assassination" where the
  // article calls it a bombing too, and a claim on "the attack" where it says
  // on whom.
  void PostOtherNames(const internal::v1::EventMentionRecord& event) {
    const auto post = [this](absl::string_view words) {
      PostAll(PostingField::kEvent, Read(words, /*stop_terms=*/false),
              query::kInContent);
    };
    for (const auto& argument : event.arguments()) {
      post(Cut(record_, argument.span()));
    }
    const uint32_t number = event.event();
    if (number == 0 || number > static_cast<uint32_t>(record_.events_size())) {
      return;
    }
    const internal::v1::EventCluster& cluster =
        record_.events(static_cast<int>(number - 1));
    post(Cut(record_, cluster.trigger()));
    post(absl::string_view(cluster.type()).substr(0, cluster.type().find('.')));
    for (const auto& argument : cluster.arguments()) {
      post(Cut(record_, argument.span()));
    }
  }

  void AddClaim(const ClaimRecord& claim, const Terms& context,
                const Terms& headline) {
    ArticleEntry::Claim columns;
    const auto set_length = [&columns](IndexedField field, size_t length) {
      columns.lengths[static_cast<size_t>(field)] = Saturated(length);
    };
    const Terms content =
        Read(ContentText(record_, claim), /*stop_terms=*/true);
    PostAll(PostingField::kClaim, content, query::kInContent);
    set_length(IndexedField::kContent, content.length);

    size_t source_length = 0;
    for (const AttributionRecord& link : claim.chain()) {
      const Terms name = Read(link.display_name(), /*stop_terms=*/false);
      PostAll(PostingField::kClaim, name, query::kInSource);
      source_length += name.length;
      PostName(PostingField::kVia, link.display_name());
      PostName(PostingField::kVia, CanonicalName(link.entity()));
    }
    set_length(IndexedField::kSource, source_length);
    PostAll(PostingField::kClaim, Read(record_.source(), false),
            query::kInSource);
    PostName(PostingField::kVia, record_.source());
    if (!claim.chain().empty()) {
      const AttributionRecord& holder = *claim.chain().rbegin();
      columns.holder = holder.display_name();
      PostName(PostingField::kHolder, columns.holder);
      PostName(PostingField::kHolder, CanonicalName(holder.entity()));
    }

    std::set<std::string> entities;
    for (const auto& mention : claim.entities()) {
      const absl::string_view words = Cut(record_, mention.mention());
      PostName(PostingField::kEntity, words);
      const uint32_t cluster = mention.entity();
      if (cluster == 0 ||
          cluster > static_cast<uint32_t>(record_.entities_size())) {
        continue;
      }
      const std::string& name = record_.entities(cluster - 1).display_name();
      if (name != words) PostName(PostingField::kEntity, name);
      if (!name.empty()) entities.insert(name);
      PostName(PostingField::kEntity, CanonicalName(cluster));
      PostAll(PostingField::kClaim, Read(name, /*stop_terms=*/false),
              query::kInEntityName);
    }
    columns.entities = NamesOf(entities);
    std::set<std::string> events;
    for (const auto& event : claim.events()) {
      if (!event.type().empty()) events.insert(event.type());
      PostName(PostingField::kEvent, Cut(record_, event.trigger()));
      PostName(PostingField::kEvent, event.type());
      // The word of "bombing.n.01".
      const absl::string_view type = event.type();
      PostAll(PostingField::kEvent, Read(type.substr(0, type.find('.')), false),
              query::kInContent);
      PostOtherNames(event);
    }

    columns.events = NamesOf(events);

    PostAll(PostingField::kClaim, context, query::kInContext);
    set_length(IndexedField::kContext, context.length);
    PostAll(PostingField::kClaim, headline, query::kInHeadline);
    set_length(IndexedField::kHeadline, headline.length);
    columns.enums = {static_cast<uint8_t>(claim.type()),
                     static_cast<uint8_t>(claim.polarity()),
                     static_cast<uint8_t>(claim.factuality()),
                     static_cast<uint8_t>(claim.stated_confidence()),
                     static_cast<uint8_t>(claim.quote_type())};
    entry_.claims.push_back(std::move(columns));
  }

  const ArticleRecord& record_;
  const std::string language_;  // Empty where English stems are all there is.
  ArticleEntry entry_;
  uint32_t ordinal_ = 0;
  absl::flat_hash_map<std::string, std::vector<ArticleEntry::Posting>> terms_;
};

constexpr uint8_t kFormat = 2;

void AppendBytes(absl::string_view bytes, std::string& out) {
  AppendVarint(bytes.size(), out);
  absl::StrAppend(&out, bytes);
}

bool ConsumeBytes(absl::string_view& in, std::string& bytes) {
  absl::string_view rest = in;
  uint64_t size = 0;
  if (!ConsumeVarint(rest, size) || size > rest.size()) return false;
  bytes = std::string(rest.substr(0, size));
  in = rest.substr(size);
  return true;
}

void AppendNames(const std::vector<std::string>& names, std::string& out) {
  out.push_back(static_cast<char>(names.size()));
  for (const std::string& name : names) AppendBytes(name, out);
}

bool ConsumeNames(absl::string_view& in, std::vector<std::string>& names) {
  if (in.empty()) return false;
  const auto count = static_cast<uint8_t>(in.front());
  in.remove_prefix(1);
  for (uint8_t i = 0; i < count; ++i) {
    if (!ConsumeBytes(in, names.emplace_back())) return false;
  }
  return true;
}

template <size_t n>
bool ConsumeArray(absl::string_view& in, std::array<uint8_t, n>& out) {
  if (in.size() < n) return false;
  std::copy_n(in.begin(), n, out.begin());
  in.remove_prefix(n);
  return true;
}

bool ConsumePostings(absl::string_view& in, size_t claims,
                     std::vector<ArticleEntry::Posting>& out) {
  uint64_t count = 0;
  if (!ConsumeVarint(in, count) || count == 0 || count > claims) return false;
  uint64_t next = 0;
  for (; count > 0; --count) {
    uint64_t gap = 0;
    if (!ConsumeVarint(in, gap) || in.empty() || gap >= claims - next) {
      return false;
    }
    const uint64_t ordinal = next + gap;
    out.push_back(
        {static_cast<uint32_t>(ordinal), static_cast<Features>(in.front())});
    in.remove_prefix(1);
    next = ordinal + 1;
    if (next == claims && count > 1) return false;
  }
  return true;
}

bool ConsumeEntry(absl::string_view in, ArticleEntry& entry) {
  uint64_t time = 0;
  uint64_t claims = 0;
  if (in.empty() || in.front() != kFormat) return false;
  in.remove_prefix(1);
  if (!ConsumeBytes(in, entry.source) || !ConsumeBytes(in, entry.language) ||
      !ConsumeBigEndian64(in, time) || !ConsumeVarint(in, claims) ||
      claims > record::kMaxClaimsPerArticle) {
    return false;
  }
  entry.time_seconds = static_cast<int64_t>(time);
  for (uint64_t i = 0; i < claims; ++i) {
    ArticleEntry::Claim claim;
    if (!ConsumeBytes(in, claim.holder) || !ConsumeNames(in, claim.entities) ||
        !ConsumeNames(in, claim.events) || !ConsumeArray(in, claim.enums) ||
        !ConsumeArray(in, claim.lengths)) {
      return false;
    }
    entry.claims.push_back(std::move(claim));
  }
  while (!in.empty()) {
    ArticleEntry::Term term;
    if (!ConsumeBytes(in, term.key) ||
        (!entry.terms.empty() && term.key <= entry.terms.back().key) ||
        !ConsumePostings(in, claims, term.postings)) {
      return false;
    }
    entry.terms.push_back(std::move(term));
  }
  return true;
}

}  // namespace

std::string ContentText(const ArticleRecord& record, const ClaimRecord& claim) {
  std::string content;
  for (const TextSpan& span : claim.content()) {
    if (!content.empty()) content.push_back(' ');
    absl::StrAppend(&content, Cut(record, span));
  }
  return content;
}

ArticleEntry MakeArticleEntry(const ArticleRecord& record) {
  return EntryBuilder(record).Build();
}

std::string EncodeArticleEntry(const ArticleEntry& entry) {
  std::string out(1, static_cast<char>(kFormat));
  AppendBytes(entry.source, out);
  AppendBytes(entry.language, out);
  AppendBigEndian64(static_cast<uint64_t>(entry.time_seconds), out);
  AppendVarint(entry.claims.size(), out);
  for (const ArticleEntry::Claim& claim : entry.claims) {
    AppendBytes(claim.holder, out);
    AppendNames(claim.entities, out);
    AppendNames(claim.events, out);
    out.append(claim.enums.begin(), claim.enums.end());
    out.append(claim.lengths.begin(), claim.lengths.end());
  }
  for (const ArticleEntry::Term& term : entry.terms) {
    AppendBytes(term.key, out);
    AppendVarint(term.postings.size(), out);
    uint32_t next = 0;
    for (const ArticleEntry::Posting& posting : term.postings) {
      AppendVarint(posting.ordinal - next, out);
      out.push_back(static_cast<char>(posting.features));
      next = posting.ordinal + 1;
    }
  }
  return out;
}

absl::StatusOr<ArticleEntry> DecodeArticleEntry(absl::string_view bytes) {
  ArticleEntry entry;
  if (!ConsumeEntry(bytes, entry)) {
    return absl::DataLossError("terms: a value is no entry of an article");
  }
  return entry;
}

query::ClaimRow MakeRow(const ArticleEntry& entry, uint64_t sequence,
                        uint32_t ordinal) {
  const ArticleEntry::Claim& claim = entry.claims[ordinal];
  query::ClaimRow row;
  row.time_seconds = entry.time_seconds;
  row.low_number =
      static_cast<uint32_t>(record::ClaimNumber(sequence, ordinal) &
                            ((uint64_t{1} << query::kChunkNumberBits) - 1));
  row.type = claim.enums[0];
  row.polarity = claim.enums[1];
  row.factuality = claim.enums[2];
  row.stated_confidence = claim.enums[3];
  row.quote_type = claim.enums[4];
  row.lengths = claim.lengths;
  return row;
}

}  // namespace hearsay::index
