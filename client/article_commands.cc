// `hearsay get` and `hearsay retract`: what is done by name.

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "client/claim_table.h"
#include "client/claim_text.h"
#include "client/commands.h"
#include "client/connection.h"
#include "client/json_output.h"
#include "client/terminal_text.h"
#include "client/visibility.h"
#include "common/record/proto_time.h"
#include "hearsay/v1/ingest_service.grpc.pb.h"
#include "hearsay/v1/query_service.grpc.pb.h"

namespace hearsay::client {
namespace {

constexpr absl::Duration kTimeout = absl::Seconds(30);

std::string FormatTime(const google::protobuf::Timestamp& time) {
  return absl::FormatTime("%Y-%m-%d %H:%M:%S UTC", record::FromTimestamp(time),
                          absl::UTCTimeZone());
}

// How the article and its earlier copy relate, to stand behind their share.
absl::string_view Explain(const v1::EarlierCopy& copy) {
  switch (copy.kind()) {
    case v1::COPY_KIND_EXACT:
      return ", the same text";
    case v1::COPY_KIND_EXCERPT:
      return ", of which this is a part";
    case v1::COPY_KIND_EXTENSION:
      return ", which is a part of this";
    default:
      return "";
  }
}

std::string DescribeArticle(const v1::Article& article) {
  std::string out;
  const auto row = [&](const char* name, const std::string& value) {
    if (!value.empty()) absl::StrAppend(&out, name, value, "\n");
  };
  row("name:       ", article.name());
  row("source:     ", article.source());
  row("headline:   ", article.headline());
  row("byline:     ", article.byline());
  row("url:        ", article.url());
  if (article.has_publish_time()) {
    row("published:  ", FormatTime(article.publish_time()));
  }
  row("language:   ", article.language_code());
  row("revision:   ", absl::StrCat(article.revision()));
  row("changed:    ", article.revision_reason());
  if (article.has_modify_time()) {
    row("modified:   ", FormatTime(article.modify_time()));
  }
  if (article.earlier_copies().empty() && !article.original_article().empty()) {
    // Stored when an article had one link only.
    row("copy of:    ",
        absl::StrFormat("%s (%.0f %%)", article.original_article(),
                        article.original_share() * 100));
  }
  for (const v1::EarlierCopy& copy : article.earlier_copies()) {
    row("copy of:    ", absl::StrFormat("%s (%.0f %%%s)", copy.article(),
                                        copy.share() * 100, Explain(copy)));
  }
  if (article.pub_status() == v1::PUB_STATUS_CANCELED) {
    row("retracted:  ", article.retraction_reason());
  }
  absl::StrAppend(&out, "\n", article.text(), "\n");
  return out;
}

std::string DescribeClaim(const v1::Claim& claim) {
  const ClaimTable table(TerminalColumns(120));
  return absl::StrCat(claim.name(), "\n\n", table.Header(), table.Row(claim),
                      claim.context().exact(), "\n");
}

struct GetOptions {
  std::vector<std::string> names;
  std::string address;
  std::string format = "text";
};

// Prints what has the name; false, and the reason on stderr, when nothing has.
bool GetOne(v1::QueryService::Stub& stub, const GetOptions& options,
            const std::string& name) {
  grpc::ClientContext context;
  SetTimeout(context, kTimeout);
  grpc::Status status;
  std::string text;
  const bool json = options.format == "json";
  if (absl::StrContains(name, "/claims/")) {
    v1::GetClaimRequest request;
    request.set_name(name);
    v1::Claim claim;
    status = stub.GetClaim(&context, request, &claim);
    text = json ? ToJson(claim) + "\n" : DescribeClaim(claim);
  } else {
    v1::GetArticleRequest request;
    request.set_name(name);
    v1::Article article;
    status = stub.GetArticle(&context, request, &article);
    text = json ? ToJson(article) + "\n" : DescribeArticle(article);
  }
  if (!status.ok()) {
    std::fprintf(stderr, "hearsay get: %s: %s\n", name.c_str(),
                 ExplainCall(kQueryService, options.address, status).c_str());
    return false;
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
  return true;
}

int Get(const GetOptions& options) {
  const auto stub = v1::QueryService::NewStub(OpenChannel(options.address));
  int exit_code = kExitOk;
  for (const std::string& name : options.names) {
    if (!GetOne(*stub, options, name)) exit_code = kExitFailed;
  }
  return exit_code;
}

struct RetractOptions {
  std::string name;
  std::string reason;
  std::string address;
  std::string query_address;
  bool wait = false;
  std::string format = "text";
};

int Retract(const RetractOptions& options) {
  const auto stub = v1::IngestService::NewStub(OpenChannel(options.address));
  grpc::ClientContext context;
  SetTimeout(context, kTimeout);
  v1::RetractArticleRequest request;
  request.set_name(options.name);
  request.set_reason(options.reason);
  v1::RetractArticleResponse response;
  const grpc::Status status =
      stub->RetractArticle(&context, request, &response);
  if (!status.ok()) {
    std::fprintf(stderr, "hearsay retract: %s\n",
                 ExplainCall(kIngestService, options.address, status).c_str());
    return kExitFailed;
  }
  if (options.format == "json") {
    std::printf("%s\n", ToJson(response).c_str());
  } else {
    std::printf("retracted %s: %s\n", response.article().name().c_str(),
                response.article().retraction_reason().c_str());
  }
  if (!options.wait) return kExitOk;
  return WaitAndExplain(options.query_address, response.consistency_token())
             ? kExitOk
             : kExitFailed;
}

void AddFormatOption(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

}  // namespace

void AddGetCommand(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<GetOptions>();
  CLI::App* command =
      app.add_subcommand("get", "Print articles and claims by their names");
  command
      ->add_option("NAME", options->names,
                   "sources/S/articles/A, the same @REVISION, or "
                   "sources/S/articles/A/claims/C")
      ->required();
  AddAddressOption(*command, "--address", kQueryService, options->address);
  AddFormatOption(*command, options->format);
  command->callback([options, &exit_code] { exit_code = Get(*options); });
}

void AddRetractCommand(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<RetractOptions>();
  CLI::App* command = app.add_subcommand(
      "retract",
      "Take an article down: its text and claims go, a tombstone with the "
      "reason stays");
  command->add_option("NAME", options->name, "sources/S/articles/A")
      ->required();
  command->add_option("--reason", options->reason, "Kept in the tombstone")
      ->required();
  AddAddressOption(*command, "--address", kIngestService, options->address);
  AddWaitOptions(*command, options->wait, options->query_address);
  AddFormatOption(*command, options->format);
  command->callback([options, &exit_code] { exit_code = Retract(*options); });
}

}  // namespace hearsay::client
