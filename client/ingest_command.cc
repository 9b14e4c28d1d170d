#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "client/article_reader.h"
#include "client/commands.h"
#include "client/connection.h"
#include "client/ingest_report.h"
#include "client/ingest_sender.h"
#include "client/visibility.h"

namespace hearsay::client {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string address;
  std::string query_address;
  std::string source;
  std::string format = "table";
  bool wait = false;
  size_t window = SenderOptions().max_articles_in_flight;
  double retry_for_s = absl::ToDoubleSeconds(SenderOptions().retry_for);
};

// The next article that can be read; tells of those that cannot.
std::optional<IngestSender::Outgoing> NextReadable(ArticleReader& reader,
                                                   const std::string& source,
                                                   IngestReport& report) {
  while (std::optional<ArticleInput> input = reader.Next()) {
    report.ShowProgress(reader.bytes_read(), reader.total_bytes());
    if (!input->article.ok()) {
      report.Unreadable(input->origin, input->article.status());
      continue;
    }
    if (!input->warning.empty()) {
      report.Note(absl::StrCat(input->origin, ": ", input->warning));
    }
    v1::RawArticle article = *std::move(input->article);
    if (article.source().empty() && article.url().empty()) {
      article.set_source(source);
    }
    return IngestSender::Outgoing{std::move(input->origin), std::move(article)};
  }
  return std::nullopt;
}

int Ingest(const Options& options) {
  const absl::Time start = absl::Now();
  IngestReport report(options.format == "json");
  ArticleReader reader(options.files);
  SenderOptions sending;
  sending.max_articles_in_flight = options.window;
  sending.retry_for = absl::Seconds(options.retry_for_s);
  sending.connect_for = std::min(sending.connect_for, sending.retry_for);

  IngestSender::Events events;
  events.next = [&] { return NextReadable(reader, options.source, report); };
  events.answered = [&](const std::string& origin,
                        const v1::StreamArticlesResponse& answer) {
    report.Answered(origin, answer);
  };
  events.trouble = [&](absl::string_view message) {
    report.Note(absl::StrCat(options.address, ": ", message));
  };
  IngestSender sender(OpenChannel(options.address), sending, std::move(events));
  const absl::Status status = sender.Run();

  const std::string summary = report.Summary(absl::Now() - start);
  std::fputs(summary.c_str(), options.format == "json" ? stderr : stdout);
  if (!status.ok()) {
    const grpc::Status rpc(static_cast<grpc::StatusCode>(status.code()),
                           std::string(status.message()));
    std::fprintf(stderr, "hearsay ingest: %s\n",
                 ExplainCall(kIngestService, options.address, rpc).c_str());
    return kExitFailed;
  }
  const bool visible =
      !options.wait ||
      WaitAndExplain(options.query_address, report.consistency_token());
  return report.any_rejected() || !visible ? kExitFailed : kExitOk;
}

}  // namespace

void AddIngestCommand(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "ingest",
      "Stream articles to hearsay-ingest and sum up what became of "
      "them");
  command
      ->add_option(
          "FILE", options->files,
          "JSON lines (.jsonl), JSON and ninjs (.json), NewsML-G2 and "
          "NITF (.xml), web archives (.warc), plain text (.txt), pages "
          "(.html), each also .gz and .zst; - reads JSON lines from "
          "standard input")
      ->required();
  AddAddressOption(*command, "--address", kIngestService, options->address);
  command->add_option("--source", options->source,
                      "Domain of the outlet, for articles that name neither a "
                      "source nor a URL");
  command
      ->add_option("--format", options->format,
                   "table: a summary; json: one answer a line, with the "
                   "article's file and line as requestId, the summary on "
                   "stderr")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  AddWaitOptions(*command, options->wait, options->query_address);
  command
      ->add_option("--window", options->window,
                   "Articles sent and not yet answered, at most")
      ->check(CLI::Range(1, 65536))
      ->capture_default_str();
  command
      ->add_option("--retry_for", options->retry_for_s,
                   "Seconds to go on resending without any answer")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->callback([options, &exit_code] { exit_code = Ingest(*options); });
}

}  // namespace hearsay::client
