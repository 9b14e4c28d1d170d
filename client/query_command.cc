#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_join.h"
#include "client/claim_table.h"
#include "client/commands.h"
#include "client/connection.h"
#include "client/json_output.h"
#include "client/terminal_text.h"
#include "client/timeline_chart.h"
#include "hearsay/v1/query_service.grpc.pb.h"

namespace hearsay::client {
namespace {

constexpr int kLargestPage = 1000;

struct Options {
  std::vector<std::string> words;
  std::string address;
  std::string filter;
  std::string order_by;
  std::vector<std::string> facets;
  std::string timeline;
  std::string by;
  int page_size = 200;
  int64_t limit = std::numeric_limits<int64_t>::max();
  std::string format = "table";
  std::string consistency_token;
  double timeout_s = 30;
};

// Prints page after page. JSON: the facets that were asked for and the claims,
// one a line, on stdout; how the words were read goes to stderr then.
class AnswerPrinter {
 public:
  explicit AnswerPrinter(bool json)
      : json_(json), table_(TerminalColumns(120)) {}

  void Begin(const v1::SearchClaimsResponse& first_page) {
    std::fputs(DescribeAnswer(first_page).c_str(), json_ ? stderr : stdout);
    if (json_) {
      for (const v1::Facet& facet : first_page.facets()) {
        std::printf("%s\n", ToJson(facet).c_str());
      }
    } else {
      std::fputs(DescribeFacets(first_page).c_str(), stdout);
    }
    if (!json_ && !first_page.claims().empty()) {
      std::printf("\n%s\n", table_.Header().c_str());
    }
  }
  void Print(const v1::ScoredClaim& scored) {
    const v1::Claim& claim = scored.claim();
    std::string text = json_ ? ToJson(claim) + "\n" : table_.Row(claim);
    marked_ = marked_ || claim.hedges_size() > 0;
    std::fwrite(text.data(), 1, text.size(), stdout);
  }
  void End() {
    if (!json_ && marked_) std::puts("*words* between asterisks are hedges.");
  }

 private:
  const bool json_;
  const ClaimTable table_;
  bool marked_ = false;
};

int Timeline(const Options& options) {
  const auto stub = v1::QueryService::NewStub(OpenChannel(options.address));
  v1::AggregateClaimsRequest request;
  request.set_query(absl::StrJoin(options.words, " "));
  request.set_filter(options.filter);
  request.set_consistency_token(options.consistency_token);
  request.add_group_by(options.timeline);
  if (!options.by.empty()) request.add_group_by(options.by);
  grpc::ClientContext context;
  SetTimeout(context, absl::Seconds(options.timeout_s));
  v1::AggregateClaimsResponse counts;
  const grpc::Status status = stub->AggregateClaims(&context, request, &counts);
  if (!status.ok()) {
    std::fprintf(stderr, "hearsay query: %s\n",
                 ExplainCall(kQueryService, options.address, status).c_str());
    return kExitFailed;
  }
  if (options.format == "json") {
    for (const auto& bucket : counts.buckets()) {
      std::printf("%s\n", ToJson(bucket).c_str());
    }
  } else {
    std::fputs(TimelineChart(counts, options.timeline, options.by,
                             TerminalColumns(100))
                   .c_str(),
               stdout);
  }
  return kExitOk;
}

int Query(const Options& options) {
  const auto stub = v1::QueryService::NewStub(OpenChannel(options.address));
  v1::SearchClaimsRequest request;
  request.set_query(absl::StrJoin(options.words, " "));
  request.set_filter(options.filter);
  request.set_order_by(options.order_by);
  // Without claims one is fetched all the same: 0 would mean many.
  request.set_page_size(static_cast<int>(
      std::clamp<int64_t>(options.limit, 1, options.page_size)));
  request.set_consistency_token(options.consistency_token);
  for (const std::string& facet : options.facets) request.add_facets(facet);

  AnswerPrinter printer(options.format == "json");
  int64_t left = options.limit;
  bool first = true;
  do {
    grpc::ClientContext context;
    SetTimeout(context, absl::Seconds(options.timeout_s));
    v1::SearchClaimsResponse page;
    const grpc::Status status = stub->SearchClaims(&context, request, &page);
    if (!status.ok()) {
      std::fprintf(stderr, "hearsay query: %s\n",
                   ExplainCall(kQueryService, options.address, status).c_str());
      return kExitFailed;
    }
    if (first) printer.Begin(page);
    first = false;
    for (const v1::ScoredClaim& claim : page.claims()) {
      if (left-- <= 0) break;
      printer.Print(claim);
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && left > 0);
  printer.End();
  return kExitOk;
}

}  // namespace

void AddQueryCommand(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "query",
      "Ask for claims in plain words, such as `denials by Zelensky`, and print "
      "all that match, best first");
  command->add_option("WORDS", options->words,
                      "The question; without any, the newest claims");
  AddAddressOption(*command, "--address", kQueryService, options->address);
  command->add_option(
      "--filter", options->filter,
      "AIP-160, such as 'via:\"CNN\" AND stated_confidence = low'. Fields: "
      "source holder via entity event type polarity factuality "
      "stated_confidence quote_type language publish_time text");
  command->add_option("--order_by", options->order_by,
                      "relevance, publish_time or 'publish_time desc'");
  command
      ->add_option("--limit", options->limit,
                   "Print so many at most; 0 for counts alone")
      ->check(CLI::NonNegativeNumber);
  command
      ->add_option("--page_size", options->page_size,
                   "Claims fetched in one call")
      ->check(CLI::Range(1, kLargestPage))
      ->capture_default_str();
  command->add_option("--facet", options->facets,
                      "Count all matches by a field too: source holder type "
                      "polarity factuality stated_confidence quote_type "
                      "language event entity day week month; repeatable");
  auto* timeline =
      command
          ->add_option("--timeline", options->timeline,
                       "Instead of claims, how many there are each day, week "
                       "or month")
          ->check(CLI::IsMember({"day", "week", "month"}));
  command
      ->add_option("--by", options->by,
                   "With --timeline: also by source, holder, type, polarity, "
                   "factuality, event or entity")
      ->check(CLI::IsMember({"source", "holder", "type", "polarity",
                             "factuality", "event", "entity"}))
      ->needs(timeline);
  command
      ->add_option("--format", options->format,
                   "table, or json: one claim, facet or count a line")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->add_option("--consistency_token", options->consistency_token,
                      "From an ingest answer: see at least what it wrote");
  command->add_option("--timeout", options->timeout_s, "Seconds for one call")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->callback([options, &exit_code] {
    exit_code =
        options->timeline.empty() ? Query(*options) : Timeline(*options);
  });
}

}  // namespace hearsay::client
