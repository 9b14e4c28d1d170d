#include "client/offline.h"

#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "client/json_object.h"
#include "client/json_output.h"
#include "common/api/article_view.h"
#include "common/base/log.h"
#include "common/base/status_macros.h"
#include "common/record/claim_id.h"
#include "common/record/identity.h"
#include "common/record/proto_time.h"
#include "common/text/byte_span.h"
#include "common/text/code_point_map.h"
#include "ingest_service/model/extraction.h"
#include "ingest_service/model/normalized_article.h"
#include "ingest_service/normalize/language_guess.h"
#include "ingest_service/normalize/normalizer.h"
#include "ingest_service/pipeline/build_record.h"

namespace hearsay::client {
namespace {

using internal::v1::ArticleRecord;

std::string SpansJson(const std::vector<ByteSpan>& spans,
                      const text::CodePointMap& map) {
  return absl::StrCat("[",
                      absl::StrJoin(spans, ",",
                                    [&](std::string* out, ByteSpan span) {
                                      absl::StrAppend(
                                          out, "[", map.ToCodePoint(span.begin),
                                          ",", map.ToCodePoint(span.end), "]");
                                    }),
                      "]");
}

std::string AttributionsJson(
    const std::vector<ingest::TextAttribution>& attributions,
    const text::CodePointMap& map) {
  std::string out = "[";
  for (const ingest::TextAttribution& attribution : attributions) {
    if (out.size() > 1) out.push_back(',');
    out += JsonObject()
               .Raw("source", SpansJson(attribution.source, map))
               .Raw("cue", SpansJson(attribution.cue, map))
               .Raw("content", SpansJson(attribution.content, map))
               .Close();
  }
  return out + "]";
}

// What the service would store of `raw`, with the text as it was given.
ArticleRecord RecordOf(const v1::RawArticle& raw, absl::Time now) {
  ArticleRecord record;
  if (auto article = normalize::Normalize(raw, now); article.ok()) {
    record = pipeline::BuildRecord(*article);
  } else {
    record.set_source("unknown");
    record.set_external_id(raw.external_id());
    record.set_language_code(
        normalize::GuessLanguage(raw.text(), raw.language_code()));
  }
  record.set_text(raw.text());
  record.set_article_id(
      record::ArticleIdOf(record::IdentitiesOf(record).front()));
  record.set_revision(1);
  return record;
}

}  // namespace

absl::StatusOr<std::string> NormalizeToJson(const v1::RawArticle& raw,
                                            absl::Time now, bool origins) {
  normalize::TracedArticle made;
  if (origins) {
    HEARSAY_ASSIGN_OR_RETURN(made, normalize::TraceNormalize(raw, now));
  } else {
    HEARSAY_ASSIGN_OR_RETURN(made.article, normalize::Normalize(raw, now));
  }
  const ingest::NormalizedArticle& article = made.article;
  const bool dated = article.publish_time_basis != v1::DATE_BASIS_UNSPECIFIED &&
                     article.publish_time_basis != v1::DATE_BASIS_FETCHED;
  const auto rfc3339 = [](absl::Time time) {
    return absl::FormatTime("%E4Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone());
  };
  JsonObject json;
  json.Text("id", raw.external_id())
      .Text("title", article.headline)
      .Text("text", article.text)
      .Texts("authors", article.authors)
      .Text("byline", article.byline)
      .TextOrNull("date",
                  dated ? absl::FormatCivilTime(article.publish_day) : "")
      .TextOrNull("published", dated ? rfc3339(article.publish_time) : "")
      .Text("date_basis", v1::DateBasis_Name(article.publish_time_basis))
      .Text("date_precision",
            v1::DatePrecision_Name(article.publish_time_precision))
      .TextOrNull("modified",
                  article.modify_time ? rfc3339(*article.modify_time) : "")
      .Text("site", article.site_name)
      .Text("source", article.source)
      .Text("language", article.language_code)
      .Text("canonical_url", article.canonical_url)
      .Texts("cited_outlets", article.cited_outlets)
      .Text("revision_reason", article.revision_reason);
  if (origins) {
    json.Raw("origins",
             absl::StrCat("[", absl::StrJoin(made.origins, ","), "]"));
  }
  return json.Close();
}

std::string ExtractToJson(const v1::RawArticle& raw,
                          const claims::ClaimExtractor& extractor,
                          absl::Time now) {
  ArticleRecord record = RecordOf(raw, now);
  ingest::Extraction found =
      extractor.Extract(record.text(), pipeline::ContextOf(record));
  const text::CodePointMap map(record.text());
  std::string attributions = AttributionsJson(found.attributions, map);
  pipeline::MoveFindings(found, record);
  record::AssignClaimIds(record.article_id(), record);
  const api::ArticleView view(record);
  std::vector<std::string> claims;
  for (int i = 0; i < record.claims_size(); ++i) {
    claims.push_back(ToJson(view.Claim(i)));
  }
  return JsonObject()
      .Text("id", raw.external_id())
      .Raw("attributions", attributions)
      .Raw("claims", absl::StrCat("[", absl::StrJoin(claims, ","), "]"))
      .Close();
}

}  // namespace hearsay::client
