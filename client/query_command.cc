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
  int page_size = 200;
  int64_t limit = std::numeric_limits<int64_t>::max();
  std::string format = "table";
  std::string consistency_token;
  double timeout_s = 30;
};

// Prints page after page. JSON: claims alone, one a line, on stdout; how the
// words were read goes to stderr then.
class AnswerPrinter {
 public:
  explicit AnswerPrinter(bool json)
      : json_(json), table_(TerminalColumns(120)) {}

  void Begin(const v1::SearchClaimsResponse& first_page) {
    std::FILE* out = json_ ? stderr : stdout;
    std::fputs(DescribeAnswer(first_page).c_str(), out);
    std::fputs(DescribeFacets(first_page).c_str(), out);
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

int Query(const Options& options) {
  const auto stub = v1::QueryService::NewStub(OpenChannel(options.address));
  v1::SearchClaimsRequest request;
  request.set_query(absl::StrJoin(options.words, " "));
  request.set_filter(options.filter);
  request.set_order_by(options.order_by);
  request.set_page_size(
      static_cast<int>(std::min<int64_t>(options.page_size, options.limit)));
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
      if (left-- == 0) break;
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
  command->add_option("--limit", options->limit, "Print so many at most")
      ->check(CLI::PositiveNumber);
  command
      ->add_option("--page_size", options->page_size,
                   "Claims fetched in one call")
      ->check(CLI::Range(1, kLargestPage))
      ->capture_default_str();
  command->add_option("--facet", options->facets,
                      "Count all matches by a field too; repeatable");
  command
      ->add_option("--format", options->format,
                   "table, or json: one claim a line")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->add_option("--consistency_token", options->consistency_token,
                      "From an ingest answer: see at least what it wrote");
  command->add_option("--timeout", options->timeout_s, "Seconds for one call")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->callback([options, &exit_code] { exit_code = Query(*options); });
}

}  // namespace hearsay::client
